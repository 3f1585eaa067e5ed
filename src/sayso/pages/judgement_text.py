"""A judgement as plain text, for a terminal or a mail."""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, inf

from sayso.hypotheses.unrated import nothing_rated
from sayso.hypotheses.wording import linchpin_sentence, names_in, percent, written_judgement
from sayso.pages.draw_words import disarmed
from sayso.pages.plain_text import (
    LISTED,
    WIDTH,
    Wrapped,
    rest_line,
    short_name,
    table_lines,
    text_of,
)
from sayso.records.case import Case
from sayso.records.judgement import Breakeven, ItemWeight, Judgement


def judgement_text(
    judgement: Judgement, case: Case | None = None, *, everything: bool = False, width: int = WIDTH
) -> str:
    """The judgement in sections, with the most telling lines of each, or all of them.

    case: what was weighed, whose parts are then called by their words.
    """
    names = names_in(case) if case is not None else {}
    most = None if everything else LISTED
    unrated = nothing_rated(case) if case is not None else None
    first = [Wrapped(unrated), ""] if unrated is not None else []
    notes = [one for one in judgement.notes if one != unrated]
    sections: list[tuple[str, list[str]]] = [
        ("", [judgement.question, "", *first, *_verdicts(judgement)]),
        ("Judgement", [Wrapped(" ".join(written_judgement(judgement, names)))]),
        ("Evidence, most telling first", list(_evidence(judgement, most))),
        ("Linchpins: what must fail for another to lead", list(_linchpins(judgement, most, names))),
        ("Breakevens: where one number would put another level", _breakevens(judgement, most)),
        ("What to find out next", list(_next(judgement, most))),
        ("Analysts", list(_analysts(judgement, most))),
        ("Notes", [Wrapped(note, "- ") for note in notes]),
    ]
    foot = f"{judgement.draws:,} draws, seed {judgement.seed}; bands hold nine draws in ten."
    return text_of([*sections, ("", [foot])], width=width)


def comparison_text(before: Judgement, after: Judgement, changes: Sequence[str]) -> str:
    """Posteriors of a case as written and with changes, side by side."""
    rows = [["", "as written", "with changes", "moved"]]
    rows += [
        [
            short_name(one.text, one.id),
            f"{percent(one.posterior)} ({_band(one.band)})",
            f"{percent(other.posterior)} ({_band(other.band)})",
            f"{100 * (other.posterior - one.posterior):+.0f} points",
        ]
        for one, other in zip(before.hypotheses, after.hypotheses, strict=True)
    ]
    if before.leader.id == after.leader.id:
        result = f"{after.leader.id} leads either way."
    else:
        result = f"{after.leader.id} leads instead of {before.leader.id}."
    head = f"With {'; '.join(changes)}:"
    return disarmed("\n".join([head, "", *table_lines(rows), "", result]) + "\n")


def _verdicts(judgement: Judgement) -> list[str]:
    rows = [["", "prior", "posterior", "band", "leads in", "inconsistency"]]
    rows += [
        [
            short_name(one.text, one.id),
            percent(one.prior),
            percent(one.posterior),
            _band(one.band),
            f"{percent(one.led)} of draws",
            f"{one.inconsistency:.3g}",
        ]
        for one in sorted(judgement.hypotheses, key=lambda v: (-v.posterior, v.id))
    ]
    return table_lines(rows)


def _evidence(judgement: Judgement, most: int | None) -> Iterator[str]:
    items = most_telling(judgement)
    if not items:
        return
    rows = [["", "ratio", "helps", "hurts", "P(holds)", "tells"]]
    rows += [
        [
            short_name(one.text, one.id),
            ratio_words(one),
            one.helps or "–",
            one.hurts or "–",
            "on trust" if one.on_trust else _percent_or_known(one),
            f"{one.information_bits:.2f} bits",
        ]
        for one in items[:most]
    ]
    yield from table_lines(rows)
    yield from rest_line(len(items), most)


def _linchpins(judgement: Judgement, most: int | None, names: Mapping[str, str]) -> Iterator[str]:
    for pin in judgement.linchpins[: None if most is None else 2 * most]:
        share = pin.share_of_draws
        drawn = "" if share is None else f" So in {percent(share)} of its draws."
        yield Wrapped(f"{linchpin_sentence(pin, names)}{drawn}", "- ")
    for search in judgement.searches:
        what = f"{search.unit}s" if search.unit != "copy group" else "copy groups"
        if search.high is None and search.exact and search.unit != "assumption":
            yield f"- No set of {what} changes the leader ({search.failure}; exact)."
        elif not search.exact:
            high = search.high or "more"
            yield f"- Smallest set of {what} ({search.failure}): between {search.low} and {high}."
        elif not search.all_listed:
            yield f"- Not all of the smallest sets of {what} ({search.failure}) are listed."


def _breakevens(judgement: Judgement, most: int | None) -> list[str]:
    if not judgement.breakevens:
        return []
    rows = [["", "given", "breakeven", "apart", "then level"]]
    for one in judgement.breakevens[:most]:
        given = f"{one.value:.2f}" if one.low == one.high else f"{one.low:.2f}–{one.high:.2f}"
        inside = ", within its range" if one.within_range and one.low < one.high else ""
        rows.append(
            [
                breakeven_name(one),
                given,
                f"{one.breakeven:.2f}",
                f"{one.distance:.2f}",
                f"{one.rival}{inside}",
            ]
        )
    return [*table_lines(rows), *rest_line(len(judgement.breakevens), most)]


def breakeven_name(one: Breakeven) -> str:
    """What the number is: "P(E1 | H2)", "reliability of wire"."""
    if one.kind == "likelihood":
        return f"P({one.id} | {one.hypothesis})"
    return f"{one.kind} of {one.id}"


def _next(judgement: Judgement, most: int | None) -> Iterator[str]:
    if not judgement.next:
        return
    rows = [["", "information", "band", "leader changes"]]
    rows += [
        [
            short_name(one.text, one.id, 52),
            f"{one.information_gain_bits:.3f} bits",
            f"{one.band[0]:.3f}–{one.band[1]:.3f}",
            percent(one.leader_changes),
        ]
        for one in judgement.next[:most]
    ]
    yield from table_lines(rows)
    yield from rest_line(len(judgement.next), most)
    if judgement.best_pair is not None:
        first, second = judgement.best_pair.ids
        bits = judgement.best_pair.information_gain_bits
        yield f"Best pair: {first} with {second}, {bits:.3f} bits together."


def _analysts(judgement: Judgement, most: int | None) -> Iterator[str]:
    pooled = judgement.pooled
    if pooled is None:
        return
    rows = [["", *(one.id for one in judgement.hypotheses)]]
    rows += [[one.by, *map(percent, one.posterior)] for one in pooled.opinions]
    rows.append(["pooled", *map(percent, pooled.posterior)])
    yield from table_lines(rows)
    yield f"Disagreement: {pooled.disagreement_bits:.3f} bits."
    for cell in pooled.cells[:most]:
        yield f"- P({cell.evidence} | {cell.hypothesis}) accounts for {cell.bits:+.3f} bits."


def _percent_or_known(one: ItemWeight) -> str:
    return "known" if one.probability is None else percent(one.probability)


def most_telling(judgement: Judgement) -> list[ItemWeight]:
    """The items by how far they set hypotheses apart, those that rule one out first."""
    far = ((inf if one.log_ratio is None else one.log_ratio, one) for one in judgement.evidence)
    return [one for _, one in sorted(far, key=lambda pair: (-pair[0], pair[1].id))]


def ratio_words(one: ItemWeight) -> str:
    """How much likelier the helped hypothesis makes the item than the hurt: "× 3.2"."""
    return "rules out" if one.log_ratio is None else f"× {exp(min(one.log_ratio, 700)):.3g}"


def _band(band: tuple[float, float]) -> str:
    return f"{band[0]:.0%}–{band[1]:.0%}"
