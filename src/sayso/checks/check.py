"""Checking: the findings of chosen rules in one reading."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from sayso.checks.catalogue import default_codes, find_rule, has_code, load_catalogue
from sayso.checks.context import Context
from sayso.checks.overlaps import one_for_each_fault
from sayso.records import Reading
from sayso.records.finding import Finding

Check = Callable[[Context], Iterator[Finding]]


@cache
def load_checks() -> Mapping[str, Check]:
    """The function of each rule that looks at a reading, by code: ``find`` of its folder."""
    return MappingProxyType(
        {
            rule.code: import_module(f"sayso.checks.rules.{rule.folder}.rule").find
            for rule in load_catalogue()
            if has_code(rule)
        }
    )


def check_reading(reading: Reading, *, codes: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """The findings in a reading, by place, then code; one for each fault.

    codes: the rules to apply; None stands for those that are on by default.

    Raises:
        ConfigError: no rule has one of the codes.
    """
    chosen = default_codes() if codes is None else {find_rule(code).code for code in codes}
    context = Context(reading)
    return one_for_each_fault(context, apply_rules(context, chosen))


def apply_rules(context: Context, codes: Iterable[str]) -> tuple[Finding, ...]:
    """What each of some rules finds in what is known of one reading, by place, then code."""
    if not context.blocks:  # no prose to find anything in
        return ()
    checks, found = load_checks(), dict[tuple[int, int, str], Finding]()
    for code in sorted(codes):
        if code in checks:
            for finding in checks[code](context):
                found.setdefault((finding.start, finding.end, finding.code), finding)
    return tuple(found[place] for place in sorted(found))
