"""Overlaps: one fault is one finding, whichever rules see it."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from sayso.checks.context import Context
from sayso.records.finding import Finding

_STRETCH = 64  # characters by which findings are looked up


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Rules of which the first to speak of a fault speaks for the others.

    ``reach``: of one fault where their words overlap, or anywhere in one sentence. ``says``: what
    the finding that is kept adds to its message for each of the others.
    """

    codes: tuple[str, ...]
    reach: Literal["words", "sentence"]
    says: Mapping[str, str]


@cache
def load_overlaps() -> tuple[Overlap, ...]:
    """The groups of rules that see one fault, from ``rules/overlaps.toml``."""
    tables = _table()["overlap"]
    return tuple(
        Overlap(codes=tuple(each["codes"]), reach=each["reach"], says=each.get("says", {}))
        for each in tables
    )


@cache
def _table() -> Mapping[str, Any]:
    place = files("sayso.checks") / "rules" / "overlaps.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


def one_for_each_fault(context: Context, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those of which another of their group speaks, by place, then code."""
    kept = list(findings)
    for overlap in load_overlaps():
        kept = _without_others(context, kept, overlap)
    kept = [_naming_others(each) for each in _told_once(context, kept)]
    return tuple(sorted(kept, key=lambda each: (each.start, each.end, each.code)))


def _naming_others(finding: Finding) -> Finding:
    """The finding, its message ending with the codes of the rules for which it speaks."""
    if not finding.also:
        return finding
    return replace(finding, message=f"{finding.message} (also {', '.join(finding.also)})")


def _told_once(context: Context, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those of one rule at the same words told of at the first place of them.

    What is mended once is mended: "a senior official", each time that one speaks. Only rules
    are meant whose words are the whole fault; "is said to" puts another thing forward each time.
    """
    once = _table()["once"]["codes"]
    told: dict[tuple[str, str | int], list[Finding]] = {}
    for finding in sorted(findings, key=lambda each: each.start):
        words = " ".join(context.text[finding.start : finding.end].lower().split())
        key = words if finding.code in once else finding.start
        told.setdefault((finding.code, key), []).append(finding)
    return [_with_like(context, like) for like in told.values()]


def _with_like(context: Context, like: Sequence[Finding]) -> Finding:
    first, more = like[0], like[1:]
    if not more:
        return first
    places = tuple(context.words(each.start, each.end) for each in more)
    times = "once more" if len(more) == 1 else f"{len(more)} times more"
    message = f"{first.message} (and {times} in the text)"
    return replace(first, message=message, related=(*first.related, *places))


def _without_others(
    context: Context, findings: Sequence[Finding], overlap: Overlap
) -> list[Finding]:
    """The findings, of each fault of a group only the one whose rule stands first."""
    rank = {code: number for number, code in enumerate(overlap.codes)}
    group = sorted((one for one in findings if one.code in rank), key=lambda one: rank[one.code])
    spoken: list[list[Finding]] = []
    near: dict[int, list[int]] = {}
    for finding in group:
        stretches = _stretches(context, finding, overlap)
        for number in sorted({each for at in stretches for each in near.get(at, ())}):
            first = spoken[number][0]
            if first.code != finding.code and _is_one(context, first, finding, overlap):
                spoken[number].append(finding)
                break
        else:
            for at in stretches:
                near.setdefault(at, []).append(len(spoken))
            spoken.append([finding])
    others = [finding for finding in findings if finding.code not in rank]
    return [*others, *(_told(fault, overlap) for fault in spoken)]


def _stretches(context: Context, finding: Finding, overlap: Overlap) -> range:
    """Where what may be one with a finding is looked for: all that is one shares a stretch."""
    if overlap.reach == "words":
        return range(finding.start // _STRETCH, finding.end // _STRETCH + 1)
    start, _ = context.sentence_at(finding.start)
    return range(start, start + 1)


def _is_one(context: Context, one: Finding, other: Finding, overlap: Overlap) -> bool:
    if overlap.reach == "words":
        return one.start < other.end and other.start < one.end
    return context.sentence_at(one.start) == context.sentence_at(other.start)


def _told(fault: Sequence[Finding], overlap: Overlap) -> Finding:
    """The first finding of a fault, with the codes, the words and the fixes of the others."""
    first, others = fault[0], fault[1:]
    if not others:
        return first
    codes = dict.fromkeys(code for one in others for code in one.codes)
    also = dict.fromkeys((*first.also, *codes))
    more = [overlap.says[code] for code in codes if code in overlap.says]
    message = first.message
    if more:
        message = f"{', '.join([message, *more[:-1]])} and {more[-1]}"
    fixes = dict.fromkeys(fix for one in fault for fix in one.fixes)
    return replace(first, message=message, also=tuple(also), fixes=tuple(fixes))
