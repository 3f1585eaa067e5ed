"""Graphs of claims: conclusions and what they rest on; tellings and whom they take them from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.exporters.voices import certainty_in_words, voice_in_words
from sayso.pages.draw_source import speaker
from sayso.pages.draw_words import percentages, quoted
from sayso.records import Claim, Reading
from sayso.records.dossier import Dossier, Story
from sayso.records.linked import Telling

Attributes = Mapping[str, str | float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A claim in one document: ``label`` has its words, who says them and how surely."""

    id: str
    label: str
    attributes: Attributes


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A step from ``start`` to ``end``, and why."""

    start: str
    end: str
    label: str
    attributes: Attributes


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes and the edges between them; every end of an edge is a node."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def grounds(readings: Iterable[Reading]) -> Graph:
    """From each premise to the conclusion that is offered as resting on it."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for reading in readings:
        claims = {claim.id: claim for claim in reading.claims}
        for each in reading.inferences:
            for id_ in (each.conclusion, *each.premises):
                nodes.setdefault(id_, _node(claims[id_], reading))
            marker = quoted(each.marker.text) if each.marker else "no word for it"
            edges += [
                Edge(
                    start=premise,
                    end=each.conclusion,
                    label=marker,
                    attributes={"relation": "ground", "rule": each.rule},
                )
                for premise in each.premises
            ]
    return Graph(nodes=tuple(nodes.values()), edges=tuple(edges))


def takings(dossier: Dossier, readings: Mapping[str, Reading]) -> Graph:
    """From each telling to the one that it goes back to."""
    claims = {claim.id: claim for one in readings.values() for claim in one.claims}
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for story in dossier.stories:
        told = story.tellings
        for group in story.groups:
            for one in group.tellings:
                for each in filter(None, (one, told.get(one.follows or ""))):
                    nodes.setdefault(each.claim, _telling(each, story, claims.get(each.claim)))
                if one.follows is not None:
                    edges.append(_taken(one))
    return Graph(nodes=tuple(nodes.values()), edges=tuple(edges))


def _taken(one: Telling) -> Edge:
    told: dict[str, str | float] = {"relation": "follows", "because": one.because or ""}
    label: str = one.because or ""
    if one.copying is not None:
        label += f", {percentages(*one.copying)} a copy"
        told |= {"copying_low": one.copying[0], "copying_high": one.copying[1]}
    if one.shown is not None:
        told["shown"] = one.shown.text
    return Edge(start=one.claim, end=one.follows or "", label=label, attributes=told)


def _node(claim: Claim, reading: Reading) -> Node:
    return Node(
        id=claim.id,
        label=f"“{quoted(claim.text)}” {voice_in_words(claim)}",
        attributes={
            "text": claim.text,
            "document": reading.document.id,
            "title": reading.document.title or "",
            **_spoken(claim),
        },
    )


def _telling(one: Telling, story: Story, claim: Claim | None) -> Node:
    document = next(each for each in story.documents if each.id == one.document)
    where = document.publisher or document.title or one.document
    voice = voice_in_words(claim) if claim else f"{one.voice.label}{'' if one.says else '; denies'}"
    return Node(
        id=one.claim,
        label=f"“{quoted(one.text)}” {voice} [{quoted(where)}]",
        attributes={
            "text": one.text,
            "document": one.document,
            "title": document.title or "",
            "publisher": document.publisher or "",
            "published": str(document.published or ""),
            "says": "yes" if one.says else "no",
            "strength": float(one.strength),
            **(_spoken(claim) if claim else {"source": one.voice.label}),
        },
    )


def _spoken(claim: Claim) -> dict[str, str | float]:
    sure = claim.certainty
    told: dict[str, str | float] = {
        "kind": claim.kind,
        "source": speaker(claim).label,
        "source_kind": claim.source.kind,
        "chain": speaker(claim).chain,
        "stance": claim.attributions[-1].stance,
        "certainty": certainty_in_words(sure),
    }
    if sure is not None and sure.low is not None and sure.high is not None:
        told |= {"low": sure.low, "high": sure.high}
    return told
