"""A scorecard as a report in Word: what came of the forecasts, of which words and whose."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.exporters.reports.chart import BarChart, Series
from sayso.exporters.reports.report import MEDIA_TYPE, Report
from sayso.pages.draw_states import MEANING, state_name
from sayso.pages.scorecard_wording import (
    comparison_sentence,
    reading_note,
    score_sentences,
    scored_sentence,
    small,
    span,
)
from sayso.records.manner import PLAIN, Manner
from sayso.records.scorecard import Scorecard

_MOST = 12


class ScorecardDocx:
    """Writes one report."""

    extensions: ClassVar[tuple[str, ...]] = (".docx",)
    media_type: ClassVar[str] = MEDIA_TYPE
    binary: ClassVar[bool] = True

    def export(self, records: Iterable[Scorecard], manner: Manner = PLAIN) -> Iterator[bytes]:
        """The file, in one piece."""
        for one in records:
            yield _report(one, None if manner.everything else _MOST)


def _report(card: Scorecard, most: int | None) -> bytes:
    report = Report(card.title or "Scorecard")
    report.say(" ".join(score_sentences(card)))
    report.heading("What is scored, and what is not")
    report.table(
        ("State", "Forecasts", "What it means"),
        [(state_name(one), f"{one.n:,}", MEANING[one.state]) for one in card.states],
        (3, 3, 8),
    )
    if card.score is not None and (told := scored_sentence(card)):
        report.say(told)
    _words(report, card)
    _sources(report, card)
    if card.comparisons:
        report.heading("Who beats whom")
        report.list(comparison_sentence(one) for one in card.comparisons[:most])
    if card.misses:
        report.heading("Largest misses")
        report.table(
            ("Source", "Said", "Of", "Came", "Shown by"),
            (
                (one.source, one.stated, one.asks, one.outcome, "; ".join(one.evidence) or "–")
                for one in card.misses[:most]
            ),
            (4, 3, 6, 2, 4),
        )
    if card.due:
        report.heading("Due next")
        report.table(
            ("Last day", "Question", "Forecasts", "Settled by"),
            (
                (one.last_day.isoformat(), one.asks, f"{one.forecasts}", one.settled_by or "–")
                for one in card.due[:most]
            ),
            (3, 7, 3, 4),
        )
    if card.notes:
        report.heading("Notes")
        report.list(card.notes)
    report.say(reading_note(card))
    return report.written()


def _words(report: Report, card: Scorecard) -> None:
    if not card.words:
        return
    report.heading("Words, and what came of them")
    report.chart(
        BarChart(
            title="What each word is scored as, and how often it came true",
            axis="Share that came true",
            categories=[f"{one.phrase} ({one.n})" for one in card.words],
            series=[
                Series(name="came true", values=[one.yes / one.n for one in card.words]),
                Series(name="scored as", values=[one.probability for one in card.words]),
            ],
            most=1.0,
        )
    )


def _sources(report: Report, card: Scorecard) -> None:
    scored = [(one, one.score) for one in card.sources if one.score is not None]
    if not scored:
        return
    report.heading("Sources")
    report.chart(
        BarChart(
            title="Mean Brier score of each source: 0 is best, 0.25 is what one half scores",
            axis="Mean Brier score",
            categories=[f"{one.source} ({score.n})" for one, score in scored],
            series=[Series(name="mean Brier score", values=[score.brier for _, score in scored])],
            form="0.00",
        )
    )
    report.table(
        ("Source", "Forecasts", "Scored", "Brier", "95% interval", "Log loss, bits"),
        (
            (
                one.source,
                f"{one.forecasts:,}",
                f"{score.n:,}",
                small(score.brier),
                span(score.interval) if score.interval else "–",
                f"{score.log_bits:.3f}",
            )
            for one, score in scored
        ),
        (4, 3, 3, 2, 4, 3),
    )
