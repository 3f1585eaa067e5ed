"""Names: capitalised runs of a document, and which of them name the same actor."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.claims.lexicon import word_set
from sayso.claims.segment import Sentence
from sayso.claims.tokens import Token
from sayso.records import Actor, Words
from sayso.records.ids import make_id


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: half-open offsets, its words, and the word just before it."""

    start: int
    end: int
    words: tuple[str, ...]
    before: str

    @property
    def text(self) -> str:
        """The name's words with single spaces."""
        return " ".join(self.words)


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
        if not _begins(tokens, at, inside):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and _goes_on(tokens, end):
            end += 1
        while end > at and tokens[end - 1].lower in word_set("names", "inner"):
            end -= 1
        first = at
        titles = word_set("sources", "person_titles")
        for each in range(end - 2, at - 1, -1):
            if tokens[each].lower.rstrip(".") in titles:
                first = each + 1
                break
        if first < end:
            words = tuple(token.text for token in tokens[first:end])
            before = tokens[first - 1].lower if first else ""
            names.append(Name(tokens[first].start, tokens[end - 1].end, words, before))
        at = max(end, at + 1)
    return names


def _begins(tokens: Sequence[Token], at: int, inside: Counter[str]) -> bool:
    token = tokens[at]
    if (
        not token.text[0].isupper()
        or token.lower in word_set("names", "periods")
        or token.lower == "the"
    ):
        return False
    if at and tokens[at - 1].text not in "“\"‘':(":
        return True
    if token.lower in word_set("abbreviations", "starters"):
        return False
    if inside[token.text] or (token.text.isupper() and len(token.text) > 1):
        return True
    follows = at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
    return follows and tokens[at + 1].lower not in word_set("names", "periods")


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
    return token.text[:1].isdigit() and tokens[at - 1].text.isupper()


def _takes_of(token: Token) -> bool:
    """ "Ministry of Transport" is one name, "Piet Halloran of Northgate" two."""
    word = token.lower
    return (
        word in word_set("sources", "organisation_heads") | word_set("names", "before_of")
        or token.text.isupper()
    )


class Actors:
    """The actors of a document: names grouped by form.

    A last word alone is the latest fuller name that ends in it ("Khan" for "Hafiz Saeed Khan");
    capital letters are the name that they abbreviate.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self._starts = [name.start for name in names]
        self._full: dict[str, str] = {}
        for name in names:
            self._learn(name)

    def _learn(self, name: Name) -> None:
        words = [word for word in name.words if word[0].isupper()]
        if len(words) > 1:
            self._full.setdefault(words[-1], name.text)
            letters = "".join(word[0] for word in words)
            if len(letters) > 1:
                self._full.setdefault(letters, name.text)

    def fullest(self, name: str) -> str:
        """The fullest form of a name that the document gives."""
        words = name.split()
        if len(words) == 1 and words[0] in self._full:
            return self._full[words[0]]
        if len(words) > 1:
            known = self._full.get(words[-1], "")
            if len(known.split()) > len(words) and set(words) <= set(known.split()):
                return known
        return name

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
        """The actors with all their mentions, in the order of their first mention."""
        groups: dict[str, list[Words]] = {}
        for name in self.names:
            words = Words(text=text[name.start : name.end], start=name.start, end=name.end)
            groups.setdefault(self.fullest(name.text), []).append(words)
        return tuple(
            Actor(id=make_id("actor", document, name), name=name, mentions=tuple(mentions))
            for name, mentions in groups.items()
        )
