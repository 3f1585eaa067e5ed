"""Scores in sentences and figures, as the page and the text tell them alike."""

from sayso.records.score import Comparison, Score, WordOutcome
from sayso.records.scorecard import Due, Scorecard, State, StateCount

STATE_WORDS: dict[State, str] = {
    "unconfirmed": "drafted, confirmed by nobody",
    "not resolvable": "not resolvable",
    "after the fact": "made after the fact",
    "not due": "not due yet",
    "overdue": "overdue: nobody has settled it",
    "void": "void",
    "partly": "partly settled",
    "promise": "promises",
    "bare": "bare: no likelihood",
    "restated": "restated",
    "superseded": "superseded: a later statement",
    "scored": "scored",
}


def first_sentences(card: Scorecard) -> list[str]:
    """What this is, in three sentences: how many, how they stand, and the score."""
    scored = sum(one.n for one in card.states if one.state == "scored")
    sources = sum(row.pooled is None for row in card.sources)
    told = [
        f"{count(card.forecasts, 'forecast')} by {count(sources, 'source')} on "
        f"{count(card.questions, 'question')}, as of {card.options.on}; {scored} of them scored."
    ]
    score = card.score
    if score is None:
        told.append(_nothing(card, scored))
        return told
    low, high = score.reading_range
    told.append(
        f"Of {count(score.n, 'forecast')} entered before their outcome was known, and settled by "
        f"their own words, the mean Brier score is {loss(score.brier)}"
        + (f" ({interval_words(score.interval, digits=3)})" if score.interval else "")
        + (
            f"; over every consistent reading of the words {loss(low)} to {loss(high)}."
            if high - low > 1e-12
            else "."
        )
    )
    told.append(_against(score, card.options.against))
    return told


def state_words(one: StateCount) -> str:
    """The state, and its reason where it has one."""
    return STATE_WORDS[one.state] + (f": {one.reason}" if one.reason else "")


def comparison_sentence(one: Comparison) -> str:
    """Who beats whom, or why these do not tell them apart."""
    better, worse = (one.first, one.second) if one.difference >= 0 else (one.second, one.first)
    apart = abs(one.difference)
    if one.beats is not None:
        return (
            f"{better} beats {worse} on these {one.n} questions of {one.events} events: by "
            f"{loss(apart)}, e-value {one.e_value:.3g} where {one.e_needed:g} is needed."
        )
    failed = [
        why
        for holds, why in (
            (one.enough_events, f"only {one.events} events are shared"),
            (one.interval_excludes_0, "the interval holds 0"),
            (one.e_value_reached, f"the e-value is {one.e_value:.2g} of {one.e_needed:g}"),
            (one.sign_holds, "it hangs on how the words are read"),
        )
        if not holds
    ]
    return (
        f"{one.first} and {one.second}: these {one.n} do not tell them apart ({better} lost "
        f"{loss(apart)} less; {'; '.join(failed)})."
    )


def word_sentence(one: WordOutcome) -> str:
    """A phrase whose outcomes lie wholly outside what the scale says."""
    return (
        f"“{one.phrase}” came true in {one.yes} of {one.n}, {one.against_scale} than the scale "
        f"says ({percent(one.low)}–{percent(one.high)})."
    )


def due_words(one: Due) -> str:
    """A question to settle, and how far off."""
    if one.days < 0:
        when = f"{count(-one.days, 'day')} overdue"
    else:
        when = "today" if one.days == 0 else f"in {count(one.days, 'day')}"
    condition = f"; {one.condition}" if one.condition else ""
    return f"{one.last_day} ({when}): {one.question}, “{one.asks}”{condition}"


def loss(value: float) -> str:
    """A loss to three places."""
    return f"{value:.3f}"


def percent(value: float | None) -> str:
    """A probability in percent."""
    return "–" if value is None else f"{100 * value:.4g}%"


def interval_words(interval: tuple[float, float], *, digits: int = 2) -> str:
    """Both ends of an interval."""
    low, high = interval
    return f"{low:.{digits}f}–{high:.{digits}f}"


def count(n: int, what: str) -> str:
    """ "1 day", "1,200 days"."""
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _against(score: Score, against: str) -> str:
    found = next((one for one in score.skills if one.against == against), None)
    name = {"base": "the base rate", "half": "one half", "market": "the market",
            "peers": "the others"}.get(against, against)  # fmt: skip
    if found is None:
        return f"There is nothing to set them against: {name} has no forecast of these questions."
    if found.skill is None:
        return f"Against {name} there is no skill to have: it loses nothing here."
    worse = "less" if found.difference >= 0 else "more"
    interval = f" ({interval_words(found.interval, digits=3)})" if found.interval else ""
    return (
        f"They lose {loss(abs(found.difference))} {worse} than {name} on {found.n} of them"
        f"{interval}: a skill of {found.skill:+.2f}."
    )


def _nothing(card: Scorecard, scored: int) -> str:
    apart = (card.retrospective.n if card.retrospective else 0) + (
        card.interpreted.n if card.interpreted else 0
    )
    if apart:
        return (
            "None was both entered before its outcome was known and settled by its own words; "
            f"the {apart} that are scored stand apart."
        )
    if scored:
        return "All that is scored are numbers and days."
    return "None is due, settled and given a likelihood yet."
