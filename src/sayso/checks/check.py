"""Checking: the findings of chosen rules in one reading."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from sayso.checks import (
    certainty,
    consistency,
    culprits,
    forecasts,
    hedging,
    naming,
    origins,
    reasoning,
    sources,
    sourcing,
)
from sayso.checks.catalogue import default_codes, find_rule
from sayso.checks.context import Context
from sayso.records import Reading
from sayso.records.finding import Finding

Check = Callable[[Context], Iterator[Finding]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "S101": sourcing.unsupported_key_judgement,
        "S102": sources.vague_source,
        "S103": sources.impersonal_source,
        "S104": sources.unexplained_unnamed_source,
        "S105": sourcing.single_source_key_judgement,
        "S106": sources.person_without_role,
        "S107": sources.undated_time,
        "S108": sources.quotation_without_speaker,
        "S109": origins.one_origin_named_twice,
        "C201": hedging.bare_modal,
        "C202": certainty.mixed_rows,
        "C203": certainty.likelihood_with_confidence,
        "C204": certainty.overconfident_conclusion,
        "C205": certainty.dropped_hedge,
        "C206": hedging.absolute_words,
        "C207": hedging.stacked_hedges,
        "C208": hedging.off_scale_term,
        "C209": hedging.negated_likelihood,
        "R301": reasoning.unsupported_premises,
        "R302": culprits.benefit_alone,
        "R303": culprits.elimination_alone,
        "R304": reasoning.no_alternative,
        "R305": reasoning.analogy_alone,
        "R306": reasoning.circular,
        "R307": reasoning.after_therefore_because,
        "F401": forecasts.no_deadline,
        "F402": forecasts.no_probability,
        "F403": forecasts.no_observable,
        "F404": forecasts.unsettleable_condition,
        "N501": consistency.disagreeing_numbers,
        "N502": naming.varying_name,
        "N503": naming.changing_role,
    }
)
"""The function of each rule that looks at a reading; X rules look at notes (``checked``)."""


def check_reading(reading: Reading, *, codes: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """The findings in a reading, by place, then code; no two of one code at one span.

    codes: the rules to apply; None stands for those that are on by default.

    Raises:
        ConfigError: no rule has one of the codes.
    """
    chosen = default_codes() if codes is None else {find_rule(code).code for code in codes}
    context = Context(reading)
    found: dict[tuple[int, int, str], Finding] = {}
    for code in sorted(chosen):
        if code in CHECKS and context.blocks:  # else there is no prose to find anything in
            for finding in CHECKS[code](context):
                found.setdefault((finding.start, finding.end, finding.code), finding)
    return tuple(found[place] for place in sorted(found))
