"""The tables of a judgement: how probable each hypothesis is, and what holds that up."""

from collections.abc import Iterator

from sayso.exporters.tables.columns import Row, Table, attributes, columns
from sayso.records.judgement import Judgement
from sayso.records.manner import Manner

_BREAKEVEN = columns(
    "kind id hypothesis value:number low:number high:number breakeven:number rival",
    "distance:number within_range:yes-no",
)
_LINCHPIN = columns(
    "unit failure members:list leader_after posterior_before:number posterior_after:number",
    "share_of_draws:number",
)
_WEIGHT = columns(
    "id text log_ratio:number helps hurts information_bits:number probability:number",
    "on_trust:yes-no",
)


def _hypotheses(judgement: Judgement, manner: Manner) -> Iterator[Row]:
    for one in judgement.hypotheses:
        yield (
            one.id, one.text, one.prior, one.posterior, *one.band, one.led, one.inconsistency,
            judgement.question,
        )  # fmt: skip


def _evidence(judgement: Judgement, manner: Manner) -> Iterator[Row]:
    for one in judgement.evidence:
        yield attributes(one, _WEIGHT)


def _reports(judgement: Judgement, manner: Manner) -> Iterator[Row]:
    if manner.case is None:
        return
    names = {one.id: one.name for one in manner.case.witnesses}
    for item in manner.case.evidence:
        for one in item.reports:
            yield (
                item.id, item.text, one.id, one.witness, names[one.witness], one.says, one.copies,
                one.origin,
            )  # fmt: skip


def _linchpins(judgement: Judgement, manner: Manner) -> Iterator[Row]:
    for one in judgement.linchpins:
        yield attributes(one, _LINCHPIN)


def _breakevens(judgement: Judgement, manner: Manner) -> Iterator[Row]:
    for one in judgement.breakevens:
        yield attributes(one, _BREAKEVEN)


def _next(judgement: Judgement, manner: Manner) -> Iterator[Row]:
    for one in judgement.next:
        yield one.id, one.text, one.kind, one.information_gain_bits, *one.band, one.leader_changes


JUDGEMENT_TABLES = (
    Table(
        name="hypotheses",
        columns=columns(
            "id text prior:number posterior:number band_low:number band_high:number led:number",
            "inconsistency:number question",
        ),
        rows=_hypotheses,
    ),
    Table(name="evidence", columns=_WEIGHT, rows=_evidence),
    Table(
        name="reports",
        columns=columns("item item_text report source source_name says:yes-no copies origin"),
        rows=_reports,
    ),
    Table(name="linchpins", columns=_LINCHPIN, rows=_linchpins),
    Table(name="breakevens", columns=_BREAKEVEN, rows=_breakevens),
    Table(
        name="next_steps",
        columns=columns(
            "id text kind information_gain_bits:number band_low:number band_high:number",
            "leader_changes:number",
        ),
        rows=_next,
    ),
)
