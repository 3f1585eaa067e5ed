"""Checking: the findings of chosen rules in one reading."""

from sayso.checks.catalogue import default_codes, find_rule
from sayso.records import Reading
from sayso.records.finding import Finding


def check_reading(reading: Reading, *, codes: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """The findings in a reading, by place, then code; no two of one code at one span.

    codes: the rules to apply; None stands for those that are on by default.

    Raises:
        ConfigError: no rule has one of the codes.
    """
    chosen = default_codes() if codes is None else frozenset(find_rule(c).code for c in codes)
    found: dict[tuple[int, int, str], Finding] = {}
    return tuple(found[place] for place in sorted(found) if place[2] in chosen)
