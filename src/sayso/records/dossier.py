"""A dossier: what many documents say together, who took it from whom, and where they part."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records.brief import brief, counted
from sayso.records.framed import Framed
from sayso.records.linked import (
    ClaimGroup,
    Copy,
    Disagreement,
    Listed,
    Loss,
    Span,
    Telling,
    Update,
)
from sayso.records.mention import ActorKind
from sayso.records.source import SourceKind

DOSSIER_FORMAT: Literal["sayso.dossier/1"] = "sayso.dossier/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A time that claims speak of. ``day`` is ISO 8601, as coarse as the words.

    ``group`` is the claim group that it dates, None where one claim alone does. ``tellings``
    are ids of the claims that date it so, ``voices`` whose say-so they are.
    """

    id: str
    day: str
    text: str
    group: str | None
    tellings: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Who does what to whom, as claims say it: ids of two entities, and the verb between.

    ``origins`` counts tellings that go back to no other; ``denied`` holds claims that deny it,
    or call it less likely than not.
    ``day`` is ISO 8601, None where no claim dates it.
    """

    id: str
    who: str
    verb: str
    whom: str
    day: str | None
    claims: tuple[str, ...]
    denied: tuple[str, ...]
    voices: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents about one happening, and what was found between them.

    ``lone`` are the claims that disagreements, updates, losses, happenings or ties speak of and
    that no second document tells. Every claim id in a story is of a telling in ``groups`` or
    ``lone``.
    """

    id: str
    documents: tuple[Listed, ...]
    copies: tuple[Copy, ...] = ()
    groups: tuple[ClaimGroup, ...] = ()
    lone: tuple[Telling, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    updates: tuple[Update, ...] = ()
    losses: tuple[Loss, ...] = ()
    happenings: tuple[Happening, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __repr__(self) -> str:
        documents = counted(len(self.documents), "document")
        told = counted(len(self.groups), "claim told more than once", "claims told more than once")
        return brief("Story", None, documents, told)

    @property
    def tellings(self) -> dict[str, Telling]:
        """Every telling of the story by the id of its claim."""
        told = {one.claim: one for group in self.groups for one in group.tellings}
        return told | {one.claim: one for one in self.lone}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A form of an entity's name, and why it was joined to the others."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place of a document that names an entity: half-open, in code points of its text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a document calls an entity ("former port inspector"), and that document's day."""

    text: str
    document: str
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, a body or a place over all documents, under its fullest name."""

    id: str
    name: str
    kind: ActorKind | Literal["place"] | None
    aliases: tuple[Alias, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Another voice, and how many claims tie a track to it."""

    voice: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What one voice or publisher says over all documents: counts with their claims, no score.

    ``claims`` it tells; ``first``: how many of those that others tell too it tells before them;
    ``follows``: whom it repeats; ``followed_by``: who repeats it. ``losses`` are ids of losses that
    it made, ``denied`` claims that it denies, ``against_itself`` ids of disagreements of which it
    tells two sides.
    """

    voice: str
    kind: SourceKind | Literal["publisher"]
    claims: int
    first: int
    follows: tuple[Relation, ...] = ()
    followed_by: tuple[Relation, ...] = ()
    losses: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    against_itself: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """Words that one publisher puts into many documents, which make none of them a copy."""

    publisher: str | None
    documents: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that was not linked, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenName:
    """A short form that could be any of several entities: a question to whoever reads."""

    name: str
    document: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made the dossier: the version, whether likeness was used, and how far stories reach.

    ``models`` are those by which its documents were read, in the order of their names.
    """

    sayso: str
    likeness: bool
    days: int
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBy:
    """A way in which documents were read, and how many: an engine, its version, model and scale.

    ``version`` and ``model`` are empty where a reading does not say.
    """

    engine: str
    version: str
    model: str
    scale: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much was linked, what was left aside, and what stays open.

    ``read_by`` is empty where all documents were read in one way.
    """

    documents: int
    boilerplate: tuple[Boilerplate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    open_names: tuple[OpenName, ...] = ()
    read_by: tuple[ReadBy, ...] = ()
    made_by: MadeBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Framed):
    """Stories, entities and tracks of many readings: the same for the same readings.

    It holds what documents say and how they hang together, and calls nothing true.
    """

    stories: tuple[Story, ...]
    entities: tuple[Entity, ...] = ()
    tracks: tuple[Track, ...] = ()
    summary: Summary

    def __repr__(self) -> str:
        stories = self.stories
        return brief(
            "Dossier",
            None,
            counted(self.summary.documents, "document"),
            counted(len(stories), "story", "stories"),
            counted(sum(len(one.copies) for one in stories), "copy", "copies"),
            counted(sum(len(one.disagreements) for one in stories), "disagreement"),
            counted(sum(len(one.losses) for one in stories), "lost hedge"),
            counted(len(self.entities), "entity", "entities"),
        )


__all__ = [
    "DOSSIER_FORMAT",
    "Alias",
    "Boilerplate",
    "ClaimGroup",
    "Copy",
    "Disagreement",
    "Dossier",
    "Entity",
    "Happening",
    "LeftOut",
    "Listed",
    "Loss",
    "MadeBy",
    "Mention",
    "OpenName",
    "Relation",
    "Role",
    "Span",
    "Story",
    "Summary",
    "Telling",
    "Tie",
    "Track",
    "Update",
]
