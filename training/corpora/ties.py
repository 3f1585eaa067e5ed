"""What readings by hand tell of two places: what rests on what, who means whom, by which name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sayso.analysis.people.pronouns import PRONOUNS
from training.corpora.passage import Mark, Ties

Span = tuple[int, int]
Claims = Sequence[Mapping[str, Any]]

_NEAR = 6
"""How many claims before and behind one are looked at for what it rests on."""

_OFTEN = 30
"""Places of one name that are looked for."""

_SPEAKING = ("person", "organisation", "group", "document")
_NOBODY = ("author", "impersonal")
_ARTICLES = ("the ", "a ", "an ")


def tie_grounds(claims: Claims) -> Ties:
    """Which claim rests on which, of those near it."""
    ordered = sorted(claims, key=lambda each: (each["start"], -each["end"]))
    spans = tuple((each["start"], each["end"]) for each in ordered)
    numbers = {each["id"]: number for number, each in enumerate(ordered)}
    tied = tuple(
        (number, numbers[other])
        for number, each in enumerate(ordered)
        for other in each["rests_on"]
        if other in numbers and abs(numbers[other] - number) <= _NEAR
    )
    asked = tuple(
        reach
        for number in range(len(spans))
        for reach in (
            (number, max(number - _NEAR, 0), number),
            (number, number + 1, min(number + 1 + _NEAR, len(spans))),
        )
    )
    return Ties(spans, spans, tied, asked)


def tie_speakers(
    text: str, claims: Claims, actors: Sequence[Mark], said: Mapping[str, Span]
) -> Ties:
    """Which mentions mean whoever puts a claim forward; the author's claims are tied to none.

    actors: the names in the text. said: by claim, where the words stand that name its source.
    """
    ordered = sorted(claims, key=lambda each: (each["start"], -each["end"]))
    places = {(each.start, each.end) for each in actors if each.label in _SPEAKING}
    places = {each for each in places if not any(_overlap(each, other) for other in said.values())}
    meant = {place: _name(each) for each in ordered if (place := said.get(each["id"]))}
    mentions = tuple(sorted({*places, *meant}))
    spans = tuple((each["start"], each["end"]) for each in ordered)
    tied, asked = [], []
    for number, claim in enumerate(ordered):
        found = [
            other
            for other, place in enumerate(mentions)
            if _means(text[slice(*place)], meant.get(place), place, claim, said)
        ]
        if found or claim["chain"][-1]["kind"] in _NOBODY:
            asked.append((number, 0, len(mentions)))
            tied += [(number, other) for other in found]
    return Ties(spans, mentions, tuple(tied), tuple(asked))


def tie_names(text: str, called: Mapping[Span, str], actors: Sequence[Mark]) -> Ties:
    """Which places name whom words mean that name a source: "she", "the ministry", "Vann".

    called: where such words stand, and by which name their bearer is called.
    """
    meant = {place: _bare(name) for place, name in called.items()}
    named = {each: name for name in set(meant.values()) for each in _places(text, name)}
    forms = {form: name for name in sorted(set(meant.values())) for form in (name, _last(name))}
    for each in actors:
        place = (each.start, each.end)
        if each.label in _SPEAKING and not any(_overlap(place, other) for other in named):
            named[place] = forms.get(_bare(text[slice(*place)]), "")
    for place, name in meant.items():
        if text[slice(*place)].lower() not in PRONOUNS:
            named.setdefault(place, name)
    ones, others = tuple(sorted(meant)), tuple(sorted(named))
    tied = tuple(
        (number, other)
        for number, place in enumerate(ones)
        for other, words in enumerate(others)
        if named[words] == meant[place] and not _overlap(place, words)
    )
    asked = tuple(
        reach
        for number, place in enumerate(ones)
        for own in [[at for at, words in enumerate(others) if _overlap(place, words)]]
        for reach in (
            (number, 0, own[0] if own else len(others)),
            (number, own[-1] + 1 if own else len(others), len(others)),
        )
    )
    return Ties(ones, others, tied, asked)


def _places(text: str, name: str) -> Iterator[Span]:
    """Where a name stands in a text, in whole words."""
    words = r"\s+".join(map(re.escape, name.split()))
    for match in islice(re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE), _OFTEN):
        yield match.span()


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _means(
    words: str, name: str | None, place: Span, claim: Mapping[str, Any], said: Mapping[str, Span]
) -> bool:
    """Whether a mention means whoever puts a claim forward."""
    if claim["chain"][-1]["kind"] in _NOBODY:
        return False
    wanted = _name(claim)
    if place == said.get(claim["id"]) or (name and name == wanted):
        return True
    return bool(wanted) and any(each == _bare(words) for each in _forms(claim, wanted))


def _forms(claim: Mapping[str, Any], name: str) -> Iterator[str]:
    yield name
    if claim["chain"][-1]["kind"] == "person":
        yield name.rsplit(maxsplit=1)[-1]
    yield "".join(word[0] for word in name.split() if word not in ("of", "the", "for", "and"))


def _name(claim: Mapping[str, Any]) -> str:
    return _bare(claim["chain"][-1]["name"] or "")


def _bare(words: str) -> str:
    words = " ".join(words.lower().split())
    for article in _ARTICLES:
        words = words.removeprefix(article)
    return words.removesuffix("’s").removesuffix("'s")


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
