"""Inputs to try reading on: examples with pieces changed, hostile texts, and what once broke."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.linear.constructs import CONSTRUCTS
from tests.readers import hostile

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests" / "awkward" / "broken"
_WORDS = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split()
_MARKS = (
    *("\t", "\n", "\n\n", "\n- ", "\n1. ", "\n# ", "\n> ", "\r\n", "\r", "\x0c", "\x1b[2J", "\x85"),
    *("\u202e", "\u200b", "\u0301", "\u2028", "\u00a0", "\xad", "\ufeff", "\0", " ", "  "),
)
_PAIRS = (
    *(("“", "”"), ('"', '"'), ("(", ")"), ("[", "]"), ("He said that ", "."), ("if ", " then ")),
    *(("> ", "\n"), ("<div>", "</div>"), ("- ", "\n  "), ("*", "*"), ("“He said: ", "” she said")),
)
_FORMATS = (".txt", ".md", ".html", ".pdf", ".docx", ".eml")


def inputs(choose: Random) -> Iterator[tuple[str, bytes]]:
    """Names and bytes without end: first what once broke, as it is, then everything changed."""
    once = [(path.name, path.read_bytes()) for path in sorted(BROKEN.iterdir())]
    yield from once
    seeds = [*_examples(), *once, ("stamp.pdf", hostile.stamped(3))]
    seeds.append(("boxes.docx", hostile.nested_boxes(12)))
    while True:
        kind = choose.randrange(4)
        if kind == 0:
            name, data = choose.choice(seeds)
            yield name, _damaged(data, choose)
        elif kind == 1:
            yield f"a{choose.choice(_FORMATS[:3])}", _words(choose).encode("utf-8", "replace")
        elif kind == 2:
            yield f"a{choose.choice(_FORMATS[:3])}", _nested(choose).encode()
        else:
            make = CONSTRUCTS[choose.choice(sorted(CONSTRUCTS))]
            text = make(choose.randrange(100, 1500)) + _words(choose)
            yield f"a{choose.choice(_FORMATS)}", text.encode("utf-8", "replace")


def _examples() -> list[tuple[str, bytes]]:
    paths = sorted((ROOT / "examples").glob("*.*"))
    return [(path.name, path.read_bytes()) for path in paths if path.suffix in _FORMATS]


def _damaged(data: bytes, choose: Random) -> bytes:
    """The bytes with some of them flipped, dropped, repeated, cut off, or replaced by words."""
    made = bytearray(data)
    for _ in range(choose.randint(1, 12)):
        if not made:
            break
        place, width = choose.randrange(len(made)), choose.choice((1, 1, 2, 8, 64, 500))
        change = choose.randrange(5)
        if change == 0:
            made[place] = choose.randrange(256)
        elif change == 1:
            del made[place : place + width]
        elif change == 2:
            made[place:place] = made[place : place + width] * choose.randint(1, 40)
        elif change == 3:
            made[place : place + width] = choose.choice((*_WORDS, *_MARKS)).encode()
        elif choose.random() < 0.1:
            del made[place + 1 :]
    return bytes(made)


def _words(choose: Random) -> str:
    pieces = (choose.choice(_WORDS if choose.random() < 0.8 else _MARKS) for _ in range(200))
    return "".join(f"{piece}{choose.choice((' ', ' ', ''))}" for piece in pieces)


def _nested(choose: Random) -> str:
    opening, closing = choose.choice(_PAIRS)
    depth = choose.randrange(1, 150)
    inner = " ".join(choose.choice(_WORDS) for _ in range(choose.randrange(1, 30)))
    return opening * depth + inner + closing * choose.choice((depth, depth, 0, depth // 2))
