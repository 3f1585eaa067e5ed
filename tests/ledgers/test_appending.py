"""Appending: the file is replaced whole, and never over what somebody else wrote meanwhile."""

from pathlib import Path

import pytest

from sayso.errors import ConfigError, LedgerError
from sayso.ledgers.appending import open_ledger

BLOCK = '[[question]]\nid = "toll"'


def test_what_somebody_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_text('title = "mine"', encoding="utf-8")
    one, other = open_ledger(path), open_ledger(path)
    assert len(one.append([BLOCK]).questions) == 1
    with pytest.raises(ConfigError, match="was changed by somebody else meanwhile; nothing is w"):
        other.append(['[[question]]\nid = "lock"'])
    assert path.read_text(encoding="utf-8") == f'title = "mine"\n\n{BLOCK}\n'
    assert [one.name for one in tmp_path.iterdir()] == ["f.toml"]  # nothing is left beside it


def test_a_file_that_cannot_take_the_entry_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_text('[[question]]\nid = "toll"\n', encoding="utf-8")
    with pytest.raises(LedgerError, match="two of kind question have the id 'toll'"):
        open_ledger(path).append([BLOCK])
    assert path.read_text(encoding="utf-8") == '[[question]]\nid = "toll"\n'
