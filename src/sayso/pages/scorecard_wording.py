"""A scorecard in sentences: what it is of, how it compares, and who is told apart from whom."""

from collections.abc import Iterator

from sayso.pages.draw_words import count, day, listed
from sayso.records.score import Comparison, Score, Skill
from sayso.records.scorecard import Numbers, Provisional, Scorecard
from sayso.scales.scale import load_scale

AGAINST = {
    "half": "saying one half each time",
    "base": "the base rate",
    "market": "the market",
    "peers": "the other sources",
}
"""How each reference is called in a sentence."""


def score_sentences(card: Scorecard) -> tuple[str, ...]:
    """What the card is, in three sentences: how many, how well, and against what."""
    sources = len({row.source for row in card.sources if row.pooled is None})
    scored = card.score.n if card.score else 0
    first = (
        f"{count(card.forecasts, 'forecast')} by {count(sources, 'source')} on "
        f"{count(card.questions, 'question')}; {scored:,} of them make up the score of "
        f"{day(card.options.on)}."
    )
    if card.score is None:
        return (
            first,
            scored_sentence(card)
            or "Nothing that counts is due and settled yet, so there is no score.",
        )
    return (first, brier_sentence(card.score), *_against(card.score, card.options.against))


def scored_sentence(card: Scorecard) -> str:
    """Where the forecasts that end as scored are counted; "" where all make up the score."""
    whole = sum(one.n for one in card.states if one.state == "scored")
    main = card.score.n if card.score else 0
    if whole == main:
        return ""
    apart = [
        (card.numbers.n if card.numbers else 0, "of numbers and days"),
        (
            card.retrospective.n if card.retrospective else 0,
            "entered when the outcome was known already",
        ),
        (card.interpreted.n if card.interpreted else 0, "settled by what an analyst supplied"),
    ]
    rest = whole - main - sum(n for n, _ in apart)
    apart.append((rest, "of numbers and days likewise"))
    parts = [f"{n:,} {what}" for n, what in apart if n > 0]
    if not main:
        return f"What is scored stands apart: {listed(parts)}."
    return f"Of the {whole:,} scored, {main:,} make up the score; the others are {listed(parts)}."


def brier_sentence(score: Score) -> str:
    """The mean Brier score with its interval and what words and unsettled ones could change."""
    told = f"Their mean Brier score is {score.brier:.3f} (0 is best"
    if score.interval is not None:
        told += f"; 95% interval {span(score.interval)}, an event as the unit"
    told += ")"
    low, high = score.reading_range
    if high - low >= 0.0005:
        told += f", between {low:.3f} and {high:.3f} over every consistent reading of the words"
    if score.unsettled:
        low, high = score.bounds
        told += (
            f"; if the {count(score.unsettled, 'unsettled one')} turned out best or worst, "
            f"{low:.3f} to {high:.3f}"
        )
    return f"{told}."


def skill_sentence(skill: Skill) -> str:
    """How much less, or more, was lost than a reference loses on the same questions."""
    name = AGAINST.get(skill.against, f"“{skill.against}”")
    less = "less" if skill.difference >= 0 else "more"
    told = f"Against {name} they lose {abs(skill.difference):.3f} {less} each"
    if skill.interval is not None:
        low, high = skill.interval
        if skill.difference < 0:
            low, high = -high, -low
        told += f" ({span((low, high))})"
    if skill.skill is not None:
        told += f", a skill of {signed_percent(skill.skill)}"
    return f"{told} on {skill.n:,}."


def comparison_sentence(one: Comparison) -> str:
    """Who beats whom, or what keeps these questions from telling them apart."""
    shared = count(one.n, "question")
    if one.events != one.n:
        shared += f" ({count(one.events, 'event')})"
    if one.beats is not None:
        other = one.second if one.beats == one.first else one.first
        return (
            f"{one.beats} beats {other} on these {shared}: {abs(one.difference):.3f} less lost a "
            f"question ({_interval(one)}), e-value {number(one.e_value)} of the "
            f"{number(one.e_needed)} needed, under every common reading of the words."
        )
    return (
        f"These {shared} do not tell {one.first} and {one.second} apart: {listed(list(_why(one)))}."
    )


def reading_note(card: Scorecard) -> str:
    """Which scale gives the words their numbers."""
    return f"Words are read by {load_scale(card.options.scale).title}."


def provisional_sentence(one: Provisional) -> str:
    """What is known before its last day, and so not scored."""
    told = (
        f"{count(one.n, 'forecast')} of questions that are settled and whose last day is not over"
    )
    told += f" ({one.yes:,} yes, {one.no:,} no) {'is' if one.n == 1 else 'are'} not scored yet"
    if one.brier is not None:
        told += f"; the mean Brier score would be {one.brier:.3f}"
    return (
        f"{told}. What happens is known early, what does not only at the end: to count them now "
        "would score the yeses first."
    )


def numbers_sentence(found: Numbers) -> str:
    """All forecasts of numbers and days, whatever their units."""
    told = count(found.n, "forecast of a number or a day", "forecasts of numbers and days")
    if found.ratio is None:
        return f"{told}; none has bounds, or others on its question, to be measured against."
    return (
        f"{told}; {found.rated:,} of them lose {found.ratio:.2f} times what their reference loses "
        "(geometric mean; below 1 is better)."
    )


def span(ends: tuple[float, float]) -> str:
    """An interval of losses: "0.013 to 0.047"."""
    return f"{signed(ends[0])} to {signed(ends[1])}"


def signed(value: float) -> str:
    """A loss to three places, with a minus that is one."""
    told = f"{value:.3f}"
    return "0.000" if told == "-0.000" else told.replace("-", "−")


def small(loss: float) -> str:
    """A loss that may be next to nothing, to three places or to five."""
    return f"{loss:.3f}" if loss >= 0.001 else f"{loss:.5f}"


def signed_percent(value: float) -> str:
    """A share of 1 in percent, which may be below 0."""
    return f"{100 * value:.0f}%".replace("-0%", "0%").replace("-", "−")


def number(value: float) -> str:
    """An e-value, short: "19.9", "412", "over a million"."""
    if value >= 1e6:
        return "over a million"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _against(score: Score, against: str) -> Iterator[str]:
    by_name = {one.against: one for one in score.skills}
    chosen = by_name.get(against)
    if chosen is not None:
        yield skill_sentence(chosen)
    else:
        name = AGAINST.get(against, against)
        yield f"No question has what it takes to measure them against {name}."


def _interval(one: Comparison) -> str:
    if one.interval is None:
        return "no interval"
    low, high = one.interval
    if one.difference < 0:
        low, high = -high, -low
    return f"95% interval {span((low, high))}"


def _why(one: Comparison) -> Iterator[str]:
    if not one.enough_events:
        yield f"they are {one.events} of the 10 events needed"
    if not one.interval_excludes_0:
        told = (
            "there is no interval"
            if one.interval is None
            else f"the difference may be 0 ({span(one.interval)})"
        )
        yield told
    if not one.e_value_reached:
        yield f"the e-value is {number(one.e_value)} of the {number(one.e_needed)} needed"
    if not one.sign_holds:
        yield f"who leads hangs on how the words are read ({span(one.reading_range)})"
