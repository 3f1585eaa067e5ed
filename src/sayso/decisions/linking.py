"""Linking: what people decided on claims and copies, by the claims of readings as they are now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.decisions.finding import finder_of
from sayso.decisions.subjects import documents_of
from sayso.records.anchor import Anchor
from sayso.records.claim import Claim
from sayso.records.decision import (
    Decision,
    JoinClaims,
    JudgeDisagreement,
    JudgeLoss,
    LinkAct,
    PartClaim,
    SetCopy,
)
from sayso.records.laid import LaidReading, Lost
from sayso.records.settled import (
    CopySet,
    DisagreementJudged,
    Grouping,
    LossJudged,
    Settled,
)


@dataclass(frozen=True, slots=True)
class SettledLinks:
    """What stands, and the decisions of it that find their place no longer."""

    settled: Settled
    lost: tuple[Lost, ...]


def is_about_links(act: object) -> bool:
    """Whether an act is about how claims and documents hang together."""
    return isinstance(act, LinkAct)


def settle_links(
    decisions: Iterable[Decision],
    readings: Iterable[LaidReading],
    formerly: Mapping[str, str],
) -> SettledLinks:
    """What standing decisions say of the claims of readings, in their order.

    formerly: ids of documents that others have taken the place of, with the ids of those. A
    decision that finds too few of its claims says nothing, and is listed as lost.
    """
    given = [one for one in decisions if is_about_links(one.act)]
    wanted = {formerly.get(id_, id_) for one in given for id_ in documents_of(one.act)}
    places = _Places(readings, formerly, wanted)
    found = _Found()
    lost = [Lost(decision=one, gone="claim") for one in given if not found.take_in(one.act, places)]
    return SettledLinks(
        Settled(
            groupings=tuple(found.groupings),
            copies=tuple(found.copies),
            disagreements=tuple(found.disagreements),
            losses=tuple(found.losses),
        ),
        tuple(lost),
    )


class _Places:
    """Claims by the words that decisions were about."""

    def __init__(
        self, readings: Iterable[LaidReading], formerly: Mapping[str, str], wanted: set[str]
    ) -> None:
        self._formerly = formerly
        self._finders = {
            one.reading.document.id: finder_of(one, rejected=False)
            for one in readings
            if one.reading.document.id in wanted
        }

    def claim(self, anchor: Anchor) -> str | None:
        """The id of the claim that stands there now."""
        finder = self._finders.get(self.document(anchor.document))
        found = finder.find(anchor) if finder is not None else None
        return found.id if isinstance(found, Claim) else None

    def claims(self, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        """Those of them that are still there."""
        return tuple(self._still(anchors))

    def document(self, id_: str) -> str:
        """The document of that id, or what took its place."""
        return self._formerly.get(id_, id_)

    def holds(self, id_: str) -> bool:
        """Whether the document is there."""
        return id_ in self._finders

    def _still(self, anchors: Iterable[Anchor]) -> Iterator[str]:
        for anchor in anchors:
            found = self.claim(anchor)
            if found is not None:
                yield found


class _Found:
    """What was settled so far."""

    def __init__(self) -> None:
        self.groupings: list[Grouping] = []
        self.copies: list[CopySet] = []
        self.disagreements: list[DisagreementJudged] = []
        self.losses: list[LossJudged] = []

    def take_in(self, act: object, places: _Places) -> bool:
        """Whether the act could be taken in: what it is about is there."""
        match act:
            case JoinClaims():
                return self._group(places.claims(act.claims))
            case PartClaim():
                claim, others = places.claim(act.claim), places.claims(act.others)
                return claim is not None and self._group((claim, *others), apart=True)
            case SetCopy():
                of, by = places.document(act.of), places.document(act.by)
                if of == by or not (places.holds(of) and places.holds(by)):
                    return False
                self.copies.append(CopySet(of=of, by=by, taken=act.taken))
            case JudgeDisagreement():
                sides = tuple(map(places.claims, act.sides))
                if not all(sides):
                    return False
                self.disagreements.append(
                    DisagreementJudged(kind=act.kind, sides=sides, right=act.right)
                )
            case JudgeLoss():
                had, lacks = places.claim(act.had), places.claim(act.lacks)
                if had is None or lacks is None:
                    return False
                self.losses.append(LossJudged(kind=act.kind, had=had, lacks=lacks, right=act.right))
        return True

    def _group(self, claims: tuple[str, ...], *, apart: bool = False) -> bool:
        if len(claims) < 2:
            return False
        self.groupings.append(Grouping(claims=claims, apart=apart))
        return True
