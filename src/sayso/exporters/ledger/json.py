"""A ledger as a line of JSON, in the public format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from sayso.records.ledger import Ledger
from sayso.records.made_by import made_here
from sayso.records.manner import PLAIN, Manner


class LedgerJson:
    """Writes each ledger as one line."""

    extensions: ClassVar[tuple[str, ...]] = (".json", ".jsonl")
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Ledger], manner: Manner = PLAIN) -> Iterator[str]:
        """A line for each, with its line end."""
        from sayso.records.codec import encode_ledger

        for one in records:
            yield encode_ledger(replace(one, made_by=made_here())).decode("utf-8") + "\n"
