"""Lines of a plain text: where each begins and ends, and the marks that layout puts on it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONG_LINE = 400
"""Code points; a longer line is a paragraph in itself and is not looked at for layout."""

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_QUOTE_MARK = re.compile(r"[ ]{0,3}>(?:[ ]?>)*[ \t]*")
_BULLET = re.compile(r"[•◦▪▫‣●○■□·∙⁃➢➤►▶✓✔][ \t\u00a0]*(?=\S|$)")
_DASH = re.compile(r"([-*+–—])[ \t\u00a0]+(?=\S)")
_TURN = re.compile(r"[^\W\d_][^:\n]{0,40}:(?=\s)")
_NUMBER = re.compile(
    r"(?:\(?(?P<digits>\d{1,3})[.)]|\[(?P<boxed>\d{1,3})\](?=[ \t\u00a0]+[A-Z“\"'‘])"
    r"|\((?P<letter>[a-z]|[ivx]{2,5})\)|(?P<bare>[a-z])(?:\)|\.(?=[ \t\u00a0]+[A-Z“\"'‘\d])))"
    r"[ \t\u00a0]+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its white space cut off: text is the span from start to end.

    ``depth`` counts the ">" marks of a quoted line, which the span leaves out. ``indent`` counts
    columns before the first character.
    """

    start: int
    end: int
    text: str
    indent: int
    depth: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes a line a list item.

    ``symbol`` is the bullet, "1" for digits, "a" for letters; ``value`` is the number that it
    counts; ``width`` is how many characters the mark fills with the space after it.
    """

    symbol: str
    value: int
    width: int

    @property
    def certain(self) -> bool:
        """Whether the mark can be nothing but a bullet."""
        return self.symbol not in "-*+–—1a"


def split_lines(text: str) -> Iterator[Line]:
    """The lines of the text in order; blank lines that follow one another count as one."""
    position = 0
    gap = False
    for found in _LINE_END.finditer(text):
        line = _line(text, position, found.start())
        if not (gap and line.blank and not line.depth):
            yield line
        gap = line.blank and not line.depth
        position = found.end()
    yield _line(text, position, len(text))


def list_mark(text: str) -> Mark | None:
    """The bullet or number that a line begins with, if any."""
    head = text[:40]
    if found := _BULLET.match(head):
        return Mark(head[0], 0, found.end())
    if found := _DASH.match(head):
        return Mark(found[1], 0, found.end())
    if found := _NUMBER.match(head):
        if digits := found["digits"] or found["boxed"]:
            return Mark("1", int(digits), found.end())
        letters = found["letter"] or found["bare"]
        return Mark("a", ord(letters[0]) - ord("a") + 1, found.end())
    return None


def are_turns(texts: Sequence[str]) -> list[bool]:
    """Of each of some texts, whether it begins with a label that another does too: "VANN: Yes"."""
    labels = [found[0] if (found := _TURN.match(text)) else "" for text in texts]
    times = Counter(labels)
    return [bool(label) and times[label] > 1 for label in labels]


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    depth = 0
    inner = 0
    if found := _QUOTE_MARK.match(raw):
        depth = found[0].count(">")
        inner = found.end()
    body = raw[inner:]
    content = body.strip()
    lead = len(body) - len(body.lstrip())
    begin = start + inner + (lead if content else 0)
    indent = len(body[:lead].expandtabs(4))
    return Line(begin, begin + len(content), content, indent, depth)
