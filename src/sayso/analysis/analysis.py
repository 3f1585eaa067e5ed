"""The analysis: all that a document's text says, each thing once, for whoever asks of it."""

from dataclasses import dataclass, field

from sayso.analysis.marks import Marks
from sayso.analysis.people.lost_speakers import LostSpeakers
from sayso.analysis.people.names import Actors
from sayso.analysis.people.place_words import PlaceWords
from sayso.analysis.people.pronouns import Pronouns
from sayso.analysis.statements.statement import Loss, Statement
from sayso.analysis.statements.unheard import Unheard
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.text.quotations import Quotation
from sayso.analysis.text.sentences import Sentence
from sayso.records import Document, Source, Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document and what is found in it; offsets count in its text.

    ``sentences`` are those of all blocks, ``parsed`` those of the body (no headings, captions,
    references) with their words, word classes and clauses. ``statements`` say who puts what
    forward, in the order of their cues, ``unheard`` who else may, and whom that means,
    ``assertions`` which clauses assert something of their own. ``names`` are all mentions by name,
    ``pronouns`` tells whom the others mean, ``place_words`` which place "there" and "the capital"
    do. ``marks`` are what all this was made of, ``losses`` what they hold of attributions that no
    statement is made of, ``lost_speakers`` whom these name. ``body`` are the sentences of
    ``parsed``, kept as they are asked for of each claim.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    parsed: tuple[Parsed, ...]
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    unheard: tuple[tuple[Unheard, Source], ...]
    assertions: tuple[Assertion, ...]
    names: Actors
    pronouns: Pronouns
    place_words: tuple[PlaceWords, ...]
    times: tuple[Time, ...]
    marks: Marks
    losses: tuple[Loss, ...]
    lost_speakers: LostSpeakers
    body: tuple[Sentence, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "body", tuple(each.sentence for each in self.parsed))

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text
