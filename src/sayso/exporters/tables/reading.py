"""The tables of a reading: its claims with who makes them and how surely, and all beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from sayso.exporters.tables.columns import Row, Table, columns
from sayso.pages.draw_source import source_key, source_label, speaker
from sayso.records import Claim, Reading, SourceKind
from sayso.records.manner import Manner

VOICE = columns("source source_kind stance chain cue certainty low:number high:number scale phrase")
"""Who makes a claim, and how surely: beside every claim in every table that has one."""
_CLAIM = columns("claim document title publisher published:day start:integer end:integer text kind")
_MORE = columns(
    "condition condition_sense horizon by:day introduction times:list places:list actors:list",
    "location",
)


def voice(claim: Claim) -> Row:
    """The cells of ``VOICE``: the source by its name, or what to call it without one."""
    sure, said = claim.certainty, speaker(claim)
    return (
        said.label,
        claim.source.kind,
        claim.attributions[-1].stance,
        said.chain,
        " … ".join(said.cues),
        *((sure.text, sure.low, sure.high, sure.scale, sure.phrase) if sure else (None,) * 5),
    )


def _claims(reading: Reading, manner: Manner) -> Iterator[Row]:
    document = reading.document
    actors = {one.id: one.name for one in reading.actors}
    places = {one.id: one.name for one in reading.places}
    times = {one.id: one.value or one.text for one in reading.times}
    for claim in reading.claims:
        condition, horizon, led = claim.condition, claim.horizon, claim.introduction
        yield (
            claim.id,
            document.id,
            document.title,
            document.publisher,
            document.published,
            claim.start,
            claim.end,
            claim.text,
            claim.kind,
            *voice(claim),
            condition.text if condition else None,
            condition.sense if condition else None,
            horizon.text if horizon else None,
            horizon.by if horizon else None,
            led.text if led else None,
            _named(claim.times, times),
            _named(claim.places, places),
            _named(claim.actors, actors),
            document.location,
        )


def _named(ids: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(one, one) for one in ids)


def _attributions(reading: Reading, manner: Manner) -> Iterator[Row]:
    for claim in reading.claims:
        for place, link in enumerate(claim.attributions, start=1):
            cue = (link.cue.text, link.cue.start, link.cue.end) if link.cue else (None,) * 3
            source = link.source
            yield (
                claim.id, reading.document.id, place, source.kind, source.name, source.start,
                source.end, *cue, link.stance,
            )  # fmt: skip


def _inferences(reading: Reading, manner: Manner) -> Iterator[Row]:
    claims = {claim.id: claim for claim in reading.claims}
    for each in reading.inferences:
        marker = each.marker.text if each.marker else None
        for premise in each.premises:
            ends = (claims[each.conclusion], claims[premise])
            told = [cell for end in ends for cell in (end.text, *voice(end))]
            yield (reading.document.id, each.conclusion, premise, marker, each.rule, *told)


def _sources(reading: Reading, manner: Manner) -> Iterator[Row]:
    own = Counter(source_key(claim.source) for claim in reading.claims)
    passed: Counter[tuple[SourceKind, str]] = Counter()
    labels: dict[tuple[SourceKind, str], str] = {}
    for claim in reading.claims:
        for link in claim.attributions:
            labels.setdefault(source_key(link.source), source_label(link.source))
        outer = {source_key(link.source) for link in claim.attributions[:-1]}
        passed.update(outer - {source_key(claim.source)})
    for key, label in labels.items():
        document = reading.document
        yield document.id, document.title, label, key[0], own[key], passed[key]


def _documents(reading: Reading, manner: Manner) -> Iterator[Row]:
    document, made_by = reading.document, reading.made_by
    yield (
        document.id, document.title, document.publisher, document.authors, document.published,
        document.language, document.location, len(reading.claims), reading.engine,
        made_by.version if made_by else None, made_by.model if made_by else None, reading.scale,
    )  # fmt: skip


def _actors(reading: Reading, manner: Manner) -> Iterator[Row]:
    for one in reading.actors:
        yield one.id, reading.document.id, one.name, one.kind, len(one.mentions)
    for place in reading.places:
        yield place.id, reading.document.id, place.name, "place", len(place.mentions)


def _times(reading: Reading, manner: Manner) -> Iterator[Row]:
    for one in reading.times:
        yield one.id, reading.document.id, one.text, one.start, one.end, one.value, one.basis


def _problems(reading: Reading, manner: Manner) -> Iterator[Row]:
    text = reading.document.text
    for one in reading.problems:
        words = text[one.start : one.end] if one.start is not None and one.end else None
        yield reading.document.id, one.message, one.remedy, one.start, one.end, words


def _ends() -> str:
    """The columns of a conclusion and of its premise, by the names of a claim's own."""
    voices = [f"{column.name}:{column.kind}" for column in VOICE]
    return " ".join(
        f"{end}_{name}" for end in ("conclusion", "premise") for name in ("text", *voices)
    )


CLAIMS = Table(name="claims", columns=_CLAIM + VOICE + _MORE, rows=_claims)
ATTRIBUTIONS = Table(
    name="attributions",
    columns=columns(
        "claim document place:integer source_kind name start:integer end:integer",
        "cue cue_start:integer cue_end:integer stance",
    ),
    rows=_attributions,
)
DOCUMENTS = Table(
    name="documents",
    columns=columns(
        "document title publisher authors:list published:day language location claims:integer",
        "engine version model scale",
    ),
    rows=_documents,
)
READING_TABLES = (
    CLAIMS,
    Table(
        name="sources",
        columns=columns("document title source source_kind claims:integer passes_on:integer"),
        rows=_sources,
    ),
    DOCUMENTS,
    ATTRIBUTIONS,
    Table(
        name="grounds",
        columns=columns("document conclusion premise marker rule", _ends()),
        rows=_inferences,
    ),
    Table(
        name="actors",
        columns=columns("actor document name kind mentions:integer"),
        rows=_actors,
    ),
    Table(
        name="times",
        columns=columns("time document text start:integer end:integer value basis"),
        rows=_times,
    ),
    Table(
        name="problems",
        columns=columns("document message remedy start:integer end:integer text"),
        rows=_problems,
    ),
)
