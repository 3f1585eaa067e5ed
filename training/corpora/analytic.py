"""The analytic texts written for this project: what each claim is, who puts it forward, and how.

Who, cue and content are told by the readings; how far each reaches in the text, by what the reader
that ships marks there: a reading names a source by a word or two, and cuts a content into claims.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.engines.standard.marker import Marker
from sayso.readers.text import TextReader
from sayso.records import Document
from training.corpora.passage import Mark, Passage
from training.corpora.ties import tie_grounds, tie_names, tie_speakers
from training.qualifiers import find_words

Span = tuple[int, int]

UNLEARNED = ("abe", "ash", "eda", "gil", "kai", "lio", "mio", "pia", "qiu", "rex")
"""Hands of whose texts the encoder has learned nothing: for what is learned and chosen over it."""

_NEAR = 400
"""How far from a claim the words may stand that say who puts it forward."""

_ALIKE = 0.5
_KINDS = {"forecast": "forecast", "judgement": "judgement"}
_OFFERS = {False: "stands", True: "offers"}
_WORDS = {
    "likely": ("certainty", "certainty_words"),
    "horizons": ("horizon", "horizon"),
    "conditions": ("condition", "condition"),
}
"""The layers of qualifying words, each with its label and the field of a reading."""


def read_analytic(
    folder: Path, marker: Marker, without: Collection[str] = UNLEARNED
) -> list[Passage]:
    """The texts of a folder with the layers that their readings give.

    marker: tells how far sources, cues and contents reach. without: hands that are left out.
    """
    paths = sorted(folder.glob("*.txt"))
    return [_passage(path, marker) for path in paths if hand_of(path) not in without]


def hand_of(path: Path) -> str:
    """Who wrote a text."""
    about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return str(about["hand"])


def _passage(path: Path, marker: Marker) -> Passage:
    rows = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    lines = list(map(json.loads, rows))
    claims = [line for line in lines if "id" in line]
    document = TextReader().read(path.read_bytes(), location=path.name)
    shipped = marker.mark(document, find_quotations(document))
    outer = list(_attributions(document.text, claims, 0))
    told, told_actors = (
        [Mark(*mark) for mark in marks] for marks in (shipped.attribution, shipped.actors)
    )
    offered = {each for claim in claims for each in claim["rests_on"]}
    marked = tuple(Mark("claim", claim["start"], claim["end"]) for claim in claims)
    return Passage(
        id=path.stem,
        text=document.text,
        layers={
            "attribution": _laid(outer, told, claims),
            "inner": tuple(sorted(_attributions(document.text, claims, 1), key=_place)),
            "speakers": tuple(_speakers(document.text, claims)),
            "voices": _classes(claims, _voice),
            "kinds": _classes(claims, _kind),
            "grounds": _classes(claims, lambda claim: "rests" if claim["rests_on"] else "stands"),
            "claims": marked,
            "within": _filled(document.text, marked, "outside"),
            "offers": _classes(claims, lambda claim: _OFFERS[claim["id"] in offered]),
            **{layer: _qualifiers(document, claims, *names) for layer, names in _WORDS.items()},
            "faults": mark_faults(document.text, (line for line in lines if "fault" in line)),
        },
        source=path.stem,
        ties={
            "rests": tie_grounds(claims),
            "whose": tie_speakers(document.text, claims, told_actors, _said(document.text, claims)),
            "means": tie_names(document.text, called_in(document.text, claims), told_actors),
        },
    )


def _said(text: str, claims: Sequence[Mapping[str, Any]]) -> dict[str, Span]:
    """By claim, where the words stand that name its source."""
    found = {}
    for claim in claims:
        link, place = claim["chain"][-1], (claim["start"], claim["end"])
        words = _nearest(text, link["mention"], *(_nearest(text, link["cue"], *place) or place))
        if words:
            found[claim["id"]] = words
    return found


def called_in(text: str, claims: Sequence[Mapping[str, Any]]) -> dict[Span, str]:
    """Where words stand that name a source, and by which name it is to be called."""
    found: dict[Span, str] = {}
    for claim in claims:
        place = (claim["start"], claim["end"])
        for link in claim["chain"]:
            cue = _nearest(text, link["cue"], *place) or place
            words = _nearest(text, link["mention"], *cue) if link["name"] else None
            if words:
                found.setdefault(words, link["name"])
    return found


def mark_faults(text: str, faults: Iterable[Mapping[str, Any]]) -> tuple[Mark, ...]:
    """The whole text as nothing to mark, but for what an editor would mark in it."""
    return _filled(text, [Mark(each["fault"], each["start"], each["end"]) for each in faults], "")


def _filled(text: str, marks: Sequence[Mark], label: str) -> tuple[Mark, ...]:
    """Marks, and what of a text is in none of them, as a label."""
    free = [Mark(label, 0, len(text))]
    for mark in marks:
        free = [part for each in free for part in _without(each, mark[1:])]
    return (*free, *marks)


def _qualifiers(
    document: Document, claims: Sequence[Mapping[str, Any]], label: str, field: str
) -> tuple[Mark, ...]:
    sentences = [(each.start, each.end) for each in split_sentences(document)]
    found = find_words(document.text, claims, sentences, field)
    return tuple(Mark(label, *place) for place in sorted(set(found)))


def _place(mark: Mark) -> Span:
    return mark.start, -mark.end


def _voice(claim: Mapping[str, Any]) -> str | None:
    accepted = (claim["accept"] or {}).get("source_kind")
    return None if accepted else str(claim["chain"][-1]["kind"])


def _kind(claim: Mapping[str, Any]) -> str | None:
    accepted = (claim["accept"] or {}).get("kind")
    return None if accepted else _KINDS.get(claim["kind"], "plain")


def _classes(claims: Sequence[Mapping[str, Any]], label: Any) -> tuple[Mark, ...]:
    """A mark for each stretch of text, of the innermost claim that holds it; None: unknown."""
    marks: list[Mark] = []
    for claim in sorted(claims, key=lambda each: each["start"] - each["end"]):
        inner = (claim["start"], claim["end"])
        marks = [part for mark in marks for part in _without(mark, inner)]
        marks.append(Mark(label(claim) or "", *inner))
    return tuple(sorted((mark for mark in marks if mark.label), key=_place))


def _without(mark: Mark, hole: Span) -> Iterator[Mark]:
    for start, end in ((mark.start, min(mark.end, hole[0])), (max(mark.start, hole[1]), mark.end)):
        if start < end:
            yield Mark(mark.label, start, end)


def _speakers(text: str, claims: Sequence[Mapping[str, Any]]) -> Iterator[Mark]:
    """The words that name a source, as what kind of source."""
    found: dict[Span, str] = {}
    for claim in claims:
        for link in claim["chain"]:
            beside = _nearest(text, link["cue"], claim["start"], claim["end"])
            place = _nearest(text, link["mention"], *(beside or (claim["start"], claim["end"])))
            if place and link["kind"] not in ("author", "impersonal"):
                found.setdefault(place, link["kind"])
    for place, kind in sorted(found.items()):
        yield Mark(kind, *place)


def _attributions(text: str, claims: Sequence[Mapping[str, Any]], depth: int) -> Iterator[Mark]:
    """Sources, cues and contents of the speakers at a depth of their chains.

    Whoever has no cue, since it is their turn, is at none.
    """
    groups: dict[Span, list[Span]] = {}
    for claim in claims:
        links = [link for link in claim["chain"] if _is_cued(link)][depth:]
        if not links:
            continue
        link = links[0]
        cue = _nearest(text, link["cue"], claim["start"], claim["end"])
        if cue is None:
            continue
        if cue not in groups:
            source = _nearest(text, link["mention"], *cue)
            groups[cue] = [source] if source and not _overlap(source, cue) else [(0, 0)]
        groups[cue].append((claim["start"], claim["end"]))
    for cue, (source, *contents) in sorted(groups.items()):
        yield Mark("cue", *cue)
        if source[1]:
            yield Mark("source", *source)
        yield from _contents(text, contents, [cue, source])


def _is_cued(link: Mapping[str, Any]) -> bool:
    return bool(link["cue"]) and link["kind"] != "author"


def _nearest(text: str, words: str | None, start: int, end: int) -> Span | None:
    """The place of the words nearest to a span, not too far from it."""
    if not words:
        return None
    found, best, size = None, _NEAR, len(words)
    at = text.find(words, max(start - _NEAR - size, 0))
    while 0 <= at < end + _NEAR:
        apart = max(start - at - size, at - end, 0)
        whole = not text[at - 1 : at].isalnum() and not text[at + size : at + size + 1].isalnum()
        if whole and apart < best:
            found, best = (at, at + size), apart
        at = text.find(words, at + 1)
    return found


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _contents(text: str, claims: Sequence[Span], holes: Sequence[Span]) -> Iterator[Mark]:
    """The claims of one cue as contents: joined where little stands between, around who says it."""
    joined: list[Span] = []
    for start, end in sorted(claims):
        between = text[joined[-1][1] : start] if joined else ""
        if joined and len(between) < 16 and "\n\n" not in between:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        marks = [Mark("content", start, end)]
        for hole in holes:
            marks = [part for mark in marks for part in _without(mark, hole)]
        yield from (mark for mark in marks if mark.end - mark.start > 2)


def _laid(
    outer: Sequence[Mark], told: Sequence[Mark], claims: Sequence[Mapping[str, Any]]
) -> tuple[Mark, ...]:
    """The readings' marks, as far as the reader's reach; its own where none contradicts."""
    laid: list[Mark] = []
    for mark in outer:
        alike = [each for each in told if each.label == mark.label and _is_alike(each, mark)]
        others = [each for each in outer if each != mark]
        fits = [each for each in alike if not any(_clash(each, other) for other in others)]
        laid.append(fits[0] if fits else mark)
    own = [
        (claim["start"], claim["end"])
        for claim in claims
        if len(claim["chain"]) == 1 and claim["chain"][0]["kind"] == "author"
    ]
    for mark in told:
        free = not any(_overlap(mark[1:], each[1:]) for each in laid)
        denied = mark.label == "content" and any(_is_alike(mark, Mark("", *each)) for each in own)
        if free and not denied:
            laid.append(mark)
    return tuple(sorted(dict.fromkeys(laid), key=_place))


def _clash(one: Mark, other: Mark) -> bool:
    shared = _overlap(one[1:], other[1:])
    return shared > 0 and not (
        one.label == other.label == "content" and shared == other.end - other.start
    )


def _is_alike(one: Mark, other: Mark) -> bool:
    shared = _overlap(one[1:], other[1:])
    if one.label in ("source", "cue"):
        return shared > 0
    return shared >= _ALIKE * (one.end - one.start + other.end - other.start - shared)
