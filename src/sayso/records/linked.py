"""What links claims of several documents: tellings, copies, disagreements, updates, losses."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records.source import SourceKind
from sayso.records.span import Words, check_span

Span = tuple[int, int]
"""Half-open, in code points of a document's text."""
Direction = Literal["credited", "cited", "dated", "decided", "unknown"]
Because = Literal["copied", "cites", "speaker", "reports"]
DisagreementKind = Literal["count", "day", "denial", "who"]
LossKind = Literal["certainty", "attribution", "denial", "bound", "condition"]
Grade = Literal["followed", "matched"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document of a story, by what tells it from others."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    location: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that two documents share, and their places in both."""

    of: Span
    by: Span

    def __post_init__(self) -> None:
        check_span(*self.of)
        check_span(*self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two documents that share passages: ``by`` took them from ``of``, unless unknown.

    ``contained`` is the share of the shorter document's runs of five words that the other has,
    in [0, 1]; ``whole`` whether that makes it a copy, not only a document that shares passages.
    ``direction`` says why the one is called first: ``credited`` in the other, ``cited`` there,
    ``dated`` before it, ``decided`` by a person; ``unknown`` where nothing tells, and then neither
    is first. ``shown`` holds the words of ``by`` that credit or cite.
    """

    id: str
    of: str
    by: str
    contained: float
    whole: bool
    direction: Direction
    passages: tuple[Passage, ...]
    shown: Words | None = None

    def __post_init__(self) -> None:
        if self.of == self.by:
            raise ValueError("a document is no copy of itself")
        if not 0 <= self.contained <= 1:
            raise ValueError(f"no share: {self.contained}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose say-so a telling is.

    ``name`` of the innermost named speaker; of an unnamed or vague one its words, with who
    carries them in ``carrier``; of a document's own voice its publisher. ``entity`` is the id of
    the dossier's entity of that name, where there is one.
    """

    kind: SourceKind
    name: str
    carrier: str | None = None
    entity: str | None = None

    @property
    def label(self) -> str:
        """The voice in words: "two officials (Selene Wire)"."""
        return f"{self.name} ({self.carrier})" if self.carrier else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim in one document. ``says`` is false where it denies what its group's words say, or
    is denied where it stands in none.

    ``strength`` is how firmly it is put forward: 0 for what is not known or only asked, 1 for
    what may be, 2 for what is thought likely or suspected, 3 for what is told bare.
    ``follows`` is the claim that it goes back to, ``because`` its words were copied, it cites the
    other's publisher, the speaker is the same, or it reports what that document's publisher says
    there; ``shown`` are the words of this document that show it. ``copying`` is how likely it is
    that it knows no more than what it follows, as a range of probability. ``origin`` names the
    telling that the chain ends in, or what lies outside the dossier and is credited.
    """

    claim: str
    document: str
    start: int
    end: int
    text: str
    says: bool
    voice: Voice
    strength: float
    origin: str
    follows: str | None = None
    because: Because | None = None
    shown: Words | None = None
    copying: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if (self.follows is None) != (self.because is None):
            raise ValueError("a telling follows for a reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGroup:
    """One claim and all who tell it, the first telling's words for its text.

    Raises:
        ValueError: fewer than two documents tell it, or tellings follow each other in a circle.
    """

    id: str
    text: str
    origins: int
    documents: int
    tellings: tuple[Telling, ...]

    def __post_init__(self) -> None:
        if len({one.document for one in self.tellings}) < 2:
            raise ValueError("a claim group has tellings of two documents at least")
        follows = {one.claim: one.follows for one in self.tellings}
        for first in follows.values():
            at, steps = first, 0
            while at is not None:
                at, steps = follows.get(at), steps + 1
                if steps > len(follows):
                    raise ValueError("tellings follow each other in a circle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Tellings that cannot all hold, or a denial. ``sides`` hold ids of claims, two sides or more.

    ``labels`` say what each side says ("Sunday", "denied"), ``words`` the whole in a line.
    ``weak`` ones are of a kind, or found in a way, that is right too seldom to be shown unasked.
    """

    id: str
    kind: DisagreementKind
    groups: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    words: str
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Values of one running thing, the earliest first: the later ones do not gainsay it.

    ``steps`` hold ids of claims for each value, ``labels`` the values.
    """

    id: str
    groups: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that a telling had (``from_``) and a later one has not (``to``).

    ``words`` are those that were lost ("may", "two officials said"). ``grade``: ``followed``
    where the later one follows the earlier, ``matched`` where it only says the same later.
    """

    id: str
    kind: LossKind
    from_: str
    to: str
    words: str
    grade: Grade = "followed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two claims of a story that may be one: too unlike to be joined, too alike to be passed over.

    ``nearness``: how alike they are, in units of what joins two claims; where it is 1 or more,
    others of their groups are less alike.
    """

    id: str
    one: Telling
    other: Telling
    nearness: float
