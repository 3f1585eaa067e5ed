"""Ties: who does what to whom, as claims tell it, with the count of origins behind each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sayso.dossier.claimed import Claimed
from sayso.dossier.lexicon import word_set
from sayso.dossier.words import WORD, number_of
from sayso.language.verbs import verb_form
from sayso.records.dossier import Tie
from sayso.records.ids import make_id
from sayso.records.linked import Telling

_REACH = 7
"""Words between two who are tied, at most."""
_OPENING = 3
"""Words that may stand before whoever acts, at most: "On Sunday"."""
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were", "am"))
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_EVEN = 0.5
_LEFT_OUT = frozenset(("be", "have", "do", "say", "tell"))


class _Deed(NamedTuple):
    who: str
    verb: str
    whom: str


def find_ties(
    claims: Sequence[Claimed],
    tellings: Mapping[str, Telling],
    names: Mapping[str, Mapping[str, str]],
) -> tuple[Tie, ...]:
    """The ties in claims, those told by most origins first.

    names: of each document, its names with the entity of each.
    """
    told: dict[_Deed, list[Claimed]] = defaultdict(list)
    for claimed in claims:
        for deed in _deeds(claimed, names[claimed.document.id]):
            told[deed].append(claimed)
    ties = [_tie(deed, several, tellings) for deed, several in told.items()]
    return tuple(sorted(ties, key=lambda one: (-one.origins, one.id)))


def _deeds(claimed: Claimed, names: Mapping[str, str]) -> Iterator[_Deed]:
    text = claimed.claim.text
    found = []
    for start, end, name in claimed.actors:
        entity = names.get(name)
        if entity is not None:
            found.append((start, end, entity))
    for (start, end, who), (begin, after, whom) in pairwise(found):
        if who == whom or len(WORD.findall(text[:start])) > _OPENING:
            continue
        if _is_owner(text[start:end], text[end:]) or _is_owner(text[begin:after], text[after:]):
            continue
        if not _ends_there(text[after:]):
            continue
        verb = _verb(text[end:begin], is_plural=text[:end].endswith("s"))
        if verb is not None:
            lemma, turned = verb
            yield _Deed(whom, lemma, who) if turned else _Deed(who, lemma, whom)


def _is_owner(name: str, behind: str) -> bool:
    """Whether a name only says whose something is: "his questions", "Vann's house"."""
    her = name.lower() == "her" and _ends_there(behind)  # "voted against her"
    owner = name.lower() in word_set("grammar", "possessives") and not her
    return owner or behind.startswith(("'", "’"))


def _ends_there(behind: str) -> bool:
    """Whether a name is the head of its phrase, as that of "Osk council" is not."""
    follows = _NEXT.match(behind)
    if follows is None:
        return True
    word = follows.group(1).lower()
    form = verb_form(word)
    return word in _after_names() or word.endswith("ly") or (form is not None and form.mostly)


def _verb(between: str, *, is_plural: bool) -> tuple[str, bool] | None:
    """The verb of the words between two names, and whether it is passive ("was bought by").

    What is done to somebody by nobody in particular ties them to nobody: "was seen in Tarn".
    """
    if any(mark in between for mark in ',;:()“”"'):
        return None
    matches = list(WORD.finditer(between))
    words = [match.group().lower() for match in matches]
    if not 0 < len(words) <= _REACH or "and" in words[:1] or _opens_clause(words):
        return None
    forms = [
        (at, form)
        for at, word in enumerate(words)
        if (form := verb_form(word)) is not None
        and form.mostly
        and form.lemma not in _LEFT_OUT
        and not _is_no_verb(between, matches, at)
    ]
    if not forms:
        return None
    at, form = forms[-1]
    undergone = "n" in form.forms and _is_undergone(words[:at])
    passive = undergone and words[-1] == "by"
    helped = is_plural or bool(_helpers() & set(words[:at]))
    had = bool(word_set("function_words", "have_finite") & set(words[:at]))
    finite = set(form.forms) & set("ps" + "b" * helped + "n" * had)
    is_finite = passive or (finite and not undergone and "to" not in words[:at])
    return (form.lemma, passive) if is_finite else None


def _is_no_verb(between: str, matches: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word that may be a verb is a noun or part of a name: "a ban", "Fire & Rescue"."""
    word = matches[at]
    if word.group()[0].isupper() or between[: word.start()].rstrip().endswith(("-", "&")):
        return True
    before = matches[at - 1].group().lower() if at else ""
    form = verb_form(before)
    counted = bool(before) and number_of(before) is not None
    return counted or before in _before_nouns() or (form is not None and form.forms == "g")


def _is_undergone(before: Sequence[str]) -> bool:
    """Whether the words before a participle make it one of what is done to somebody."""
    adverbs = word_set("function_words", "adverbs")
    plain = [word for word in before if word not in adverbs and not word.endswith("ly")]
    return plain[-1:] != [] and plain[-1] in _BE


def _opens_clause(words: Sequence[str]) -> bool:
    """Whether a clause with another subject begins behind a verb: "did not know who"."""
    opening = word_set("function_words", "relatives") | word_set("function_words", "subordinators")
    return bool(opening & set(words[1:]))


@cache
def _helpers() -> frozenset[str]:
    return word_set("function_words", "modals") | word_set("function_words", "do_finite")


@cache
def _after_names() -> frozenset[str]:
    kinds = (
        *("determiners", "prepositions", "coordinators", "subordinators", "relatives"),
        *("adverbs", "modals", "times", "object_pronouns"),
    )
    return frozenset().union(*(word_set("function_words", kind) for kind in kinds)) | {"to"}


@cache
def _before_nouns() -> frozenset[str]:
    kinds = ("determiners", "prepositions")
    measured = word_set("grammar", "measured")
    return measured.union(*(word_set("function_words", kind) for kind in kinds)) - {"to"}


def _is_said(claimed: Claimed) -> bool:
    """Whether a deed is put forward: not where it is denied, or called less likely than not."""
    sure = claimed.claim.certainty
    unlikely = sure is not None and sure.high is not None and sure.high <= _EVEN
    return claimed.says and not unlikely


def _tie(deed: _Deed, told: Sequence[Claimed], tellings: Mapping[str, Telling]) -> Tie:
    said = [claimed for claimed in told if _is_said(claimed)]
    denied = [claimed for claimed in told if not _is_said(claimed)]
    origins = {
        tellings[one.id].origin if one.id in tellings else one.id for one in (said or denied)
    }
    days = sorted({time.value for one in told for time in one.days if time.value})
    return Tie(
        id=make_id("tie", *deed, *sorted(one.id for one in told)),
        who=deed.who,
        verb=deed.verb,
        whom=deed.whom,
        day=days[0] if days else None,
        claims=tuple(one.id for one in said),
        denied=tuple(one.id for one in denied),
        voices=tuple(dict.fromkeys(one.voice.label for one in told)),
        origins=len(origins),
    )
