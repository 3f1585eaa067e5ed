"""Sources as named: vague, impersonal, unnamed, without a role, missing; and undated times."""

from collections.abc import Iterable, Iterator

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
    joined = list(found)
    for start, end in in_text:
        if not any(start < other and begin < end for begin, other in joined):
            joined.append((start, end))
    return sorted(joined)
