"""The tables of the trained heads: uncertainty, actors, times, sentences and units, syntax."""

from collections.abc import Iterable, Mapping
from typing import Any

Figures = Mapping[str, Any]
CUTS = "clauses_and_units"
_TYPES = ("epistemic", "doxastic", "investigation", "condition", "every_label", "any_label")
_LABELS = {"every_label": "all, the type right", "any_label": "all, whatever the type"}


def uncertainty_rows(figures: Figures) -> list[str]:
    """Tokens of cues by type, and sentences, of the head and of two lexicons."""
    readers = {
        "trained head": figures["model"],
        "lexicon learned from the training part": figures["learned_lexicon"],
        "Sayso's lexicon of certainty": figures["sayso_lexicon"],
    }
    known = {name: each for name, each in readers.items() if not isinstance(each, str)}
    rows = _heading("P / R / F1", known)
    for kind in _TYPES:
        cells = (
            prf(each["cues"][kind]["token"]) if kind in each["cues"] else "–"
            for each in known.values()
        )
        rows.append(_row(f"cue tokens: {_LABELS.get(kind, kind)}", cells))
    rows.append(_row("sentences", (prf(each["sentences"]) for each in known.values())))
    goals = figures["goals"]
    rows += ["", f"Goal: cue tokens {goals['cue_token_f']}, sentences {goals['sentence_f']}."]
    return [*rows, *(f"{name.capitalize()}: {readers[name]}." for name in readers.keys() - known)]


def actors_rows(figures: Figures) -> list[str]:
    """Exact and overlapping names by type, of the head and of the peer."""
    ours, peer = figures["model"], figures["spacy_small"]
    rows = _heading(
        "P / R / F1", ("names", "exact", "overlap", "spaCy small: exact", "spaCy small: overlap")
    )
    for kind, each in ours.items():
        cells = [str(each["gold"]), prf(each["exact"]), prf(each["overlap"])]
        measured = not isinstance(peer, str) and kind in peer
        cells += [prf(peer[kind][way]) if measured else "–" for way in ("exact", "overlap")]
        rows.append(_row(_LABELS.get(kind, kind), cells))
    return [*rows, "", f"spaCy: {peer}."] if isinstance(peer, str) else rows


def times_rows(figures: Figures) -> list[str]:
    """Strict and relaxed spans, a row for each reader."""
    rows = _heading("P / R / F1", ("strict", "relaxed"))
    for reader, each in figures.items():
        rows.append(_row(reader.replace("_", " "), (prf(each["strict"]), prf(each["relaxed"]))))
    return rows


def corpus_rows(figures: Figures) -> list[str]:
    """What of the claims read by hand is found, and what of those given is right."""
    rows = _heading("figure", ("share",))
    return [*rows, *(_row(name, [f"{value:.3f}"]) for name, value in figures.items())]


def sentences_rows(figures: Figures) -> list[str]:
    """F1 of starts by genre, a table for sentences and one for units."""
    rows: list[str] = []
    for layer, genres in figures.items():
        rows += _heading(f"{layer}, F1", ("starts", *genres["all"]))
        for genre, readers in genres.items():
            cells = [str(readers["head"]["gold"])]
            rows.append(_row(genre, [*cells, *(str(each["f"]) for each in readers.values())]))
        rows.append("")
    return rows[:-1]


def syntax_rows(figures: Figures) -> list[str]:
    """Words that hang right, by treebank, of the shipped encoder and of the peer."""
    columns = ("words", "unlabelled", "labelled", "whole sentences", "alike", "spaCy small: alike")
    rows = _heading("", columns)
    for name, each in figures["sets"].items():
        peer = each["spacy_small"]
        ours = (f"{100 * each[part]:.1f}" for part in ("unlabelled", "labelled", "whole", "alike"))
        theirs = peer if isinstance(peer, str) else f"{100 * peer['alike']:.1f}"
        rows.append(_row(name, (str(each["words"]), *ours, theirs)))
    starts = [each[CUTS] for each in figures["sets"].values() if CUTS in each]
    if starts:
        rows += ["", *_heading("starts of clauses, as starts of units, P / R / F1", ("",))]
        rows += [_row(name.replace("_", " "), (prf(each),)) for name, each in starts[0].items()]
    floor, goal = (
        " / ".join(f"{100 * figures[name][part]:.0f}" for part in ("unlabelled", "labelled"))
        for name in ("floor", "goal")
    )
    return [*rows, "", f"Floor: {floor} (unlabelled / labelled). Goal: {goal}."]


def prf(each: Figures) -> str:
    """Precision, recall and F1 in one cell."""
    return " / ".join(str(each[name]) for name in "prf")


def _heading(corner: str, columns: Iterable[str]) -> list[str]:
    names = list(columns)
    return [_row(corner, names), "|---|" + "---|" * len(names)]


def _row(name: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join([name, *cells])} |"
