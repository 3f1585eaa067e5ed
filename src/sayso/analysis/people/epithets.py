"""Epithets: words before a person's name that are no part of it.

"Telk CEO Piet Odran", "Secretary of Defence Ilse Vann", "Republican Ilse Vann".
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.analysis.people.name import Name
from sayso.analysis.people.roles import is_role
from sayso.analysis.text.sentences import Sentence
from sayso.language.lexicon import word_set

_FULL = 2
"""The words of a name that nothing stands before."""


def drop_epithets(sentences: Sequence[Sentence], names: Sequence[Name]) -> Iterator[Name]:
    """The names, in the same order, those of persons without what stands before them.

    An office goes with what it is of. Any other word goes where the text names them without it too,
    and either did so before and more often, or has the word elsewhere as no name has it: small,
    behind an article, of several ("Republicans"). A first name stays.
    """
    known = _Known(sentences, names)
    starts = [each.start for each in sentences]
    for name in names:
        more = _office(name.words) or known.epithet(name) if _may_have(name) else 0
        if more:
            yield _without(sentences[bisect_right(starts, name.start) - 1], name, more)
        else:
            yield name


def _may_have(name: Name) -> bool:
    return name.kind == "person" and len(name.words) > _FULL


class _Known:
    """How often and where first a text names each, and what words it has as no name has them."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Name]) -> None:
        self._times = Counter(each.text for each in names)
        self._first: dict[str, int] = {}
        for each in names:
            self._first.setdefault(each.text, each.start)
        openings = {each.words[0] for each in names if _may_have(each)}
        tokens = [token.text for each in sentences if openings for token in each.tokens]
        articles = word_set("grammar", "articles")
        self._described = {
            opening
            for before, token in zip(["", *tokens], tokens, strict=False)
            for opening in {token, token.removesuffix("s"), token.capitalize()} & openings
            if token != opening or before.lower() in articles
        }

    def epithet(self, name: Name) -> int:
        """How many words before a name are no part of it: one at most."""
        opening, rest = name.words[0], " ".join(name.words[1:])
        given = any(opening in word_set("persons", f"{each}_names") for each in ("male", "female"))
        if given or not self._times[rest]:
            return 0
        often = self._times[rest] > self._times[name.text]
        before = often and self._first[rest] < self._first[name.text]
        return int(before or opening in self._described)


def _office(words: Sequence[str]) -> int:
    """How many words an office before a name takes; 0 where the name behind it is not full."""
    for at in range(len(words) - _FULL, -1, -1):
        if not is_role(words[at].lower().rstrip(".")):
            continue
        end = at + 1
        if words[end] == "of":
            end += 3 if words[end + 1 : end + 2] == ("the",) else 2
        return end if len(words) - end >= _FULL else 0
    return 0


def _without(sentence: Sentence, name: Name, more: int) -> Name:
    """A name without its first words."""
    at = next(at for at, token in enumerate(sentence.tokens) if token.start == name.start)
    for word in name.words[:more]:
        left = len(word)
        while left > 0:
            left -= len(sentence.tokens[at].text)
            at += 1
    before = sentence.tokens[at - 1].lower
    return replace(name, start=sentence.tokens[at].start, words=name.words[more:], before=before)
