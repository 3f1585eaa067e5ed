"""The standard engine: a document in, its marks out, by a small trained encoder."""

from sayso.analysis.marks import Marks
from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.engines.standard.marker import load_marker
from sayso.engines.standard.shipped import name_model
from sayso.records import Document, EngineOption, MadeBy
from sayso.records.made_by import own_version


class StandardEngine:
    """Marks by a small trained encoder that ships with Sayso: the same marks always."""

    name = "standard"

    def __init__(self, *, trees: bool = False) -> None:
        self._trees = trees

    @property
    def made_by(self) -> MadeBy:
        """Sayso's version, a name for the model that is made of it, and whether trees are made."""
        options = (EngineOption(name="trees", value="yes"),) if self._trees else ()
        return MadeBy(version=own_version(), model=name_model(), options=options)

    def mark(self, document: Document) -> Marks:
        """What the encoder marks in the document: more than the claims of a reading.

        It also holds what a source wants, praises or does; and where trees are asked for, one for
        each of the sentences that the analysis splits it into.
        """
        sentences = split_sentences(document) if self._trees else ()
        words = [each.tokens for each in sentences]
        return load_marker().mark(document, find_quotations(document), words)
