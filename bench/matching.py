"""Claims of a reading matched one to one with claims read by hand, and what agrees.

A pair may match where the overlap is at least half of either span. As many as possible match,
the best overlapping first: no claim, however long, stands for two.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bench.gold_claims import GoldClaim
from bench.result import share

from sayso.records import Claim, Reading

_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_QUOTES = str.maketrans("’‘“”", "''\"\"")


@dataclass(slots=True)
class Tally:
    """How much was right of how much, by figure; tallies of several documents add up."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    overlap: float = 0.0
    missed: list[str] = field(default_factory=list)

    def count(self, figure: str, outcomes: Iterable[bool]) -> None:
        """Count each outcome, right or not, under a figure."""
        for outcome in outcomes:
            self.right[figure] += outcome
            self.of[figure] += 1

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right,
            self.of + other.of,
            self.overlap + other.overlap,
            self.missed + other.missed,
        )

    def figures(self) -> dict[str, Any]:
        """Every figure as right, of and share; the mean overlap (IoU) of matched spans."""
        counts = {
            name: {
                "right": self.right[name],
                "of": self.of[name],
                "share": share(self.right[name], self.of[name]),
            }
            for name in self.of
        }
        return {
            **counts,
            "mean_iou_of_matched": share(self.overlap, self.right["matched"]),
            "claims_not_in_gold": self.of["given_is_in_gold"] - self.right["given_is_in_gold"],
        }

    def table(self) -> str:
        """The figures as lines for people, then what was missed."""
        lines = [
            f"{name:<28}{self.right[name]:>5} of {self.of[name]:>4}"
            f"{100 * self.right[name] / self.of[name]:>8.1f} %"
            for name in self.of
        ]
        return "\n".join([*lines, *(f"missed: {quote}" for quote in self.missed)])


def compare(reading: Reading, gold: list[GoldClaim]) -> Tally:
    """What of the gold the reading holds, and what of the reading the gold holds."""
    pairs = match(reading.claims, gold)
    matched = [(claim, pairs[claim.id]) for claim in gold if claim.id in pairs]
    tally = Tally(missed=[claim.quote for claim in gold if claim.id not in pairs])
    tally.count("matched", (claim.id in pairs for claim in gold))
    tally.count(
        "exact",
        (claim.span == (pairs[claim.id].start, pairs[claim.id].end) for claim, _ in matched),
    )
    tally.overlap = sum(_iou(claim.span, (read.start, read.end)) for claim, read in matched)
    given = {read.id for _, read in matched}
    tally.count("given_is_in_gold", (claim.id in given for claim in reading.claims))
    _count_sources(tally, matched)
    _count_certainty(tally, gold, pairs)
    _count_kinds(tally, reading, gold, pairs)
    _count_inferences(tally, reading, gold, pairs)
    _count_further(tally, matched)
    return tally


def match(claims: Iterable[Claim], gold: list[GoldClaim]) -> dict[str, Claim]:
    """The claim that each gold claim is matched with, by the gold's id."""
    choices: dict[str, list[Claim]] = {}
    for wanted in gold:
        near = [claim for claim in claims if may_match(wanted.span, (claim.start, claim.end))]
        near.sort(key=lambda claim: -_iou(wanted.span, (claim.start, claim.end)))
        choices[wanted.id] = near
    taken_by: dict[str, str] = {}
    read = {claim.id: claim for claim in claims}
    # Best pairs first, then augmenting paths, so that a good pair never costs a match.
    for wanted in sorted(gold, key=lambda each: -_best(each, choices[each.id])):
        _augment(wanted.id, choices, taken_by, set())
    return {wanted: read[claim] for claim, wanted in taken_by.items()}


def may_match(gold: tuple[int, int] | None, read: tuple[int, int]) -> bool:
    """Whether two spans overlap by at least half of either."""
    if gold is None:
        return False
    overlap = min(gold[1], read[1]) - max(gold[0], read[0])
    return overlap > 0 and 2 * overlap >= min(gold[1] - gold[0], read[1] - read[0])


def same_name(gold: str | None, read: str | None) -> bool:
    """Whether two names are the same but for case, white space and a leading article."""
    return _plain(gold) == _plain(read)


def _count_sources(tally: Tally, matched: list[tuple[GoldClaim, Claim]]) -> None:
    for claim, read in matched:
        kind = read.source.kind == claim.source_kind
        name = claim.source is None or same_name(claim.source, read.source.name)
        tally.count("source_kind", [kind])
        if claim.source is not None:
            tally.count("source_name", [name])
        tally.count("source_kind_and_name", [kind and name])
        if claim.source_kind != "author":
            tally.count("source_kind_and_name_but_author", [kind and name])


def _count_certainty(tally: Tally, gold: list[GoldClaim], pairs: dict[str, Claim]) -> None:
    for claim in gold:
        if claim.interval:
            read = pairs.get(claim.id)
            tally.count("interval_found", [read is not None and interval(read) == claim.interval])
    given = [(claim, pairs[claim.id]) for claim in gold if claim.id in pairs]
    tally.count(
        "interval_given_is_right",
        (interval(read) == claim.interval for claim, read in given if interval(read)),
    )
    for claim, read in given:
        # The words of an impersonal source ("is seen as") are its cue, not a certainty.
        if claim.certainty_words and claim.source_kind != "impersonal":
            words = read.certainty.text if read.certainty else None
            tally.count("certainty_words", [_plain(words) == _plain(claim.certainty_words)])


def interval(claim: Claim) -> tuple[float, float] | None:
    """The interval of a claim's certainty, None where it has none."""
    if claim.certainty is None or claim.certainty.low is None or claim.certainty.high is None:
        return None
    return claim.certainty.low, claim.certainty.high


def _count_kinds(
    tally: Tally, reading: Reading, gold: list[GoldClaim], pairs: dict[str, Claim]
) -> None:
    forecasts = [claim for claim in gold if claim.kind == "forecast"]
    found = {
        pairs[claim.id].id
        for claim in forecasts
        if claim.id in pairs and pairs[claim.id].kind == "forecast"
    }
    tally.count(
        "forecast_found",
        (claim.id in pairs and pairs[claim.id].id in found for claim in forecasts),
    )
    tally.count(
        "forecast_given_is_right",
        (claim.id in found for claim in reading.claims if claim.kind == "forecast"),
    )
    # In a gold that leaves claims out, a forecast outside it is neither right nor wrong.
    tally.count(
        "forecast_among_matched_is_right",
        (read.id in found for read in pairs.values() if read.kind == "forecast"),
    )
    tally.count("kind", (pairs[claim.id].kind == claim.kind for claim in gold if claim.id in pairs))


def _count_inferences(
    tally: Tally, reading: Reading, gold: list[GoldClaim], pairs: dict[str, Claim]
) -> None:
    back = {read.id: wanted for wanted, read in pairs.items()}
    conclusions = {each.conclusion for each in reading.inferences}
    wanted = {claim.id for claim in gold if claim.rests_on}
    tally.count(
        "conclusion_found",
        (each in pairs and pairs[each].id in conclusions for each in sorted(wanted)),
    )
    tally.count("conclusion_given_is_right", (back.get(each) in wanted for each in conclusions))
    links = {(claim.id, premise) for claim in gold for premise in claim.rests_on}
    read = {
        (back.get(each.conclusion), back.get(premise))
        for each in reading.inferences
        for premise in each.premises
    }
    tally.count("premise_found", (link in read for link in links))
    # A link to a claim that is not in the gold is neither right nor wrong.
    tally.count("premise_given_is_right", (link in links for link in read if None not in link))


def _count_further(tally: Tally, matched: list[tuple[GoldClaim, Claim]]) -> None:
    for claim, read in matched:
        if "stance" in claim.further:
            tally.count("stance", [claim.further["stance"] == read.attributions[-1].stance])
        for name, words in (("condition", read.condition), ("horizon", read.horizon)):
            if claim.further.get(name):
                found = words.text if words else None
                tally.count(name, [_plain(claim.further[name]) == _plain(found)])
        if claim.further.get("chain"):
            names = [each.source.name for each in read.attributions]
            chain = claim.further["chain"]
            tally.count("chain", [[*map(_plain, chain)] == [*map(_plain, names)]])


def _best(wanted: GoldClaim, choices: list[Claim]) -> float:
    return _iou(wanted.span, (choices[0].start, choices[0].end)) if choices else 0.0


def _augment(
    wanted: str, choices: dict[str, list[Claim]], taken_by: dict[str, str], tried: set[str]
) -> bool:
    for claim in choices[wanted]:
        if claim.id in tried:
            continue
        tried.add(claim.id)
        holder = taken_by.get(claim.id)
        if holder is None or _augment(holder, choices, taken_by, tried):
            taken_by[claim.id] = wanted
            return True
    return False


def _iou(gold: tuple[int, int] | None, read: tuple[int, int]) -> float:
    if gold is None:
        return 0.0
    overlap = max(0, min(gold[1], read[1]) - max(gold[0], read[0]))
    return overlap / (gold[1] - gold[0] + read[1] - read[0] - overlap)


def _plain(words: str | None) -> str:
    plain = _SPACE.sub(" ", (words or "").translate(_QUOTES)).strip(" .,;:").lower()
    return _ARTICLE.sub("", plain)
