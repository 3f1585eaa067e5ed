"""What every exporter keeps to: all readings, the same text each time, as soon as may be."""

import pytest
from tests.sample import hostile, reading

from sayso import plugins
from sayso.ports import Exporter
from sayso.records import Reading

NAMES = plugins.names("exporters")


@pytest.fixture(params=NAMES)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    made: Exporter = plugins.find("exporters", request.param)()
    return made


def test_shipped_exporters_are_installed() -> None:
    assert {"text", "html", "json"} <= set(NAMES)


def test_no_two_exporters_claim_one_ending() -> None:
    exporters = [plugins.find("exporters", name) for name in NAMES]
    endings = [ending for exporter in exporters for ending in exporter.extensions]
    assert len(endings) == len(set(endings))
    assert all(ending == ending.lower() and ending[0] == "." for ending in endings)


@pytest.mark.parametrize("count", [1, 3])
def test_every_reading_is_written_the_same_each_time(exporter: Exporter, count: int) -> None:
    readings = [reading(), hostile(), reading()][:count]
    text = "".join(exporter.export(readings))
    assert text == "".join(exporter.export(iter(readings)))
    assert "Mara Velin" in text
    text.encode("utf-8")


def test_pieces_are_text_and_not_empty(exporter: Exporter) -> None:
    pieces = list(exporter.export([reading()]))
    assert all(isinstance(piece, str) for piece in pieces)
    assert any(pieces)


def test_nothing_is_taken_before_it_is_asked_for(exporter: Exporter) -> None:
    def readings() -> list[Reading]:
        raise AssertionError("asked for")

    exporter.export(one for make in [readings] for one in make())


def test_control_characters_never_reach_a_terminal(exporter: Exporter) -> None:
    text = "".join(exporter.export([hostile()]))
    assert not {"\x1b", "\x07"} & set(text)
