"""Certainty: the words of a clause that say how sure it is, and the interval a scale gives them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sayso.language.lexicon import load_lexicon
from sayso.language.verbs import verb_form
from sayso.language.word_table import PhraseTable, Token, expand
from sayso.records.certainty import Certainty
from sayso.scales.scale import Scale, covers, meanings, nearest_phrase, read_phrase, scale_tables
from sayso.scales.stated import find_stated, read_amount

STATED = "stated"
"""The scale of a probability that the words give as a number."""

_NEGATION_REACH = 4
_CLOSE = 8


class _Entry(NamedTuple):
    """What a phrase stands for: an official phrase, or a class of hedge."""

    phrase: str | None
    hedge: str | None


@dataclass(frozen=True, slots=True)
class _Company:
    """Neighbours that make words no hedge, or without which they are none."""

    not_after: frozenset[str]
    not_before: frozenset[str]
    only_after: frozenset[str]
    only_before: frozenset[str]
    not_close_after: tuple[str, ...]

    def allows(self, before: str, after: str, close_before: str) -> bool:
        """True where the words between these neighbours are a hedge."""
        return (
            not any(phrase in close_before for phrase in self.not_close_after)
            and before not in self.not_after
            and after not in self.not_before
            and (not self.only_after or before in self.only_after)
            and (not self.only_before or after in self.only_before)
        )


def find_certainty(text: str, start: int, end: int, scale: Scale) -> tuple[Certainty, ...]:
    """The certainty words of ``text[start:end]``, in order, without overlap, longest first.

    Words of any scale get the interval of the nearest phrase of ``scale``, which ``phrase``
    names; a number ("a 70% chance", "odds of two to one") keeps its own value, with the scale
    ``"stated"`` and no phrase; modals, other hedges, the author's "we assess" and confidence
    levels (ICD 203: confidence is no likelihood) have no interval. A negation beside an estimate
    belongs to its words and mirrors the interval ("not likely" is 1 less that of "likely"), and
    leaves none where mirroring would say too much ("not impossible", "not certain"). The
    interval is about the proposition without that negation. Offsets count in ``text``.

    Source: ``scales.toml`` and ``lexicons/certainty.toml``.
    """
    stated = [
        Certainty(text=text[begin:stop], start=begin, end=stop, low=low, high=high, scale=STATED)
        for begin, stop, low, high in find_stated(text, start, end)
    ]
    worded = [one for one in _find_worded(text, (start, end), scale) if one is not None]
    return tuple(_without_overlap(sorted(worded, key=_place), stated))


def read_certainty(text: str, start: int, end: int, scale: Scale) -> Certainty:
    """What words are worth that are known to say how likely something is, whatever they are.

    A number goes first, then a phrase of a scale; words of neither are a hedge without interval.
    """
    amount = read_amount(text, start, end)
    if amount is not None:
        low, high = amount
        words = text[start:end]
        return Certainty(text=words, start=start, end=end, low=low, high=high, scale=STATED)
    worded = _find_worded(text, (start, end), scale, known=True)
    measured = (one for one in worded if one is not None and one.low is not None)
    return next(measured, _hedge(text, start, end))


def pick_certainty(found: Sequence[Certainty]) -> Certainty | None:
    """The one that speaks for a clause: a number, else an interval, else the first, else None."""
    stated = (one for one in found if one.scale == STATED)
    measured = (one for one in found if one.low is not None)
    return next(stated, next(measured, found[0] if found else None))


def kind_of_hedge(words: str) -> str | None:
    """The kind of hedge that words of certainty are ("belief": "we assess"), None for others."""
    entry = _table().get(words)
    return entry.hedge if entry is not None else None


@cache
def _necessities() -> frozenset[str]:
    patterns = load_lexicon("certainty")["hedges"]["necessity"]
    return frozenset(" ".join(words) for pattern in patterns for words in expand(pattern))


def _find_worded(
    text: str, bounds: tuple[int, int], scale: Scale, *, known: bool = False
) -> Iterator[Certainty | None]:
    """The certainty of each phrase found, without those whose company makes them no hedge.

    known: whether they are known to be one.
    """
    table, reached = _table(), 0
    tokens, beginnings = table.look(text, *bounds)
    for at in beginnings:
        match = table.match(text, tokens, at) if at >= reached else None
        if match is not None and (known or _is_hedge(text, tokens, at, match[0])):
            reached, entry = _without_not(text, tokens, at, match)
            yield _measure(text, tokens, at, reached, entry.phrase, scale)


def _without_not(
    text: str, tokens: list[Token], at: int, match: tuple[int, _Entry]
) -> tuple[int, _Entry]:
    """A match without the "not" at its end, where that is the clause's: "will probably not open".

    What the claim then says is that it stays shut, and that is what is probable.
    """
    last = match[0] - 1
    if last <= at or tokens[last].form != "not" or not _neighbour(text, tokens, last, 1):
        return match
    shorter = _table().match(text, tokens[at:last], 0)
    return (last, shorter[1]) if shorter is not None and shorter[0] == last - at else match


def _is_hedge(text: str, tokens: list[Token], at: int, after: int) -> bool:
    """False where the words' neighbours show that they say nothing of certainty here."""
    words = " ".join(token.form for token in tokens[at:after])
    before = _neighbour(text, tokens, at, -1)
    following = _neighbour(text, tokens, after - 1, 1)
    company = _companies().get(words)
    close_before = " ".join(["", *(token.form for token in tokens[max(0, at - _CLOSE) : at]), ""])
    if company is not None and not company.allows(before, following, close_before):
        return False
    if words in _necessities():
        told = verb_form(following)
        return told is not None and "n" in told.forms and told.mostly  # no "must have a permit"
    if words == "may":
        return _is_modal_may(text, tokens, at)
    return not _is_attributive(words, before, following)


def _measure(
    text: str, tokens: list[Token], at: int, after: int, phrase: str | None, scale: Scale
) -> Certainty | None:
    """The certainty of words that are a hedge, with the negation before them."""
    stop = tokens[after - 1].end
    if phrase is None:
        return _hedge(text, tokens[at].start, stop)
    negator = _negator(text, tokens, at)
    begin = tokens[at if negator is None else negator].start
    read = read_phrase(phrase, scale) if negator is None else _mirror(phrase, scale)
    if read is None or (negator is None and not covers(phrase, scale)):
        return _hedge(text, begin, stop)
    name, low, high = read
    return Certainty(
        text=text[begin:stop],
        start=begin,
        end=stop,
        low=low,
        high=high,
        scale=scale.name,
        phrase=name,
    )


def _hedge(text: str, start: int, end: int) -> Certainty:
    return Certainty(text=text[start:end], start=start, end=end)


def _place(one: Certainty) -> tuple[int, int]:
    return one.start, -one.end


def _without_overlap(
    worded: Iterable[Certainty], stated: Sequence[Certainty]
) -> Iterator[Certainty]:
    """Both in order; a number goes before the words in it, and of the rest the first."""
    waiting, reached = list(reversed(stated)), 0
    for one in worded:
        while waiting and waiting[-1].start < one.end:
            number = waiting.pop()
            reached = number.end
            yield number
        if one.start >= reached:
            reached = one.end
            yield one
    yield from reversed(waiting)


def _neighbour(text: str, tokens: list[Token], at: int, step: int) -> str:
    """The form beside a token; "" at the clause's edge or where a mark stands between."""
    beside = at + step
    if not 0 <= beside < len(tokens):
        return ""
    left, right = (tokens[beside], tokens[at]) if step < 0 else (tokens[at], tokens[beside])
    return tokens[beside].form if not text[left.end : right.start].strip(" \t\r\n\"“”'‘’-") else ""


def _negator(text: str, tokens: list[Token], at: int) -> int | None:
    """The token where a negation of the words at ``at`` begins, if one stands close before."""
    negation = load_lexicon("certainty")["negation"]
    here = at
    for _ in range(_NEGATION_REACH):
        form = _neighbour(text, tokens, here, -1)
        if not form or form in negation["not_denying"]:
            return None
        here -= 1
        if form.endswith("n't") or form in negation["words"]:
            return here
        if here and f"{tokens[here - 1].form} {form}" in negation["words"]:
            return here - 1
        if (
            here > 1
            and f"{tokens[here - 2].form} {tokens[here - 1].form} {form}" in (negation["words"])
        ):
            return here - 2
        if form not in negation["between"]:
            return None
    return None


@lru_cache(maxsize=20_000)
def _mirror(phrase: str, scale: Scale) -> tuple[str, float, float] | None:
    """The phrase that denies a phrase, None where a denial gives no interval."""
    negation = load_lexicon("certainty")["negation"]
    meaning = meanings().get(phrase)
    for plain in ("likely", "unlikely"):
        if meaning is not None and meaning.phrase in negation[plain]:
            read = read_phrase(plain, scale)
            if read is not None:
                _, low, high = read
                nearest = nearest_phrase(1 - high, 1 - low, scale)
                return nearest.text, nearest.low, nearest.high
    return None


def _is_attributive(words: str, before: str, following: str) -> bool:
    """True where an adjective judges the noun after it, and not the clause."""
    rule = load_lexicon("certainty")["attributive"]
    owned = before.endswith("'s") and before not in rule["is_short"]
    return (
        words in rule["words"]
        and (owned or before in rule["determiners"])
        and following != ""
        and following not in rule["after"]
        and following not in rule["nouns"]
    )


def _is_modal_may(text: str, tokens: list[Token], at: int) -> bool:
    """False for the month, for a person of that name, and for what "no one may" do."""
    written = text[tokens[at].start : tokens[at].end]
    following = _neighbour(text, tokens, at, 1)
    before = _neighbour(text, tokens, at, -1)
    if following[:1].isdigit() or before[:1].isdigit() or _is_forbidden(text, tokens, at):
        return False
    return written == "may" or following in load_lexicon("certainty")["capital_may"]["before"]


def _is_forbidden(text: str, tokens: list[Token], at: int) -> bool:
    """Whether the clause of a modal has nobody for its subject: "No member may vote twice"."""
    rule, here = load_lexicon("certainty")["nobody"], at
    while at - here <= rule["reach"]:
        form = _neighbour(text, tokens, here, -1)
        if form in (rule["alone"] if here == at else ()) or form in rule["determiners"]:
            return _neighbour(text, tokens, here - 1, -1) in rule["before"]
        if not form or form in rule["not_between"]:
            return False
        here -= 1
    return False


@cache
def _table() -> PhraseTable[_Entry]:
    """Every phrase of every scale, its variants, and every hedge."""
    lexicon = load_lexicon("certainty")
    entries = [
        (pattern, _Entry(None, name))
        for name, patterns in lexicon["hedges"].items()
        for pattern in patterns
    ]
    for family in scale_tables()["family"]:
        for phrase, variants in family.items():
            entries += [(pattern, _Entry(phrase, None)) for pattern in (phrase, *variants)]
    return PhraseTable(entries)


@cache
def _companies() -> Mapping[str, _Company]:
    """The company that words must keep or avoid, by the words."""
    return {
        " ".join(words): _company(rule)
        for rule in load_lexicon("certainty")["company"]
        for pattern in rule["on"]
        for words in expand(pattern)
    }


def _company(rule: Mapping[str, Any]) -> _Company:
    sides = ("not_after", "not_before", "only_after", "only_before")
    phrases = (words for pattern in rule.get("not_close_after", ()) for words in expand(pattern))
    close = tuple(f" {' '.join(words)} " for words in phrases)
    not_after, not_before, only_after, only_before = (frozenset(rule.get(s, ())) for s in sides)
    return _Company(not_after, not_before, only_after, only_before, close)
