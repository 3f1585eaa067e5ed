"""Names: capitalised runs of a document, and which of them name the same actor."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import get_args

from sayso.analysis.people.name import Name
from sayso.analysis.people.persons import find_places
from sayso.analysis.people.roles import is_role
from sayso.analysis.people.short_forms import ShortForms
from sayso.analysis.text.sentences import Sentence
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token
from sayso.records import Actor, ActorKind, Place, Words
from sayso.records.ids import make_id

_AUXILIARIES = ("modals", "be_finite", "have_finite", "do_finite")
_KINDS: dict[str, ActorKind] = {kind: kind for kind in get_args(ActorKind)}


def find_names(sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """Every mention of a name in order, titles ("Colonel", "Ms") left out.

    A capital at the start of a sentence counts only where the word is capitalised elsewhere
    too or another name follows it.
    """
    inside = _capitalised_inside(sentences)
    return tuple(name for sentence in sentences for name in _in_sentence(sentence, inside))


def _capitalised_inside(sentences: Sequence[Sentence]) -> Counter[str]:
    seen: Counter[str] = Counter()
    for sentence in sentences:
        if sentence.kind == "heading":
            continue
        for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if token.text[0].isupper() and before.text not in "“\"‘':;–—(":
                seen[token.text] += 1
    return seen


def _in_sentence(sentence: Sentence, inside: Counter[str]) -> list[Name]:
    tokens, names, at = sentence.tokens, [], 0
    while at < len(tokens):
        if not (tokens[at].text[0].isupper() and _begins(tokens, at, inside)):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and _goes_on(tokens, end):
            end += 1
        while end > at and tokens[end - 1].lower in word_set("names", "inner"):
            end -= 1
        first = at
        for each in range(end - 2, at - 1, -1):
            if is_role(tokens[each].lower.rstrip(".")):
                office = tokens[each + 1].lower == "of"  # "Minister of Water", and whole
                first = each if office else each + 1
                break
        if first < end and not _is_short_title(tokens, first, end):
            words = tuple(token.text for token in tokens[first:end])
            before = tokens[first - 1].lower if first else ""
            names.append(Name(tokens[first].start, tokens[end - 1].end, words, before))
        at = max(end, at + 1)
    return names


def _is_short_title(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether all of a run is the abbreviation of a title: "COL. MARR"."""
    stopped = end < len(tokens) and tokens[end].text == "."
    return stopped and end - first == 1 and is_role(tokens[first].lower)


def _begins(tokens: Sequence[Token], at: int, inside: Counter[str]) -> bool:
    """Whether a name begins with a word that has a capital."""
    token = tokens[at]
    if token.lower in word_set("names", "periods") or token.lower == "the":
        return False
    if at and tokens[at - 1].text not in "“\"‘':(":
        return True
    if token.lower in word_set("abbreviations", "starters"):
        return False
    if inside[token.text] or (token.text.isupper() and len(token.text) > 1):
        return True
    if _opens_alone(tokens, at):
        return False
    follows = at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
    return follows and tokens[at + 1].lower not in word_set("names", "periods")


def _opens_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is no part of the name behind it: "Can Vann stay?", "Should Vann go, …"."""
    word = tokens[at].lower
    if word in word_set("names", "first_names_too") and tokens[-1].text != "?":
        return False
    if word in word_set("names", "opens_alone"):
        return True
    counts = word in load_lexicon("numbers")["cardinal"]  # "Seven Orrin deputies"
    return counts or any(word in word_set("function_words", each) for each in _AUXILIARIES)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text[0].isupper() and token.lower not in word_set("names", "periods"):
        return True
    if token.lower in word_set("names", "inner") and token.lower not in ("and", "for"):
        if token.lower == "of" and not _takes_of(tokens[at - 1]):
            return False
        ahead = at + 1  # "van der Meer", "Ministry of the Interior"
        if ahead < len(tokens) and tokens[ahead].lower in word_set("names", "inner"):
            ahead += 1
        return ahead < len(tokens) and tokens[ahead].text[0].isupper()
    if token.text == "&":
        return at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
    return token.text[:1].isdigit() and tokens[at - 1].text.isupper()


def _takes_of(token: Token) -> bool:
    """ "Ministry of Transport" is one name, "Piet Halloran of Northgate" two."""
    word = token.lower
    return (
        word in word_set("sources", "organisation_heads") | word_set("names", "before_of")
        or token.text.isupper()
    )


class Actors:
    """The actors of a document: its names, those of one actor under the fullest form.

    above: the names in headings and captions, which no claim speaks of: a fuller form may be there.
    """

    def __init__(self, names: Sequence[Name], *, above: Sequence[Name] = ()) -> None:
        self.names = names
        self._starts = [name.start for name in names]
        self._short = ShortForms(names, above)

    @cached_property
    def located(self) -> frozenset[str]:
        """The names that the document uses as places."""
        return find_places(self.names)

    def fullest(self, name: str) -> str:
        """The fullest form of a name that the document gives."""
        return self._short.expand(name)

    def owner(self, name: Name) -> str:
        """The fullest form of what a mention names."""
        return self._short.expand(name.text, name.kind)

    def within(self, start: int, end: int) -> list[Name]:
        """The names that lie inside a span."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [name for name in self.names[first:last] if name.end <= end]

    def before(self, offset: int) -> list[Name]:
        """The names that begin before an offset, the latest first, two hundred at most."""
        last = bisect_left(self._starts, offset)
        return list(reversed(self.names[max(last - 200, 0) : last]))

    def records(self, document: str, text: str) -> tuple[Actor, ...]:
        """The actors with all their mentions, in the order of their first mention.

        What is mentioned as a place is among the places instead.
        """
        return tuple(
            Actor(
                id=_id(document, name, place=False),
                name=name,
                kind=_most_common_kind(mentions),
                mentions=_words(text, mentions),
            )
            for name, mentions in self._grouped(places=False).items()
        )

    def places(self, document: str, text: str) -> tuple[Place, ...]:
        """The places with all their mentions, in the order of their first mention."""
        return tuple(
            Place(id=_id(document, name, place=True), name=name, mentions=_words(text, mentions))
            for name, mentions in self._grouped(places=True).items()
        )

    def record_id(self, document: str, name: Name) -> str:
        """The id of the actor or place that a mention names."""
        return _id(document, self.owner(name), place=name.kind == "place")

    def _grouped(self, *, places: bool) -> dict[str, list[Name]]:
        groups: dict[str, list[Name]] = {}
        for name in self.names:
            if (name.kind == "place") == places:
                groups.setdefault(self.owner(name), []).append(name)
        return groups


def _id(document: str, name: str, *, place: bool) -> str:
    return make_id("place" if place else "actor", document, name)


def _words(text: str, names: Sequence[Name]) -> tuple[Words, ...]:
    return tuple(
        Words(text=text[name.start : name.end], start=name.start, end=name.end) for name in names
    )


def _most_common_kind(names: Sequence[Name]) -> ActorKind | None:
    kinds = Counter(_KINDS[name.kind] for name in names if name.kind in _KINDS)
    return kinds.most_common(1)[0][0] if kinds else None
