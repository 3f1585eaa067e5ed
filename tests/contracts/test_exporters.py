"""What every exporter keeps to: the same each time, as soon as may be, and nothing that acts."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.exporters.records_of import TYPES, records_of
from tests.sample import hostile, reading

from sayso import plugins
from sayso.errors import LedgerError
from sayso.pipeline.exporting import Form, choose_form

NAMES = plugins.names("exporters")
TEXTS = ("text", "html", "json")
ONE_DOCUMENT = {"docx"}
"""Formats that are the document itself, with what was found in it, and hold no second."""


@pytest.fixture(params=NAMES)
def form(request: pytest.FixtureRequest) -> Form:
    record, _, name = request.param.partition(".")
    return choose_form(record, name)


def written(form: Form, *, acting: bool = False) -> bytes:
    records, manner = records_of(form.record, acting=acting)
    try:
        pieces = list(form.pieces(records, manner))
    except LedgerError:
        pytest.skip("the ledger holds nothing of that site")
    assert all(isinstance(piece, bytes if form.exporter.binary else str) for piece in pieces)
    return b"".join(one.encode() if isinstance(one, str) else one for one in pieces)


def test_shipped_exporters_are_installed() -> None:
    assert {name.partition(".")[0] for name in NAMES} == set(TYPES)
    for record in set(TYPES) - {"ledger"}:
        assert set(TEXTS) <= set(plugins.formats(record))


@pytest.mark.parametrize("record", TYPES)
def test_no_two_formats_of_a_record_claim_one_ending(record: str) -> None:
    exporters = [choose_form(record, name).exporter for name in plugins.formats(record)]
    endings = [ending for exporter in exporters for ending in exporter.extensions]
    assert len(endings) == len(set(endings))
    assert all(ending == ending.lower() and ending[0] == "." for ending in endings)


def test_a_record_is_written_the_same_each_time(form: Form) -> None:
    first = written(form)
    assert first
    assert first == written(form)
    assert "/" in form.exporter.media_type


@pytest.mark.parametrize("name", sorted({*plugins.formats("reading")} - ONE_DOCUMENT))
def test_every_reading_is_written(name: str) -> None:
    form = choose_form("reading", name)
    one, two = (list(form.pieces([hostile(), reading()][:count])) for count in (1, 2))
    assert one != two
    if not form.exporter.binary and name not in ("bibtex", "csl", "graphml", "mermaid"):
        assert "Mara Velin" in "".join(map(str, two))


@pytest.mark.parametrize("name", plugins.formats("reading"))
def test_nothing_is_taken_before_it_is_asked_for(name: str) -> None:
    def readings() -> Iterator[Any]:
        raise AssertionError("asked for")
        yield reading()

    choose_form("reading", name).pieces(readings())


def test_nothing_acts_on_a_terminal_or_breaks_out_of_its_format(form: Form) -> None:
    text = written(form, acting=True)
    if form.exporter.binary or form.format in ("csv", "fatebook"):
        return  # whole in the file; `sayso` escapes what goes to a terminal
    assert not {0x1B, 0x07} & set(text)
    assert "\u202e" not in text.decode() or "json" in form.exporter.media_type


def test_hostile_readings_are_written_whole_or_harmless() -> None:
    for name in plugins.formats("reading"):
        assert list(choose_form("reading", name).pieces([hostile()]))
