"""Persons: whether a name is a person's, and whether that person is "he" or "she"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from sayso.analysis.people.name import Name
from sayso.language.lexicon import word_set

Gender = Literal["male", "female"]

_PLACE_SHARE = 0.3


def is_person(name: Name, owner: str, places: frozenset[str]) -> bool:
    """Whether a name is a person's: as it is marked, else by its title, its words and company.

    owner: the fullest form of the name; places: what the document uses as places.
    """
    if name.kind:
        return name.kind == "person"
    if name.before.rstrip(".") in word_set("sources", "person_titles"):
        return True
    words = owner.split()
    if len(words) not in (2, 3) or name.before == "the" or owner in places:
        return False
    bodies = word_set("sources", "organisation_heads") | word_set("sources", "document_heads")
    return not any(word.lower() in bodies for word in words)


def gender_of(name: Name, owner: str) -> Gender | None:
    """The gender that the title before a name, or else its first name, tells."""
    title = name.before.rstrip(".")
    for gender in _GENDERS:
        if title in word_set("persons", gender):
            return gender
    first = owner.split(maxsplit=1)[0]
    for gender in _GENDERS:
        if first in word_set("persons", f"{gender}_names"):
            return gender
    return None


def gender_of_noun(noun: str) -> Gender | None:
    """The gender of the one that a noun names ("actress"), in lower case."""
    return _gendered().get(noun)


_GENDERS: tuple[Gender, ...] = ("male", "female")


@cache
def _gendered() -> Mapping[str, Gender]:
    return {noun: each for each in reversed(_GENDERS) for noun in word_set("persons", each)}


def find_places(names: Sequence[Name]) -> frozenset[str]:
    """Names that the document uses as places: marked so, or often after "in", "near", "across"."""
    mentions = Counter(name.text for name in names)
    located = Counter(
        name.text
        for name in names
        if name.kind == "place"
        or (not name.kind and name.before in word_set("grammar", "before_places"))
    )
    return frozenset(
        name for name, count in located.items() if count > mentions[name] * _PLACE_SHARE
    )
