"""Denials: one claim says what the other denies, of the same subject and with the same verb."""

import re
from collections.abc import Iterator

from sayso.dossier.apart import Apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.fitting import counts_fit, days_fit, is_later, names_fit
from sayso.dossier.lexicon import phrases, word_set
from sayso.dossier.speaking import has_negation, negation_in
from sayso.dossier.words import Word, happening
from sayso.language.verbs import is_past, verb_form

_LIKE, _SURELY = 0.6, 0.7
"""The likeness from which a denial stands or falls with what the other claim says, and from which
one by a "not" inside it surely does."""
_NEAR = 3
"""Words before a thing among which one says that somebody has it: "had two grown children"."""
_TO = re.compile(r"\bto\s+(?:help\s+)?$")
_BY = re.compile(r"\bby\b")
_OPPOSED = frozenset(("denies", "doubts"))


def denials(one: Claimed, other: Claimed, likeness: float) -> Iterator[Apart]:
    """That one of two claims denies the other, of which one is denied; ``one`` is the earlier.

    A denial by stance ("the ministry denies that …") is a surer sign than a "not" inside, unless
    what is denied is no clause: who denies a role, an offer or calls for a thing may turn it down.
    """
    if likeness < _LIKE:
        return
    if not names_fit(one, other) or not counts_fit(one, other) or not days_fit(one, other):
        return
    denying, saying = (other, one) if one.says else (one, other)
    if denying.voice == saying.voice or any(_is_unreal(each) for each in (one, other)):
        return
    by_stance = _is_denied(denying)
    if not by_stance and not _denies_the_same(denying, saying):
        return
    if has_negation(saying.claim.text) or _is_against(saying):
        return  # it may deny the same
    labels = ("denied", "said") if denying is one else ("said", "denied")
    not_yet = phrases("disputes", "not_yet").search(denying.claim.text)
    update = denying is one and not by_stance and not_yet is not None and is_later(other, one)
    sure = _is_clause(denying) if by_stance else likeness >= _SURELY
    weak = not update and not sure
    yield Apart("denial", one.id, other.id, labels, labels, update, weak)


def says_words(claimed: Claimed, first: Claimed) -> bool:
    """Whether a claim says what the words of another do, which is told of as one with it.

    It does not where it is denied by who speaks, or where a "not" in one of the two sits on what
    the other says: that one of them has a "not" somewhere tells nothing.
    """
    if claimed.says != first.negative:
        return True
    if not claimed.stands:
        return False
    denying, saying = (claimed, first) if claimed.negative else (first, claimed)
    return has_negation(saying.claim.text) or not _denies_the_same(denying, saying)


def _is_denied(claimed: Claimed) -> bool:
    """Whether whoever speaks denies a claim, by a verb that does, not by a "not" beside one."""
    link = claimed.claim.attributions[-1]
    words = link.cue.text if link.cue is not None else ""
    return link.stance in _OPPOSED and bool(words) and not has_negation(words)


def _is_against(claimed: Claimed) -> bool:
    """Whether whoever speaks turns down what the claim is about: "has opposed calls for it"."""
    link = claimed.claim.attributions[-1]
    if link.cue is None:
        return False
    return (
        link.stance in _OPPOSED or phrases("disputes", "opposing").search(link.cue.text) is not None
    )


def _is_clause(claimed: Claimed) -> bool:
    """Whether a claim has a subject and a verb, not a name for a deed alone: "any role in it"."""
    first, *rest = re.findall(r"[\w'’-]+", claimed.claim.text.lower())
    if first in word_set("speaking", "pronouns"):
        return True
    helping = word_set("speaking", "auxiliaries")
    return any(word in helping or is_past(word) or _is_present(word) for word in rest)


def _is_present(word: str) -> bool:
    form = verb_form(word)
    return form is not None and form.mostly and form.forms == "s"


def _is_unreal(claimed: Claimed) -> bool:
    """Whether a claim is a question, a condition, an intention, or about what is to come."""
    if claimed.claim.condition is not None or claimed.claim.kind == "forecast":
        return True
    if claimed.claim.attributions[-1].stance in ("asks", "intends"):
        return True
    hedge = claimed.claim.certainty
    text = claimed.claim.text.replace(hedge.text, " ") if hedge else claimed.claim.text
    return phrases("disputes", "conditional").search(text) is not None


def _denies_the_same(denying: Claimed, saying: Claimed) -> bool:
    """Whether the negation of a claim sits on the verb that the other has, of its subject."""
    text = denying.claim.text
    at = negation_in(text)
    if at is None or phrases("disputes", "elsewhere").search(text) or _is_relative(saying):
        return False
    after = [word for word in denying.words if word.start >= at.end()]
    subject = [word for word in denying.words if word.start < at.start()]
    if not after or not _says(saying, after[:1]) or not _has_a_subject(text[: at.start()]):
        return False
    if _only_intends(saying, after[0]) or not _is_of(subject, saying, after[0]):
        return False
    if phrases("disputes", "having_none").match(text, at.start()) and not _has(saying, after[0]):
        return False
    return _says(saying, subject) and _shares_the_rest(after[1:], saying)


def _has_a_subject(before: str) -> bool:
    """Whether more than "this" or "it" stands before a negation."""
    return before.strip().lower() not in word_set("disputes", "pointing")


def _has(saying: Claimed, thing: Word) -> bool:
    """Whether a claim says that somebody has a thing, and not what else is done with it."""
    stem_, text = happening(thing.stem), saying.claim.text
    before = (text[: word.start] for word in saying.words if happening(word.stem) == stem_)
    having = word_set("disputes", "having")
    return any(having & set(each.lower().split()[-_NEAR:]) for each in before)


def _only_intends(saying: Claimed, verb: Word) -> bool:
    """Whether the verb is an infinitive in the other claim: "trying to determine the cause"."""
    stem_ = happening(verb.stem)
    same = [word for word in saying.words if happening(word.stem) == stem_]
    return all(_TO.search(saying.claim.text[: word.start]) for word in same)


def _is_of(subject: list[Word], saying: Claimed, verb: Word) -> bool:
    """Whether any of the subject stands before the verb in the other claim, or after its "by"."""
    text, stem_ = saying.claim.text, happening(verb.stem)
    at = max(word.start for word in saying.words if happening(word.stem) == stem_)
    theirs = {happening(word.stem) for word in subject}
    places = [word.start for word in saying.words if happening(word.stem) in theirs]
    return any(place < at or _BY.search(text, at, place) is not None for place in places)


def _is_relative(claimed: Claimed) -> bool:
    """Whether a claim is a relative clause, whose subject stands outside it."""
    return claimed.claim.text.split()[0].lower() in word_set("disputes", "relatives")


def _says(saying: Claimed, words: list[Word]) -> bool:
    return all(happening(word.stem) in saying.stems for word in words)


def _shares_the_rest(rest: list[Word], saying: Claimed) -> bool:
    """Whether the other claim has most of what comes after the verb, so no other object."""
    if not rest:
        return True
    shared = sum(happening(word.stem) in saying.stems for word in rest)
    return shared >= len(rest) / 2 and happening(rest[0].stem) in saying.stems
