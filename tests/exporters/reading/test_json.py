"""JSON Lines: a line for each reading, that reads back as the same reading."""

import json

from tests.sample import hostile, reading

from sayso.exporters.reading.json import ReadingJson
from sayso.records import READING_FORMAT
from sayso.records.codec import decode


def test_each_line_reads_back_as_its_reading() -> None:
    readings = [reading(), hostile()]
    lines = "".join(ReadingJson().export(readings)).split("\n")
    assert lines.pop() == ""
    assert [decode(line) for line in lines] == readings


def test_a_line_says_its_format_first() -> None:
    (line,) = ReadingJson().export([reading()])
    assert next(iter(json.loads(line).items())) == ("format", READING_FORMAT)
