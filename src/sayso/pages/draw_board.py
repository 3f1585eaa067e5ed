"""The board of a case: hypotheses in rows with what is left of each, evidence in columns.

Hypotheses stand in rows: that layout lowered confirmation bias (Dhami et al. 2024).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.hypotheses.values import mean_of
from sayso.hypotheses.wording import percent
from sayso.pages.draw_words import quoted
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence
from sayso.records.hypothesis import Hypothesis
from sayso.records.judgement import Judgement, Verdict

_STEPS = 4
_FULL_LEAN = 0.45
"""How far above or below the others' mean a cell is shaded in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCell:
    """A rating: as written, shaded by how far it helps or hurts (0 to 4), and told in words."""

    evidence: str
    hypothesis: str
    shown: str
    lean: Literal["for", "against", "even"]
    step: int
    told: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is left of a hypothesis. Places are in hundredths of the line from 0 to 100 %."""

    posterior: str
    band: str
    prior: str
    at: float
    low: float
    width: float
    prior_at: float
    before: str
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One hypothesis; ``standing`` is None where the case cannot be weighed yet."""

    id: str
    text: str
    standing: Standing | None
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardColumn:
    """One item of evidence, and how many reports tell of it."""

    id: str
    text: str
    reports: int
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The whole matrix."""

    columns: tuple[BoardColumn, ...]
    rows: tuple[BoardRow, ...]


def draw_board(
    hypotheses: Sequence[Hypothesis],
    evidence: Sequence[Evidence],
    judgement: Judgement | None,
    *,
    chosen: tuple[str, str] = ("", ""),
    before: Judgement | None = None,
) -> Board:
    """The board of a case; ``before``: the judgement of the case as decided, in a what-if.

    ``chosen`` is the cell that the keyboard stands on.
    """
    verdicts = {one.id: one for one in judgement.hypotheses} if judgement else {}
    earlier = {one.id: one for one in before.hypotheses} if before else {}
    leader = judgement.leader.id if judgement else ""
    leans = [_leans(item) for item in evidence]
    rows = tuple(
        BoardRow(
            id=one.id,
            text=quoted(one.text) if one.text != one.id else "",
            standing=_standing(verdicts[one.id], earlier.get(one.id), leader)
            if one.id in verdicts
            else None,
            cells=tuple(
                _cell(item, one.id, lean.get(one.id), chosen)
                for item, lean in zip(evidence, leans, strict=True)
            ),
        )
        for one in hypotheses
    )
    return Board(columns=tuple(map(_column, evidence)), rows=rows)


def _standing(one: Verdict, before: Verdict | None, leader: str) -> Standing:
    low, high = one.band
    return Standing(
        posterior=percent(one.posterior),
        band=f"{percent(low)}–{percent(high)}",
        prior=percent(one.prior),
        at=round(100 * one.posterior, 1),
        low=round(100 * low, 1),
        width=round(max(0.8, 100 * (high - low)), 1),
        prior_at=round(100 * one.prior, 1),
        before=percent(before.posterior) if before else "",
        leads=one.id == leader,
    )


def _column(item: Evidence) -> BoardColumn:
    known = ""
    if not item.reports:
        known = "on trust" if item.observed is not False else "on trust, as false"
    elif item.observed is not None:
        known = "known to hold" if item.observed else "known not to hold"
    return BoardColumn(
        id=item.id,
        text=quoted(item.text) if item.text != item.id else "",
        reports=len(item.reports),
        known=known,
    )


def _leans(item: Evidence) -> Mapping[str, float]:
    """How much likelier than on average each hypothesis makes what is known of the item."""
    means = {
        one.hypothesis: mean_of(one.estimate)
        for one in item.likelihoods
        if one.estimate is not None
    }
    middle = sum(means.values()) / len(means) if means else 0.0
    turn = -1 if item.observed is False else 1
    return {hypothesis: turn * (mean - middle) for hypothesis, mean in means.items()}


def _cell(
    item: Evidence,
    hypothesis: str,
    lean: float | None,
    chosen: tuple[str, str],
) -> BoardCell:
    estimates = {one.hypothesis: one.estimate for one in item.likelihoods}
    estimate = estimates.get(hypothesis)
    step = min(_STEPS, round(_STEPS * abs(lean or 0.0) / _FULL_LEAN))
    # What is left out beside cells that are rated was meant to be.
    settled = any(one is not None for one in estimates.values())
    shown = _shown(estimate) if estimate else "NA" if settled else "–"
    return BoardCell(
        evidence=item.id,
        hypothesis=hypothesis,
        shown=shown,
        lean="even" if not step else "for" if (lean or 0.0) > 0 else "against",
        step=step,
        told=f"{shown}: {item.id} under {hypothesis}{'' if estimate or settled else ', not rated'}",
        chosen=chosen == (item.id, hypothesis),
    )


def _shown(estimate: Estimate) -> str:
    if estimate.rating is not None:
        return estimate.rating
    if estimate.is_point:
        return f"{estimate.low:.3g}"
    return f"{estimate.low:.2g}–{estimate.high:.2g}"
