"""Kinds of claims: forecast, report, judgement or assertion."""

import re
from functools import cache, lru_cache
from typing import Literal

from sayso.language.lexicon import load_lexicon
from sayso.records import Attribution, Certainty, ClaimKind, Horizon

_LOOKING_ON = ("future", "told_future", "with_horizon", "chance", "chance_with_horizon")
_ANY = "any of these"
Future = Literal["", "timed", "advised", "weighed", "worded", "plain"]
"""Whether words speak of the time to come: not at all, in some way, or in the future tense.

"timed" is by its horizon alone. "weighed" is the author's likelihood alone, or a denial: of what
has been or is as often as of what is to come ("This explanation is unlikely"). "advised" is what
should be done: of what should come to pass, a horizon or a condition tells.
"""
_MONTH = re.compile(r"\bM[Aa][Yy]\b")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    lexicon = load_lexicon("forecasts")
    names = _LOOKING_ON if name == _ANY else (name,)
    words = [each for one in names for each in lexicon[one]]
    return re.compile(r"\b(?:" + "|".join(words) + r")\b")  # of small letters: twice as fast


def looks_ahead(words: str) -> bool:
    """Whether a clause's words speak of the time after they were written ("will", "is set to")."""
    return _says("future", words) and not _says("not_future", words)


def may_forecast(
    words: str, attributions: tuple[Attribution, ...], *, phrase: bool = False
) -> bool:
    """Whether a claim can be a forecast at all, so that its horizon is worth looking for.

    phrase: whether it has no verb of its own ("expects a walkout").
    """
    return is_meant(words, attributions[-1], phrase=phrase) or _says(_ANY, words)


def looks_back(words: str) -> bool:
    """Whether a clause's words put what they look forward to in the past ("would have")."""
    return _says("not_future", words)


def is_past(words: str) -> bool:
    """Whether a clause's words speak of what has been ("was likely", "is likely to have")."""
    return looks_back(words) or _says("chance_past", words)


def is_meant(words: str, attribution: Attribution, *, phrase: bool) -> bool:
    """Whether the source promises it, or expects it to be: "expect the truce to fail"."""
    cue = attribution.cue.text if attribution.cue else ""
    expected = _says("expecting", cue) and _says("infinitive", words)
    foreseen = phrase and _says("foreseeing", cue)
    return attribution.stance == "intends" or expected or foreseen


def _is_chance(words: str, certainty: Certainty | None, horizon: Horizon | None) -> bool:
    """Whether a likelihood is that of something to come: "a 30 percent chance of a strike"."""
    if certainty is None or certainty.low is None or _says("chance_past", words):
        return False
    return _says("chance", words) or (horizon is not None and _says("chance_with_horizon", words))


@lru_cache(maxsize=64)  # a claim is asked the same several times
def _says(name: str, words: str) -> bool:
    if name in _LOOKING_ON and not _says(_ANY, words):
        return False  # most claims look on by none of them: all are looked for at once
    return _pattern(name).search(_plain(words)) is not None


@lru_cache(maxsize=4)
def _plain(words: str) -> str:
    """The words in small letters with straight apostrophes; of "May" no more than a mark."""
    plain = " ".join(words.replace("’", "'").split())
    return _MONTH.sub("_", plain).lower()


def find_future(
    words: str,
    attributions: tuple[Attribution, ...],
    certainty: Certainty | None,
    *,
    horizon: Horizon | None,
    conditional: bool = False,
    phrase: bool = False,
) -> Future:
    """How a claim's words say that it is about the time after publication.

    conditional: whether it hangs on a condition. phrase: whether it has no verb of its own.
    """
    innermost = attributions[-1]
    if _says("not_future", words) or innermost.stance == "asks":
        return ""
    if _says("plain_future", words):
        return "plain"
    likely = certainty is not None and certainty.low is not None
    weighed_words = innermost.cue is not None or likely
    worded = (
        is_meant(words, innermost, phrase=phrase)
        or looks_ahead(words)
        or (weighed_words and _says("told_future", words))
        or (horizon is not None and _says("with_horizon", words))
        or _is_chance(words, certainty, horizon)
    )
    if horizon is None and not conditional and _says("advice", words):
        return "advised"
    if worded:
        return "worded"
    alone = likely or (certainty is not None and _is_bare(words, certainty))
    ours = innermost.source.kind == "author" and horizon is None
    if (alone and ours) or innermost.stance == "denies":
        return "weighed"
    return "timed" if horizon is not None else ""


def _is_bare(words: str, certainty: Certainty) -> bool:
    """Whether a claim says no more than how likely something is: "it cannot be ruled out"."""
    return len(words.split()) - len(certainty.text.split()) <= 1


def kind_otherwise(
    attributions: tuple[Attribution, ...], certainty: Certainty | None, *, concluded: bool
) -> ClaimKind:
    """The kind of a claim that is no forecast: report, then judgement or assertion.

    concluded: whether the document offers the claim as resting on others.
    """
    innermost = attributions[-1]
    if innermost.source.kind != "author":
        return "report"
    weighed = certainty is not None or concluded or innermost.cue is not None
    return "judgement" if weighed else "assertion"
