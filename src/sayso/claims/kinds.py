"""Kinds of claims: forecast, report, judgement or assertion."""

import re
from functools import cache

from sayso.claims.lexicon import load_lexicon
from sayso.records import Attribution, Certainty, ClaimKind, Horizon


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(load_lexicon("forecasts")[name]) + r")\b", re.IGNORECASE)


def looks_ahead(words: str) -> bool:
    """Whether a clause's words speak of the time after they were written ("will", "is set to")."""
    plain = _plain(words)
    return bool(_pattern("future").search(plain)) and not _pattern("not_future").search(plain)


def may_forecast(words: str, attributions: tuple[Attribution, ...]) -> bool:
    """Whether a claim can be a forecast at all, so that its horizon is worth looking for."""
    plain = _plain(words)
    return attributions[-1].stance == "intends" or any(
        _pattern(name).search(plain) for name in ("future", "told_future", "with_horizon")
    )


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split())


def choose_kind(  # each argument is a feature of the claim
    words: str,
    attributions: tuple[Attribution, ...],
    certainty: Certainty | None,
    *,
    horizon: Horizon | None,
    concluded: bool,
) -> ClaimKind:
    """The kind of a claim, by DESIGN's order: forecast, report, then judgement or assertion.

    concluded: whether the document offers the claim as resting on others.
    """
    innermost = attributions[-1]
    plain = _plain(words)
    told = innermost.source.kind != "author"
    weighed_words = innermost.cue is not None or (
        certainty is not None and certainty.low is not None
    )
    ahead = (
        innermost.stance == "intends"
        or looks_ahead(words)
        or (weighed_words and _pattern("told_future").search(plain) is not None)
        or (horizon is not None and _pattern("with_horizon").search(plain) is not None)
    )
    if ahead and not _pattern("not_future").search(plain) and innermost.stance != "asks":
        return "forecast"
    if told:
        return "report"
    weighed = certainty is not None or concluded or innermost.cue is not None
    return "judgement" if weighed else "assertion"
