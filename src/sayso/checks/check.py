"""Checking: the findings of chosen rules in one reading."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module

from sayso.checks.catalogue import find_rule, has_code, load_catalogue
from sayso.checks.context import Context
from sayso.checks.overlaps import one_for_each_fault
from sayso.checks.register import find_register
from sayso.checks.selection import Choice, choose_rules
from sayso.checks.suspected import find_suspected
from sayso.records import Reading
from sayso.records.finding import Finding
from sayso.records.register import Register

Check = Callable[[Context], Iterator[Finding]]
Gate = Callable[[Context, int, int], bool]


@cache
def reading_codes() -> frozenset[str]:
    """The codes of the rules that look at a reading; the others look at notes (``checked``)."""
    return frozenset(rule.code for rule in load_catalogue() if has_code(rule))


@cache
def load_check(code: str) -> Check:
    """What a rule does that looks at a reading: ``find`` of its folder, which is loaded for it."""
    find: Check = import_module(f"sayso.checks.rules.{find_rule(code).folder}.rule").find
    return find


@cache
def load_gate(code: str) -> Gate:
    """What a rule asks of words before it speaks of them, so that no suspicion goes around it.

    That is ``admits`` of its folder; where it has none, all words pass.
    """
    module = import_module(f"sayso.checks.rules.{find_rule(code).folder}.rule")
    gate: Gate = getattr(module, "admits", _admits_all)
    return gate


def _admits_all(_context: Context, _start: int, _end: int) -> bool:
    return True


def check_reading(
    reading: Reading, *, codes: frozenset[str] | Choice | None = None
) -> tuple[Finding, ...]:
    """The findings in a reading, by place, then code; one for each fault.

    codes: the rules to apply; None stands for those that are on by default in its register.

    Raises:
        ConfigError: no rule has one of the codes.
    """
    context = Context(reading)
    _, applied = rules_for(context, codes)
    return one_for_each_fault(context, apply_rules(context, applied))


def rules_for(
    context: Context, codes: frozenset[str] | Choice | None
) -> tuple[Register, frozenset[str]]:
    """The register of a text, and the codes of the chosen rules that fit it.

    Raises:
        ConfigError: no rule has one of the codes.
    """
    if isinstance(codes, Choice) or codes is None:
        choice = choose_rules(codes)
    else:
        choice = Choice(codes=frozenset(find_rule(code).code for code in codes))
    said = choice.register
    register = find_register(context) if said is None else Register(name=said)
    return register, choice.fitting(register.name)


def apply_rules(context: Context, codes: Iterable[str]) -> tuple[Finding, ...]:
    """What each of some rules finds in what is known of one reading, by place, then code."""
    if not context.blocks:  # no prose to find anything in
        return ()
    found: dict[tuple[int, int, str], Finding] = {}
    applied = sorted(reading_codes().intersection(codes))
    for code in applied:
        for finding in load_check(code)(context):
            found.setdefault((finding.start, finding.end, finding.code), finding)
    for finding in find_suspected(context, applied, tuple(found.values()), load_gate):
        found.setdefault((finding.start, finding.end, finding.code), finding)
    return tuple(found[place] for place in sorted(found))
