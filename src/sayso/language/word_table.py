"""Phrases found token by token: a fixed cost a word, whatever the text and the lexicon."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%")
_BREAK = re.compile(r"[^\s\-\u2010\u2011]")


class Token(NamedTuple):
    """A word of a text: its place, and its form in lower case with straight apostrophes."""

    start: int
    end: int
    form: str


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The words and percent signs of ``text[start:end]``, in order, with offsets into ``text``."""
    return [
        Token(*found.span(), found.group().lower().replace("’", "'"))
        for found in _WORD.finditer(text, start, end)
    ]


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
        first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for words, entry in by_words.items():
            first.setdefault(words[0], []).append((words[1:], entry))
        for rests in first.values():
            rests.sort(key=lambda rest: -len(rest[0]))
        self._first = first
        self._exact = by_words

    def beginnings(self, tokens: list[Token]) -> list[int]:
        """The tokens that a phrase may begin with."""
        return [at for at, token in enumerate(tokens) if token.form in self._first]

    def match(self, text: str, tokens: list[Token], at: int) -> tuple[int, Entry] | None:
        """The longest phrase that begins at token ``at``: the token after it, and its entry."""
        for rest, entry in self._first.get(tokens[at].form, ()):
            after = at + 1 + len(rest)
            if after <= len(tokens) and all(
                tokens[at + 1 + step].form == word for step, word in enumerate(rest)
            ):
                pairs = zip(tokens[at : after - 1], tokens[at + 1 : after], strict=True)
                if all(adjoin(text, left, right) for left, right in pairs):
                    return after, entry
        return None

    def get(self, words: str) -> Entry | None:
        """The entry of exactly these words."""
        return self._exact.get(tuple(token.form for token in tokenize(words, 0, len(words))))
