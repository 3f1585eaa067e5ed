"""A baseline: findings that were known before, and which findings of a draft are new since.

A finding is known by its rule, its words and the words around them in their paragraph: never by
its offset, which every change above it moves.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from sayso.checks.checked import Checked
from sayso.records import Document
from sayso.records.finding import Finding

_AROUND = 8
"""Words to each side that are a finding's neighbourhood."""
_SAME_PLACE = 0.3
"""What the neighbourhoods of the same words share at least, from 0 to 1."""
_ALIKE = 0.6
"""What words that were changed share at least with what they were, and their neighbourhoods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """A finding as it is known again: its rule, its words, and those before and after them."""

    code: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """What is known of one draft; ``name`` is its file's, without folders."""

    name: str
    findings: tuple[KnownFinding, ...]


def known_document(checked: Checked) -> KnownDocument:
    """The findings of a draft as they are to be known again."""
    document = checked.document
    found = tuple(_known(finding, document) for finding in checked.findings)
    return KnownDocument(name=file_name(document.location), findings=found)


class Baseline:
    """What was known of some drafts, each finding to be met again once.

    ``names``: file names of the drafts that are checked now. What is known of one of them is
    known of it alone; what is known of other drafts is known of those that are new by name.
    """

    def __init__(self, documents: Iterable[KnownDocument], names: Collection[str]) -> None:
        self._left: dict[str, list[KnownFinding]] = {}
        for document in documents:
            name = document.name if document.name in names else ""
            self._left.setdefault(name, []).extend(document.findings)

    def without_known(self, checked: Checked) -> Checked:
        """The draft with its new findings alone, and the number of those that were known."""
        name = file_name(checked.document.location)
        left = self._left.get(name, self._left.get("", []))
        told = [(finding, _known(finding, checked.document)) for finding in checked.findings]
        met: set[int] = set()
        taken: set[int] = set()
        pairs = _pairs([known for _, known in told], left)
        for _, at, place in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if at not in met and place not in taken:
                met.add(at)
                taken.add(place)
        left[:] = [known for place, known in enumerate(left) if place not in taken]
        return replace(
            checked,
            findings=tuple(finding for at, (finding, _) in enumerate(told) if at not in met),
            known=checked.known + len(met),
        )


def file_name(location: str | None) -> str:
    """The name of the file at a location, without folders."""
    return PurePosixPath((location or "").replace("\\", "/")).name


def _known(finding: Finding, document: Document) -> KnownFinding:
    text = document.text
    inside = (block for block in document.blocks if block.start <= finding.start < block.end)
    block = next(inside, None)
    first, last = (block.start, block.end) if block else (finding.start, finding.end)
    return KnownFinding(
        code=finding.code,
        words=_line(text[finding.start : finding.end].split()),
        before=_line(text[first : finding.start].split()[-_AROUND:]),
        after=_line(text[finding.end : max(finding.end, last)].split()[:_AROUND]),
    )


def _line(words: list[str]) -> str:
    return " ".join(words)


def _pairs(now: list[KnownFinding], before: list[KnownFinding]) -> Iterator[tuple[float, int, int]]:
    """How alike a finding and a known one are that may be the same, and the number of each."""
    places: dict[str, list[int]] = {}
    for place, known in enumerate(before):
        places.setdefault(known.code, []).append(place)
    for at, finding in enumerate(now):
        for place in places.get(finding.code, ()):
            alike = _likeness(finding, before[place])
            if alike:
                yield alike, at, place


def _likeness(one: KnownFinding, other: KnownFinding) -> float:
    """From 0 for two findings to 3 for one at a place where nothing changed."""
    near = _shared(one, other)
    if one.words.casefold() == other.words.casefold():
        return 2 + near if near >= _SAME_PLACE else 0
    if near < _ALIKE:
        return 0
    words = SequenceMatcher(None, one.words.split(), other.words.split(), autojunk=False).ratio()
    return words if words >= _ALIKE else 0


def _shared(one: KnownFinding, other: KnownFinding) -> float:
    """The share of their neighbours that two findings have in common; 1 where neither has any."""
    near, far = (Counter(f"{each.before} {each.after}".casefold().split()) for each in (one, other))
    every = near.total() + far.total()
    return 2 * (near & far).total() / every if every else 1.0
