"""Holds a draft against the documents that it rests on, as a program does: over `sayso mcp`.

    pip install 'sayso[mcp]'
    python examples/audit_a_draft.py

The draft is one that a program wrote. One quotation in it was invented, one “may” was lost, and one
report is counted three times. What is printed is what the tools answer, as a model sees it.
"""

import asyncio
import json
import re
import sys
from pathlib import Path
from typing import Any

import mcp_types as types
from mcp import Client, StdioServerParameters

FOLDER = Path(__file__).parent
SERVER = StdioServerParameters(
    command=sys.executable,
    args=["-c", "from sayso.cli.main import main; main()", "mcp", "--root", str(FOLDER)],
)
WIRE, NOTES = "harbour-notes/01-selene-wire.md", ["harbour-notes"]
STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "Does the governor say that?",
        "quote",
        {
            "words": "We know who did this, and they will answer for it",
            "path": WIRE,
            "among": NOTES,
        },
    ),
    (
        "Is that what the wire had of the boat, and who else has it?",
        "quote",
        {
            "words": "a militia boat lay off the pier an hour before the blast",
            "path": WIRE,
            "among": NOTES,
        },
    ),
    ("What was lost on the way, and by whom?", "link", {"paths": NOTES, "about": "boat"}),
    ("And is the draft sound in itself?", "check", {"path": "harbour-draft.md"}),
)
_MARKS = re.compile(r"(?s).*?<<<documents (?P<mark>\w+)\n(?P<told>.*)\n(?P=mark) documents>>>")


async def main() -> None:
    """Ask, one thing after another."""
    async with Client(SERVER) as client:
        for question, tool, arguments in STEPS:
            print(f"# {question}\n> {tool} {json.dumps(arguments)}\n")
            result = await client.call_tool(tool, arguments)
            print(f"{told(result)}\n")


def told(result: types.CallToolResult) -> str:
    """The text of an answer, without the marks that set it apart, which differ each time."""
    text = "\n".join(one.text for one in result.content if isinstance(one, types.TextContent))
    found = _MARKS.fullmatch(text)
    return text if found is None else found["told"]


if __name__ == "__main__":
    asyncio.run(main())
