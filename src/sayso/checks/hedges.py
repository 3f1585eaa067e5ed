"""Hedges: what words of certainty leave open."""

from sayso.records import Certainty


def is_weighed(certainty: Certainty) -> bool:
    """Whether words leave something open, and do not compare one likelihood with another."""
    comparing = certainty.text.lower().startswith(("more ", "less ", "as "))
    return not comparing and (certainty.high is None or certainty.high < 0.99)
