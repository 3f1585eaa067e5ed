"""Reports in Word: every hypothesis, item and state is in them, with charts that are drawn."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from tests.exporters.records_of import records_of
from tests.pages.test_judgement_page import hostile

from sayso.hypotheses.budget import Effort
from sayso.hypotheses.weigh import weigh
from sayso.pipeline.exporting import choose_form
from sayso.records.manner import Manner

CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def bytes_of(record: str) -> bytes:
    records, manner = records_of(record)
    (data,) = choose_form(record, "docx").pieces(records, manner)
    assert isinstance(data, bytes)
    return data


def words_of(data: bytes) -> str:
    document: Any = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def charts_of(data: bytes) -> list[Any]:
    with ZipFile(BytesIO(data)) as file:
        names = sorted(name for name in file.namelist() if name.startswith("word/charts/"))
        return [etree.fromstring(file.read(name)) for name in names]


def test_a_judgement_tells_how_likely_each_is_and_who_reports_what() -> None:
    (judgement,), manner = records_of("judgement")
    data = bytes_of("judgement")
    words = words_of(data)
    for one in judgement.hypotheses:
        assert one.text in words
    for item in judgement.evidence:
        assert item.text in words
    assert manner.case is not None
    assert f"{manner.case.witnesses[0].name} says so" in words
    (chart,) = charts_of(data)
    values = [float(one.text) for one in chart.findall(".//c:val//c:v", CHART)]
    ranked = sorted(judgement.hypotheses, key=lambda one: (-one.posterior, one.id))
    assert values == [one.posterior for one in ranked] + [one.prior for one in ranked]


def test_a_scorecard_tells_what_was_scored_and_what_was_not() -> None:
    (card,), _ = records_of("scorecard")
    data = bytes_of("scorecard")
    words = words_of(data)
    for one in card.states:
        assert one.state in words
    for row in card.sources:
        assert row.score is None or row.source in words
    of_words, of_sources = charts_of(data)
    drawn = of_words.findall(".//c:ser", CHART)[0].findall("c:cat//c:v", CHART)
    assert [one.text for one in drawn] == [f"{one.phrase} ({one.n})" for one in card.words]
    assert len(of_sources.findall(".//c:ser", CHART)) == 1


@pytest.mark.parametrize("record", ["judgement", "scorecard"])
def test_the_same_record_gives_the_same_bytes(record: str) -> None:
    data = bytes_of(record)
    with ZipFile(BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_words_are_words() -> None:
    case = hostile()
    judgement = weigh(case, Effort(draws=100))
    (data,) = choose_form("judgement", "docx").pieces([judgement], Manner(case=case))
    assert isinstance(data, bytes)
    assert "<script>" in words_of(data)
    assert "\x1b" not in words_of(data)
    assert charts_of(data)
