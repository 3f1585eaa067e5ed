"""Word pieces by a vocabulary: text without accents or capitals, cut greedily from the left."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, normalize

import msgspec

from sayso.records.decoders import decoder

CHUNK = re.compile(r"[^ \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""What white space sets apart. Of control characters only these three are white space: the others
are left out, and what stands on either side of them is one word."""
_SIMPLE = re.compile(r"[0-9a-z]+|[!-/:-@\[-`{-~]")
_IDEOGRAPHS = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)),
    *((0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)
"""As BERT has them: a word each."""
_LONGEST_WORD = 100
LONGEST_KEPT = 64
KEPT = 50_000
"""How many chunks, and how long ones, are remembered with what they are cut into."""


class Piece(NamedTuple):
    """A piece: its number in the vocabulary, and half-open offsets in the text."""

    id: int
    start: int
    end: int


class _Character(NamedTuple):
    """A character as the vocabulary has it, and that of the text which it is made of."""

    text: str
    at: int


class _Stored(msgspec.Struct):
    content: str
    id: int


class _Model(msgspec.Struct):
    vocab: dict[str, int]
    unk_token: str


class _File(msgspec.Struct):
    model: _Model
    added_tokens: list[_Stored]


class WordPieces:
    """Cuts text by the vocabulary in a file ``tokenizer.json`` of an uncased BERT.

    The pieces are those of the library ``tokenizers``, which tests compare over all of Unicode.
    Source: Wu et al. 2016, arXiv:1609.08144, section 4.1; Devlin et al. 2019, arXiv:1810.04805.
    """

    def __init__(self, path: Path) -> None:
        stored = decoder(_File).decode(path.read_bytes())
        self._vocabulary = stored.model.vocab
        self._unknown = self._vocabulary[stored.model.unk_token]
        self._longest = max(map(len, self._vocabulary))
        self._special = {token.content: token.id for token in stored.added_tokens}
        self._split = re.compile(f"({'|'.join(map(re.escape, self._special))})")
        self._kept = lru_cache(maxsize=KEPT)(self.pieces_of)

    def cut(self, text: str) -> Iterator[Piece]:
        """The pieces of a text, in order."""
        for chunk in CHUNK.finditer(text):
            start, words = chunk.start(), chunk.group()
            pieces = self._kept(words) if len(words) <= LONGEST_KEPT else self.pieces_of(words)
            for number, first, last in pieces:
                yield Piece(number, start + first, start + last)

    def pieces_of(self, chunk: str) -> tuple[Piece, ...]:
        """The pieces of what stands between white space, their places counted from its start."""
        if "[" not in chunk:
            return tuple(self._plain(chunk, 0))
        pieces: list[Piece] = []
        at = 0
        for part in self._split.split(chunk):
            if part in self._special:
                pieces.append(Piece(self._special[part], at, at + len(part)))
            else:
                pieces += self._plain(part, at)
            at += len(part)
        return tuple(pieces)

    def _plain(self, chunk: str, at: int) -> Iterator[Piece]:
        if chunk.isascii() and chunk.isprintable():
            for found in _SIMPLE.finditer(chunk.lower()):
                first, last = found.span()
                number = self._vocabulary.get(found.group())
                if number is not None:  # most words are one piece
                    yield Piece(number, at + first, at + last)
                    continue
                yield from self._pieces(found.group(), range(at + first, at + last + 1))
            return
        for word in _words(_spelt(chunk, at)):
            places = [character.at for character in word]
            yield from self._pieces("".join(one.text for one in word), [*places, places[-1] + 1])

    def _pieces(self, word: str, places: range | list[int]) -> Iterator[Piece]:
        """The longest beginnings that the vocabulary has; a word that they do not fill is unknown.

        places: where each character of the word is, and behind them where the text goes on.
        """
        known = self._vocabulary
        found: list[Piece] = []
        start = 0
        while start < len(word) <= _LONGEST_WORD:
            prefix = "##" if start else ""
            for end in range(min(len(word), start + self._longest), start, -1):
                number = known.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                break
            found.append(Piece(number, places[start], places[end - 1] + 1))
            start = end
        if start < len(word):
            found = [Piece(self._unknown, places[0], places[len(word) - 1] + 1)]
        yield from found


def _spelt(chunk: str, at: int) -> Iterator[_Character]:
    """The characters of a chunk in small letters, without accents and what is no character."""
    for place, written in enumerate(chunk, start=at):
        if written == "\ufffd" or category(written) in _LEFT_OUT:
            continue
        alone = any(first <= ord(written) <= last for first, last in _IDEOGRAPHS)
        if alone:
            yield _Character(" ", place)
        for decomposed in normalize("NFD", written):
            if category(decomposed) != "Mn":
                for small in decomposed.lower():
                    yield _Character(small, place)
        if alone:
            yield _Character(" ", place)


def _words(spelt: Iterator[_Character]) -> Iterator[list[_Character]]:
    """What punctuation sets apart, which is a word itself, a mark each."""
    word: list[_Character] = []
    for character in spelt:
        mark = _is_mark(character.text)
        if word and (mark or character.text == " "):
            yield word
            word = []
        if mark:
            yield [character]
        elif character.text != " ":
            word.append(character)
    if word:
        yield word


def _is_mark(character: str) -> bool:
    if character.isascii():
        return character.isprintable() and not character.isalnum() and character != " "
    return category(character).startswith("P")


_LEFT_OUT = frozenset(("Cc", "Cf", "Co", "Cs"))
"""Categories of what is no character to read."""
