"""The standard engine: a document in, its marks out, by a small trained encoder."""

from sayso.analysis.marks import Marks
from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.engines.standard.marker import load_marker
from sayso.records import Document


class StandardEngine:
    """Marks by a small trained encoder that ships with Sayso: the same marks always."""

    name = "standard"

    def __init__(self, *, trees: bool = False) -> None:
        self._trees = trees

    def mark(self, document: Document) -> Marks:
        """What the encoder marks in the document: more than the claims of a reading.

        It also holds what a source wants, praises or does; and where trees are asked for, one for
        each of the sentences that the analysis splits it into.
        """
        sentences = split_sentences(document) if self._trees else ()
        words = [each.tokens for each in sentences]
        return load_marker().mark(document, find_quotations(document), words)
