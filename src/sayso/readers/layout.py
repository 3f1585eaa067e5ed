"""Layout: from the lines of a plain text to its blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.readers.captions import is_caption
from sayso.readers.furniture import is_furniture
from sayso.readers.headings import heading_level, is_heading, is_speaker_line
from sayso.readers.heads import is_running
from sayso.readers.lines import LONG_LINE, Line, Mark, are_turns, list_mark, split_lines
from sayso.readers.masthead import is_masthead_line
from sayso.readers.wrapping import Wrapping, ends_sentence, goes_on, measure
from sayso.records import Block

_UNDERLINE = re.compile(r"(=+|-+|~+|\*+|_+)")
_NO_WORDS = re.compile(r"[\W\d_]*|(?i:page)[ ]\d{1,4}(?:[ ](?:of|/)[ ]\d{1,4})?|\[\d{1,4}\]")
_SPEAKER = re.compile(r"[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,4}:[ ]")

_ASIDE = re.compile(r"\([^()]{1,30}\)")

_CAPTION_LINES = 3
_LABELLED = 60
_CUE = re.compile(r"(?:\d{1,2}:)?\d\d:\d\d[.,]\d{3} +--> +(?:\d{1,2}:)?\d\d:\d\d[.,]\d{3}.*")
"""The times at which a subtitle is shown, on a line of their own: nothing goes on past it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that make one block, before it is known of which kind.

    ``gap`` says whether a blank line (or the text's edge) stands before it, ``closed`` whether
    one stands after. ``rank`` is the level of an underlined heading, else 0.
    """

    lines: tuple[Line, ...]
    mark: Mark | None
    gap: bool
    closed: bool = False
    rank: int = 0

    @property
    def text(self) -> str:
        """The first line without its bullet: enough to tell a short block by."""
        return self.lines[0].text[self.mark.width if self.mark else 0 :]

    @property
    def start(self) -> int:
        """Where the block's words begin, after a list mark."""
        return self.lines[0].start + (self.mark.width if self.mark else 0)

    @property
    def end(self) -> int:
        """Where the block's words end."""
        return self.lines[-1].end


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks that the layout of a plain text shows, as spans into it.

    Lines without words (rules, page numbers, underlines) are in no block.
    """
    lines = list(split_lines(text))
    wrapping = measure(lines)
    stretches = [s for s in _stretches(lines, wrapping) if not _wordless(s)]
    shouting = _mostly_capitals(text)
    return tuple(_classify(stretches, by_line=_is_line_by_line(stretches), shouting=shouting))


def divided(text: str, block: Block, wrapping: Wrapping) -> tuple[Block, ...]:
    """The block, parted where one of its lines is neither wrapped nor ends a sentence.

    So a heading, a label or a speaker's name that only a line's end sets apart stands alone.
    Quotations and headings stay whole, as does what ends sentences at its lines' ends.
    """
    if block.kind in ("quote", "heading"):
        return (block,)
    lines = [line for line in split_lines(text[block.start : block.end]) if not line.blank]
    parts: list[list[Line]] = []
    fresh = True
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        alone = following is not None and _stands_alone(line, following, wrapping)
        if fresh or alone or is_speaker_line(line.text):
            parts.append([])
        parts[-1].append(line)
        fresh = alone
    return tuple(_part(text, block, part, last=part is parts[-1]) for part in parts)


def headed(text: str, over: Sequence[Block]) -> Iterator[Block]:
    """The blocks of the lines over a text: those that are no prose are headings, a line each."""
    for block in over:
        lines = [line for line in split_lines(text[block.start : block.end]) if not line.blank]
        if block.kind != "paragraph" or is_running(text[block.start : block.end]):
            yield block
            continue
        for line in lines:
            start, end = block.start + line.start, block.start + line.end
            yield Block(kind="heading", start=start, end=end, level=2)


def _stands_alone(line: Line, following: Line, wrapping: Wrapping) -> bool:
    """Whether a line of a paragraph is no part of a sentence that goes on."""
    joined = ends_sentence(line.text) or goes_on(following.text)
    return not (joined or is_speaker_line(line.text) or wrapping.joins(line, following))


def _part(text: str, block: Block, part: Sequence[Line], *, last: bool) -> Block:
    start, end = block.start + part[0].start, block.start + part[-1].end
    heads = len(part) == 1 and not last and is_heading(text[start:end], first=False, shouting=False)
    if heads:
        return Block(kind="heading", start=start, end=end, level=3)
    return replace(block, start=start, end=end)


def _without_cue(line: Line) -> Line:
    """The line, empty where it is the times of a subtitle."""
    is_cue = _CUE.fullmatch(line.text[:LONG_LINE]) is not None
    return replace(line, end=line.start, text="") if is_cue else line


def _stretches(lines: Sequence[Line], wrapping: Wrapping) -> Iterator[Stretch]:
    """The lines put together where a line break is a wrap."""
    current: list[Line] = []
    mark: Mark | None = None
    gap = True
    pending: Mark | None = None
    for line, following in zip(map(_without_cue, lines), (*lines[1:], None), strict=True):
        rank = _underlines(current, line)
        if current and (rank or line.blank or not _continues(current, mark, line, wrapping)):
            closed = line.blank or bool(rank)
            yield Stretch(tuple(current), mark, gap, closed=closed, rank=rank)
            current, mark, gap = [], None, closed
        if line.blank or rank:
            gap = True
            continue
        if current:
            current.append(line)
            continue
        found = None if line.depth else list_mark(line.text)
        if found and found.width == len(line.text):
            pending = found  # a bullet on a line of its own: the item follows
            continue
        current = [line]
        mark = found or (replace(pending, width=0) if pending else None)
        pending = None
        if following is None:
            break
    if current:
        yield Stretch(tuple(current), mark, gap, closed=True)


def _continues(current: Sequence[Line], mark: Mark | None, line: Line, wrapping: Wrapping) -> bool:
    """Whether a line goes on with the block that the lines before it began."""
    last = current[-1]
    if line.depth != last.depth:
        return False
    found = list_mark(line.text)
    if found and not _is_mid_sentence(found, mark, last):
        return False
    if len(current) == 1 and is_speaker_line(last.text):
        return True  # who speaks, and what
    if is_speaker_line(line.text) or (_SPEAKER.match(line.text[:80]) and ends_sentence(last.text)):
        return False
    if len(current) == 1 and is_masthead_line(line.text):
        return False
    if mark and line.indent > current[0].indent and not _is_shouted_head(current, mark):
        return True  # a hanging indent under a list mark
    return wrapping.joins(last, line)


def _is_shouted_head(current: Sequence[Line], mark: Mark | None) -> bool:
    """Whether it is one numbered line in capitals, over what it heads: "3. REQUESTS"."""
    if mark is None or len(current) > 1:
        return False
    head = _ASIDE.sub("", current[0].text[mark.width :])
    return len(head.strip()) > 1 and head.isupper()


def _is_mid_sentence(found: Mark, mark: Mark | None, last: Line) -> bool:
    """Whether what looks like a bullet is a dash or a number that a wrap brought to the front."""
    if found.certain or ends_sentence(last.text) or last.text.endswith((";", ",")):
        return False
    if mark and mark.symbol == found.symbol:
        return found.symbol in "1a" and found.value != mark.value + 1
    return found.symbol not in "1a" or found.value != 1


def _underlines(current: Sequence[Line], line: Line) -> int:
    """The level of the heading that a line underlines, 0 if it underlines none."""
    if len(current) != 1 or len(line.text) < 3 or not _UNDERLINE.fullmatch(line.text[:LONG_LINE]):
        return 0
    above = len(current[0].text)
    if above > 120 or not 0.4 * above <= len(line.text) <= above + 40:
        return 0
    return 1 if line.text[0] in "=*" else 2


def _wordless(stretch: Stretch) -> bool:
    line = stretch.lines[0].text
    return len(stretch.lines) == 1 and len(line) < LONG_LINE and bool(_NO_WORDS.fullmatch(line))


def _is_line_by_line(stretches: Sequence[Stretch]) -> bool:
    """Whether the text sets paragraphs apart by line ends alone, without blank lines."""
    return sum(not s.gap for s in stretches) > 0.6 * len(stretches)


def _mostly_capitals(text: str) -> bool:
    head = text[:20_000]
    counts = [(letter, head.count(letter)) for letter in set(head)]
    upper = sum(count for letter, count in counts if letter.isupper())
    return upper > 0.6 * (upper + sum(count for letter, count in counts if letter.islower()))


def _classify(stretches: Sequence[Stretch], *, by_line: bool, shouting: bool) -> Iterator[Block]:
    headings = set(_headings(stretches, by_line=by_line, shouting=shouting))
    captions = set(_captions(stretches))
    indents: list[int] = []
    for place, stretch in enumerate(stretches):
        level = 0
        if is_furniture(" ".join(line.text for line in stretch.lines[:8])):
            pass  # shown and not read
        elif stretch.lines[0].depth:
            yield Block(kind="quote", start=stretch.start, end=stretch.end)
        elif place in captions:
            yield Block(kind="caption", start=stretch.lines[0].start, end=stretch.end)
        elif place in headings:
            level = stretch.rank or heading_level(stretch.lines[0].text, first=place == 0)
            yield Block(kind="heading", start=stretch.lines[0].start, end=stretch.end, level=level)
        elif stretch.mark and _is_item(stretches, place, stretch.mark):
            level = _item_level(indents, stretch.lines[0].indent)
            yield Block(kind="item", start=stretch.start, end=stretch.end, level=level)
        else:
            yield Block(kind="paragraph", start=stretch.lines[0].start, end=stretch.end)
        if not level or place in headings:
            indents.clear()


def _is_item(stretches: Sequence[Stretch], place: int, mark: Mark) -> bool:
    """Whether a marked stretch stands in a list: a lone dash may be a signature's or a rule's."""
    if mark.certain:
        return True
    around = (*stretches[max(0, place - 1) : place], *stretches[place + 1 : place + 2])
    if any(other.mark and other.mark.symbol == mark.symbol for other in around):
        return True
    led_in = place > 0 and stretches[place - 1].lines[-1].text.endswith(":")
    return led_in or len(stretches[place].text.split(maxsplit=5)) >= 5


def _item_level(indents: list[int], indent: int) -> int:
    """How deep an item is, by how far it and the items over it are set in."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)


def _captions(stretches: Sequence[Stretch]) -> Iterator[int]:
    """Places of captions: after a gap, with the short label lines right above them."""
    group: list[int] = []
    for place, stretch in enumerate(stretches):
        group = [place] if stretch.gap else [*group[-_CAPTION_LINES:], place]
        if len(group) <= _CAPTION_LINES and len(stretch.lines) <= 4 and not stretch.lines[0].depth:
            text = " ".join(line.text for line in stretch.lines)
            above = group[:-1]
            if is_caption(text) and all(_is_label(stretches[other]) for other in above):
                yield from group


def _is_label(stretch: Stretch) -> bool:
    text = stretch.lines[-1].text
    return (len(text) <= 60 and not ends_sentence(text)) or is_caption(text)


def _headings(stretches: Sequence[Stretch], *, by_line: bool, shouting: bool) -> Iterable[int]:
    """Places of headings. A heading heads something: runs of short lines are no headings.

    At the top of a text, title, subtitle, author and date may follow one another.
    """
    run: list[int] = []
    turns = are_turns([stretch.lines[0].text[:_LABELLED] for stretch in stretches])
    for place, stretch in enumerate(stretches):
        if stretch.rank:
            yield from _kept(run)
            run = []
            yield place
        elif not turns[place] and _may_head(stretches, place, by_line=by_line, shouting=shouting):
            run.append(place)
        else:
            yield from _kept(run)
            run = []


def _kept(run: Sequence[int]) -> Sequence[int]:
    top = bool(run) and run[0] == 0
    return run if len(run) <= (5 if top else 2) else run[:1] if top else ()


def _may_head(stretches: Sequence[Stretch], place: int, *, by_line: bool, shouting: bool) -> bool:
    stretch = stretches[place]
    following = stretches[place + 1] if place + 1 < len(stretches) else None
    if stretch.lines[0].depth or (following is None and not shouting):
        return False
    if stretch.mark:
        siblings = stretches[max(0, place - 1) : place + 2]
        alone = sum(bool(s.mark and s.mark.symbol == stretch.mark.symbol) for s in siblings) == 1
        if stretch.mark.symbol != "1" or not alone:
            return False
    text = " ".join(line.text for line in stretch.lines[:3])
    if len(stretch.lines) > 2 or not is_heading(text, first=place == 0, shouting=shouting):
        return False
    if stretch.gap and (stretch.closed or _is_shouted_head(stretch.lines, stretch.mark)):
        return True
    if by_line and following is not None and len(following.lines[0].text) > 2 * len(text):
        return True
    # Lines of a masthead stand close together; one that says so vouches for the line over it.
    below = following.lines[0].text if following else ""
    if place < 5 and (is_masthead_line(text) or is_masthead_line(below)):
        return True
    sentence_below = ends_sentence(below) and len(below) > len(text)
    return place == 0 and sentence_below and not ends_sentence(text)
