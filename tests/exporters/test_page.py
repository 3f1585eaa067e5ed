"""The page on exports shows what the exporters write, and names every format that there is."""

import re
from pathlib import Path

import pytest
from tests.exporters.records_of import TYPES, records_of

from sayso import plugins
from sayso.pipeline.exporting import choose_form
from sayso.records.codec import decode
from sayso.records.manner import Manner

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- of: (\S+) -->\n```\w*\n(.*?)\n```", PAGE, re.DOTALL)
NOTE = ROOT / "tests" / "golden" / "quay-nine-note.html.json"


@pytest.mark.parametrize(("name", "excerpt"), SHOWN, ids=[name for name, _ in SHOWN])
def test_every_line_shown_is_written(name: str, excerpt: str) -> None:
    record, _, form = name.partition(".")
    records, manner = records_of(record)
    if record == "reading":
        records, manner = (decode(NOTE.read_text(encoding="utf-8")),), Manner()
    written = "".join(map(str, choose_form(record, form).pieces(records, manner)))
    for line in excerpt.splitlines():
        assert line.strip() in written


def test_every_format_is_in_the_table() -> None:
    for record in TYPES:
        for form in plugins.formats(record):
            assert f"`{form}`" in PAGE
            for ending in choose_form(record, form).exporter.extensions[:1]:
                assert f"`{ending}`" in PAGE


def test_one_claim_is_followed_through_every_format_of_a_reading() -> None:
    shown = {name.partition(".")[2] for name, _ in SHOWN if name.startswith("reading.")}
    seen = {"text", "html", "json", "parquet", "xlsx", "docx"}  # elsewhere, or no text
    assert set(plugins.formats("reading")) - seen == shown
