"""Claims by place: those of a block, of a stretch of it, and around a character.

A block may be as long as the text: whoever asks of each of its sentences what is claimed there
must not look through all of its claims.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from sayso.records import Claim

_STRETCH = 256
"""Characters by which claims are looked up."""


class ClaimsByPlace:
    """The claims of a reading, found by where they stand. ``block_at``: a block's number."""

    def __init__(self, claims: Sequence[Claim], block_at: Callable[[int], int]) -> None:
        self._claims = claims
        self._block_at = block_at

    @cached_property
    def of_block(self) -> Mapping[int, Sequence[Claim]]:
        """The claims by the number of their block, as they begin."""
        found: dict[int, list[Claim]] = {}
        for claim in sorted(self._claims, key=lambda claim: claim.start):
            found.setdefault(self._block_at(claim.start), []).append(claim)
        return found

    @cached_property
    def _beginnings(self) -> Mapping[int, Sequence[int]]:
        blocks = self.of_block.items()
        return {number: [claim.start for claim in claims] for number, claims in blocks}

    def beginning(self, start: int, end: int, block: int) -> Sequence[Claim]:
        """The claims of a block that begin from ``start`` up to ``end``."""
        starts = self._beginnings.get(block, ())
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return self.of_block[block][first:last] if first < last else ()

    def around(self, offset: int) -> Iterator[Claim]:
        """The claims of a place's block that have words, or say whose they are, close to it."""
        block = self._block_at(offset)
        near = self._by_stretch.get(offset // _STRETCH, ())
        return (claim for claim in near if self._block_at(claim.start) == block)

    @cached_property
    def _by_stretch(self) -> Mapping[int, Sequence[Claim]]:
        """The claims by where their words, or those that say who puts them forward, are."""
        found: dict[int, list[Claim]] = {}
        for claim in self._claims:
            begin = claim.start if claim.introduction is None else claim.introduction.start
            voices = [link.source for link in claim.attributions[1:]]
            places = [(min(begin, claim.start), claim.end)]
            places += [(voice.start or 0, voice.end or 0) for voice in voices]
            for number in {
                each
                for start, end in places
                for each in range(start // _STRETCH, end // _STRETCH + 1)
            }:
                found.setdefault(number, []).append(claim)
        return found
