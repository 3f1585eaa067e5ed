"""The journey of a document to its reading, drawn from the code: which function makes what.

    .venv/bin/python scripts/draw_journey.py

Prints the picture that docs/how-a-reading-is-made.md holds; a test fails where the two differ.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "sayso"
STATIONS = (
    ("orders.py", "_analysed"),
    ("analysis/analyse.py", "analyse"),
    ("analysis/statements/finding.py", "find_statements"),
    ("analysis/time/told.py", "tell_times"),
    ("claims/make_reading.py", "make_reading"),
    ("claims/drafts.py", "settle_drafts"),
    ("claims/ruled.py", "draft_by_rules"),
)
"""The functions that string others together, each by the module that holds it."""

_WIDTH = 44


def draw() -> str:
    """The picture: under each function those that it calls, in their order, and what they make."""
    return "\n".join(_lines(*STATIONS[0], depth=0)) + "\n"


def _lines(path: str, function: str, *, depth: int) -> Iterator[str]:
    tree = ast.parse((SOURCE / path).read_text(encoding="utf-8"))
    homes = dict(_imported(tree))
    body = next(
        each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == function
    )
    made = dict(_made(body))
    seen = set[str]()
    for call in sorted(_calls(body), key=lambda each: (each.end_lineno, each.end_col_offset)):
        name = _name(call)
        if name == "mark":
            yield _line(depth, "engines/*/engine.py", "mark", "marks")
        # ``find`` is an argument of ``analyse``: how statements are found unless told otherwise.
        name = "find_statements" if name == "find" else name
        if name in seen or name not in homes:
            continue
        seen.add(name)
        home, station = homes[name], (homes[name], name)
        yield _line(depth, home, name, made.get("find" if name == "find_statements" else name, ""))
        if station in STATIONS:
            yield from _lines(home, name, depth=depth + 1)


def _line(depth: int, home: str, name: str, made: str) -> str:
    left = f"{'  ' * depth}{name}"
    return f"{left:<32}{home:<{_WIDTH}}{made}".rstrip()


def _calls(body: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(body) if isinstance(each, ast.Call))


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _made(body: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """What the calls of a function are given a name as, or are an argument of."""
    for each in ast.walk(body):
        if isinstance(each, ast.Assign):
            target, value = each.targets[0], each.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            for one, made in pairs:
                for call in _calls(made):
                    yield _name(call), ast.unparse(one).strip("()")
    for each in ast.walk(body):
        if isinstance(each, ast.keyword) and each.arg and isinstance(each.value, ast.Call):
            yield _name(each.value), each.arg


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The functions that a module takes from others of the package, and where they are."""
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("sayso."):
            home = f"{(each.module or '').removeprefix('sayso.').replace('.', '/')}.py"
            holds_data = home.startswith(("records", "errors", "plugins"))
            for alias in each.names:
                called = alias.name[0].islower() or home.startswith("analysis/people")
                if called and not holds_data:
                    yield alias.name, home


if __name__ == "__main__":
    print(draw(), end="")
