"""A scorecard as one self-contained page, and its charts as drawings of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from sayso.hypotheses.wording import percent
from sayso.pages import scorecard_wording as wording
from sayso.pages.draw_gain import draw_gain
from sayso.pages.draw_reliability import draw_reliability
from sayso.pages.draw_states import draw_states
from sayso.pages.draw_words import count, day, disarmed, quoted
from sayso.pages.draw_words_outcomes import draw_words_outcomes, outcome_words
from sayso.pages.environment import environment
from sayso.pages.style import scorecard_style
from sayso.records.score import Breakdown, Score
from sayso.records.scorecard import Scorecard

_MOST_ROWS = 25
_SECTIONS = (
    ("states", "What is not scored"),
    ("words", "Words"),
    ("reliability", "Reliability"),
    ("sources", "Sources"),
    ("compared", "Who beats whom"),
    ("gain", "Gain over time"),
    ("topics", "Topics"),
    ("lead", "Lead time"),
    ("groups", "Groups"),
    ("numbers", "Numbers and days"),
    ("misses", "Misses"),
    ("due", "Due next"),
    ("promises", "Promises"),
    ("notes", "Notes"),
)


@dataclass(frozen=True, slots=True)
class Parted:
    """Scores by topic, lead time or group: the section's id and title, and what its rows are."""

    id: str
    title: str
    of: str
    rows: tuple[Breakdown, ...]


def scorecard_page(card: Scorecard) -> str:
    """The page, in the order in which it is read: what is scored, how well, who, what next."""
    template = environment().get_template("scorecard.html")
    page = template.render(
        style=Markup(scorecard_style()),  # noqa: S704  our own
        day=day,
        **scorecard_values(card),
    )
    return disarmed(page)


def scorecard_values(card: Scorecard) -> dict[str, Any]:
    """What the templates of a scorecard need."""
    breakdowns = _breakdowns(card)
    drawn = {
        # Made by us, with every word of the ledger escaped where it is drawn.
        name: tuple(Markup(one) for one in pair)  # noqa: S704
        for name, pair in _pairs(card).items()
    }
    there = _shown(card, drawn, breakdowns)
    return {
        "card": card,
        "charts": drawn,
        "sections": [(id_, name) for id_, name in _SECTIONS if id_ in there],
        "breakdowns": breakdowns,
        "sentences": wording.score_sentences(card),
        "scored_sentence": wording.scored_sentence(card) if card.score else "",
        "strayed": [one for one in card.words if one.against_scale],
        "against": wording.AGAINST.get(card.options.against, card.options.against),
        "options_sentence": options_sentence(card),
        "most": _MOST_ROWS,
        "compared": [
            wording.comparison_sentence(one)
            for one in sorted(card.comparisons, key=lambda one: one.beats is None)
        ],
        "skill_of": lambda score: _skill(score, card.options.against),
        **_FUNCTIONS,
    }


def charts_of(card: Scorecard) -> dict[str, str]:
    """The charts by name: states, and words, reliability and gain where there are any."""
    return {name: wide for name, (wide, _) in _pairs(card).items()}


def options_sentence(card: Scorecard) -> str:
    """What was asked for, so that the card can be made again."""
    asked = card.options
    parts = [f"reckoned for {day(asked.on)}", f"counting the {_COUNTED[asked.count]}"]
    if asked.sources:
        parts.append(f"sources: {', '.join(asked.sources)}")
    if asked.topics:
        parts.append(f"topics: {', '.join(asked.topics)}")
    if asked.since:
        parts.append(f"last days from {day(asked.since)}")
    if asked.until:
        parts.append(f"last days to {day(asked.until)}")
    parts.append(f"{asked.draws:,} redraws for the band, seed {asked.seed}")
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}."


def line_sentence(score: Score) -> str:
    """The score of a line that is counted apart."""
    told = f"{count(score.n, 'forecast')}, mean Brier score {wording.signed(score.brier)}"
    return f"{told} ({wording.span(score.interval)})." if score.interval else f"{told}."


_COUNTED: Mapping[str, str] = {
    "first": "first statement of each source on a question",
    "time": "gain over a question's planned life",
}


def _wide_reading(score: Score) -> bool:
    return score.reading_range[1] - score.reading_range[0] >= 0.0005


_FUNCTIONS: Mapping[str, Any] = {
    "wide_reading": _wide_reading,
    "line_sentence": line_sentence,
    "percent_or_none": lambda value: "–" if value is None else percent(value),
    "percent": percent,
    "count": count,
    "quoted": quoted,
    "outcome_words": outcome_words,
    "provisional_sentence": wording.provisional_sentence,
    "numbers_sentence": wording.numbers_sentence,
    "reading_note": wording.reading_note,
    "signed": wording.signed,
    "signed_percent": wording.signed_percent,
    "span": wording.span,
}
"""What the templates call."""


def _pairs(card: Scorecard) -> dict[str, tuple[str, str]]:
    """Each chart as it is drawn for a page, and for a telephone."""
    found = {"states": (draw_states(card), draw_states(card, narrow=True))}
    if card.words:
        found["words"] = (
            draw_words_outcomes(card.words),
            draw_words_outcomes(card.words, narrow=True),
        )
    if card.calibration and card.calibration.curve:
        found["reliability"] = (
            draw_reliability(card.calibration),
            draw_reliability(card.calibration, narrow=True),
        )
    if len(card.gains) > 1:
        against = wording.AGAINST.get(card.options.against, card.options.against)
        found["gain"] = (
            draw_gain(card.gains, against),
            draw_gain(card.gains, against, narrow=True),
        )
    return found


def _breakdowns(card: Scorecard) -> list[Parted]:
    found = [
        Parted("topics", "By topic", "Topic", card.topics),
        Parted("lead", "By lead time", "From the forecast to the last day", card.lead_times),
        Parted("groups", "By group", "Group", card.groups),
    ]
    return [one for one in found if one.rows]


def _shown(
    card: Scorecard,
    charts: Mapping[str, object],
    breakdowns: list[Parted],
) -> frozenset[str]:
    there = {
        "reliability": card.calibration,
        "sources": card.sources,
        "compared": card.comparisons,
        "numbers": card.numbers,
        "misses": card.misses,
        "due": card.due,
        "promises": card.promises,
        "notes": True,
    }
    names = {name for name, given in there.items() if given}
    return frozenset({*names, *charts, *(one.id for one in breakdowns)})


def _skill(score: Score, against: str) -> str:
    found = next((one for one in score.skills if one.against == against), None)
    if found is None or found.skill is None:
        return "–"
    return wording.signed_percent(found.skill)
