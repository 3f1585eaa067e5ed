"""Words of a claim: its content as stems, with numbers under one form however they are written."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.dossier.lexicon import load_lexicon, word_set

WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*(?:[.,]\d+)*")
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?$")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""),
    ("ers", ""), ("er", ""), ("ions", ""), ("ion", ""), ("es", ""), ("s", ""),
)  # fmt: skip
_SPELLINGS = (("izat", "isat"), ("z", "s"), ("our", "or"), ("ns", "nc"), ("tr", "t"))
"""Ends of stems that are spelled in two ways: organization, colour, defense, centre."""
_SHORTEST = 3
_LAST, _LAST_SPELLED = (
    frozenset(pair[0][-1] for pair in pairs) for pairs in (_ENDINGS, _SPELLINGS)
)


_MOST_HELD = 1 << 15


class Word(NamedTuple):
    """One word of content: its place, its stem, and the word in lower case."""

    start: int
    end: int
    stem: str
    lower: str


class Term(NamedTuple):
    """What a word comes to however often it is used, "" for its stems where it has no content.

    ``bare`` is it in lower case without an owner's ending, ``happening`` its stem, all words for
    one happening under one; ``is_capital``: how it is written; ``may_count``: a number may begin
    with it.
    """

    lower: str
    bare: str
    stem: str
    happening: str
    is_capital: bool
    may_count: bool


class _Terms(dict[str, Term]):
    """What each word comes to as it is written; one that was met lately is looked up."""

    def __missing__(self, word: str) -> Term:
        if len(self) >= _MOST_HELD:
            self.clear()
        lower = word.lower().replace("’", "'")
        made = stem(lower)
        self[word] = term = Term(
            lower=lower,
            bare=lower.removesuffix("'s"),
            stem=made,
            happening=happening(made) if made else "",
            is_capital=word[0].isupper(),
            may_count=may_count(lower),
        )
        return term


_TERMS = _Terms()
term_of = _TERMS.__getitem__
"""What a word comes to."""


def terms_of(text: str) -> list[Term]:
    """What the words of content of a text come to, in order."""
    return [term for term in map(term_of, WORD.findall(text)) if term.stem]


@lru_cache(maxsize=1 << 13)
def content(text: str) -> tuple[Word, ...]:
    """The words of a text that carry content, in order."""
    found = []
    for match in WORD.finditer(text):
        term = term_of(match.group())
        if term.stem:
            found.append(Word(*match.span(), term.stem, term.lower))
    return tuple(found)


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words of content, in order."""
    return tuple([term.stem for term in terms_of(text)])


def may_count(word: str) -> bool:
    """Whether a number may begin with a word."""
    return word[0].isdigit() or "-" in word or word.lower() in load_lexicon("linking")["numbers"]


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A word without its ending, a number as its value; "" for a word that carries no content."""
    word = word.removesuffix("'s").rstrip("'")
    if word in word_set("linking", "function"):
        return ""
    number = number_of(word) if may_count(word or " ") else None
    if number is not None:
        return f"#{number:g}"
    return _bare(_irregular().get(word, word))


@lru_cache(maxsize=1 << 13)
def number_of(words: str) -> float | None:
    """The number that figures or number words come to, None for any other word."""
    plain = words.lower().strip()
    if _FIGURE.match(plain):
        return float(plain.replace(",", ""))
    numbers, total, largest = load_lexicon("linking")["numbers"], 0.0, 0.0
    for word in re.split(r"[\s-]+", plain):
        value = numbers.get(word)
        if value is None and _FIGURE.match(word):
            value = float(word.replace(",", ""))
        if value is None:
            if word in ("a", "an", "and") and plain != word:
                continue
            return None
        if word in ("hundred", "thousand", "million", "billion", "dozen"):
            largest, total = (
                (largest + max(total, 1) * value, 0.0)
                if value > 100
                else (
                    largest,
                    max(total, 1) * value,
                )
            )
        else:
            total += value
    return (largest + total) or None


def happening(stem_: str) -> str:
    """A stem under which all words for the same happening stand: "blast" and "exploded"."""
    return _happenings().get(stem_, stem_)


@cache
def _irregular() -> dict[str, str]:
    return {
        form: words.split()[0]
        for words in load_lexicon("linking")["irregular"]
        for form in words.split()[1:]
    }


@cache
def _happenings() -> dict[str, str]:
    return {
        stem(word): f"={stem(words.split()[0])}"
        for words in load_lexicon("linking")["happenings"]
        for word in words.split()
    }


def _bare(word: str) -> str:
    for ending, put in _ENDINGS if word[-1:] in _LAST else ():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            made = word[: len(word) - len(ending)] + put
            break
    else:
        made = word.removesuffix("e") if len(word) > _SHORTEST + 1 else word
    if len(made) > _SHORTEST and made[-1:] == made[-2:-1]:
        made = made[:-1]
    return _in_one_spelling(made)


def _in_one_spelling(stem_: str) -> str:
    """A stem as it is written wherever English is spelled otherwise."""
    for ending, put in _SPELLINGS if stem_[-1:] in _LAST_SPELLED else ():
        if stem_.endswith(ending) and len(stem_) > _SHORTEST:
            return stem_.removesuffix(ending) + put
    return stem_
