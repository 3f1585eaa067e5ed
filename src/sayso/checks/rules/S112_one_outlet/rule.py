"""S112: one outlet or body beneath nearly all that a text reports."""

from collections import Counter
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.support import has_citation
from sayso.records.finding import Finding

_FEWEST, _SHARE = 5, 0.8  # reports of a text; the share of them that is one source's


def find(context: Context) -> Iterator[Finding]:
    """S112: one outlet or body beneath nearly all that a text reports."""
    links = [
        next((each for each in claim.attributions if each.source.kind != "author"), None)
        for claim in context.reading.claims
    ]
    told = [link.source for link in links if link is not None and link.source.name]
    if len(told) < _FEWEST or has_citation(context.text):
        return
    counts = Counter((source.name or "").lower() for source in told)
    name, count = counts.most_common(1)[0]
    first = next((each for each in told if (each.name or "").lower() == name), None)
    if (
        first is None
        or count < _SHARE * len(told)
        or first.kind not in ("organisation", "document")
    ):
        return
    if first.start is not None and first.end is not None:
        yield context.find("S112", first.start, first.end, source=first.name)
