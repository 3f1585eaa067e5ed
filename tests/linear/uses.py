"""How an expression is used: looked for in a text, or only tried where one begins."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

TRIED = {
    "analysis/time/words.py rules_by_start": "a rule, where a word begins a time",
    "analysis/time/words.py _beginning": "the rules of a word together, where it stands",
    "checks/hearsay.py _vague": "a few words before a noun for many",
    "checks/hearsay.py _unnamed": "a few words before a noun for a person",
}
"""Where others try an expression that is handed to them, and look for it nowhere."""


FAR = {"readers/markdown_marks.py _COMMENT": 2_000}
"""How many characters ahead an expression looks at most: what is shorter tells nothing of it."""
_AT_ONE_PLACE = {"match", "fullmatch"}


class Use(NamedTuple):
    """A line on which a function of ``re`` is called with an expression."""

    file: Path
    line: int
    function: str


def name_of(use: Use) -> str:
    """Its file, and the name of the expression, or of the function that it stands in."""
    return f"{str(use.file).split('/sayso/')[-1]} {_name(use)}"


def is_only_tried(use: Use) -> bool:
    """Whether the expression is matched at one place of a text, and never searched for in it."""
    if use.function in _AT_ONE_PLACE or name_of(use) in TRIED:
        return True
    name = _name(use)
    if use.function != "compile" or not name.startswith("_"):
        return False  # a public name others may import
    call = r"(?:\([\w\"]*\))?"
    text = use.file.read_text("utf-8")
    methods = re.findall(rf"(?<!def )\b{name}\b{call}(?:\.(\w+)\(|(?! =))", text)
    return bool(methods) and set(methods) <= _AT_ONE_PLACE


def _name(use: Use) -> str:
    return _names(use.file).get(use.line, str(use.line))


@cache
def _names(file: Path) -> dict[int, str]:
    """By the line: what a module assigns to, or the function that it stands in."""
    found: dict[int, str] = {}
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        elif isinstance(node, ast.FunctionDef):
            name = node.name
        else:
            continue
        found |= dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), name)
    return found
