"""Marks of Markdown inside a line: which characters lay words out and are none of them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.records import Block

Span = tuple[int, int]

_CODE = re.compile(
    r"(?P<ticks>`{1,9})(?!`)(?:(?!(?P=ticks)).){1,2000}?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}-->", re.DOTALL)
_PICTURE = re.compile(
    r"!\[[^\[\]]{0,500}\](?:\([^()\s]{0,1000}(?:[ ]\"[^\"\n]{0,300}\")?\)|\[[^\[\]]{0,200}\])"
)
_ADDRESS = (
    r"\(<?[^()<>\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,1000})?>?"
    r"(?:\s{1,3}[\"'(][^\n]{0,300}?[\"')])?\)"
)
_LINK = re.compile(
    r"\[(?!\^)(?P<words>(?:[^\[\]]|\[[^\[\]]{0,200}\]){1,1000})\]"
    rf"(?:{_ADDRESS}|\[(?!\^)[^\[\]\n]{{0,200}}\])"
)
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|em|i|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BARE = re.compile(r"<(?=(?:https?|mailto):[^<>\s]{1,1000}(?P<close>>))")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_QUOTE = re.compile(r"(?<=\n)[ ]{0,3}>(?:[ ]?>)*[ ]?")
_RUN = re.compile(r"\*{1,3}|_{1,3}|~~")
_FAR = 5_000
"""Code points; emphasis that is not closed within so many is none."""
_DEEPEST = 20
"""Marks of emphasis that wait for their closing ones."""


def is_link(text: str) -> bool:
    """Whether a paragraph is a link and nothing else, which leads elsewhere."""
    return _LINK.fullmatch(text.strip("*_.→»> ")) is not None


def note_definition(text: str) -> bool:
    """Whether a paragraph is the text of a note, after its mark and a colon: ``[^1]: See ...``."""
    return re.match(r"\[\^[^\[\]\s]{1,60}\]:", text) is not None


def marks_of(text: str, blocks: Iterable[Block]) -> list[Span]:
    """The spans of the text, in order, that are marks of layout inside its blocks.

    Brackets and addresses of links, pictures, marks of notes, emphasis, escapes, tags of a
    line, and the ">" of a quotation's further lines. Comments stay as they are, and what is code
    but for the marks around it.
    """
    found: list[Span] = []
    for block in blocks:
        body = text[block.start : block.end]
        found += ((block.start + a, block.start + b) for a, b in _marks(body))
    return found


def cut(text: str, blocks: Sequence[Block], marks: Sequence[Span]) -> tuple[str, tuple[Block, ...]]:
    """The text without the marks, and its blocks where they then are; empty ones are gone."""
    ends = [end for _, end in marks]
    lost = [0]
    for start, end in marks:
        lost.append(lost[-1] + end - start)

    def moved(offset: int) -> int:
        place = bisect_right(ends, offset)
        inside = offset - marks[place][0] if place < len(marks) and marks[place][0] < offset else 0
        return offset - lost[place] - inside

    parts, reached = [], 0
    for start, end in marks:
        parts.append(text[reached:start])
        reached = end
    shown = "".join((*parts, text[reached:]))
    return shown, tuple(_settled(shown, moved, blocks))


def cuts_of(marks: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    """Where marks are missing from the text without them, as ``Document.cuts`` has it."""
    cuts: list[tuple[int, int]] = []
    gone = 0
    for start, end in marks:
        cuts.append((start - gone, end - start))
        gone += end - start
    return tuple(cuts)


def _settled(shown: str, moved: Callable[[int], int], blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        start, end = moved(block.start), moved(block.end)
        body = shown[start:end]
        start += len(body) - len(body.lstrip())
        end = start + len(body.strip())
        if start < end:
            yield replace(block, start=start, end=end)


def _marks(body: str) -> list[Span]:
    """The marks in one block, in order, none over another."""
    if not re.search(r"[\[\]*_~<>\\`]", body):
        return []
    kept = {found.span() for pattern in (_CODE, _COMMENT) for found in pattern.finditer(body)}
    taken = sorted((*kept, *_links(body)))
    plain = _outside(taken)
    single = [
        found.span()
        for pattern in (_NOTE, _TAG, _ESCAPE, _QUOTE)
        for found in pattern.finditer(body)
    ]
    for found in _BARE.finditer(body):
        single += [found.span(), found.span("close")]
    marks = {span for span in single if plain(span)}
    marks.update(span for span in taken if span not in kept)
    for code in _CODE.finditer(body):
        if "<!--" in code[0]:
            continue  # a note to the checks that is only shown
        width = len(code["ticks"])
        marks |= {(code.start(), code.start() + width), (code.end() - width, code.end())}
    escaped = {start + 1 for start, end in marks if body[start:end] == "\\"}
    marks.update(span for span in _emphasis(body, escaped) if plain(span))
    return _apart(sorted(marks))


def _links(body: str) -> Iterator[Span]:
    """Whole pictures, and the brackets and addresses around the words of links."""
    for picture in _PICTURE.finditer(body):
        yield picture.span()
    for link in _LINK.finditer(body):
        if link.start() and body[link.start() - 1] in "!\\":
            continue
        yield link.start(), link.start("words")
        yield link.end("words"), link.end()


def _outside(taken: Sequence[Span]) -> Callable[[Span], bool]:
    """Whether a span touches none of those taken."""
    starts = [start for start, _ in taken]

    def plain(span: Span) -> bool:
        place = bisect_right(starts, span[0]) - 1
        before = place < 0 or taken[place][1] <= span[0]
        return before and (place + 1 == len(taken) or span[1] <= taken[place + 1][0])

    return plain


def _emphasis(body: str, escaped: set[int]) -> Iterator[Span]:
    """Pairs of marks that stand at the edges of words, as CommonMark pairs them."""
    waiting: list[tuple[str, Span]] = []
    for found in _RUN.finditer(body):
        if found.start() in escaped:
            continue
        before = body[found.start() - 1 : found.start()] if found.start() else " "
        after = body[found.end() : found.end() + 1] or " "
        if found[0][0] == "_" and before.isalnum() and after.isalnum():
            continue
        single = list(_single(found))
        if not before.isspace():
            while single and (opened := _opened(waiting, *single[0])) is not None:
                yield waiting[opened][1]
                yield single.pop(0)[1]
                del waiting[opened:]
        if not after.isspace() and (found[0][0] != "_" or not before.isalnum()):
            waiting = [*waiting[-_DEEPEST:], *single]


def _single(found: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """The single marks of a run of them; two tildes are one."""
    width = 2 if found[0] == "~~" else 1
    for start in range(found.start(), found.end(), width):
        yield found[0][0], (start, start + width)


def _opened(waiting: Sequence[tuple[str, Span]], mark: str, span: Span) -> int | None:
    """Which of the waiting marks a closing one belongs to."""
    for place in range(len(waiting) - 1, -1, -1):
        if waiting[place][0] == mark:
            return place if span[0] - waiting[place][1][0] <= _FAR else None
    return None


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans without those that begin inside another."""
    result: list[Span] = []
    for start, end in spans:
        if not result or start >= result[-1][1]:
            result.append((start, end))
    return result
