"""Judgements in words: every sentence follows from a number of the judgement."""

from collections.abc import Mapping
from dataclasses import replace

from sayso.hypotheses.units import copy_groups
from sayso.records.case import Case
from sayso.records.judgement import Judgement, Linchpin, Unit, Verdict
from sayso.scales.scale import Scale, load_scale, nearest_phrase

LEVEL = 1e-9
"""Posteriors this near are level: neither leads."""

_PLURALS: dict[Unit, str] = {"copy group": "copy groups"}
_FAILS = {
    "report": ("is worthless", "are worthless"),
    "item": ("is set aside", "are set aside"),
    "source": ("is worthless", "are worthless"),
    "assumption": ("does not hold", "do not hold"),
    "copy group": ("is worthless", "are worthless"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def percent(probability: float) -> str:
    """A probability in whole per cent; never 0 % or 100 % where it is neither."""
    if 0 < probability < 0.01:
        return "under 1%"
    if 0.99 < probability < 1:
        return "over 99%"
    return f"{probability:.0%}"


def in_words(probability: float, scale: Scale) -> str:
    """The scale's phrase for a probability; in a gap or off its ends, the nearest.

    Where phrases overlap, the narrowest that holds it speaks. A phrase for what is certain
    speaks of nothing less.
    """
    phrases = tuple(
        phrase
        for phrase in scale.phrases
        if probability == phrase.low or not phrase.low == phrase.high in (0, 1)
    )
    holding = [phrase for phrase in phrases if phrase.low <= probability <= phrase.high]
    if holding:
        return min(holding, key=lambda phrase: phrase.high - phrase.low).text
    return nearest_phrase(probability, probability, replace(scale, phrases=phrases)).text


def names_in(case: Case) -> dict[str, str]:
    """What each part of a case is called in a sentence, by its id; a copy group by its reports."""
    sources = {one.id: one.name for one in case.witnesses}
    names = sources | {one.id: f"“{one.text}”" for one in case.evidence}
    names |= {one.id: f"“{one.text}”" for one in case.assumptions}
    for item in case.evidence:
        for one in item.reports:
            what = "report" if one.says else "denial"
            names[one.id] = f"the {what} of {sources[one.witness]} on {item.id}"
    for group in copy_groups(case):
        told = list(dict.fromkeys(_witness(case, one, sources) for one in group))
        names[" = ".join(group)] = f"the one report that {_listed(told)} repeat"
    return names


def _witness(case: Case, report: str, sources: Mapping[str, str]) -> str:
    every = (one for item in case.evidence for one in item.reports)
    return next((sources[one.witness] for one in every if one.id == report), report)


def written_judgement(
    judgement: Judgement, names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The judgement as sentences: likelihood, then confidence, then what would change it.

    names: as ``names_in`` gives them; without them parts are called by their ids.

    Likelihood and confidence never stand in one sentence (ICD 203, D.6.e(2)).
    """
    scale = load_scale(judgement.scale)
    ranked = sorted(judgement.hypotheses, key=lambda one: (-one.posterior, one.id))
    level = [one.id for one in ranked[1:] if ranked[0].posterior - one.posterior < LEVEL]
    sentences = [_likelihood(ranked[0], level, scale)]
    sentences.extend(_rival(one, scale) for one in ranked[1:])
    sentences.append(_confidence(judgement))
    sentences.extend(_what_would_change(judgement, names))
    trusted = [item.id for item in judgement.evidence if item.on_trust]
    if trusted:
        which = "are" if len(trusted) > 1 else "is"
        sentences.append(f"{_listed(trusted)} {which} taken on trust: no report was given.")
    return tuple(sentences)


def linchpin_sentence(pin: Linchpin, names: Mapping[str, str] | None = None) -> str:
    """One linchpin, with both posteriors that change.

    "If the inspector’s log (E2) is set aside, H3 leads: it goes from 48% to 61%, H1 from 50% to
    31%."
    """
    return (
        f"If {_failing(pin, names or {})}, {pin.leader_after} leads: it goes from "
        f"{percent(pin.posterior_before)} to {percent(pin.posterior_after)}, {pin.leader_before} "
        f"from {percent(pin.leader_posterior_before)} to {percent(pin.leader_posterior_after)}."
    )


def _failing(pin: Linchpin, names: Mapping[str, str]) -> str:
    count = len(pin.members)
    name: str = pin.unit if count == 1 else _PLURALS.get(pin.unit, f"{pin.unit}s")
    fails = _FAILS[pin.unit][count > 1]
    if pin.failure == "reversed":
        fails = "turn out the other way" if count > 1 else "turns out the other way"
    which = f"this {name}" if count == 1 else f"these {_number(count)} {name}"
    if pin.members == ("prior",):
        return "the prior is dropped and all start equal"
    if all(one in names for one in pin.members):
        with_ids = pin.unit in ("item", "assumption")
        told = [f"{names[one]} ({one})" if with_ids else names[one] for one in pin.members]
        return f"{_listed(told)} {fails}"
    return f"{which} ({_listed(pin.members)}) {fails}"


def _likelihood(leader: Verdict, level: list[str], scale: Scale) -> str:
    word = in_words(leader.posterior, scale)
    text = f": {leader.text}" if leader.text and leader.text != leader.id else ""
    leads = f"{leader.id} leads{text}. It"
    if level:
        leads = f"No hypothesis leads: {_listed([leader.id, *level])} are level. {leader.id}"
    return (
        f"{leads} is judged “{word}” on the scale of {scale.short} ({percent(leader.posterior)})."
    )


def _rival(one: Verdict, scale: Scale) -> str:
    return f"{one.id} is judged “{in_words(one.posterior, scale)}” ({percent(one.posterior)})."


def _confidence(judgement: Judgement) -> str:
    """Confidence: how firmly the leader leads, by draws, by how much must fail, by what is given.

    High: ahead in 95 % of draws, no failure of one or two changes it, three items or more, and
    no more than half on trust. Low: ahead in under 75 % of draws, or one failure changes it, or
    one item that no report bears out would if it turned out the other way.
    """
    leader, items = judgement.leader, judgement.evidence
    sizes = [s.high for s in judgement.searches if s.high is not None and s.failure == "dropped"]
    fewest = min(sizes, default=None)
    given = len(items) >= 3 and 2 * sum(one.on_trust for one in items) <= len(items)
    firm = leader.led >= 0.95 and (fewest is None or fewest > 2) and given
    turning = _unsourced_that_turns(judgement)
    firm = firm and turning is None
    weak = leader.led < 0.75 or fewest == 1 or turning is not None
    level = "High" if firm else "Low" if weak else "Moderate"
    if fewest is None:
        fails = "no failure of reports, items, sources or assumptions changes the leader"
    else:
        fails = f"the failure of {_number(fewest)} can change the leader"
    if turning is not None and fewest != 1:
        fails += f"; {turning} alone would, the other way round, and no report bears it out"
    return f"{level} confidence: {leader.id} is ahead in {percent(leader.led)} of draws; {fails}."


def _unsourced_that_turns(judgement: Judgement) -> str | None:
    """An item taken on trust which by itself, the other way round, would change the leader."""
    trusted = {one.id for one in judgement.evidence if one.on_trust}
    found = (
        pin.members[0]
        for pin in judgement.linchpins
        if pin.unit == "item" and pin.failure == "reversed" and len(pin.members) == 1
    )
    return next((one for one in found if one in trusted), None)


def _what_would_change(judgement: Judgement, names: Mapping[str, str] | None) -> list[str]:
    sentences = []
    told: set[tuple[str, str]] = set()
    for pin in judgement.linchpins:
        if (pin.unit, pin.failure) not in told:
            told.add((pin.unit, pin.failure))
            sentences.append(linchpin_sentence(pin, names))
    if not judgement.linchpins:
        sentences.append("No set of reports, items, sources or assumptions changes the leader.")
    if judgement.breakevens:
        one = judgement.breakevens[0]
        whose = f"{one.kind} of {one.id}"
        if one.kind == "likelihood":
            whose = f"likelihood of {one.id} under {one.hypothesis}"
        sentences.append(
            f"The nearest breakeven is the {whose}: at {one.breakeven:.2f} instead of "
            f"{one.value:.2f}, {one.rival} draws level."
        )
    if judgement.next:
        step = judgement.next[0]
        sentences.append(
            f"Most would be learnt from {step.id} ({step.text}): "
            f"{step.information_gain_bits:.2f} bits, with a chance of "
            f"{percent(step.leader_changes)} that the leader changes."
        )
    return sentences


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
