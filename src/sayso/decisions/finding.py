"""Finding a decision's claim again, in the same reading or in a newer one."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from sayso.records.anchor import Anchor
from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.records.laid import LaidReading

_LEAST_SHARED = 0.5
"""Of the characters that either has, those that both must have to be the same claim."""
_LEAST_ALIKE = 0.9
"""Those that both must have for words that somebody adds to be a claim that is there already."""
Span = tuple[int, int]


class ClaimFinder:
    """Finds the claims of one reading by the words that decisions were about.

    ``places`` are further ones by which decisions knew a claim, with its id.
    """

    def __init__(
        self,
        document: Document,
        claims: Iterable[Claim],
        places: Mapping[Span, str] | None = None,
    ) -> None:
        self._document = document
        self._claims = {claim.id: claim for claim in claims}
        known = (places or {}).items()
        self._places = {place: id_ for place, id_ in known if id_ in self._claims}
        self._places |= {(one.start, one.end): one.id for one in self._claims.values()}

    @property
    def places(self) -> Mapping[Span, str]:
        """Every place by which a claim is known, with its id."""
        return self._places

    def find(self, anchor: Anchor) -> Claim | Literal["text", "claim"]:
        """The claim that the anchor's words put forward, or what of it is gone.

        The claim in the anchor's own place comes first. In a newer reading claims may begin and
        end elsewhere: then it is the one that shares most with the words, and at least half.
        """
        span = self.span(anchor)
        if span is None:
            return "text"
        return self._nearest(span, _LEAST_SHARED) or "claim"

    def alike(self, span: Span) -> Claim | None:
        """The claim that is in these words, give or take a tenth of them."""
        return self._nearest(span, _LEAST_ALIKE)

    def span(self, anchor: Anchor) -> Span | None:
        """Where the anchor's words stand now; None where they do not."""
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

    def put(self, claim: Claim) -> None:
        """The claim is as it is now, in its place; it is found at those before it too."""
        self._claims[claim.id] = claim
        self._places[claim.start, claim.end] = claim.id

    def _nearest(self, span: Span, least: float) -> Claim | None:
        exact = self._places.get(span)
        if exact is not None:
            return self._claims[exact]
        best = max(self._places, key=lambda place: _shared(place, span), default=None)
        if best is None or _shared(best, span) < least:
            return None
        return self._claims[self._places[best]]


def finder_of(laid: LaidReading, *, rejected: bool = True) -> ClaimFinder:
    """Finds the claims of a reading as decisions leave them, by any place they ever had."""
    claims = laid.every if rejected else laid.reading.claims
    return ClaimFinder(laid.reading.document, claims, laid.places)


def _shared(place: Span, span: Span) -> float:
    both = min(place[1], span[1]) - max(place[0], span[0])
    either = max(place[1], span[1]) - min(place[0], span[0])
    return max(0, both) / either if either else 0.0
