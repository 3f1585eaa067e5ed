"""Whose: what is seen of a claim and of each one who may put it forward, as features by name.

A sum of weights for what is seen is how likely that one is, among all who may be. The weights are
learned of texts read by hand (training/pairs.py); an engine that judges claims tells them.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.analysis import Analysis
from sayso.analysis.links import odds_of, stretch
from sayso.analysis.marks import Span
from sayso.analysis.people.pronouns import FITS, PRONOUNS, agrees
from sayso.analysis.statements.statement import Way
from sayso.analysis.text.quotations import Quotation, quotation_at
from sayso.claims.assemble import Draft
from sayso.claims.candidates import Candidate, Mentions, Who, who_is
from sayso.language.lexicon import word_set
from sayso.records import Attribution, Source, SourceKind

Seen = dict[str, float]
AUTHOR: Who = ("author", "")

_AUTHORS_OWN = -0.02
"""The mean logarithm of the author's chance at which what the rules leave the author is so."""

_ALONE: Way = "quotation without a speaker"
_FARTHEST, _SHORT, _SEVERAL = 6.0, 3, 5
_THINGS: tuple[SourceKind, ...] = ("organisation", "document")
_SENTENCES = ("same sentence", "one back", "two back", "three back")
_BLOCKS = ("same paragraph", "paragraph before")


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim, by number, that is not plainly the author's, and who may put it forward."""

    number: int
    sources: tuple[Source, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is looked at of one claim."""

    number: int
    draft: Draft
    told: Mapping[str, float]
    ruled: Who
    pronoun: str
    definite: bool
    quoted: Quotation | None
    turn: Who | None
    spoke: int | None
    alone: Seen


@dataclass(frozen=True, slots=True)
class _Open:
    """A claim, all who may put it forward, and those of them who are spoken of near it."""

    claim: _Claim
    sources: Mapping[Who, Source]
    near: Mapping[Who, Candidate]

    def places(self, who: Who) -> tuple[Span, ...]:
        """Where one of them is spoken of near it."""
        if who in self.near:
            return self.near[who].places
        source = self.sources[who]
        if source.start is None or source.end is None:
            return ()
        return ((source.start, source.end),)


class Whose:
    """What is seen of the claims of a text and of those who may put them forward."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft]) -> None:
        self._analysis = analysis
        self._drafts = drafts
        self._mentions = Mentions(analysis)
        self._ways = {each.cue: each.way for each in analysis.statements}
        self._blocks = [analysis.body[each.mark.sentence].block for each in drafts]
        self._ruled = [who_is(each.chain[-1].source) for each in drafts]
        turns = [
            each for each in analysis.statements if each.way in ("turn", "answer") and each.who
        ]
        spans = sorted(
            (*span, who_is(each.who)) for each in turns for span in each.contents if each.who
        )
        self._cues = sorted(
            (each.cue[0], who_is(each.who))
            for each in analysis.statements
            if each.who and each.who.kind != "author"
        )
        self._turns, self._turn_starts = spans, [each[0] for each in spans]
        self._told_of = sorted(
            (each.cue[0], each.source) for each in analysis.losses if each.source
        )

    def asked(self) -> Iterator[Asked]:
        """The claims whose speaker no words tell, each with all who may be it.

        These are what the rules leave the author, and may be of who spoke in the paragraph or the
        one before; and what a pronoun, or a few words with "the" that bear no name, put forward:
        that, and a quotation, is never the author's.
        """
        asked = [each for each in self._open() if len(each.sources) > 1]
        for each, pointed in zip(asked, self._pointed(asked), strict=True):
            seen = [self._see(each.claim, who, each.near.get(who)) for who in each.sources]
            for features, value in zip(seen, pointed, strict=True):
                features["pointed at"] = value
            yield Asked(each.claim.number, tuple(each.sources.values()), tuple(seen))

    def _open(self) -> Iterator[_Open]:
        """The claims whose speaker no words tell, whether or not there are several who may be."""
        spoke: int | None = None
        for number, (draft, ruled) in enumerate(zip(self._drafts, self._ruled, strict=True)):
            told = draft.voices
            if told and self._is_open(number, told, spoke):
                yield self._ask(self._look(number, told, spoke))
            if ruled[0] not in ("author", "impersonal"):
                spoke = number

    def _is_open(self, number: int, told: Mapping[str, float], spoke: int | None) -> bool:
        draft = self._drafts[number]
        link = draft.chain[-1]
        if draft.introduction is not None:
            return False  # what stands in a list is whose the words that lead it in are
        if link.source.kind == "author":
            behind = spoke is not None and self._is_behind(spoke, draft)
            return link.cue is None and told["author"] <= _AUTHORS_OWN and not behind
        pronoun, definite = self._source_words(link.source)
        ruled = self._ruled[number]
        if pronoun == "it" and ruled[0] != "vague" and self._ruled[max(number - 1, 0)] == ruled:
            return False  # "The report found that … It said that"
        return bool(pronoun) or definite or self._way(link) == _ALONE

    def _is_behind(self, spoke: int, draft: Draft) -> bool:
        """Whether, in one sentence, the quotation of who spoke is closed before the claim."""
        before = self._drafts[spoke]
        between = self._analysis.text[before.end : draft.start]
        return before.mark.sentence == draft.mark.sentence and "”" in between

    def _may_speak(self, claim: _Claim, candidate: Candidate) -> bool:
        """Whether one who is spoken of near a claim may put it forward without words for it."""
        if claim.pronoun and candidate.who == claim.turn:
            return False  # whoever speaks of themselves says "I"
        if claim.pronoun and not agrees(claim.pronoun, *candidate.who):
            return False
        if self._is_spoken_of_there(claim, candidate):
            return False
        if claim.definite and candidate.who[0] == "person" and claim.ruled[0] in _THINGS:
            return False  # "the advertisement says"
        if candidate.who[0] == "person" and self._is_named_in(claim.draft.span, candidate):
            return False  # in "Moll, he said, was late" he is not Moll
        sentence = claim.draft.mark.sentence
        if (
            claim.ruled == AUTHOR
            and candidate.mention.sentence != sentence
            and (
                self._others_speak(sentence, candidate.who)
                or self._tells_of_others(claim, candidate)
            )
        ):
            return False
        if claim.ruled != AUTHOR:
            outer = (who_is(each.source) for each in claim.draft.chain[:-1])
            return not claim.definite or candidate.who not in outer
        here = self._blocks[claim.number]
        return candidate.unheard or (
            candidate.heard is not None
            and here - self._analysis.body[candidate.heard].block < len(_BLOCKS)
        )

    def _is_spoken_of_there(self, claim: _Claim, candidate: Candidate) -> bool:
        """Whether the words that a claim is quoted in speak of one: who is quoted says "I"."""
        around, at = claim.quoted, claim.draft.chain[-1].source.start
        if around is None or at is None or around.start <= at < around.end:
            return False
        return around.start <= candidate.mention.start < around.end

    def _way(self, link: Attribution) -> Way | None:
        return self._ways.get((link.cue.start, link.cue.end)) if link.cue else None

    def _ask(self, claim: _Claim) -> _Open:
        draft = claim.draft
        end = max(draft.end, self._analysis.body[draft.mark.sentence].end)
        unsaid = draft.mark.sentence if claim.ruled == AUTHOR else None
        around = self._mentions.near(draft.end, end, unsaid)
        near = {each.who: each for each in around if self._may_speak(claim, each)}
        sources = {AUTHOR: Source(kind="author")} if claim.ruled == AUTHOR else {}
        innermost = claim.definite or (bool(claim.pronoun) and claim.turn is not None)
        for link in reversed(draft.chain[-1:] if innermost else draft.chain):
            sources.setdefault(who_is(link.source), link.source)
        for who, each in near.items():
            sources.setdefault(who, each.mention.source)
        return _Open(claim, sources, near)

    def _pointed(self, asked: Sequence[_Open]) -> Iterator[list[float]]:
        """The logarithm of each one's chance by what the engine ties a claim to; 0 where unknown.

        That is one of the mentions near it, or none, where it is the author's.
        """
        link, starts = self._analysis.marks.links.get("whose"), self._analysis.marks.piece_starts
        if link is None:
            yield from ([0.0] * len(each.sources) for each in asked)
            return
        ones = stretch(link.ones, starts, [each.claim.draft.span for each in asked])
        # A mention stands near many claims, and is looked at once.
        places = (place for each in asked for who in each.sources for place in each.places(who))
        numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
        others = stretch(link.others, starts, [*numbers])
        for at, each in enumerate(asked):
            near = {who: [numbers[place] for place in each.places(who)] for who in each.sources}
            every = np.array([*chain.from_iterable(near.values())], dtype=np.int64)
            odds = odds_of(link, ones.some(slice(at, at + 1)), others.some(every))
            yield _chances(near, odds)

    def _look(self, number: int, told: Mapping[str, float], spoke: int | None) -> _Claim:
        draft = self._drafts[number]
        pronoun, definite = self._source_words(draft.chain[-1].source)
        at = bisect_right(self._turn_starts, draft.start) - 1
        turn = self._turns[at] if at >= 0 and draft.start < self._turns[at][1] else None
        words = self._analysis.text[draft.start : draft.end].lower().split()
        alone = {f"claim told {kind}": max(value, -_FARTHEST) for kind, value in told.items()}
        alone["claim of first person"] = float(
            not word_set("grammar", "first_person").isdisjoint(words)
        )
        kind = self._analysis.body[draft.mark.sentence].kind
        alone["claim in a list or quoted"] = float(kind in ("item", "quote"))
        alone["claim opens a paragraph"] = float(
            number == 0 or self._blocks[number - 1] != self._blocks[number]
        )
        return _Claim(
            number=number,
            draft=draft,
            told=told,
            ruled=self._ruled[number],
            pronoun=pronoun,
            definite=definite,
            quoted=quotation_at(self._analysis.quotations, draft.start + 1),
            turn=(self._quoter(draft) if pronoun else None) or (turn[2] if turn else None),
            spoke=spoke,
            alone=alone,
        )

    def _quoter(self, draft: Draft) -> Who | None:
        """Who says the words in quotation marks in which a claim's source is named."""
        at = draft.chain[-1].source.start
        quoted = at is not None and quotation_at(self._analysis.quotations, at + 1) is not None
        return who_is(draft.chain[-2].source) if quoted and len(draft.chain) > 1 else None

    def _source_words(self, source: Source) -> tuple[str, bool]:
        """The pronoun that names a source, and whether a few words with "the" do."""
        if source.start is None or source.end is None:
            return "", False
        first, *others = self._analysis.text[source.start : source.end].split() or [""]
        if len(others) >= _SHORT:
            return "", False
        owned = first.lower() in word_set("grammar", "possessives") and bool(others)
        if owned:
            return "", False  # "his office" is another, and told by these words
        pronoun = PRONOUNS.get(first.lower(), "") if len(others) < _SHORT - 1 else ""
        known = source.kind in ("unnamed", "document") or any(each[0].isupper() for each in others)
        definite = first.lower() in word_set("grammar", "definite") and bool(others)
        return pronoun, definite and not known

    def _see(self, claim: _Claim, who: Who, candidate: Candidate | None) -> Seen:
        seen = {f"is {who[0]}": 1.0}
        self._see_likely(seen, claim, who)
        self._see_ruling(seen, claim, who)
        if who == AUTHOR:
            seen.update((f"author, {name}", value) for name, value in claim.alone.items())
        if claim.quoted:
            seen["author, quoted" if who == AUTHOR else "another, quoted"] = 1.0
        if who == claim.turn:
            seen["whose turn it is"] = 1.0
        for name, other in (("before", claim.number - 1), ("behind", claim.number + 1)):
            if 0 <= other < len(self._drafts) and self._ruled[other] == who:
                same = self._drafts[other].mark.sentence == claim.draft.mark.sentence
                seen[f"whose the claim {name} is{', same sentence' if same else ''}"] = 1.0
                if claim.pronoun:
                    seen[f"whose the claim {name} is, {claim.pronoun}"] = 1.0
        if claim.spoke is not None and self._ruled[claim.spoke] == who:
            self._see_last(seen, claim, claim.spoke)
        if candidate:
            seen.update(self._spoken_of(claim, candidate))
        return seen

    def _is_named_in(self, span: Span, candidate: Candidate) -> bool:
        """Whether a claim itself has the name of one who may put it forward."""
        return any(
            span[0] <= start < span[1] and self._analysis.text[start:end].lower() not in PRONOUNS
            for start, end in candidate.places
        )

    def _others_speak(self, sentence: int, who: Who) -> bool:
        """Whether the words of a sentence attribute something, and not to one."""
        here = self._analysis.body[sentence]
        first = bisect_left(self._cues, (here.start,))
        last = bisect_left(self._cues, (here.end,))
        return any(other != who for _, other in self._cues[first:last])

    def _tells_of_others(self, claim: _Claim, candidate: Candidate) -> bool:
        """Whether a claim tells what somebody said: in "The minister warned against it" not he."""
        if claim.quoted is not None:
            return False
        start, end = claim.draft.span
        first, last = bisect_left(self._told_of, (start,)), bisect_left(self._told_of, (end,))
        named = [
            self._analysis.text[slice(*source)].lower() for _, source in self._told_of[first:last]
        ]
        return any(
            not agrees(PRONOUNS[words], *candidate.who)
            if words in PRONOUNS
            else candidate.who[1] not in words
            for words in named
        )

    def _see_likely(self, seen: Seen, claim: _Claim, who: Who) -> None:
        """How likely the engine judges that kind of source."""
        own = claim.told[who[0]]
        best = max(value for kind, value in claim.told.items() if kind != who[0])
        apart = max(-_FARTHEST, min(_FARTHEST, own - claim.told["author"]))
        seen["told"] = max(own, -_FARTHEST)
        seen["told, less author"] = apart
        seen["told, less best"] = max(-_FARTHEST, min(_FARTHEST, own - best))
        if claim.ruled == AUTHOR and who != AUTHOR:
            seen["ruled author, told less author"] = apart

    def _see_ruling(self, seen: Seen, claim: _Claim, who: Who) -> None:
        """How the rules' answer came about, for it and against the others."""
        link = claim.draft.chain[-1]
        ruled = who == claim.ruled
        part = "ruled" if ruled else "not ruled"
        if ruled:
            seen[f"ruled by {self._way(link) or 'no words'}"] = 1.0
            seen["ruled author"] = float(who == AUTHOR)
            seen["ruled, quoted"] = float(claim.quoted is not None)
        elif any(who == who_is(each.source) for each in claim.draft.chain[:-1]):
            seen["outer speaker"] = 1.0
        if claim.pronoun:
            seen[f"{part}, {claim.pronoun}"] = 1.0
            fits = who[0] in FITS[claim.pronoun]
            seen["fits the pronoun" if fits else "does not fit the pronoun"] = 1.0
        elif claim.definite:
            seen[f"{part}, definite"] = 1.0

    def _see_last(self, seen: Seen, claim: _Claim, spoke: int) -> None:
        """What is seen of the one who spoke last."""
        seen["spoke last"] = 1.0
        seen["spoke last, quoted"] = float(claim.quoted is not None)
        apart = self._blocks[claim.number] - self._blocks[spoke]
        if self._drafts[spoke].mark.sentence == claim.draft.mark.sentence:
            seen["spoke last, same sentence"] = 1.0
        if apart < len(_BLOCKS):
            seen[f"spoke last, {_BLOCKS[apart]}"] = 1.0

    def _spoken_of(self, claim: _Claim, candidate: Candidate) -> Seen:
        """What is seen of the nearest mention, and of the others before."""
        mention, body = candidate.mention, self._analysis.body
        back = claim.draft.mark.sentence - mention.sentence
        blocks = self._blocks[claim.number] - body[mention.sentence].block
        there = quotation_at(self._analysis.quotations, mention.start)
        return {
            _SENTENCES[back] if 0 <= back < len(_SENTENCES) else "further back": 1.0,
            _BLOCKS[blocks] if 0 <= blocks < len(_BLOCKS) else "paragraphs before": 1.0,
            "named behind it": float(candidate.behind),
            "speaks there": float(mention.speaks),
            "a pronoun there": float(mention.is_pronoun),
            "opens a sentence": float(mention.start - body[mention.sentence].start <= len("The ")),
            "in another quotation": float(there is not None and there != claim.quoted),
            "rank": 1 / (1 + candidate.rank),
            "last spoken of": float(candidate.rank == 0),
            "times": min(candidate.times, _SEVERAL) / _SEVERAL,
            "times as a speaker": min(candidate.spoken, _SEVERAL) / _SEVERAL,
        }


def _chances(near: Mapping[Who, Sequence[int]], odds: NDArray[np.float64]) -> list[float]:
    """The logarithm of each one's chance, of the odds of all places where they are spoken of."""
    most = max(float(odds.max(initial=0.0)), 0.0)
    raised = np.exp(odds - most)
    whole = most + math.log(float(raised.sum()) + math.exp(-most))
    found, first = [], 0
    for who, places in near.items():
        own = odds[first : first + len(places)]
        first += len(places)
        best = 0.0 if who == AUTHOR else float(own.max(initial=-math.inf))
        found.append(max(best - whole, -_FARTHEST))
    return found
