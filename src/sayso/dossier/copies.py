"""Copies: which documents share passages, and which of two took them from the other."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from sayso.dossier.boilerplate import Text, find_boilerplate, without_boilerplate
from sayso.dossier.claimed import Claimed
from sayso.dossier.credits import plain
from sayso.dossier.packed import Packed, Row, Spool
from sayso.dossier.passages import NOTHING, Cut, Shared, compare
from sayso.dossier.sharing import Pair
from sayso.dossier.slips import Slip
from sayso.records import Words
from sayso.records.dossier import Boilerplate
from sayso.records.ids import make_id
from sayso.records.linked import Copy, Direction, Passage, Span

WHOLE = 0.18
"""The share of the shorter document's runs that makes it a copy: half of its words, rewritten
here and there. Chosen on pairs labelled by hand: see docs/benchmarks-link.md."""
LONGEST = 10
"""Words of a passage that two documents do not share by chance."""


class Citation(NamedTuple):
    """A publisher whom a document names as a source, as ``plain`` writes it, and where."""

    publisher: str
    shown: Words


class Found(NamedTuple):
    """Copies in the order of their documents, and what publishers put into all they write."""

    copies: tuple[Copy, ...]
    boilerplate: tuple[Boilerplate, ...]


class Texts(NamedTuple):
    """What is asked of documents by their ids: what two share, the text of one, whom it cites."""

    shared: Callable[[str, str], Shared]
    text: Text
    citations: Mapping[str, Sequence[Citation]]


def find_copies(slips: Sequence[Slip], pairs: Iterable[Pair], texts: Texts) -> Found:
    """Documents that share passages, with what tells which of two was first.

    slips: sorted by ``Slip.order``. pairs: those that may share passages, by their numbers there.
    """
    copies, boilerplate = pack_copies(slips, pairs, texts)
    return Found(thriftily(copies, {}), boilerplate)


def pack_copies(
    slips: Sequence[Slip], pairs: Iterable[Pair], texts: Texts, spool: Spool | None = None
) -> tuple[Row[Copy], tuple[Boilerplate, ...]]:
    """The same, the copies packed."""
    shared = _Shared(spool)
    for one, other in pairs:
        found = texts.shared(slips[one].id, slips[other].id)
        if found != NOTHING:
            shared.add((one, other), found)
    boilerplate = find_boilerplate(slips, shared, texts.text)
    stock = {each.words for each in boilerplate}
    copies: Row[Copy] = Row(Copy, spool=spool)
    for (one, other), whole in shared:
        rest = without_boilerplate(whole, stock, texts.text(slips[one].id)) if stock else whole
        if rest.longest >= LONGEST:
            copies.append(_copy(slips[one], slips[other], rest, texts.citations))
    return copies, tuple(each.told for each in boilerplate)


class Compared:
    """What two documents share, of which nothing is known yet.

    Where there are keys of documents it is kept, of all that one was compared with under its key,
    and not made again. Pairs are asked for by the first of two in order.
    """

    def __init__(
        self,
        cut: Callable[[str], Cut],
        keys: Mapping[str, str] = MappingProxyType({}),
        known: Mapping[str, Mapping[str, Shared]] = MappingProxyType({}),
        spool: Spool | None = None,
    ) -> None:
        self._cut, self._keys, self._known = cut, keys, known
        self._made: Packed[dict[str, Shared]] = Packed(dict[str, Shared], spool=spool)
        self._one = ""
        self._before: Mapping[str, Shared] = {}
        self._found: dict[str, Shared] = {}

    def shared(self, one: str, other: str) -> Shared:
        """What they share."""
        if not self._keys:
            return compare(self._cut(one), self._cut(other), LONGEST)
        if one != self._one:
            self._put_down()
            self._one, self._before = one, self._known.get(self._keys[one], {})
        key = self._keys[other]
        found = self._before.get(key)
        if found is None:
            found = compare(self._cut(one), self._cut(other), LONGEST)
        self._found[key] = found
        return found

    @property
    def made(self) -> Packed[dict[str, Shared]]:
        """What was asked for, by the key of the first of two and then of the other."""
        self._put_down()
        return self._made

    def _put_down(self) -> None:
        if self._found:
            self._made.put(self._keys[self._one], self._found)
            self._found = {}


class _Shared:
    """Pairs of documents in order, with what they share, which is packed."""

    def __init__(self, spool: Spool | None) -> None:
        self._numbers = array("q")
        self._found: Row[Shared] = Row(Shared, spool=spool)

    def add(self, pair: Pair, found: Shared) -> None:
        self._numbers.extend(pair)
        self._found.append(found)

    def __iter__(self) -> Iterator[tuple[Pair, Shared]]:
        for number, found in enumerate(self._found):
            yield (self._numbers[2 * number], self._numbers[2 * number + 1]), found


def thriftily(copies: Iterable[Copy], spans: dict[Span, Span]) -> tuple[Copy, ...]:
    """The same copies; the places that were met before are not held once more."""
    return tuple(replace(one, passages=_thrifty(one.passages, spans)) for one in copies)


def _thrifty(passages: Iterable[Passage], spans: dict[Span, Span]) -> tuple[Passage, ...]:
    """The same passages; the places that were met before are not held once more.

    Where a thousand documents tell the same ten sentences, these are most of the memory.
    """
    return tuple(
        Passage(of=spans.setdefault(each.of, each.of), by=spans.setdefault(each.by, each.by))
        for each in passages
    )


def citations_of(claims: Sequence[Claimed]) -> tuple[Citation, ...]:
    """Whom a document names as sources of what it says."""
    found = []
    for claimed in claims:
        for link in claimed.claim.attributions:
            source = link.source
            if source.name and source.start is not None and source.end is not None:
                text = claimed.document.text[source.start : source.end]
                shown = Words(text=text, start=source.start, end=source.end)
                found.append(Citation(plain(source.name), shown))
    return tuple(found)


def _copy(
    one: Slip, other: Slip, shared: Shared, citations: Mapping[str, Sequence[Citation]]
) -> Copy:
    """The copy that two documents are; the earlier one is ``one``."""
    direction, turned, shown = _direction(one, other, citations)
    of, by, passages = one, other, shared.passages
    if turned:
        of, by = other, one
        passages = tuple(
            sorted((Passage(of=each.by, by=each.of) for each in passages), key=lambda p: p.by)
        )
    return Copy(
        id=make_id("copy", of.id, by.id),
        of=of.id,
        by=by.id,
        contained=shared.contained,
        whole=shared.contained >= WHOLE,
        direction=direction,
        passages=passages,
        shown=shown,
    )


def _direction(
    one: Slip, other: Slip, citations: Mapping[str, Sequence[Citation]]
) -> tuple[Direction, bool, Words | None]:
    """What tells which was first, whether that is ``other``, and the words that tell."""
    forth, back = _credited(other, one), _credited(one, other)
    if (forth is None) != (back is None):
        return "credited", back is not None, forth or back
    forth, back = _cited(other, one, citations), _cited(one, other, citations)
    if (forth is None) != (back is None):
        return "cited", back is not None, forth or back
    if _share_an_absent_origin(one, other):
        return "unknown", False, None
    if one.published and (other.published is None or one.published < other.published):
        return "dated", False, None
    return "unknown", False, None


def _credited(by: Slip, of: Slip) -> Words | None:
    """The words by which one document credits the publisher of another."""
    if not of.publisher or of.publisher == by.publisher:
        return None
    for credit in by.credits:
        if credit.start is None or credit.end is None:
            continue
        if plain(credit.name) == of.publisher:
            return Words(text=credit.name, start=credit.start, end=credit.end)
    return None


def _cited(by: Slip, of: Slip, citations: Mapping[str, Sequence[Citation]]) -> Words | None:
    if not of.publisher or of.publisher == by.publisher:
        return None
    for citation in citations.get(by.id, ()):
        if citation.publisher == of.publisher:
            return citation.shown
    return None


def _share_an_absent_origin(one: Slip, other: Slip) -> bool:
    """Whether both credit one agency, which is the publisher of neither."""
    first, second = (
        {plain(credit.name) for credit in each.credits if credit.kind != "byline"}
        for each in (one, other)
    )
    return bool((first & second) - {one.publisher, other.publisher, ""})
