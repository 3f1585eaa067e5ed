"""Phrases found token by token: a fixed cost a word, whatever the text and the lexicon."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise, product, repeat
from typing import Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")
_APART = re.compile(r"([^\W_]+(?:['’][^\W_]+)*|%)")
_BREAK = re.compile(r"[^\s\-\u2010\u2011]")


class Token(NamedTuple):
    """A word of a text: its place, and its form in lower case with straight apostrophes."""

    start: int
    end: int
    form: str


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The words and percent signs of ``text[start:end]``, in order, with offsets into ``text``."""
    return _tokens(*cut_words(text, start, end))


def cut_words(text: str, start: int, end: int) -> tuple[list[int], list[int], list[str]]:
    """The same as three rows: where each begins, where it ends, and its form."""
    words = text[start:end]
    parts = _APART.split(words)  # what is between, a word, what is between, a word, …
    places = list(accumulate(map(len, parts), initial=start))
    forms = [*map(str.lower, parts[1::2])]
    if "’" in words:
        forms = [form.replace("’", "'") for form in forms]
    return places[1:-1:2], places[2::2], forms


def _tokens(starts: list[int], ends: list[int], forms: list[str]) -> list[Token]:
    # What Token() comes to, in a third of the time: there are many.
    return list(map(tuple.__new__, repeat(Token), zip(starts, ends, forms, strict=True)))


def expand(pattern: str) -> Iterator[tuple[str, ...]]:
    """Every phrase a pattern stands for, as words: "x|y" is either, "x?" may be left out."""
    choices = []
    for part in re.split(r"[\s\-]+", pattern.strip()):
        words = part.rstrip("?").split("|")
        choices.append([*words, ""] if part.endswith("?") else words)
    for chosen in product(*choices):
        yield tuple(word for word in chosen if word)


def adjoin(text: str, left: Token, right: Token) -> bool:
    """True where nothing but white space or a hyphen stands between two tokens."""
    return _BREAK.search(text, left.end, right.start) is None


class PhraseTable(Generic[Entry]):
    """Phrases, each with what it stands for; a later phrase replaces an equal earlier one."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        by_words = {words: entry for pattern, entry in entries for words in expand(pattern)}
        self._exact = by_words
        # By the first word the lengths of its phrases, the longest first.
        lengths: dict[str, set[int]] = {}
        for words in by_words:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {word: sorted(sizes)[::-1] for word, sizes in lengths.items()}

    def look(self, text: str, start: int, end: int) -> tuple[list[Token], list[int]]:
        """The words of ``text[start:end]``, and the numbers of those that a phrase may begin with.

        Where there is none of those, the words are none either: most sentences hold no phrase.
        """
        starts, ends, forms = cut_words(text, start, end)
        beginnings = [at for at, form in enumerate(forms) if form in self._lengths]
        return (_tokens(starts, ends, forms) if beginnings else []), beginnings

    def match(self, text: str, tokens: list[Token], at: int) -> tuple[int, Entry] | None:
        """The longest phrase that begins at token ``at``: the token after it, and its entry."""
        lengths = self._lengths.get(tokens[at].form)
        if lengths is None:
            return None
        words = tuple([token.form for token in tokens[at : at + lengths[0]]])
        for length in lengths:
            phrase = words[:length]
            if len(phrase) == length and phrase in self._exact:
                after = at + length
                pairs = pairwise(tokens[at:after])
                if all(adjoin(text, left, right) for left, right in pairs):
                    return after, self._exact[phrase]
        return None

    def get(self, words: str) -> Entry | None:
        """The entry of exactly these words."""
        return self._exact.get(tuple(token.form for token in tokenize(words, 0, len(words))))
