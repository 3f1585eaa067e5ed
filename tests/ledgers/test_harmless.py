"""A ledger's CSV makes no spreadsheet reckon, and is read back as the ledger that it was."""

from dataclasses import replace

import pytest
from tests.ledgers.test_exporters import LEDGER

from sayso.ledgers.csv_rows import write_ledger_csv
from sayso.ledgers.ledger_csv import read_ledger_csv


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "@sum", "-it sinks", "'=x", "'quoted'"])
def test_words_that_would_be_reckoned_are_read_back(words: str) -> None:
    first, *others = LEDGER.questions
    ledger = replace(LEDGER, questions=(replace(first, asks=words), *others))
    text, _ = write_ledger_csv(ledger)
    assert f",{words}" not in text or words == "'quoted'"
    found, mistakes = read_ledger_csv(text)
    assert mistakes == ()
    assert found is not None
    assert found.questions[0].asks == words
