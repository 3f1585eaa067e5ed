"""Recut: the rules' claims cut anew at the spans that an engine's judgement makes the likeliest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.stances import read_cue
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.syntax.assertions import is_connective
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.word_classes import FINITE
from sayso.claims.assemble import Draft, carried
from sayso.claims.chains import DEEPEST, Contents, Links
from sayso.claims.edges import bare, closed, within
from sayso.claims.span_choice import choose
from sayso.claims.span_places import candidates_of, find_asides, find_open
from sayso.claims.span_view import HEAD, View
from sayso.language.lexicon import word_set
from sayso.records import AUTHOR, Attribution, Words

_JOIN = re.compile(r"(\w+)\W*\Z")
_JOINED = re.compile(r",\s+(?:and|but|so|yet)\s+\Z")
_OWNER = re.compile(r"(?:['’]s|s['’])\Z")
"""Whose silence, refusal or share price something is, which may tell what they do not say."""
_QUOTES = frozenset("\"“‘'")
_NEAR = 40
"""Characters before a claim that the word which joins it to another may begin in."""


def recut(analysis: Analysis, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts at the spans that are chosen, in order; as they are where an engine judges none.

    What a rule knows of a clause (its conditions, what carries it, whose it is) stays with the
    span that holds its verb. A span that no rule saw is whoever's words it stands in.
    """
    weights = analysis.marks.spans
    if not weights or HEAD not in analysis.marks.chances:
        return list(drafts)
    recutting = _Recutting(analysis)
    rebutted = {
        each.contents[0]: (each.contents[0][0], max(each.cue[1], each.source[1]))
        for each in analysis.statements
        if each.way == "rebuttal" and each.source is not None
    }
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.mark.sentence, []).append(draft)
    kept: list[Draft] = []
    for number, view in enumerate(find_open(analysis, drafts)):
        own = by_sentence.get(number, [])
        candidates = candidates_of(view) if view is not None else None
        if view is None or candidates is None or not candidates.spans:
            kept += own
            continue
        told = _told_within(analysis.text, own)
        found = choose(candidates.without(told), weights)
        settled = [each for each in own if each.frame is not None or each.span in rebutted]
        taken = [place for each in settled for place in (each.span, each.frame) if place]
        taken += [rebutted[each.span] for each in settled if each.span in rebutted]
        conditions = [each for draft in own for each in draft.conditions]
        chosen = [
            span
            for span in found
            if not _meets_any(span, taken) and not _is_condition(span, conditions)
        ]
        asides = find_asides(view.ruled)
        parts = [part for span in chosen for part in _parts(analysis.parsed[number], span)]
        spans = [closed(analysis.text, *bare(analysis.text, *span)) for span in parts]
        spans = [span for span in spans if span[0] < span[1]]
        cut = [recutting.draft(number, span, own) for span in spans]
        parted = [(span[0], draft.start) for span, draft in zip(spans, cut, strict=True)]
        silent = [
            each
            for each in own
            if each in settled
            or any(first <= each.start and each.end <= last for first, last in parted)
            or (
                _is_free(each, chosen)
                and (_is_silence(view, each) or _is_set_off(analysis.text, each))
            )
            or (each.span in asides and not _crosses_any(each.span, chosen))
            or (each.span in told and not _cuts_any(each.span, chosen))
        ]
        unsaid = [_until(analysis.text, each, chosen) for each in own if each not in silent]
        silent += [each for each in unsaid if each is not None and _is_silence(view, each)]
        kept += sorted((*cut, *silent), key=lambda each: each.span)
    return kept


def _is_condition(span: Span, conditions: Sequence[Span]) -> bool:
    """Whether a span is a condition of a rule's claim, to which it belongs."""
    return any(first <= span[0] and span[1] <= last for first, last in conditions)


def _told_within(text: str, own: Sequence[Draft]) -> frozenset[Span]:
    """What others say in what a rule's claim is about: "Vesk's claim that [it sank] is false".

    And what nobody in particular does in any words of one: "signed by [a clerk, reportedly ill]".
    A few words of theirs that are quoted in it, or that "that" stands for, are none.
    """
    return frozenset(
        each.span
        for each in own
        if each.mark.tie == "that"
        and each.chain[-1].source.kind != "author"
        and text[each.start - 1] not in _QUOTES
        and len(text[each.start : each.end].split()) > 1
        and any(_holds(other, each) for other in own)
    )


def _holds(draft: Draft, told: Draft) -> bool:
    """Whether a claim holds what somebody else tells in it, as its subject or by an adverb."""
    if told.chain[-1].source.kind == "impersonal":
        cue = told.chain[-1].cue
        adverb = cue is not None and cue.text.lower() in word_set("cues", "impersonal", "adverbs")
        within = draft.span != told.span and draft.start <= told.start and told.end <= draft.end
        return adverb and within and draft.chain[-1].source.kind == "author"
    return draft.start < told.start and told.end <= draft.mark.anchor


def _meets_any(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span meets what a frame weighs, or the frame: "The odds of [a split] are even".

    Or what is turned down by whom: ", [a claim] the rebels deny".
    """
    return any(span[0] < end and start < span[1] for start, end in taken)


def _is_free(draft: Draft, chosen: Sequence[Span]) -> bool:
    return all(last <= draft.start or draft.end <= first for first, last in chosen)


def _crosses_any(span: Span, chosen: Sequence[Span]) -> bool:
    """Whether a chosen span holds a part of a span, and not words on both sides of it too."""
    return any(
        first < span[1] and span[0] < last and not (first < span[0] and span[1] < last)
        for first, last in chosen
    )


def _cuts_any(span: Span, chosen: Sequence[Span]) -> bool:
    """Whether a chosen span holds a part of a span, and not all of it."""
    return any(
        first < span[1] and span[0] < last and not (first <= span[0] and span[1] <= last)
        for first, last in chosen
    )


def _is_silence(view: View, draft: Draft) -> bool:
    """Whether a rule's claim tells what nobody has said: "No group has claimed that"."""
    return any(
        unsaid and draft.start <= token.start < draft.end
        for token, unsaid in zip(view.tokens, view.unsaid, strict=True)
    )


def _parts(parsed: Parsed, span: Span) -> Iterator[Span]:
    """A chosen span, or its that-clauses where it is two: "finds that [X] and that [Y]"."""
    start, end = span
    begun = {parsed.tokens[each.first].start: each for each in parsed.clauses if each.tie == "that"}
    told = begun.get(start)
    for begin, clause in begun.items():
        joined = clause.opened and parsed.tags[clause.opened - 1] == "COORD"
        beside = told is not None and any(clause.within is one for one in (told, told.within))
        if beside and joined and start < begin < end:
            yield start, parsed.tokens[clause.opened - 2].end
            start = begin
    yield start, end


def _until(text: str, draft: Draft, chosen: Sequence[Span]) -> Draft | None:
    """A rule's claim up to what of it is chosen: "[Nobody has said so], but two have left"."""
    first = min((span[0] for span in chosen if draft.start < span[0] < draft.end), default=None)
    join = _JOINED.search(text, draft.mark.anchor, first) if first is not None else None
    if join is None or any(start <= draft.start < end for start, end in chosen):
        return None
    start, end = closed(text, *bare(text, draft.start, join.start()))
    return replace(draft, start=start, end=end)


def _is_set_off(text: str, draft: Draft) -> bool:
    """Whether a rule's claim begins a quotation of somebody's, or stands in brackets."""
    opened = text[max(draft.start - 1, 0) : draft.start]
    quoted = opened in ("“", '"') and draft.chain[-1].source.kind != "author"
    return quoted or opened == "("


class _Recutting:
    """Drafts for spans, of the rules' drafts or anew."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.text
        self._parsed = analysis.parsed
        self._statements = analysis.statements
        self._contents = Contents(analysis.statements)
        self._conditions = {span for each in analysis.assertions for span in each.conditions}
        self._links = Links(analysis.text, analysis.statements)
        self._losses, self._lost_speakers = analysis.losses, analysis.lost_speakers
        self._unsaid = SpanIndex(
            (*span, number)
            for number, loss in enumerate(analysis.losses)
            if loss.source and not _OWNER.search(analysis.text, *loss.source)
            for span in loss.contents
        )

    def draft(self, sentence: int, span: Span, own: Sequence[Draft]) -> Draft:
        """The draft of a span of a sentence, which has its own drafts by rule.

        What of a rule's claim leads it in by "that" carries it, with what weighs it: "are nearly
        certain to find that [the books were false]".
        """
        draft = self._draft(sentence, span, own)
        around = (each.start for each in own if each.start < draft.start < each.end)
        lead = min(around, default=draft.start), draft.start
        cue = draft.chain[-1].cue
        if cue is None or not lead[0] <= cue.start < lead[1]:
            draft.chain = carried(self._text, draft.chain, lead)
        if draft.mark.carrier is None and self._text[slice(*lead)].split()[-1:] == ["that"]:
            draft.mark = replace(draft.mark, carrier=lead)
        return draft

    def _draft(self, sentence: int, span: Span, own: Sequence[Draft]) -> Draft:
        start, end = span
        start = self._with_condition(start)
        span = start, end
        inside = [each for each in own if start <= each.mark.anchor < end]
        known = max(inside, key=lambda each: _shared(each.span, span), default=None)
        if known is None:
            return self._new(sentence, span, own)
        if start < known.start and self._says_nothing(start, known):
            start = known.start
        if known.mark.opener is not None and known.mark.opener[0] == start < known.start:
            start = known.start  # what joins it to another claim is no word of it
        for first, last in known.conditions:
            if first < start and not self._text[last:start].strip(" ,\n"):
                start = max(first, known.start)  # "[If it rains,] the lock will open"
        carrier = known.mark.carrier
        mark = replace(
            known.mark,
            span=(start, end),
            carrier=carrier if carrier is not None and carrier[1] <= start else None,
        )
        held = [each for other in own for each in other.conditions if start <= each[0] < end]
        conditions = tuple(within(each, end) for each in known.conditions or held)
        draft = replace(known, start=start, end=end, mark=mark, conditions=conditions)
        draft.chain = tuple(link for link in known.chain if not _is_led_in(link, (start, end))) or (
            AUTHOR,
        )
        return draft

    def _with_condition(self, start: int) -> int:
        """Where a claim begins with the condition before who says both: "[If X], she said, [Y]"."""
        return next(
            (
                each.contents[0][0]
                for each in map(self._statements.__getitem__, self._contents.covering(start))
                if each.contents[0][1] <= each.cue[0]
                and each.contents[-1][0] == start
                and each.contents[0] in self._conditions
            ),
            start,
        )

    def _says_nothing(self, start: int, known: Draft) -> bool:
        """Whether words before a rule's claim only join it to what is before, or put it forward."""
        carried = known.mark.carrier is not None and known.mark.carrier[0] <= start
        return carried or is_connective(self._text[start : known.start])

    def _new(self, sentence: int, span: Span, own: Sequence[Draft]) -> Draft:
        start, end = span
        anchor = _verb(self._parsed[sentence], span)
        before = max(start - _NEAR, self._parsed[sentence].sentence.start)
        join = _JOIN.search(self._text, before, start)
        word = join[1].lower() if join else ""
        hangs = word in word_set("grammar", "contrasting")
        mark = Assertion(
            span,
            anchor,
            sentence,
            "adverbial" if hangs else "coordinate",
            word if hangs else "",
            join.span(1) if join and hangs else None,
        )
        told = [
            number
            for number in self._contents.covering(anchor)
            if not (
                start <= self._statements[number].cue[0] < self._statements[number].contents[0][0]
            )
        ]
        held = (each for other in own for each in other.conditions if start <= each[0] < end)
        draft = Draft(start, end, mark, tuple(within(each, end) for each in held))
        draft.chain = self._links.chain(told) if told else self._unsaid_chain(span, anchor)
        draft.left_out = max(len(told) - DEEPEST, 0)
        draft.frame = self._contents.frame(told)
        return draft

    def _unsaid_chain(self, span: Span, anchor: int) -> tuple[Attribution, ...]:
        """Who is marked to say what no rule takes for said, where its claim is chosen: else nobody.

        "[Its polling] gave [46 per cent]": what is claimed begins behind the cue.
        """
        for number in self._unsaid.holding(anchor):
            start, end = self._losses[number].cue
            who = self._lost_speakers.who(number) if end <= span[0] else None
            if who is not None:
                cue = Words(text=self._text[start:end], start=start, end=end)
                stance = read_cue(self._text, start, end).toward
                return (Attribution(source=who, cue=cue, stance=stance),)
        return (AUTHOR,)


def _shared(one: Span, other: Span) -> float:
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    return overlap / (max(one[1], other[1]) - min(one[0], other[0]))


def _is_led_in(link: Attribution, span: Span) -> bool:
    """Whether a claim begins with who makes it, so that all of it is somebody else's words."""
    source, cue = link.source, link.cue
    if source.start is None or cue is None:
        return False
    return span[0] <= source.start < cue.start and source.start - span[0] <= 1


def _verb(parsed: Parsed, span: Span) -> int:
    """Where the first finite verb of a span begins, or the span itself."""
    for token, tag in zip(parsed.tokens, parsed.tags, strict=True):
        if tag in FINITE and span[0] <= token.start < span[1]:
            return token.start
    return span[0]
