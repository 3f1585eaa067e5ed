"""What is put forward by whom: statements from the marks of the trained reader.

The reader marks all that a source says, thinks, wants or does about something, as its gold
does. A claim needs a proposition: contents without a clause ("defended the levy"), and cues by
which nothing has been put forward yet ("would say", "did not say"), are left out here.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.claims.quotations import Quotation, quotation_at
from sayso.claims.statements import Span, Statement
from sayso.engines.standard.attribution import find_statements
from sayso.engines.standard.heads import Mark
from sayso.engines.standard.marked import Marked
from sayso.engines.standard.pairing import Attributed, pair
from sayso.engines.standard.parsed import Parsed
from sayso.engines.standard.stances import CueWords, read_cue, takes_object
from sayso.engines.standard.verbs import load_table
from sayso.records import Stance

_LEAD = re.compile(r"(?:that|how|why|whether|if)\s+", re.IGNORECASE)
_NOBODY = re.compile(r"(?:nobody|no one|none|neither|nothing|few)\b", re.IGNORECASE)
_MUTE = frozenset({"this", "that", "it", "these", "those", "which", "what", "there"})
_INFINITIVE = re.compile(r"(?:not\s+)?to\s+\w", re.IGNORECASE)


def pair_marks(
    text: str, marks: Sequence[Mark], sentence_starts: Sequence[int]
) -> list[Attributed]:
    """The attributions that spans of one layer make, in the order of their cues."""
    spans = {
        label: [(mark.start, mark.end) for mark in marks if mark.label == label]
        for label in ("source", "cue", "content")
    }
    return pair(text, spans["source"], spans["cue"], spans["content"], sentence_starts)


def find_by_rule(parsed: Sequence[Parsed]) -> list[Statement]:
    """What rules over words and clauses attribute, in the order of the cues."""
    return [statement for each in parsed for statement in find_statements(each)]


def find_by_marks(
    text: str, parsed: Sequence[Parsed], quotations: Sequence[Quotation], marked: Marked
) -> list[Statement]:
    """What the encoder marks as attributed, where it puts a proposition forward."""
    verbs = [
        token.start
        for each in parsed
        for token, kind in zip(each.tokens, each.tags, strict=True)
        if kind in ("FIN", "MODAL")
    ]
    starts = [each.sentence.start for each in parsed]
    found = (
        _statement(text, each, verbs, quotations)
        for layer in (marked.attribution, marked.inner)
        for each in pair_marks(text, layer, starts)
    )
    return sorted(filter(None, found), key=lambda each: each.cue)


def merge(first: Sequence[Statement], second: Sequence[Statement]) -> list[Statement]:
    """The statements of the first, and those of the second whose cue is in none of the first."""
    known = sorted(each.cue for each in first)
    rest = [each for each in second if not _meets(known, each.cue)]
    return sorted([*first, *rest], key=lambda each: each.cue)


def _meets(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, (span[1], span[1]))
    return any(start < span[1] and span[0] < end for start, end in spans[max(at - 3, 0) : at])


def _statement(
    text: str, each: Attributed, verbs: Sequence[int], quotations: Sequence[Quotation]
) -> Statement | None:
    cue = read_cue(text, *each.cue)
    stance = _stance(text, each, cue)
    if stance is None:
        return None
    contents = tuple(
        span
        for span in (_without_lead(text, *piece) for piece in each.contents)
        if span[0] < span[1]
    )
    clausal = _is_clausal(text, each, cue) and any(_holds(verbs, *span) for span in contents)
    spoken = any(quotation_at(tuple(quotations), span[0] + 1) for span in contents)
    infinitive = stance in ("intends", "asks") and bool(_INFINITIVE.match(text, contents[0][0]))
    if not contents or not (clausal or infinitive or (spoken and stance == "says")):
        return None
    return Statement(each.source, each.cue, contents, stance)


def _is_clausal(text: str, each: Attributed, cue: CueWords) -> bool:
    """Whether what follows the cue may be a clause, not the object of "warned of" or "views"."""
    after = [start for start, _ in each.contents if start >= each.cue[1]]
    if not after or _LEAD.match(text, after[0]):
        return True
    last = text[slice(*each.cue)].rsplit(maxsplit=1)[-1].lower()
    if last in load_table("function_words")["prepositions"] and cue.lemma != "according":
        return False
    return cue.lemma not in takes_object()


def _stance(text: str, each: Attributed, cue: CueWords) -> Stance | None:
    source = text[slice(*each.source)] if each.source else ""
    if cue.modal or _NOBODY.match(source) or source.lower() in _MUTE:
        return None
    if cue.denied and cue.stance in ("says", "asks", "intends"):
        return None
    if cue.denied and cue.stance == "believes":
        return "denies"
    if cue.stance is None and each.source is None:
        return None
    return cue.stance or "says"


def _without_lead(text: str, start: int, end: int) -> Span:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in ",;:. \n":
        end -= 1
    return start, end


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
