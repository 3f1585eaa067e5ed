"""What is put forward by whom: statements from the marks of the trained reader.

The reader marks all that a source says, thinks, wants or does about something, as its gold
does. A claim needs a proposition: contents without a clause ("defended the levy"), and cues by
which nothing has been put forward yet ("would say", "did not say"), are left out here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.claims.quotations import Quotation, quotation_at
from sayso.claims.statements import Span, Statement
from sayso.claims.tokens import tokenise
from sayso.engines.standard.attribution import find_statements, may_speak
from sayso.engines.standard.heads import Mark
from sayso.engines.standard.marked import Marked
from sayso.engines.standard.pairing import Attributed, pair
from sayso.engines.standard.parsed import Parsed
from sayso.engines.standard.stances import CueWords, read_cue, takes_object
from sayso.engines.standard.verbs import load_table
from sayso.records import Stance

_LEAD = re.compile(r"(?:that|how|why|whether|if)\s+", re.IGNORECASE)
_NOBODY = re.compile(r"(?:nobody|no one|none|neither|nothing|few)\b", re.IGNORECASE)
_MUTE = frozenset(
    ["this", "that", "it", "these", "those", "which", "what", "there", "i", "we", "you", "one"]
)
_LONGEST_UNKNOWN = 3  # words of a cue that no lexicon knows ("gloated")
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
    text: str, parsed: Sequence[Parsed], quotations: tuple[Quotation, ...], marked: Marked
) -> list[Statement]:
    """What the encoder marks as attributed, where it puts a proposition forward."""
    page = _Page(parsed)
    found = (
        _statement(text, each, page, quotations)
        for layer in (marked.attribution, marked.inner)
        for each in pair_marks(text, layer, page.starts)
    )
    return sorted(filter(None, found), key=lambda each: each.cue)


def merge(rules: Sequence[Statement], trained: Sequence[Statement]) -> list[Statement]:
    """Both, without those of either that the other has in its own way.

    Where both have a cue, the rule, which knows clauses, draws the contents. Where they give one
    source the same words by different cues, the encoder's cue is taken: "said" of "an official
    who asked not to be named said".
    """
    known = sorted(each.cue for each in rules)
    more = [each for each in trained if not _meets(known, each.cue)]
    by_words = {(each.source, each.contents[-1][1]): each for each in more}
    kept = [
        each
        for each in rules
        if not each.contents or (each.source, each.contents[-1][1]) not in by_words
    ]
    return sorted([*kept, *more], key=lambda each: each.cue)


def _meets(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, (span[1], span[1]))
    return any(start < span[1] and span[0] < end for start, end in spans[max(at - 3, 0) : at])


def _statement(
    text: str, each: Attributed, page: "_Page", quotations: tuple[Quotation, ...]
) -> Statement | None:
    cue = read_cue(text, *each.cue)
    stance = _stance(text, each, cue)
    sentence = page.sentence(each.cue[0])
    pieces = [_without_lead(text, *piece) for piece in each.contents]
    contents = tuple(
        (start, end)
        for start, end in pieces
        if start < end and (page.sentence(start) == sentence or quotation_at(quotations, start + 1))
    )
    if stance is None or sentence is None or not contents:
        return None
    spoken = any(quotation_at(quotations, start + 1) for start, _ in contents)
    clausal = _takes_clause(text, each, cue, page) and any(page.holds(*span) for span in contents)
    promised = stance == "intends" and _INFINITIVE.match(text, contents[0][0]) is not None
    known = cue.stance is not None or (each.source is not None and cue.words <= _LONGEST_UNKNOWN)
    if not known or not (clausal or promised or (spoken and stance == "says")):
        return None
    return Statement(each.source, each.cue, contents, stance)


def _takes_clause(text: str, each: Attributed, cue: CueWords, page: "_Page") -> bool:
    """Whether what follows the cue may be a clause, not the object of "warned of" or "views"."""
    after = [start for start, _ in each.contents if start >= each.cue[1]]
    if not after or _LEAD.match(text, after[0]):
        return True
    last = text[slice(*each.cue)].rsplit(maxsplit=1)[-1].lower()
    if last in load_table("function_words")["prepositions"] and cue.lemma != "according":
        return False
    if cue.stance is None:
        return False  # "decides alone which vessels are served"
    return cue.lemma not in takes_object() and not page.is_bare_participle(*each.cue)


def _stance(text: str, each: Attributed, cue: CueWords) -> Stance | None:
    """The stance of the source, None where nobody has put anything forward by the cue."""
    source = text[slice(*each.source)] if each.source else ""
    if cue.modal or _NOBODY.match(source) or source.lower() in _MUTE:
        return None
    if cue.denied:
        return "denies" if cue.stance == "believes" else None
    if cue.shows and not (each.source and may_speak(tokenise(text, *each.source))):
        return None  # "imagery shows": nobody says so but the author
    return cue.stance or "says"


class _Page:
    """Where finite verbs and participles stand, and which sentence of the body an offset is in."""

    def __init__(self, parsed: Sequence[Parsed]) -> None:
        pairs = [pair for each in parsed for pair in zip(each.tokens, each.tags, strict=True)]
        self._verbs = [token.start for token, kind in pairs if kind in ("FIN", "MODAL")]
        self._kinds = {token.start: kind for token, kind in pairs}
        self._sentences = [each.sentence for each in parsed]
        self._starts = [each.sentence.start for each in parsed]

    @property
    def starts(self) -> list[int]:
        """Where the sentences of the body begin."""
        return self._starts

    def sentence(self, offset: int) -> int | None:
        """The number of the sentence that holds an offset, None outside the body."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._sentences[at].end:
            return None
        return at

    def holds(self, start: int, end: int) -> bool:
        """Whether a finite verb begins in the span."""
        at = bisect_left(self._verbs, start)
        return at < len(self._verbs) and self._verbs[at] < end

    def is_bare_participle(self, start: int, end: int) -> bool:
        """Whether the words are a past participle without auxiliary: "announced on Friday"."""
        kinds = {self._kinds.get(at) for at in range(start, end)}
        return "PART" in kinds and not kinds & {"FIN", "MODAL", "BASE", "ING"}


def _without_lead(text: str, start: int, end: int) -> Span:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in ",;:. \n":
        end -= 1
    return start, end
