"""Finding a decision's claim again, in the same reading or in a newer one."""

import re
from collections.abc import Iterable
from typing import Literal

from sayso.records.claim import Claim
from sayso.records.decision import Anchor
from sayso.records.document import Document

_LEAST_SHARED = 0.5
"""Of the characters that either has, those that both must have to be the same claim."""


class ClaimFinder:
    """Finds the claims of one reading by the words that decisions were about."""

    def __init__(self, document: Document, claims: Iterable[Claim]) -> None:
        self._document = document
        self._claims = tuple(claims)
        self._by_span = {(claim.start, claim.end): claim for claim in self._claims}

    def find(self, anchor: Anchor) -> Claim | Literal["text", "claim"]:
        """The claim that the anchor's words put forward, or what of it is gone.

        The claim in the anchor's own place comes first. In a newer reading claims may begin and
        end elsewhere: then it is the one that shares most with the words, and at least half.
        """
        span = self._span(anchor)
        if span is None:
            return "text"
        exact = self._by_span.get(span)
        if exact is not None:
            return exact
        best = max(self._claims, key=lambda claim: _shared(claim, span), default=None)
        if best is None or _shared(best, span) < _LEAST_SHARED:
            return "claim"
        return best

    def _span(self, anchor: Anchor) -> tuple[int, int] | None:
        text = self._document.text
        if text[anchor.start : anchor.end] == anchor.quote:
            return anchor.start, anchor.end
        words = anchor.quote.split()
        if not words:
            return None
        # A newer reader may break lines elsewhere.
        pattern = r"\s+".join(map(re.escape, words))
        found = [match.span() for match in re.finditer(pattern, text)]
        return min(found, key=lambda span: abs(span[0] - anchor.start), default=None)


def _shared(claim: Claim, span: tuple[int, int]) -> float:
    both = min(claim.end, span[1]) - max(claim.start, span[0])
    either = max(claim.end, span[1]) - min(claim.start, span[0])
    return max(0, both) / either if either else 0.0
