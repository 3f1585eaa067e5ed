"""Prompts: what a person can have a program do with the tools, in words of our own."""

from collections.abc import Mapping

import mcp_types as types

from sayso.errors import ConfigError
from sayso.mcp.wording import words
from sayso.pages.draw_words import quoted

_MOST = 1_000


def list_prompts() -> types.ListPromptsResult:
    """Every prompt, with what it asks for."""
    return types.ListPromptsResult(
        prompts=[
            types.Prompt(
                name=name,
                title=prompt["title"],
                description=prompt["description"],
                arguments=[
                    types.PromptArgument(name=each, description=told, required=True)
                    for each, told in prompt["arguments"].items()
                ],
            )
            for name, prompt in words()["prompts"].items()
        ]
    )


def get_prompt(name: str, given: Mapping[str, str]) -> types.GetPromptResult:
    """A prompt with its blanks filled.

    Raises:
        ConfigError: there is no such prompt, or an argument is missing, unknown or too long.
    """
    known = words()["prompts"]
    if name not in known:
        raise ConfigError(f"no prompt is called {name!r}", remedy=f"known: {', '.join(known)}")
    prompt = known[name]
    for each in prompt["arguments"]:
        if not given.get(each, "").strip():
            raise ConfigError(f"{name}: {each} is missing", remedy=prompt["arguments"][each])
    for each, value in given.items():
        if each not in prompt["arguments"] or len(value) > _MOST:
            told = f"longer than {_MOST:,} characters" if each in prompt["arguments"] else "unknown"
            raise ConfigError(f"{name}: {each!r} is {told}", remedy="see the list of prompts")
    text = prompt["text"]
    for each, value in given.items():
        text = text.replace("{" + each + "}", f"“{quoted(value)}”")
    content = types.TextContent(type="text", text=text)
    return types.GetPromptResult(
        description=prompt["description"],
        messages=[types.PromptMessage(role="user", content=content)],
    )
