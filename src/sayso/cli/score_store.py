"""The ledger of a case in a store, for ``sayso score``."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import LedgerError

if TYPE_CHECKING:
    from sayso.records.ledger import Ledger

_MAGIC = b"SQLite format 3\x00"


def is_store(address: str) -> bool:
    """Whether an address is a store rather than a file of text."""
    if "://" in address:
        return True
    try:
        with Path(address).open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def ledger_in(address: str, case: str | None, *, two_readers: bool = False) -> "Ledger":
    """The ledger that the decisions of a case make; of the only case where none is named.

    With ``two_readers`` an outcome counts once a second person has settled the question alike.

    Raises:
        StoreError, ConfigError: the store cannot be opened, or has no such case.
        LedgerError: nothing is forecast in the case.
    """
    from sayso.cli.stores import opened, shown
    from sayso.decisions.tracking import ledger_of
    from sayso.workbench import choose_case

    with opened(address, read_only=True) as store:
        name = choose_case(store, case)
        ledger = ledger_of(store.decisions.list(case=name), title=name, two_readers=two_readers)
    if not ledger.forecasts:
        raise LedgerError(
            f"nothing to score: the case {name!r} tracks no forecast",
            where=shown(address),
            remedy="confirm some in the workbench, under Forecasts",
        )
    return ledger
