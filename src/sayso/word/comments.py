"""Comments: put at words of a Word document, whose text and other parts stay what they are."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sayso.word.names import SPACE, W, element
from sayso.word.places import Letter, find_letters

AUTHOR = "Sayso"
INITIALS = "Sa"
_HALF_POINTS = "18"
"""The size of type in a comment; a document's own style for comments may be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What is to be said of the words from start to end of a document's text.

    ``lead`` is set in bold type before the first of the ``lines``, which are a paragraph each.
    """

    start: int
    end: int
    lead: str
    lines: tuple[str, ...]


def anchor(
    body: Any,
    text: str,
    comments: Sequence[Comment],
    *,
    first_id: int,
    spans: Sequence[tuple[int, int]] | None = None,
) -> None:
    """Mark the words of each comment in a body; ids count from the first, in the given order.

    ``spans`` are as for ``find_letters``. Words of a text box are marked where it is fastened,
    since comments in it are not shown by every program.
    """
    letters = find_letters(body, text, spans)
    ranges = [_range(letters, comment) for comment in comments]
    cuts = _Cuts()
    for first, last in filter(None, ranges):
        cuts.add(first.element, first.at)
        cuts.add(last.element, last.at + 1)
    cuts.make()
    order = sorted(range(len(comments)), key=lambda at: (comments[at].start, -comments[at].end))
    for at in order:
        found = ranges[at]
        runs = [cuts.run_of(letter) for letter in found] if found else [None]
        if None in runs:  # said of no words that stand in a run
            runs = [next(body.iter(f"{W}r"))]
        _mark(runs[0], runs[-1], str(first_id + at))


def comment_element(comment: Comment, number: int) -> Any:
    """The comment as it stands in the part of comments."""
    made = element("comment", id=str(number), author=AUTHOR, initials=INITIALS)
    for at, line in enumerate(comment.lines):
        paragraph = element("p")
        if at == 0:
            reference = element("r")
            reference.append(element("annotationRef"))
            paragraph.append(reference)
            paragraph.append(_run(f"{comment.lead} ", bold=True))
        paragraph.append(_run(line))
        made.append(paragraph)
    return made


def _run(text: str, *, bold: bool = False) -> Any:
    run, properties = element("r"), element("rPr")
    if bold:
        properties.append(element("b"))
    properties.append(element("sz", val=_HALF_POINTS))
    run.append(properties)
    words = element("t")
    words.text = "".join(c if c.isprintable() or c == "\t" else " " for c in text)
    words.set(SPACE, "preserve")
    run.append(words)
    return run


def _range(letters: Sequence[Letter | None], comment: Comment) -> tuple[Letter, Letter] | None:
    """The first and the last letter of a comment's words, both of one paragraph.

    Words that no letter stands for are marked at the nearest letter before or after them.
    """
    held = [letter for letter in letters[comment.start : comment.end] if letter is not None]
    if not held:
        near = _nearest(letters, comment.start)
        return (near, near) if near else None
    first = held[0]
    return first, [letter for letter in held if letter.paragraph is first.paragraph][-1]


def _nearest(letters: Sequence[Letter | None], place: int) -> Letter | None:
    before = (letters[at] for at in range(min(place, len(letters)) - 1, -1, -1))
    after = (letters[at] for at in range(place, len(letters)))
    return next(filter(None, before), None) or next(filter(None, after), None)


class _Cuts:
    """Where runs are to be cut, so that a comment's words begin and end with a run."""

    def __init__(self) -> None:
        self._at: dict[Any, set[int]] = {}
        self._pieces: dict[Any, list[tuple[int, Any]]] = {}

    def add(self, holder: Any, index: int) -> None:
        """Cut before the character of that number of an element."""
        self._at.setdefault(holder, set()).add(index)

    def make(self) -> None:
        """Cut, each element from its end to its beginning."""
        for holder, indexes in self._at.items():
            pieces = self._pieces.setdefault(holder, [])
            long = len(holder.text or "") if holder.tag == f"{W}t" else 1
            for index in sorted(indexes, reverse=True):
                child = _child_of_run(holder)
                if index >= long or holder.tag != f"{W}t":
                    following = child.getnext() if index else child
                    if following is not None:
                        _cut_before(following)
                elif index:
                    pieces.insert(0, (index, _cut_within(holder, index)))
                else:
                    _cut_before(child)
            pieces.insert(0, (0, holder))

    def run_of(self, letter: Letter) -> Any:
        """The run that begins with a comment's first letter, or ends with its last."""
        fitting = [piece for index, piece in self._pieces[letter.element] if index <= letter.at]
        return _fastened(fitting[-1])


def _child_of_run(holder: Any) -> Any:
    """The child of a run that an element is, or is in."""
    child = holder
    while child.getparent() is not None and child.getparent().tag != f"{W}r":
        child = child.getparent()
    return child


def _cut_before(child: Any) -> None:
    """Let a child of a run begin a run, of the same make as the one it stood in."""
    run = child.getparent()
    before = [each for each in child.itersiblings(preceding=True) if each.tag != f"{W}rPr"]
    if run is None or run.tag != f"{W}r" or not before:
        return
    new = element("r")
    new.attrib.update(run.attrib)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend([child, *child.itersiblings()])
    run.addnext(new)


def _cut_within(words: Any, index: int) -> Any:
    """The second half of the words, in a run of its own behind that of the first."""
    text = words.text
    second = element("t")
    second.attrib.update(words.attrib)
    words.text, second.text = text[:index], text[index:]
    for half in (words, second):
        if half.text != half.text.strip():
            half.set(SPACE, "preserve")
    words.addnext(second)
    _cut_before(second)
    return second


def _fastened(piece: Any) -> Any:
    """The run that a mark may stand beside: that of the words, or of the box that they are in."""
    run = None
    for outer in (piece, *piece.iterancestors()):
        if outer.tag == f"{W}r":
            run = run if run is not None else outer
        elif outer.tag == f"{W}txbxContent":
            run = None
    return run


def _mark(first: Any, last: Any, number: str) -> None:
    first.addprevious(element("commentRangeStart", id=number))
    end = element("commentRangeEnd", id=number)
    last.addnext(end)
    reference = element("r")
    reference.append(element("commentReference", id=number))
    # Behind a tracked change, a link or a field: in it, it would be part of it.
    outermost = end
    for outer, around in pairwise((end, *end.iterancestors())):
        if around.tag in (f"{W}p", f"{W}txbxContent"):
            outermost = outer
            break
    outermost.addnext(reference)


def used_ids(trees: Iterable[Any]) -> Iterator[int]:
    """The numbers that comments have already, in the parts of a document."""
    names = ("comment", "commentReference", "commentRangeStart", "commentRangeEnd")
    for tree in trees:
        for found in tree.iter(*(f"{W}{name}" for name in names)):
            number = found.get(f"{W}id", "")
            if number.isdecimal():
                yield int(number)
