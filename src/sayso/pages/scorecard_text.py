"""A scorecard as plain text, for a terminal or a mail."""

from collections.abc import Iterator, Sequence

from sayso.pages.draw_states import MEANING, state_name
from sayso.pages.draw_words import count, day
from sayso.pages.plain_text import LISTED, WIDTH, Wrapped, rest_line, table_lines, text_of
from sayso.pages.scorecard_wording import (
    comparison_sentence,
    numbers_sentence,
    provisional_sentence,
    reading_note,
    score_sentences,
    scored_sentence,
    signed_percent,
    small,
    span,
)
from sayso.records.score import Breakdown, Score, WordOutcome
from sayso.records.scorecard import Due, Scorecard, SourceRow

_LONGEST_NAME = 24


def scorecard_text(card: Scorecard, *, everything: bool = False, width: int = WIDTH) -> str:
    """The scorecard in sections, with the first lines of each, or all of them."""
    most = None if everything else LISTED
    sections: list[tuple[str, list[str]]] = [
        (card.title or "Scorecard", [Wrapped(" ".join(score_sentences(card)))]),
        ("What is not scored, and why", list(_states(card))),
        ("Words, and what came of them", list(_words(card))),
        ("Reliability", list(_reliability(card))),
        ("Sources", list(_sources(card, most))),
        ("Who beats whom", list(_comparisons(card, most))),
        ("By topic", _breakdown(card.topics, most)),
        ("By lead time", _breakdown(card.lead_times, None)),
        ("By group", _breakdown(card.groups, most)),
        ("Numbers and days", list(_numbers(card))),
        ("Largest misses", list(_misses(card, most))),
        ("Due next", list(_due(card, most))),
        ("Promises", list(_promises(card, most))),
        ("Scored apart", list(_apart(card))),
        ("Notes", [Wrapped(note, "- ") for note in card.notes]),
    ]
    options = card.options
    counted = "first statement" if options.count == "first" else "statements over time"
    foot = (
        f"{reading_note(card)} Each source's {counted} on a question counts; "
        f"{options.draws:,} draws, seed {options.seed}."
    )
    return text_of([*sections, ("", [Wrapped(foot)])], width=width)


def _states(card: Scorecard) -> Iterator[str]:
    rows = [[state_name(one), f"{one.n:,}", MEANING[one.state]] for one in card.states]
    yield from table_lines([*rows, ["in all", f"{card.forecasts:,}", ""]], left=(0, 2))
    if card.score is not None and (told := scored_sentence(card)):
        yield Wrapped(told)
    parts = card.resolvability
    if parts.forecasts:
        yield Wrapped(
            f"By their own words {parts.all:,} of {parts.forecasts:,} could be settled and scored: "
            f"{parts.last_day:,} name a last day, {parts.likelihood:,} a likelihood, "
            f"{parts.observable:,} something that can be seen, and {parts.condition:,} no "
            "condition that cannot be settled."
        )


def _words(card: Scorecard) -> Iterator[str]:
    if not card.words:
        return
    rows = [["", "scale", "scored as", "came true", "90% interval"]]
    for one in card.words:
        scale = "–" if one.low is None else _percents(one)
        rows.append(
            [
                f"“{one.phrase}”",
                "declared" if one.declared else scale,
                "not scored" if one.probability is None else f"{one.probability:.3g}",
                f"{one.yes} of {one.n}",
                "–" if one.interval is None else f"{one.interval[0]:.2f} to {one.interval[1]:.2f}",
            ]
        )
    yield from table_lines(rows)
    for one in card.words:
        if one.against_scale is not None:
            yield Wrapped(
                f"“{one.phrase}” came true in {one.yes} of {one.n}, {one.against_scale} than the "
                f"scale says ({_percents(one)}).",
                "- ",
            )


def _reliability(card: Scorecard) -> Iterator[str]:
    found = card.calibration
    if found is None:
        return
    rows = [["", "S", "MCB", "DSC", "UNC"]]
    for name, parts in (("Brier", found.brier), ("log, bits", found.log)):
        rows.append([name, *(_loss(one) for one in (parts.score, parts.mcb, parts.dsc, parts.unc))])
    yield from table_lines(rows)
    yield Wrapped(
        f"S = MCB − DSC + UNC, of {found.n:,} yes-no forecasts. A calibrated forecaster with these "
        f"forecasts would show an MCB of {small(found.chance_mcb)} by chance, and of "
        f"{small(found.chance_mcb_high)} or more in 1 of 20."
    )


def _sources(card: Scorecard, most: int | None) -> Iterator[str]:
    if not card.sources:
        return
    against = card.options.against
    head = [
        "",
        "all",
        "resolvable",
        "scored",
        "Brier",
        "95% interval",
        "readings",
        "skill",
        "right",
    ]
    rows = [head, *(_source(row, against) for row in card.sources[:most])]
    yield from table_lines(rows)
    yield from rest_line(len(card.sources), most)


def _source(row: SourceRow, against: str) -> list[str]:
    parts, score = row.resolvability, row.score
    resolvable = f"{parts.all:,} of {parts.forecasts:,}" if parts.forecasts else "–"
    start = [_short(row.source), f"{row.forecasts:,}", resolvable]
    if score is None:
        return [*start, "0", "–", "–", "–", "–", "–"]
    return [
        *start,
        f"{score.n:,}",
        _loss(score.brier),
        "–" if score.interval is None else span(score.interval),
        _readings(score),
        _skill(score, against),
        f"{score.right_side:,.10g} of {score.binary:,}",
    ]


def _readings(score: Score) -> str:
    low, high = score.reading_range
    return "–" if high - low < 1e-12 else span((low, high))


def _skill(score: Score, against: str) -> str:
    found = next((one for one in score.skills if one.against == against), None)
    return "–" if found is None or found.skill is None else signed_percent(found.skill)


def _comparisons(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.comparisons[:most]:
        yield Wrapped(comparison_sentence(one), "- ")
    yield from rest_line(len(card.comparisons), most)


def _breakdown(rows: Sequence[Breakdown], most: int | None) -> list[str]:
    if not rows:
        return []
    table = [["", "scored", "Brier", "95% interval", "skill"]]
    table += [
        [
            one.name,
            f"{one.n:,}",
            _loss(one.brier),
            "–" if one.interval is None else span(one.interval),
            "–" if one.skill is None else signed_percent(one.skill),
        ]
        for one in rows[:most]
    ]
    return [*table_lines(table), *rest_line(len(rows), most)]


def _numbers(card: Scorecard) -> Iterator[str]:
    found = card.numbers
    if found is None:
        return
    rows = [["", "scored", "mean loss", "uniform on the bounds", "held"]]
    for one in found.units:
        held = "–" if one.held is None else f"{one.held} of {one.n}"
        reference = "–" if one.reference is None else f"{one.reference:.4g}"
        rows.append([f"{one.form}, {one.unit}", str(one.n), f"{one.loss:.4g}", reference, held])
    yield from table_lines(rows)
    yield Wrapped(numbers_sentence(found))


def _misses(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.misses[:most]:
        place = f", {one.document} at {one.start}" if one.start is not None else ""
        place = place or (f", {one.document}" if one.document else "")
        shown = f" as {one.probability:.3g}" if one.stated != f"{one.probability:g}" else ""
        yield Wrapped(
            f"{one.source} said “{one.stated}”{shown} of “{one.asks}”{place}; it came to "
            f"{one.outcome}: {_loss(one.loss)}, {one.log_bits:.1f} bits"
            f"{f' ({one.evidence[0]})' if one.evidence else ''}",
            "- ",
        )
    yield from rest_line(len(card.misses), most)


def _due(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.due[:most]:
        yield Wrapped(_due_words(one), "- ")
    yield from rest_line(len(card.due), most)


def _promises(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.promises[:most]:
        settled = one.kept + one.broken
        waiting = f", {one.open} open" if one.open else ""
        void = f", {one.void} void" if one.void else ""
        yield f"- {one.source} kept {one.kept} of {settled}{waiting}{void}."
    yield from rest_line(len(card.promises), most)


def _apart(card: Scorecard) -> Iterator[str]:
    late, read, early = card.retrospective, card.interpreted, card.provisional
    if late is not None:
        yield Wrapped(
            f"Entered when the outcome was known: {late.n}, Brier {_loss(late.brier)}."
            f"{_beside(card)}",
            "- ",
        )
    if read is not None:
        yield Wrapped(
            f"Settled by what an analyst supplied: {read.n}, Brier {_loss(read.brier)}.", "- "
        )
    if early is not None:
        yield Wrapped(provisional_sentence(early), "- ")


def _beside(card: Scorecard) -> str:
    beside = card.beside
    if beside is None:
        return ""
    return (
        f" Of {count(beside.documents, 'document')} that they stand in the ledger has "
        f"{count(beside.in_ledger, 'forecast')} and leaves out {beside.left_out} with a reason; "
        "what else is forecast there it does not know."
    )


def _due_words(one: Due) -> str:
    if one.days < 0:
        when = f"overdue by {count(-one.days, 'day')}"
    else:
        when = "today" if one.days == 0 else f"in {count(one.days, 'day')}"
    condition = f"; {one.condition}" if one.condition else ""
    return f"{day(one.last_day)} ({when}): {one.question}, “{one.asks}”{condition}"


def _percents(one: WordOutcome) -> str:
    return f"{100 * (one.low or 0):.4g}% to {100 * (one.high or 0):.4g}%"


def _loss(value: float) -> str:
    return f"{value:.3f}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
