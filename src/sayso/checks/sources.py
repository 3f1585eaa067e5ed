"""Sources as named: vague, impersonal, unnamed, without a role, missing; and undated times."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import accumulate

from sayso.checks.context import Context
from sayso.records import Attribution, Claim, SourceKind


def outermost(context: Context, kind: SourceKind) -> Iterator[tuple[Claim, Attribution]]:
    """Each place where a source of that kind is the first that the author names, once."""
    seen = set()
    for claim in context.reading.claims:
        link = next((each for each in claim.attributions if each.source.kind != "author"), None)
        if link is None or link.source.kind != kind or link.source.start is None:
            continue
        if link.source.start not in seen:
            seen.add(link.source.start)
            yield claim, link


def joined(
    found: Iterable[tuple[int, int]], in_text: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The places that the reading gives with those found in the text, no two on one another."""
    given = sorted(found)
    furthest = list(accumulate((end for _, end in given), max))
    added: list[tuple[int, int]] = []  # none on another, so that their ends are in order too
    for start, end in in_text:
        before, last = bisect_left(given, (end,)), bisect_left(added, (end,))
        if (before and furthest[before - 1] > start) or (last and added[last - 1][1] > start):
            continue
        insort(added, (start, end))
    return sorted([*given, *added])
