"""Ground view: what is seen of the claims of a text, alone and two by two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.analysis.links import odds_of, stretch
from sayso.analysis.marks import Marks, Span
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.claims.inference import Tie
from sayso.claims.judged import own_spans
from sayso.language.lexicon import load_lexicon
from sayso.language.verbs import is_past

Features = Mapping[str, float]
Pair = tuple[int, int]
"""The numbers of a conclusion and of a premise."""

_SENTENCES, _CLAIMS = 3, 5
_WORD = re.compile(r"[\w’']+")
_DIGIT = re.compile(r"[0-9]")
_BETWEEN = 4
_LONG = 40
_UNKNOWN = -6.0
_SURE = 12.0


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is looked at of one claim."""

    stems: frozenset[str]
    alone: Features


class View:
    """What is seen of the claims of a text, alone and two by two."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        drafts: Sequence[Draft],
        marks: Marks,
        ties: Sequence[Tie],
    ) -> None:
        self._text = text
        self._drafts = drafts
        self._tied = {(tie.conclusion, each): tie.rule for tie in ties for each in tie.premises}
        self._blocks = [sentences[each.mark.sentence].block for each in drafts]
        spans = own_spans([each.span for each in drafts])
        self._linked = _linked(marks, [each.span for each in drafts])
        grounds, offers = marks.means("grounds", spans), marks.means("offers", spans)
        self._claims = [
            self._look(number, grounds[number], offers[number]) for number in range(len(spans))
        ]

    def pairs(self) -> Iterator[Pair]:
        """Each claim with every other that is near it in its paragraph."""
        count = len(self._drafts)
        for one in range(count):
            for other in range(max(one - _CLAIMS, 0), min(one + _CLAIMS + 1, count)):
                here, there = self._drafts[one].mark.sentence, self._drafts[other].mark.sentence
                near = abs(here - there) <= _SENTENCES
                if one != other and near and self._blocks[one] == self._blocks[other]:
                    yield one, other

    def seen(self, part: str, number: int) -> Features:
        """What is seen of a claim by itself that is "drawn" from another, or "given" for it."""
        return {f"{part} {name}": value for name, value in self.alone(number).items()}

    def alone(self, number: int) -> Features:
        """What is seen of a claim by itself, whatever part it plays."""
        return self._claims[number].alone

    def between(self, drawn: int, given: int) -> Features:
        """What is seen of two claims together."""
        one, other = self._drafts[drawn], self._drafts[given]
        way = "back" if given < drawn else "on"
        apart = abs(one.mark.sentence - other.mark.sentence)
        distance = abs(drawn - given)
        seen = {
            f"{way} {apart} sentences": 1.0,
            f"{way} {min(distance, 4)} claims": 1.0,
            "common words": min(len(self._claims[drawn].stems & self._claims[given].stems), 3.0),
            f"{way} {min(distance, 3)} in a sentence": float(apart == 0),
        }
        if self._linked:
            on, back = self._linked[distance - 1]
            seen["linked"] = on[drawn] if drawn < given else back[given]
        if one.chain[-1].source == other.chain[-1].source:
            seen["one source"] = 1.0
        rule = self._tied.get((drawn, given))
        if rule is not None:
            seen[f"rule {rule}"] = 1.0
        if (given, drawn) in self._tied:
            seen["the other way round"] = 1.0
        if distance == 1:
            first, last = sorted((one, other), key=lambda each: each.span)
            gap = self._text[min(first.end, last.start) : last.start]
            seen |= {f"{way} {each}": 1.0 for each in _joining(gap, apart)}
        return seen

    def _look(
        self, number: int, grounds: Mapping[str, float], offers: Mapping[str, float]
    ) -> _Claim:
        draft = self._drafts[number]
        words = [each.lower() for each in _WORD.findall(self._text, *draft.span)]
        told = draft.told
        alone = {
            "rests": grounds["rests"] - grounds["stands"] if grounds else _UNKNOWN,
            "offers": offers["offers"] - offers["stands"] if offers else _UNKNOWN,
            "length": min(len(words), _LONG) / _LONG,
            f"is {draft.mark.tie}": 1.0,
            "author": float(draft.chain[-1].source.kind == "author"),
            **{f"told {kind}": max(told.get(kind, _UNKNOWN), _UNKNOWN) for kind in _KINDS},
        }
        classes = _classes()
        alone |= {f"has {classes[word]}": 1.0 for word in words if word in classes}
        if words:
            alone[f"opens with {_openings().get(words[0], 'another')}"] = 1.0
        if _has_digit(self._text[draft.start : draft.end]):
            alone["has figures"] = 1.0
        anchor = _WORD.match(self._text, draft.mark.anchor)
        if anchor and is_past(anchor.group().lower()):
            alone["is past"] = 1.0
        if draft.certainty is not None:
            alone["is weighed"] = 1.0
        if draft.mark.carrier is not None:
            alone["is carried"] = 1.0
        if draft.concluded:
            alone["is concluded"] = 1.0
        block = self._blocks[number]
        if number == 0 or self._blocks[number - 1] != block:
            alone["is first"] = 1.0
        if self._blocks[number + 1 : number + 2] != [block]:
            alone["is last"] = 1.0
        stems = frozenset(each[:6] for each in words if len(each) > 3)
        return _Claim(stems, alone)


_KINDS = ("forecast", "judgement", "plain")


def _linked(marks: Marks, spans: Sequence[Span]) -> list[tuple[list[float], list[float]]]:
    """How surely the engine takes each claim to rest on one near it, as log-odds; [] where unknown.

    By how many claims apart the two are: the earlier on the later, and the later on the earlier.
    """
    link = marks.links.get("rests")
    if link is None:
        return []
    ones, others = (stretch(each, marks.piece_starts, spans) for each in (link.ones, link.others))
    found = []
    for apart in range(1, _CLAIMS + 1):
        early, late = slice(None, -apart), slice(apart, None)
        on = odds_of(link, ones.some(early), others.some(late)).clip(-_SURE)
        back = odds_of(link, ones.some(late), others.some(early)).clip(-_SURE)
        found.append((on.tolist(), back.tolist()))
    return found


def _has_digit(words: str) -> bool:
    """Whether a figure stands in words: looked for one by one only where some are not ASCII."""
    if words.isascii():
        return _DIGIT.search(words) is not None
    return any(map(str.isdigit, words))


def _joining(gap: str, apart: int) -> Iterator[str]:
    """The marks and words between two neighbours, or at the head of the later sentence."""
    lexicon = load_lexicon("grounds")
    words = [each.lower() for each in _WORD.findall(gap)]
    if apart:
        yield from (f"then {each}" for each in words[-2:] if each in lexicon["joining"])
        return
    yield from (name for mark, name in lexicon["marks"].items() if mark in gap)
    if not words:
        yield "no word"
    yield from (f"by {each}" for each in words[:_BETWEEN] if each in lexicon["joining"])


@cache
def _classes() -> Mapping[str, str]:
    """The class of each word that counts, wherever it stands in a claim."""
    classes: Mapping[str, list[str]] = load_lexicon("grounds")["classes"]
    return {word: name for name, words in classes.items() for word in words}


@cache
def _openings() -> Mapping[str, str]:
    openings: Mapping[str, list[str]] = load_lexicon("grounds")["openings"]
    return {word: name for name, words in openings.items() for word in words}
