"""Appending to a ledger file: every earlier line stays as it was, so that a diff shows one act."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import LedgerError
from sayso.forms.whole_file import append_text
from sayso.forms.written import decode_written, read_bytes, told_all
from sayso.ledgers.ledger_file import read_ledger
from sayso.records.ledger import Ledger


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """A ledger file as it was read, to which entries can be appended."""

    name: str
    path: Path
    data: bytes
    ledger: Ledger

    def append(self, blocks: Iterable[str]) -> Ledger:
        """The ledger with the entries of the blocks, which are now in the file.

        Raises:
            LedgerError: the file cannot take them as they are; nothing is written.
            ConfigError: somebody changed it meanwhile; nothing is written.
        """
        block = "\n\n".join(blocks) + "\n"
        text = decode_written(self.data, self.name)
        ledger, mistakes = read_ledger(f"{text}\n\n{block}")
        if ledger is None:
            raise LedgerError(told_all(self.name, mistakes))
        append_text(self.path, block, read=self.data)
        return ledger


def open_ledger(path: Path) -> OpenLedger:
    """A ledger file, to append to.

    Raises:
        ReadError: the file cannot be read.
        LedgerError: it holds mistakes; the message has one a line.
    """
    data = read_bytes(path)
    ledger, mistakes = read_ledger(decode_written(data, str(path)))
    if ledger is None:
        raise LedgerError(told_all(str(path), mistakes))
    return OpenLedger(str(path), path.resolve(), data, ledger)
