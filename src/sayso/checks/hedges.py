"""Hedges: what words of certainty leave open, and what is only granted to be taken back."""

import re

from sayso.checks.context import Context
from sayso.records import Certainty

_CONCESSION = re.compile(r"[^.;]{0,240}?(?<!\s)\s+(?:[—–-]+\s+)?(?:but|yet)\b")
_TURN = re.compile(r"[“\"]?(?:But|Yet|Still,|Even so)\b")


def is_weighed(certainty: Certainty) -> bool:
    """Whether words leave something open, and do not compare one likelihood with another."""
    comparing = certainty.text.lower().startswith(("more ", "less ", "as "))
    return not comparing and (certainty.high is None or certainty.high < 0.99)


def is_conceded(context: Context, certainty: Certainty) -> bool:
    """Whether a thing is only granted: "it may be old, but", "It may be old. But"."""
    if _CONCESSION.match(context.text, certainty.end):
        return True
    _, end = context.sentence_at(certainty.start)
    after, _ = context.sentence_at(min(end + 2, len(context.text)))
    return after >= end and _TURN.match(context.text, after) is not None
