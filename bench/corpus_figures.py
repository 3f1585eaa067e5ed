"""What agrees between two readings of a text: counts that add up over texts, and figures."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from bench.corpus_claims import Line

TIGHT = 0.8
LOOSE = 0.5
SURE = 0.8
_BINS = 10
_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an|mr|mrs|ms|dr)\.? ")


def tally(gold: list[Line], given: list[Line]) -> Counter[str]:
    """Counts of one text; those of several add up."""
    counts = Counter(gold=len(gold), given=len(given))
    counts["tight"] = len(pair(gold, given, TIGHT))
    pairs = pair(gold, given, LOOSE)
    counts["loose"] = len(pairs)
    for name in ("condition", "horizon"):
        counts[f"{name} given"] = sum(bool(getattr(line, name)) for line in given)
    for wanted, found in pairs:
        _count_source(counts, wanted, found)
        counts["kind right"] += _right("kind", wanted, found.kind)
        _count_score(counts, found, right=is_right(wanted, found))
        for name in ("condition", "horizon"):
            if getattr(wanted, name):
                counts[f"{name} of"] += 1
                counts[f"{name} right"] += plain(getattr(wanted, name)) == plain(
                    getattr(found, name)
                )
    _count_certainty(counts, gold, given, pairs)
    by_gold = {wanted.id: found for wanted, found in pairs}
    by_given = {found.id: wanted for wanted, found in pairs}
    _count_forecasts(counts, gold, given, by_gold, by_given)
    _count_grounds(counts, gold, given, by_gold, by_given)
    return counts


def pair(gold: list[Line], given: list[Line], least: float) -> list[tuple[Line, Line]]:
    """Pairs one to one whose overlap is at least so much of both together, the best first."""
    near = sorted(
        (
            (-iou(wanted.span, found.span), number, other)
            for number, wanted in enumerate(gold)
            for other, found in enumerate(given)
            if iou(wanted.span, found.span) >= least
        ),
    )
    left, right = set(), set()
    pairs = []
    for _, number, other in near:
        if number not in left and other not in right:
            left.add(number)
            right.add(other)
            pairs.append((gold[number], given[other]))
    return pairs


def iou(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Overlap of two spans as a share of both together."""
    overlap = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return overlap / (one[1] - one[0] + other[1] - other[0] - overlap)


def plain(words: str | None) -> str:
    """Words without case, the kind of quotation marks, a leading article or title."""
    quotes = (words or "").translate(str.maketrans("’‘“”", "''\"\""))
    return _ARTICLE.sub("", _SPACE.sub(" ", quotes).strip(" .,;:\"'").lower())


def _right(name: str, wanted: Line, found: Any) -> bool:
    return found == getattr(wanted, name) or found in wanted.accept.get(name, [])


def is_right(wanted: Line, found: Line) -> bool:
    """Whether the kind of the source and the claim's own kind are those that are wanted."""
    kinds = {wanted.links[-1][0], *wanted.accept.get("source_kind", [])}
    return found.links[-1][0] in kinds and _right("kind", wanted, found.kind)


def _count_score(counts: Counter[str], found: Line, *, right: bool) -> None:
    """Sums of what scores promise and what holds, in hundredths: counts are whole numbers."""
    if found.score is None:
        return
    score = round(100 * found.score)
    bin_ = min(score * _BINS // 100, _BINS - 1)
    counts["scored"] += 1
    counts["scored right"] += right
    counts["squares"] += (score - 100 * right) ** 2
    counts[f"promised {bin_}"] += score
    counts[f"held {bin_}"] += 100 * right
    counts["sure"] += score >= 100 * SURE
    counts["sure right"] += right and score >= 100 * SURE


def _count_source(counts: Counter[str], wanted: Line, found: Line) -> None:
    kind, name, stance = wanted.links[-1]
    kinds = {kind, *wanted.accept.get("source_kind", [])}
    counts["source kind right"] += found.links[-1][0] in kinds
    if kind != "author":
        counts["other of"] += 1
        counts["other right"] += found.links[-1][0] in kinds
        counts["stance right"] += found.links[-1][2] == stance
    if name:
        counts["name of"] += 1
        names = {plain(each) for each in (name, *wanted.accept.get("source", []))}
        counts["name right"] += plain(found.links[-1][1]) in names
    outer = [link for link in wanted.links[:-1] if link[0] != "author"]
    counts["links of"] += len(outer)
    given = [(link[0], plain(link[1])) for link in found.links[:-1]]
    counts["links right"] += sum((link[0], plain(link[1])) in given for link in outer)
    counts["links given"] += sum(link[0] != "author" for link in found.links[:-1])


def _count_certainty(
    counts: Counter[str], gold: list[Line], given: list[Line], pairs: list[tuple[Line, Line]]
) -> None:
    counts["words of"] = sum(bool(line.words) for line in gold)
    counts["words given"] = sum(bool(line.words) for line in given)
    counts["interval of"] = sum(line.interval is not None for line in gold)
    counts["interval given"] = sum(line.interval is not None for line in given)
    for wanted, found in pairs:
        if wanted.words and found.words:
            counts["words right"] += bool(key_words(wanted.words) & key_words(found.words))
        if wanted.interval and found.interval:
            counts["interval right"] += all(
                abs(one - other) < 0.006
                for one, other in zip(wanted.interval, found.interval, strict=True)
            )


def key_words(words: str) -> set[str]:
    """The words by which two tellings of a likelihood are the same: all but little ones."""
    return set(re.findall(r"\w+", words.lower())) - {"a", "an", "the", "is", "be", "to", "it", "of"}


def _count_forecasts(
    counts: Counter[str],
    gold: list[Line],
    given: list[Line],
    by_gold: dict[str, Line],
    by_given: dict[str, Line],
) -> None:
    wanted = [line for line in gold if line.kind == "forecast"]
    counts["forecast of"] = len(wanted)
    counts["forecast found"] = sum(
        line.id in by_gold and _right("kind", line, by_gold[line.id].kind) for line in wanted
    )
    found = [line for line in given if line.kind == "forecast"]
    counts["forecast given"] = len(found)
    counts["forecast right"] = sum(
        line.id in by_given and _right("kind", by_given[line.id], "forecast") for line in found
    )


def _count_grounds(
    counts: Counter[str],
    gold: list[Line],
    given: list[Line],
    by_gold: dict[str, Line],
    by_given: dict[str, Line],
) -> None:
    wanted = {line.id for line in gold if line.rests_on}
    found = [line for line in given if line.rests_on]
    counts["conclusion of"] = len(wanted)
    counts["conclusion given"] = len(found)
    counts["conclusion right"] = sum(
        line.id in by_given and by_given[line.id].id in wanted for line in found
    )
    links = set(_links(gold))
    back = {line.id: by_given[line.id].id for line in given if line.id in by_given}
    read = {(back.get(one), back.get(other)) for one, other in _links(given)}
    counts["premise of"] = len(links)
    counts["premise given"] = len(read)
    counts["premise right"] = len(links & read)


def _links(lines: Iterable[Line]) -> list[tuple[str, str]]:
    return [(line.id, other) for line in lines for other in line.rests_on]


def figures(counts: Counter[str]) -> dict[str, float | None]:
    """The figures of counts: shares of 1; F1, precision and recall where a thing is to be found."""
    return {
        "claims F1 at IoU .8": _f1(counts["tight"], counts["given"], counts["gold"]),
        "claims recall at IoU .5": _share(counts["loose"], counts["gold"]),
        "claims precision at IoU .5": _share(counts["loose"], counts["given"]),
        "source kind": _share(counts["source kind right"], counts["loose"]),
        "source kind, not author": _share(counts["other right"], counts["other of"]),
        "stance, not author": _share(counts["stance right"], counts["other of"]),
        "name": _share(counts["name right"], counts["name of"]),
        "chain links found": _share(counts["links right"], counts["links of"]),
        "chain links right": _share(counts["links right"], counts["links given"]),
        "kind": _share(counts["kind right"], counts["loose"]),
        "likelihood words found": _share(counts["words right"], counts["words of"]),
        "likelihood words right": _share(counts["words right"], counts["words given"]),
        "intervals found": _share(counts["interval right"], counts["interval of"]),
        "intervals right": _share(counts["interval right"], counts["interval given"]),
        "forecasts found": _share(counts["forecast found"], counts["forecast of"]),
        "forecasts right": _share(counts["forecast right"], counts["forecast given"]),
        "conclusions found": _share(counts["conclusion right"], counts["conclusion of"]),
        "conclusions right": _share(counts["conclusion right"], counts["conclusion given"]),
        "premises found": _share(counts["premise right"], counts["premise of"]),
        "premises right": _share(counts["premise right"], counts["premise given"]),
        "conditions": _share(counts["condition right"], counts["condition of"]),
        "conditions right": _share(counts["condition right"], counts["condition given"]),
        "horizons": _share(counts["horizon right"], counts["horizon of"]),
        "horizons right": _share(counts["horizon right"], counts["horizon given"]),
        "source and kind": _share(counts["scored right"], counts["scored"]),
        "score, Brier": _share(counts["squares"], 10_000 * counts["scored"]),
        "score, ECE": _share(_gap(counts), 100 * counts["scored"]),
        f"score {SURE} and over": _share(counts["sure"], counts["scored"]),
        f"score {SURE} and over, right": _share(counts["sure right"], counts["sure"]),
    }


def _gap(counts: Counter[str]) -> int:
    """What scores promise and what holds, how far apart in all, in tenths of the scores."""
    return sum(abs(counts[f"promised {each}"] - counts[f"held {each}"]) for each in range(_BINS))


def _share(right: int, of: int) -> float | None:
    return round(right / of, 3) if of else None


def _f1(right: int, given: int, gold: int) -> float | None:
    return round(2 * right / (given + gold), 3) if given + gold else None
