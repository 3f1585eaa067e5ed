"""At hand: documents that were asked for last, with their words, while they are compared."""

from collections import OrderedDict
from collections.abc import Mapping
from functools import partial

from sayso.dossier.claimed import Claimed, claims_of
from sayso.dossier.fingerprints import Hashes
from sayso.dossier.passages import Cut
from sayso.dossier.slips import quoted_spans
from sayso.records import Reading

MOST = 1_000_000
"""Characters of the documents that are at hand together: with their words some 20 MiB. Of two that
are compared the second is one of few days after the first, mostly."""
MOST_CLAIMS = 25_000
"""Claims that are at hand together, some 60 MiB: what is all of it held is made ready once."""


class AtHand:
    """Texts of packed readings, unpacked and cut into words when they are asked for.

    runs: of documents, those that were hashed before and are at hand still.
    """

    def __init__(self, readings: Mapping[str, Reading], runs: Mapping[str, Hashes]) -> None:
        self._readings = readings
        self._runs = runs
        self._held: OrderedDict[str, tuple[str, Cut]] = OrderedDict()
        self._characters = 0

    def cut(self, id_: str) -> Cut:
        """The words of a document."""
        return self._of(id_)[1]

    def text(self, id_: str) -> str:
        """The text of a document."""
        return self._of(id_)[0]

    def _of(self, id_: str) -> tuple[str, Cut]:
        if id_ in self._held:
            self._held.move_to_end(id_)
            return self._held[id_]
        document = self._readings[id_].document
        cut = Cut(document.text, partial(quoted_spans, document), self._runs.get(id_))
        found = self._held[id_] = document.text, cut
        self._characters += len(document.text)
        while self._characters > MOST and len(self._held) > 1:
            self._characters -= len(self._held.popitem(last=False)[1][0])
        return found


class ClaimsAtHand:
    """Claims of readings made ready; of the first documents they are held."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Claimed, ...]] = {}
        self._claims = 0

    def of(self, id_: str, reading: Reading) -> tuple[Claimed, ...]:
        """The claims of a document, of which the reading is at hand."""
        if id_ in self._held:
            return self._held[id_]
        found = tuple(claims_of(reading))
        if self._claims + len(found) <= MOST_CLAIMS:
            self._held[id_] = found
            self._claims += len(found)
        return found
