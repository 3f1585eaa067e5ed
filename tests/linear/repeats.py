"""What of an expression may be had without end, and text made of what it takes there."""

import re
from collections.abc import Iterable, Iterator
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_MANY = 200
"""So many times is without end."""
_TAKEN = 12
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_ORDERS = ("aA1 -.,\"“'([\n", "\n \"“.,-([1Aa'")
"""What a letter of a class is taken from: the first that belongs to it."""


def made_for(pattern: str | bytes, flags: int, common: Iterable[str]) -> set[str]:
    """Pieces of text that, again and again, some repeat of the expression takes.

    They are of the words and classes of the expression itself, and of what is ``common``.
    """
    parsed = _parser.parse(pattern, flags)
    found: set[str] = set()
    for before, repeat in _without_end(parsed):
        taken = _compiler.compile(_only(parsed, repeat), flags)
        for order in _ORDERS:
            body = _sample(repeat[1][2], order)
            lead = "".join(_sample_of(item, order) for item in before)
            found |= {body, lead + body, lead, body + lead}
        found |= {piece for piece in common if taken.match(piece * _TAKEN, 0)}
    return found - {""}


def _without_end(items: Any) -> Iterator[tuple[list[Any], Any]]:
    """Each repeat without end, and what stands before it in its group."""
    for number, item in enumerate(items):
        operation, given = item
        if operation in _REPEATS and given[1] >= _MANY:
            yield list(items[:number]), item
        for part in _parts(operation, given):
            yield from _without_end(part)


def _parts(operation: Any, given: Any) -> list[Any]:
    if operation in _REPEATS:
        return [given[2]]
    if operation is _constants.SUBPATTERN:
        return [given[3]]
    if operation is _constants.ATOMIC_GROUP:
        return [given]
    if operation is _constants.BRANCH:
        return list(given[1])
    return []


def _only(parsed: Any, repeat: Any) -> Any:
    """The repeat alone, as an expression that takes what it takes at least so many times."""
    _, _, body = repeat[1]
    return _parser.SubPattern(
        parsed.state, [(_constants.MAX_REPEAT, (_TAKEN // 2, _constants.MAXREPEAT, body))]
    )


def _sample(items: Any, order: str) -> str:
    return "".join(_sample_of(item, order) for item in items)


def _sample_of(item: Any, order: str) -> str:
    operation, given = item
    if operation is _constants.LITERAL:
        return chr(given)
    if operation is _constants.BRANCH:
        return _sample(given[1][0], order)
    if operation in _REPEATS:
        return _sample(given[2], order) * max(int(given[0]), 1)
    if parts := _parts(operation, given):
        return _sample(parts[0], order)
    if operation in (_constants.ANY, _constants.IN, _constants.NOT_LITERAL):
        alone = _parser.SubPattern(_parser.State(), [item])
        expression: re.Pattern[str] = _compiler.compile(alone)
        return next((one for one in order if expression.match(one)), "")
    return ""
