"""All statements of a document: every way of finding them, and whose stands where they meet."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.analysis.marks import Marks, Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.citations import add_cited
from sayso.analysis.statements.continuations import carry_over
from sayso.analysis.statements.counted import find_counted
from sayso.analysis.statements.cue_words import find_phrases, find_verbs
from sayso.analysis.statements.documents import find_documents, find_figures
from sayso.analysis.statements.far_contents import part_far
from sayso.analysis.statements.heard import find_heard
from sayso.analysis.statements.hearsay import hear_from_others
from sayso.analysis.statements.inserted import with_inserted
from sayso.analysis.statements.marked_spans import find_by_marks
from sayso.analysis.statements.precedence import join, without
from sayso.analysis.statements.quoted_as import find_quoted, find_quoting
from sayso.analysis.statements.quoters import within_quotations
from sayso.analysis.statements.rebuttals import find_rebuttals, set_apart, without_rebutted
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.speech import attribute_quotations
from sayso.analysis.statements.statement import Found
from sayso.analysis.statements.told import hear_the_told
from sayso.analysis.statements.turns import give_turns
from sayso.analysis.statements.weighed import find_amounts, find_weighed
from sayso.analysis.statements.within_turns import hear_within_turns
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.text.quotations import Quotation


def find_statements(
    text: str, parsed: Sequence[Parsed], quotations: tuple[Quotation, ...], marks: Marks
) -> Found:
    """What somebody puts forward, in the order of the cues, and of the contents of one cue."""
    amounts = SpanIndex((*span, span) for span in find_amounts(text, marks))
    phrases = [
        found
        for each in parsed
        for found in (
            *with_inserted(each, find_phrases(each)),
            *find_counted(each),
            *find_quoted(each),
            *find_quoting(each),
            *find_heard(each),
            *find_weighed(text, each, amounts.touching(each.sentence.start, each.sentence.end)),
        )
    ]
    marked = find_by_marks(text, parsed, quotations, marks)
    documents = [found for each in parsed for found in (*find_documents(each), *find_figures(each))]
    put_forward = [span for each in (*phrases, *marked.statements) for span in each.contents]
    verbs = [found for each in _holding(parsed, put_forward) for found in find_verbs(each)]
    outer = [*marked.statements, *without(documents, marked.statements)]
    rebuttals = [found for each in parsed for found in find_rebuttals(text, each)]
    joined = set_apart(rebuttals, join(text, phrases, outer, verbs))
    states = [*joined, *(each.statement for each in rebuttals)]
    found = add_cited(parsed, sorted(states, key=lambda each: each.cue))
    spoken = attribute_quotations(text, parsed, found, quotations)
    page = SentenceIndex(parsed)
    near, far = part_far(within_quotations(spoken, quotations), page)
    carried = hear_from_others(text, carry_over(text, parsed, near))
    turned = give_turns(text, parsed, carried, marks.actors)
    losses = [*without_rebutted(rebuttals, marked.losses), *far]
    told = hear_within_turns(text, Found(turned, losses), page)
    return told._replace(statements=hear_the_told(parsed, told.statements, page))


def _holding(parsed: Sequence[Parsed], spans: Sequence[Span]) -> list[Parsed]:
    """The sentences that hold a part of a span."""
    starts = [each.sentence.start for each in parsed]
    numbers: set[int] = set()
    for start, end in spans:
        numbers.update(range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)))
    return [parsed[number] for number in sorted(numbers)]
