"""Credits: whose text a document says that it carries, in its dateline, byline or sign-off."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from sayso.dossier.lexicon import any_of, word_set
from sayso.records import Credit, Document
from sayso.records.credit import CreditKind

_HEAD, _TAIL = 12, 4
"""Lines at the head, which may begin with a title and a table of facts, and at the foot."""
_LINE = re.compile(r"^[^\S\n]*+\S[^\n]*", re.MULTILINE)
_WORD = r"[A-Z][\w.&'’-]{0,60}"
_NAME = rf"{_WORD}(?:\s+(?:(?:of|the|and|for|de|la)\s+)*{_WORD}){{0,6}}"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z .,'’-]{{2,60}}?(?:,\s+[A-Z\d][\w., ]{{2,40}}?)?\s*|(?=\([^\s)]+\s))"
    rf"\(\s*(?P<name>{_NAME})\s*\)\s*(?:-{{1,2}}|–|—|:)\s"
)
_BYLINE = re.compile(
    rf"[Bb][Yy]\s+(?P<who>{_NAME}(?:\s+and\s+{_NAME})?)(?:\s*[,|/\n–—-]\s*(?P<name>{_NAME}))?\s*$"
)
_LEAST = 3


def find_credits(document: Document) -> tuple[Credit, ...]:
    """Whom a document credits, in order: in its first lines and its last ones alone.

    Those that its reader found, where it did; older readings hold none.

    Lines are those of the text, not of its blocks: a layout may leave a credit out of them.
    """
    known = tuple(each for each in document.credits if each.kind != "address")
    if known:
        return known
    head = [line.span() for line in islice(_LINE.finditer(document.text), _HEAD)]
    found: dict[tuple[int, int], Credit] = {}
    for start, end in head:
        for credit in _opening(document.text, start, end):
            found.setdefault((credit.start or 0, credit.end or 0), credit)
    for start, end in dict.fromkeys((*head, *_last_lines(document.text))):
        for credit in _signing(document.text, start, end):
            found.setdefault((credit.start or 0, credit.end or 0), credit)
    return tuple(found[place] for place in sorted(found))


@lru_cache(maxsize=1 << 14)
def plain(name: str) -> str:
    """A name however it is written: "Interior Ministry" is "Ministry of the Interior"."""
    words = set(re.findall(r"[^\W_]+", name.lower()))
    return " ".join(sorted(words - word_set("credits", "inner")))


def _last_lines(text: str) -> list[tuple[int, int]]:
    """The last lines of a text that are not empty, in order."""
    found: list[tuple[int, int]] = []
    end = len(text)
    while end >= 0 and len(found) < _TAIL:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            found.insert(0, (start, end))
        end = start - 1
    return found


def _opening(text: str, start: int, end: int) -> Iterator[Credit]:
    dateline = _DATELINE.match(text, start, end)
    if dateline:
        yield _credit("dateline", dateline, "name")
    byline = _BYLINE.match(text, start, end)
    if byline:
        yield _credit("byline", byline, "who")
        if byline["name"]:
            yield _credit("agency", byline, "name")


def _signing(text: str, start: int, end: int) -> Iterator[Credit]:
    openers = _before().finditer(text, max(0, start - 1), end)  # with the line's end before it
    first = _first().match(text, 0, end) if start == 0 else None
    closers = _after().finditer(text, start, end) if _closing().search(text, start, end) else ()
    for match in (*((first,) if first else ()), *openers, *closers):
        if len(match["name"]) >= _LEAST:
            yield _credit("agency", match, "name")


def _credit(kind: CreditKind, match: re.Match[str], group: str) -> Credit:
    start, end = match.span(group)
    return Credit(kind=kind, name=match[group].rstrip("."), start=start, end=end)


@cache
def _before() -> re.Pattern[str]:
    # What a pattern begins with is looked for quickly where it is a character.
    return re.compile(rf"[\n(\[]{_opened()}")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(_opened())


@cache
def _opened() -> str:
    opener = any_of(word_set("credits", "before")).pattern.replace(r"[\s\-‐‑]+:", r"\s*:")
    between = r"\s*+(?:©|\(c\))?\s*+(?:\d{4},?\s++)?(?:the\s++)?"
    return rf"[^\S\n]*+(?i:{opener}){between}(?P<name>{_NAME})"


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{_NAME})\s+(?i:{_closing().pattern})")


@cache
def _closing() -> re.Pattern[str]:
    return any_of(word_set("credits", "after"))
