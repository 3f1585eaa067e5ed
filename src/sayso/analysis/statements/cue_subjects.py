"""Subjects of cues: who says what is marked as said, where an engine marks no source."""

from collections.abc import Sequence

from sayso.analysis.marks import Span
from sayso.analysis.statements.pairing import Attributed
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.stances import content_nouns, read_cue
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject
from sayso.language.tokens import Token, tokenise

_VERBS = frozenset({"FIN", "MODAL"})
_NAMING = frozenset({"NOUN", "NAME", "PRON"})


def with_noun(text: str, each: Attributed) -> Attributed:
    """The attribution with the noun behind a participle for its cue, and nobody for its source.

    "Responding to [rumours] that it had failed, a clerk said …": they are not the clerk's.
    """
    first, *others = tokenise(text, *each.cue)
    before = each.source is not None and each.source < each.cue
    if before or not first.lower.endswith("ing"):
        return each
    if others and _puts_forward(others[-1]):
        return each._replace(source=None, cue=(others[-1].start, others[-1].end))
    noun, *told = tokenise(text, *each.contents[0]) if each.contents else (first,)
    if told and told[0].lower == "that" and _puts_forward(noun):
        contents = ((told[0].start, each.contents[0][1]), *each.contents[1:])
        return each._replace(source=None, cue=(noun.start, noun.end), contents=contents)
    return each


def _puts_forward(noun: Token) -> bool:
    return noun.lower.removesuffix("s") in content_nouns()


def with_subject(
    text: str, each: Attributed, page: SentenceIndex, parsed: Sequence[Parsed]
) -> Attributed:
    """The attribution with the subject of its verb: "[The indictment], filed in May, alleges".

    Its verb is finite, or a participle with the subject of the clause that it hangs in, and is
    known to say; what it puts forward is one clause of its sentence.
    """
    number = page.sentence(each.cue[0])
    if number is None or len(each.contents) != 1 or read_cue(text, *each.cue).stance != "says":
        return each
    (content,) = each.contents
    if page.sentence(content[0]) != number or not page.is_clause(*content):
        return each
    subject = _subject(parsed[number], each.cue)
    apart = subject is None or subject[1] <= content[0] or content[1] <= subject[0]
    return each._replace(source=subject) if apart else each


def _subject(parsed: Parsed, cue: Span) -> Span | None:
    verbs = (
        at
        for at, token in enumerate(parsed.tokens)
        if cue[0] <= token.start < cue[1] and parsed.tags[at] in ("FIN", "ING")
    )
    verb = next(verbs, None)
    found = find_subject(parsed, verb) if verb is not None else None
    if found is None:
        return None
    tags = set(parsed.tags[slice(*found)])
    return parsed.span(*found) if tags & _NAMING and not tags & _VERBS else None
