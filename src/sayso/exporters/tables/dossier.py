"""The tables of a dossier: who tells what from whom, with each teller's stance and certainty."""

from collections.abc import Iterator

from sayso.exporters.tables.columns import Row, Table, columns
from sayso.exporters.tables.reading import VOICE, voice
from sayso.records import Claim
from sayso.records.dossier import Dossier, Story
from sayso.records.linked import ClaimGroup, Telling
from sayso.records.manner import Manner

_TELLING = columns(
    "story group claim document publisher published:day location start:integer end:integer",
    "says:yes-no voice voice_kind strength:number follows because shown copying_low:number",
    "copying_high:number origin text kind",
)


def _tellings(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    claims = {claim.id: claim for reading in manner.readings.values() for claim in reading.claims}
    for story in dossier.stories:
        for group in story.groups:
            for one in group.tellings:
                yield _telling(story, group, one, claims.get(one.claim))
        for one in story.lone:
            yield _telling(story, None, one, claims.get(one.claim))


def _telling(story: Story, group: ClaimGroup | None, one: Telling, claim: Claim | None) -> Row:
    document = next(each for each in story.documents if each.id == one.document)
    low, high = one.copying or (None, None)
    return (
        story.id, group.id if group else None, one.claim, one.document, document.publisher,
        document.published, document.location, one.start, one.end, one.says, one.voice.label,
        one.voice.kind, float(one.strength), one.follows, one.because,
        one.shown.text if one.shown else None, low, high, one.origin, one.text,
        claim.kind if claim else None, *(voice(claim) if claim else (None,) * len(VOICE)),
    )  # fmt: skip


def _groups(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for story in dossier.stories:
        for one in story.groups:
            voices = tuple(dict.fromkeys(telling.voice.label for telling in one.tellings))
            denied = sum(not telling.says for telling in one.tellings)
            yield (
                one.id, story.id, one.text, one.documents, one.origins, len(one.tellings), denied,
                voices,
            )  # fmt: skip


def _documents(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for story in dossier.stories:
        for one in story.documents:
            yield story.id, one.id, one.title, one.publisher, one.published, one.location


def _copies(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for story in dossier.stories:
        for one in story.copies:
            shown = one.shown.text if one.shown else None
            yield (
                one.id, story.id, one.of, one.by, one.contained, one.whole, one.direction, shown,
                len(one.passages),
            )  # fmt: skip


def _disagreements(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for story in dossier.stories:
        for one in story.disagreements:
            for number, (label, side) in enumerate(zip(one.labels, one.sides, strict=True), 1):
                yield (
                    one.id, story.id, one.kind, one.words, one.weak, number, label, side,
                    _voices(story, side),
                )  # fmt: skip


def _updates(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for story in dossier.stories:
        for one in story.updates:
            for number, (label, step) in enumerate(zip(one.labels, one.steps, strict=True), 1):
                yield one.id, story.id, one.words, number, label, step, _voices(story, step)


def _losses(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for story in dossier.stories:
        for one in story.losses:
            had, lacks = _voices(story, (one.from_,)), _voices(story, (one.to,))
            yield (
                one.id, story.id, one.kind, one.from_, had[0], one.to, lacks[0], one.words,
                one.grade,
            )  # fmt: skip


def _voices(story: Story, claims: tuple[str, ...]) -> tuple[str, ...]:
    told = story.tellings
    return tuple(dict.fromkeys(told[claim].voice.label for claim in claims))


def _happenings(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for story in dossier.stories:
        for one in story.happenings:
            yield one.id, story.id, one.day, one.text, one.group, one.tellings, one.voices


def _ties(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    names = {one.id: one.name for one in dossier.entities}
    for story in dossier.stories:
        for one in story.ties:
            yield (
                one.id, story.id, one.who, names.get(one.who), one.verb, one.whom,
                names.get(one.whom), one.day, one.claims, one.denied, one.voices, one.origins,
            )  # fmt: skip


def _entities(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for one in dossier.entities:
        documents = len({mention.document for mention in one.mentions})
        aliases = tuple(alias.text for alias in one.aliases)
        yield one.id, one.name, one.kind, aliases, len(one.mentions), documents


def _tracks(dossier: Dossier, manner: Manner) -> Iterator[Row]:
    for one in dossier.tracks:
        yield (
            one.voice, one.kind, one.claims, one.first, tuple(each.voice for each in one.follows),
            tuple(each.voice for each in one.followed_by), len(one.losses), len(one.denied),
            len(one.against_itself),
        )  # fmt: skip


DOSSIER_TABLES = (
    Table(name="tellings", columns=_TELLING + VOICE, rows=_tellings),
    Table(
        name="groups",
        columns=columns(
            "group story text documents:integer origins:integer tellings:integer denied:integer",
            "voices:list",
        ),
        rows=_groups,
    ),
    Table(
        name="documents",
        columns=columns("story document title publisher published:day location"),
        rows=_documents,
    ),
    Table(
        name="copies",
        columns=columns(
            "copy story of by contained:number whole:yes-no direction shown passages:integer"
        ),
        rows=_copies,
    ),
    Table(
        name="disagreements",
        columns=columns(
            "disagreement story kind words weak:yes-no side:integer label claims:list voices:list"
        ),
        rows=_disagreements,
    ),
    Table(
        name="updates",
        columns=columns("update story words step:integer label claims:list voices:list"),
        rows=_updates,
    ),
    Table(
        name="losses",
        columns=columns("loss story kind had had_voice lacks lacks_voice words grade"),
        rows=_losses,
    ),
    Table(
        name="happenings",
        columns=columns("happening story day text group claims:list voices:list"),
        rows=_happenings,
    ),
    Table(
        name="ties",
        columns=columns(
            "tie story who who_name verb whom whom_name day claims:list denied:list voices:list",
            "origins:integer",
        ),
        rows=_ties,
    ),
    Table(
        name="entities",
        columns=columns("entity name kind aliases:list mentions:integer documents:integer"),
        rows=_entities,
    ),
    Table(
        name="tracks",
        columns=columns(
            "voice kind claims:integer first:integer follows:list followed_by:list",
            "losses:integer denied:integer against_itself:integer",
        ),
        rows=_tracks,
    ),
)
