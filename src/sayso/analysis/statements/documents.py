"""What an engine seldom marks: what documents show ("the log shows no calls"), figures put."""

from collections.abc import Iterator

from sayso.analysis.marks import Span
from sayso.analysis.statements.contents import content_right
from sayso.analysis.statements.cue_words import may_speak
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject
from sayso.language.lexicon import word_set
from sayso.language.verbs import verb_form

_OBJECT = frozenset({"DET", "NUM", "ADJ", "NOUN", "NAME", "ADV"})


def find_documents(parsed: Parsed) -> Iterator[Statement]:
    """What a sentence says that a document, an image or a record shows."""
    showing = word_set("cues", "verbs", "shows") | word_set("cues", "verbs", "records")
    for at, kind in enumerate(parsed.tags):
        form = verb_form(parsed.tokens[at].lower) if kind == "FIN" else None
        if form is None or form.lemma not in showing or _concludes(parsed, at, form.lemma):
            continue
        subject = find_subject(parsed, at)
        content = _content(parsed, at) if subject is not None else None
        if subject is not None and content is not None and _is_document(parsed, *subject):
            yield Statement(
                parsed.span(*subject), parsed.span(at, at + 1), (content,), way="document shows"
            )


def find_figures(parsed: Parsed) -> Iterator[Statement]:
    """What "puts the chance at 0.2" says: whose number it is, and of what."""
    verbs = word_set("cues", "verbs", "of_figure")
    for at, kind in enumerate(parsed.tags):
        form = verb_form(parsed.tokens[at].lower) if kind == "FIN" else None
        clause = parsed.clause_at(at) if form is not None and form.lemma in verbs else None
        if clause is None:
            continue
        subject = find_subject(parsed, at)
        figure = any(
            parsed.tokens[n].lower == "at" and parsed.tags[n + 1] == "NUM"
            for n in range(at + 2, clause.last - 1)
        )
        if subject and figure and may_speak(parsed.tokens[slice(*subject)]):
            content = parsed.span(at + 1, clause.last)
            cue = parsed.span(at, at + 1)
            yield Statement(parsed.span(*subject), cue, (content,), way="puts it at")


def _concludes(parsed: Parsed, verb: int, lemma: str) -> bool:
    """Whether "which" stands for all before a verb: "It sent its report, which means that"."""
    drawn = lemma in word_set("cues", "verbs", "concluding")
    return drawn and verb > 0 and parsed.tokens[verb - 1].lower == "which"


def _is_document(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the head of a subject is a document: "footage published on Monday"."""
    head = first
    while head + 1 < last and parsed.tags[head + 1] in ("NOUN", "NAME", "ADJ", "POSS"):
        head += 1
    return parsed.tags[head] == "NOUN" and parsed.tokens[head].lower in word_set(
        "sources", "document_heads"
    )


def _content(parsed: Parsed, verb: int) -> Span | None:
    """The clause or the noun phrase after a verb, with what hangs on it."""
    clause = content_right(parsed, verb)
    if clause is not None:
        return clause
    holder = parsed.clause_at(verb)
    begin = verb + 1
    if holder is None or begin >= holder.last or parsed.tags[begin] not in _OBJECT:
        return None
    if parsed.tokens[begin].lower in word_set("grammar", "shown_lightly"):
        return None
    return parsed.span(begin, holder.last)
