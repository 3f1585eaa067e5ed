"""A scorecard as plain text, for a terminal or a mail."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from sayso.pages.draw_words import disarmed
from sayso.pages.scorecard_words import (
    comparison_sentence,
    due_words,
    first_sentences,
    interval_words,
    loss,
    percent,
    state_words,
    word_sentence,
)
from sayso.records.score import Breakdown, Score
from sayso.records.scorecard import Scorecard, SourceRow

_WIDTH = 96
_LISTED = 8
_LONGEST_NAME = 24


def scorecard_text(card: Scorecard, *, everything: bool = False) -> str:
    """The scorecard in sections, with the first lines of each, or all of them."""
    most = None if everything else _LISTED
    sections: list[tuple[str, list[str]]] = [
        (card.title or "Scorecard", [_wrapped(" ".join(first_sentences(card)))]),
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
        ("Notes", [_wrapped(note, "- ") for note in card.notes]),
    ]
    written = []
    for title, lines in sections:
        if lines:
            written.append("\n".join([title, "─" * len(title), *lines]))
    options = card.options
    foot = (
        f"Reckoned for {options.on}; words by {options.scale}; each source's "
        f"{'first statement' if options.count == 'first' else 'statements over time'} on a "
        f"question counts; {options.draws:,} draws, seed {options.seed}."
    )
    return disarmed("\n\n".join([*written, _wrapped(foot)]) + "\n")


def _states(card: Scorecard) -> Iterator[str]:
    rows = [[state_words(count), str(count.n)] for count in card.states]
    yield from _table([*rows, ["in all", str(card.forecasts)]])
    parts = card.resolvability
    if parts.forecasts:
        yield _wrapped(
            f"By their own words {parts.all} of {parts.forecasts} could be settled and scored: "
            f"{parts.last_day} name a last day, {parts.likelihood} a likelihood, "
            f"{parts.observable} something that can be seen, and {parts.condition} no condition "
            "that cannot be settled."
        )


def _words(card: Scorecard) -> Iterator[str]:
    if not card.words:
        return
    rows = [["", "scale", "scored as", "came true", "90% interval"]]
    for one in card.words:
        scale = "–" if one.low is None else f"{percent(one.low)}–{percent(one.high)}"
        rows.append(
            [
                f"“{one.phrase}”",
                "declared" if one.declared else scale,
                "not scored" if one.probability is None else f"{one.probability:.3g}",
                f"{one.yes} of {one.n}",
                "–" if one.interval is None else interval_words(one.interval),
            ]
        )
    yield from _table(rows)
    for one in card.words:
        if one.against_scale is not None:
            yield _wrapped(word_sentence(one), "- ")


def _reliability(card: Scorecard) -> Iterator[str]:
    found = card.calibration
    if found is None:
        return
    rows = [["", "S", "MCB", "DSC", "UNC"]]
    for name, parts in (("Brier", found.brier), ("log, bits", found.log)):
        rows.append([name, *(loss(one) for one in (parts.score, parts.mcb, parts.dsc, parts.unc))])
    yield from _table(rows)
    yield _wrapped(
        f"S = MCB − DSC + UNC, of {found.n} yes-no forecasts. A calibrated forecaster with these "
        f"forecasts would show an MCB of {loss(found.chance_mcb)} by chance, and of "
        f"{loss(found.chance_mcb_high)} or more in 1 of 20."
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
    yield from _table(rows)
    yield from _rest(len(card.sources), most)


def _source(row: SourceRow, against: str) -> list[str]:
    parts, score = row.resolvability, row.score
    resolvable = f"{parts.all} of {parts.forecasts}" if parts.forecasts else "–"
    start = [_short(row.source), str(row.forecasts), resolvable]
    if score is None:
        return [*start, "0", "–", "–", "–", "–", "–"]
    return [
        *start,
        str(score.n),
        loss(score.brier),
        "–" if score.interval is None else interval_words(score.interval, digits=3),
        _readings(score),
        _skill(score, against),
        f"{score.right_side:g} of {score.binary}",
    ]


def _readings(score: Score) -> str:
    low, high = score.reading_range
    return "–" if high - low < 1e-12 else f"{loss(low)}–{loss(high)}"


def _skill(score: Score, against: str) -> str:
    found = next((one for one in score.skills if one.against == against), None)
    return "–" if found is None or found.skill is None else f"{found.skill:+.2f}"


def _comparisons(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.comparisons[:most]:
        yield _wrapped(comparison_sentence(one), "- ")
    yield from _rest(len(card.comparisons), most)


def _breakdown(rows: Sequence[Breakdown], most: int | None) -> list[str]:
    if not rows:
        return []
    table = [["", "scored", "Brier", "95% interval", "skill"]]
    table += [
        [
            one.name,
            str(one.n),
            loss(one.brier),
            "–" if one.interval is None else interval_words(one.interval, digits=3),
            "–" if one.skill is None else f"{one.skill:+.2f}",
        ]
        for one in rows[:most]
    ]
    return [*_table(table), *_rest(len(rows), most)]


def _numbers(card: Scorecard) -> Iterator[str]:
    found = card.numbers
    if found is None:
        return
    rows = [["", "scored", "mean loss", "uniform on the bounds", "held"]]
    for one in found.units:
        held = "–" if one.held is None else f"{one.held} of {one.n}"
        reference = "–" if one.reference is None else f"{one.reference:.4g}"
        rows.append([f"{one.form}, {one.unit}", str(one.n), f"{one.loss:.4g}", reference, held])
    yield from _table(rows)
    if found.ratio is not None:
        yield _wrapped(
            f"Over {found.rated} of them the loss is {found.ratio:.2f} times that of the reference "
            "(geometric mean; below 1 is better)."
        )


def _misses(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.misses[:most]:
        place = f", {one.document} at {one.start}" if one.start is not None else ""
        place = place or (f", {one.document}" if one.document else "")
        shown = f" as {one.probability:.3g}" if one.stated != f"{one.probability:g}" else ""
        yield _wrapped(
            f"{one.source} said “{one.stated}”{shown} of “{one.asks}”{place}; it came to "
            f"{one.outcome}: {loss(one.loss)}, {one.log_bits:.1f} bits"
            f"{f' ({one.evidence[0]})' if one.evidence else ''}",
            "- ",
        )
    yield from _rest(len(card.misses), most)


def _due(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.due[:most]:
        yield _wrapped(due_words(one), "- ")
    yield from _rest(len(card.due), most)


def _promises(card: Scorecard, most: int | None) -> Iterator[str]:
    for one in card.promises[:most]:
        settled = one.kept + one.broken
        waiting = f", {one.open} open" if one.open else ""
        void = f", {one.void} void" if one.void else ""
        yield f"- {one.source} kept {one.kept} of {settled}{waiting}{void}."
    yield from _rest(len(card.promises), most)


def _apart(card: Scorecard) -> Iterator[str]:
    late, read, early = card.retrospective, card.interpreted, card.provisional
    if late is not None:
        yield _wrapped(
            f"Entered when the outcome was known: {late.n}, Brier {loss(late.brier)}."
            + (
                f" The ledger has {card.beside.in_ledger} forecasts of their "
                f"{card.beside.documents} documents and leaves out {card.beside.left_out} with a "
                "reason; what else they forecast it does not know."
                if card.beside is not None
                else ""
            ),
            "- ",
        )
    if read is not None:
        yield _wrapped(
            f"Settled by what an analyst supplied: {read.n}, Brier {loss(read.brier)}.", "- "
        )
    if early is not None:
        yield _wrapped(
            f"Provisional: {early.n} are known before their last day is over ({early.yes} yes, "
            f"{early.no} no), and not scored yet. What does not happen is known last.",
            "- ",
        )


def _rest(count: int, most: int | None) -> list[str]:
    return [f"… and {count - most} more (--all)"] if most is not None and count > most else []


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _wrapped(text: str, bullet: str = "") -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
