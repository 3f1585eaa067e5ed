"""Assembly: drafts of claims from clause marks and statements, each with its chain of sources."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.analysis.marks import Span
from sayso.analysis.statements.statement import Statement, Way
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.text.quotations import Quotation, quotation_at
from sayso.analysis.text.sentences import Sentence
from sayso.claims.chains import DEEPEST, Contents, Links
from sayso.claims.edges import bare, closed, unlabelled, within
from sayso.language.carriers import carriers
from sayso.records import AUTHOR, Attribution, Certainty, Document, Stance, Words

_TOLD: tuple[Way, ...] = ("marks", "according to", "cue verb", "citing", "document shows")


@dataclass(slots=True)
class Draft:
    """A claim in the making: the clause that makes it, and the span that is left of the clause.

    ``left_out`` counts the speakers of the chain who are too many to stand in it.
    ``conditions`` are the clause's, or those of the words that introduce it. ``concluded`` is
    set where an inference rests it on others, ``believed`` where it says whose view it is ("in
    our view"). ``told`` is what an engine judges of its kind, the mean logarithm of each kind's
    chance, ``voices`` the same of the kinds of its source. ``frame`` is where words apart from it
    say how likely it is ("The odds of [a split] are even").
    """

    start: int
    end: int
    mark: Assertion
    conditions: tuple[Span, ...] = ()
    introduction: Words | None = None
    chain: tuple[Attribution, ...] = (AUTHOR,)
    left_out: int = 0
    certainty: Certainty | None = None
    concluded: bool = False
    believed: bool = False
    told: Mapping[str, float] = field(default_factory=dict)
    voices: Mapping[str, float] = field(default_factory=dict)
    frame: Span | None = None
    horizons: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.start, self.end


def draft_claims(
    document: Document,
    sentences: Sequence[Sentence],
    marks: Sequence[Assertion],
    statements: Sequence[Statement],
    quotations: tuple[Quotation, ...] = (),
) -> list[Draft]:
    """Drafts in reading order: each clause that says more than who speaks, with its chain.

    A relative clause that is set off in what is told, not quoted, is an aside of whoever tells it.
    """
    index = Contents(statements)
    links = Links(document.text, statements)
    drafts: list[Draft] = []
    used: set[int] = set()
    leading = {each.cue[1] for each in statements if each.contents[:1] > (each.cue,)}
    for mark in marks:
        covering = index.covering(mark.anchor)
        start, end = mark.span
        for number in covering:
            start, end = _clip(statements[number], (start, end), mark.anchor)
        if index.only_attributes(mark.anchor, covering) or end in leading:
            continue
        if index.only_weighs(mark.anchor, covering):
            used.update(covering)
            continue
        end = index.before_frame(mark.anchor, end)
        start, end = closed(document.text, *bare(document.text, start, end))
        start = unlabelled(document.text, start)
        if end <= start or "?" in document.text[end - 1 : end + 1]:
            continue
        # "accused the firm, which owns the port, of fraud": the aside is not all that is said
        aside = mark.tie == "relative"
        used.update(n for n in covering if not aside or start <= statements[n].contents[0][0])
        told = covering
        if aside and quotation_at(quotations, mark.anchor) is None:
            told = [n for n in covering if not _is_told(statements[n], mark)]
        draft = Draft(start, end, mark, tuple(within(each, end) for each in mark.conditions))
        draft.chain = links.chain(told) if told else (AUTHOR,)
        if not told or _within(mark.carrier, statements[told[-1]]):
            draft.chain = carried(document.text, draft.chain, mark.carrier)
        draft.left_out = max(len(told) - DEEPEST, 0)
        draft.frame = index.frame(told)
        drafts.append(draft)
    drafts += _fragments(document.text, sentences, statements, used, links, index)
    return _without_doubles(sorted(drafts, key=lambda each: (each.start, -each.end)))


def _is_told(statement: Statement, mark: Assertion) -> bool:
    """Whether an aside stands in a statement's own words for something, which says more."""
    around = any(start < mark.span[0] < end for start, end in statement.contents)
    return around and statement.way in _TOLD


def _within(carrier: Span | None, statement: Statement) -> bool:
    """Whether words that carry a claim are put forward with it: "It is false that X, they said"."""
    return carrier is not None and any(
        start <= carrier[0] and carrier[1] <= end for start, end in statement.contents
    )


def carried(
    text: str, chain: tuple[Attribution, ...], carrier: Span | None
) -> tuple[Attribution, ...]:
    """The chain, whoever speaks last with the stance of the words that carry what they say.

    "We assess that", "It is false that"; of others only where they deny or doubt it.
    """
    last = chain[-1]
    if carrier is None or last.stance not in ("says", "believes"):
        return chain
    start, end = carrier
    words = " ".join(text[start:end].lower().split()).strip('“"‘ ').removesuffix(" that")
    stances: tuple[Stance, ...] = ("denies", "doubts", "believes")
    for stance in stances if last.source.kind == "author" else stances[:2]:
        if any(pattern.search(words) for pattern in carriers(stance)):
            cue = Words(text=text[start:end], start=start, end=end)
            return (*chain[:-1], replace(last, cue=cue, stance=stance))
    return chain


def _fragments(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    used: set[int],
    links: Links,
    index: Contents,
) -> list[Draft]:
    """Contents without a clause of their own: "promised to publish the report"."""
    starts = [sentence.start for sentence in sentences]
    drafts = []
    thinkers = {
        each.source[0]: each for each in statements if each.source and each.stance == "believes"
    }
    for number, statement in enumerate(statements):
        if number in used or not statement.contents or statement.way == "turn":
            continue
        if _only_tells(statement, thinkers):
            continue
        start, end = bare(text, statement.contents[0][0], statement.contents[-1][1])
        if start >= end or "?" in text[end - 1 : end + 1]:
            continue
        sentence = bisect_right(starts, start) - 1
        if sentence < 0 or start >= sentences[sentence].end:
            continue  # a quotation that runs on into a heading
        draft = Draft(start, end, Assertion((start, end), start, sentence, "that"))
        speaking = sorted({*index.covering(start), number}, key=index.size)
        draft.chain = links.chain(speaking)
        draft.left_out = max(len(speaking) - DEEPEST, 0)
        draft.frame = index.frame(speaking)
        drafts.append(draft)
    return drafts


def _only_tells(statement: Statement, thinkers: Mapping[int, Statement]) -> bool:
    """Whether somebody says no more than what another thinks: "[X expects the talks to fail]".

    thinkers: the statements of what somebody thinks, by where it stands who does.
    """
    inner = thinkers.get(statement.contents[0][0])
    if inner is None or inner.source is None or not inner.source < inner.cue < inner.contents[0]:
        return False
    return inner.contents[-1][1] == statement.contents[-1][1]


def _clip(statement: Statement, span: Span, anchor: int) -> Span:
    """The span inside the content that holds the anchor, or inside all where the cue is within."""
    first, last = statement.contents[0], statement.contents[-1]
    inserted = first[1] <= statement.cue[0] and statement.cue[1] <= last[0]
    if inserted and span[0] < statement.cue[0] and last[0] < span[1]:
        return max(span[0], first[0]), min(span[1], last[1])
    for start, end in statement.contents:
        if start <= anchor < end:
            return max(span[0], start), min(span[1], end)
    return span


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    kept: dict[Span, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.span, draft)
    return list(kept.values())
