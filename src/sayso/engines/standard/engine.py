"""The standard engine: a document in, its reading out; a trained encoder marks, rules decide."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.assemble import draft_claims
from sayso.claims.finish import add_certainty, finish_claims
from sayso.claims.inference import find_ties, make_inferences
from sayso.claims.introductions import add_introductions
from sayso.claims.marked_times import join_times
from sayso.claims.named_spans import join_names
from sayso.claims.names import Actors, find_names
from sayso.claims.pronouns import Pronouns
from sayso.claims.quotations import Quotation, find_quotations
from sayso.claims.segment import split_sentences
from sayso.claims.speakers import Speakers
from sayso.claims.statements import ClauseMark, Span, Statement
from sayso.claims.times import find_times
from sayso.claims.unread import find_problems
from sayso.engines.standard.attribution import find_phrases, find_verbs
from sayso.engines.standard.carried import carry_over
from sayso.engines.standard.cited import add_cited
from sayso.engines.standard.joined import join
from sayso.engines.standard.marked import Marked, load_marker
from sayso.engines.standard.marks import mark_clauses
from sayso.engines.standard.parsed import Parsed, parse
from sayso.engines.standard.quoted import attribute_quotations
from sayso.engines.standard.spoken import find_by_marks
from sayso.records import Document, Reading
from sayso.scales.scale import load_scale

_BODY = frozenset({"paragraph", "item", "quote"})


class StandardEngine:
    """Reads by a small trained encoder and rules over what it marks: the same answer always."""

    def __init__(self, *, scale: str = "icd203") -> None:
        self._scale = load_scale(scale)

    def mark(self, document: Document) -> Marked:
        """What the encoder marks in the document: more than the claims of a reading.

        It also holds what a source wants, praises or does.
        """
        return load_marker().mark(document, find_quotations(document))

    def read(self, document: Document) -> Reading:
        """The document's reading.

        Headings, captions and questions put nothing forward; everything else is read.
        """
        text = document.text
        sentences = split_sentences(document)
        quotations = find_quotations(document)
        marked = load_marker().mark(document, quotations)
        parsed = [
            parse(each, marked.classes_of(each.tokens)) for each in sentences if each.kind in _BODY
        ]
        body = [each.sentence for each in parsed]
        found = self.find_statements(document, parsed, quotations, marked)
        whole = attribute_quotations(text, parsed, found, quotations)
        statements = carry_over(text, parsed, whole)
        marks = _marks(text, parsed, statements)
        names = Actors(join_names(body, find_names(body), marked.actors))
        speakers = Speakers(text, names, Pronouns(body, names, quotations))
        drafts = draft_claims(document, body, marks, statements, speakers)
        drafts = add_introductions(document, body, drafts)
        hedges = [(mark.start, mark.end) for mark in marked.uncertainty]
        add_certainty(text, drafts, body, self._scale, hedges)
        read = find_times(text, 0, len(text), published=document.published, document=document.id)
        spans = [(mark.start, mark.end) for mark in marked.times]
        times = join_times(text, read, spans, document=document.id)
        ties = find_ties(text, body, drafts)
        actors = names.records(document.id, text)
        places = names.places(document.id, text)
        claims = finish_claims(document, drafts, times, actors, places)
        return Reading(
            document=replace(document, problems=()),
            claims=claims,
            inferences=make_inferences(text, ties, claims),
            actors=actors,
            times=times,
            places=places,
            problems=find_problems(document, quotations, times),
            scale=self._scale.name,
        )

    def find_statements(
        self,
        document: Document,
        parsed: Sequence[Parsed],
        quotations: tuple[Quotation, ...],
        marked: Marked,
    ) -> list[Statement]:
        """What somebody puts forward, in the order of the cues."""
        phrases = [found for each in parsed for found in find_phrases(each)]
        trained = find_by_marks(document.text, parsed, quotations, marked)
        put_forward = [span for each in (*phrases, *trained) for span in each.contents]
        verbs = [found for each in _holding(parsed, put_forward) for found in find_verbs(each)]
        return add_cited(parsed, join(phrases, trained, verbs))


def _holding(parsed: Sequence[Parsed], spans: Sequence[Span]) -> list[Parsed]:
    """The sentences that hold a part of a span."""
    starts = [each.sentence.start for each in parsed]
    numbers: set[int] = set()
    for start, end in spans:
        numbers.update(range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)))
    return [parsed[number] for number in sorted(numbers)]


def _marks(text: str, parsed: list[Parsed], statements: list[Statement]) -> list[ClauseMark]:
    begins = {start for statement in statements for start, _ in statement.contents}
    marks = []
    for number, each in enumerate(parsed):
        if text[each.sentence.end - 1] == "?":
            continue
        spoken = frozenset(
            index for index, token in enumerate(each.tokens) if token.start in begins
        )
        marks += mark_clauses(each, number, spoken)
    return marks
