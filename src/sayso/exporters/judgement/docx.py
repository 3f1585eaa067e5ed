"""A judgement as a report in Word: what is likely, what holds that up, and who says so."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.exporters.reports.chart import BarChart, Series
from sayso.exporters.reports.report import MEDIA_TYPE, Report
from sayso.hypotheses.unrated import nothing_rated
from sayso.hypotheses.wording import linchpin_sentence, names_in, percent, written_judgement
from sayso.pages.judgement_page import report_line
from sayso.pages.judgement_text import breakeven_name, most_telling, ratio_words
from sayso.records.case import Case
from sayso.records.judgement import Judgement
from sayso.records.manner import PLAIN, Manner

_MOST = 12


class JudgementDocx:
    """Writes one report; with the case that was weighed it names who reports each item."""

    extensions: ClassVar[tuple[str, ...]] = (".docx",)
    media_type: ClassVar[str] = MEDIA_TYPE
    binary: ClassVar[bool] = True

    def export(self, records: Iterable[Judgement], manner: Manner = PLAIN) -> Iterator[bytes]:
        """The file, in one piece."""
        for one in records:
            yield _report(one, manner)


def _report(judgement: Judgement, manner: Manner) -> bytes:
    report = Report(judgement.question)
    if manner.changes:
        report.say(f"What if: {'; '.join(manner.changes)}.")
    unrated = nothing_rated(manner.case) if manner.case is not None else None
    if unrated is not None:
        report.say(unrated)
    names = names_in(manner.case) if manner.case is not None else {}
    report.say(" ".join(written_judgement(judgement, names)))
    report.heading("How likely each explanation is")
    ranked = sorted(judgement.hypotheses, key=lambda one: (-one.posterior, one.id))
    report.chart(
        BarChart(
            title="Before the evidence and after it",
            axis="Probability",
            categories=[f"{one.id} {one.text}"[:60] for one in ranked],
            series=[
                Series(name="after the evidence", values=[one.posterior for one in ranked]),
                Series(name="before it", values=[one.prior for one in ranked]),
            ],
            most=1.0,
        )
    )
    report.table(
        ("", "Prior", "Posterior", "Nine draws in ten", "Leads in"),
        (
            (
                f"{one.id} {one.text}",
                percent(one.prior),
                percent(one.posterior),
                f"{one.band[0]:.0%} to {one.band[1]:.0%}",
                f"{percent(one.led)} of draws",
            )
            for one in ranked
        ),
        (5, 2, 3, 3, 3),
    )
    _evidence(report, judgement, manner)
    _turns(report, judgement, manner, unrated)
    report.say(f"{judgement.draws:,} draws, seed {judgement.seed}.")
    return report.written()


def _evidence(report: Report, judgement: Judgement, manner: Manner) -> None:
    items = most_telling(judgement)
    if not items:
        return
    report.heading("Evidence, most telling first, and who reports it")
    report.table(
        ("Item", "Helps", "Hurts", "Ratio", "Holds", "Who says so"),
        (
            (
                f"{one.id} {one.text}",
                one.helps or "–",
                one.hurts or "–",
                ratio_words(one),
                "on trust" if one.on_trust else _probability(one.probability),
                _reports(one.id, manner.case),
            )
            for one in items
        ),
        (5, 2, 2, 2, 2, 7),
    )


def _reports(item: str, case: Case | None) -> str:
    if case is None:
        return "in the case"
    found = next(one for one in case.evidence if one.id == item)
    return (
        "; ".join(report_line(one, case) for one in found.reports) or "nobody: it is taken as it is"
    )


def _turns(report: Report, judgement: Judgement, manner: Manner, unrated: str | None) -> None:
    most = None if manner.everything else _MOST
    if judgement.linchpins:
        report.heading("What must fail for another to lead")
        names = names_in(manner.case) if manner.case is not None else {}
        report.list(linchpin_sentence(pin, names) for pin in judgement.linchpins[:most])
    if judgement.breakevens:
        report.heading("Where one number would put another level")
        report.table(
            ("Number", "Given", "Level at", "With"),
            (
                (breakeven_name(one), f"{one.value:.2f}", f"{one.breakeven:.2f}", one.rival)
                for one in judgement.breakevens[:most]
            ),
            (5, 2, 2, 2),
        )
    if judgement.next:
        report.heading("What to find out next")
        report.list(
            f"{one.id} {one.text}: {one.information_gain_bits:.3f} bits; the leader changes "
            f"with {percent(one.leader_changes)}"
            for one in judgement.next[:most]
        )
    notes = [one for one in judgement.notes if one != unrated]
    if notes:
        report.heading("Notes")
        report.list(notes)


def _probability(value: float | None) -> str:
    return "known" if value is None else percent(value)
