"""Kinds of claims: forecast, report, judgement or assertion."""

import re
from datetime import date
from functools import cache

from sayso.claims.lexicon import load_lexicon
from sayso.records import Attribution, Certainty, ClaimKind, Horizon


@cache
def _future() -> re.Pattern[str]:
    lexicon = load_lexicon("forecasts")
    return re.compile(r"\b(?:" + "|".join(lexicon["future"]) + r")\b", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(load_lexicon("forecasts")["not_future"]) + r")\b", re.IGNORECASE
    )


def looks_ahead(words: str) -> bool:
    """Whether a clause's words speak of the time after they were written ("will", "is set to")."""
    plain = " ".join(words.replace("’", "'").split())
    return bool(_future().search(plain)) and not _past().search(plain)


def choose_kind(  # each argument is a feature of the claim
    words: str,
    attributions: tuple[Attribution, ...],
    certainty: Certainty | None,
    *,
    horizon: Horizon | None,
    concluded: bool,
    published: date | None,
) -> ClaimKind:
    """The kind of a claim, by DESIGN's order: forecast, report, then judgement or assertion.

    concluded: whether the document offers the claim as resting on others.
    """
    stance = attributions[-1].stance
    later = horizon is not None and horizon.by is not None and published is not None
    if stance == "intends" or looks_ahead(words) or (later and _is_later(horizon, published)):
        return "forecast"
    if attributions[-1].source.kind != "author":
        return "report"
    return "judgement" if certainty is not None or concluded else "assertion"


def _is_later(horizon: Horizon | None, published: date | None) -> bool:
    return bool(horizon and horizon.by and published and horizon.by > published)
