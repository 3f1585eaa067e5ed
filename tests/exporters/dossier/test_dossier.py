"""A dossier written out: whole, and harmless whatever the documents hold."""

import csv
from dataclasses import replace
from io import StringIO

from tests.dossier.notes import example, link, notes, read
from tests.sample import hostile

from sayso.exporters.dossier.json import DossierJson
from sayso.exporters.dossier.text import DossierText
from sayso.exporters.tables.csv import DossierCsv
from sayso.records import Reading
from sayso.records.dossier_codec import decode_dossier
from sayso.records.manner import Manner


def spoilt() -> list[Reading]:
    """Two documents that say the same and put what acts on a terminal wherever they can."""
    bad = hostile().document.title or ""
    text = f"The dam at Orrin holds less water than was promised, said {bad} of the works."
    return [
        replace(one, document=replace(one.document, title=bad, publisher=f"{bad}{at}"))
        for at, one in enumerate(
            (read(text, "=1+1", "2026-05-04"), read(f"{text} ", "x", "2026-05-05"))
        )
    ]


def test_json_is_a_line_for_each_part() -> None:
    dossier = link(notes())
    assert decode_dossier("".join(DossierJson().export([dossier])).splitlines()) == dossier


def test_csv_has_a_row_for_each_telling() -> None:
    rows = list(csv.DictReader(StringIO("".join(DossierCsv().export([link(notes())])))))
    assert len(rows) == len(example().tellings)
    boats = [row for row in rows if "boat" in row["text"]]
    assert {row["because"] for row in boats} == {"", "copied", "cites", "reports"}
    assert len({row["origin"] for row in boats}) == 1


def test_cells_that_a_spreadsheet_would_reckon_are_quoted() -> None:
    readings = [read("The dam at Orrin holds less water than promised.", name, f"2026-05-0{at}")
                for at, name in enumerate(("=HYPERLINK(1)", "@sum"), start=1)]  # fmt: skip
    rows = list(csv.DictReader(StringIO("".join(DossierCsv().export([link(readings)])))))
    assert {row["publisher"] for row in rows} == {"'=HYPERLINK(1)", "'@sum"}


def test_text_lets_no_document_act_on_the_terminal() -> None:
    text = "".join(DossierText().export([link(spoilt())], Manner(everything=True)))
    assert not [c for c in text if not c.isprintable() and c != "\n"]


def test_text_names_the_documents_of_each_story() -> None:
    dossier = link(notes())
    text = " ".join("".join(DossierText().export([dossier], Manner(everything=True))).split())
    for story in (one for one in dossier.stories if len(one.documents) > 1):
        listed = text.partition(" DOCUMENTS ")[2].partition(" HOW MUCH IS ONE VOICE ")[0]
        assert all((one.publisher or one.title or "?") in listed for one in story.documents)


def test_text_keeps_to_the_width() -> None:
    for width in (40, 72, 120):
        lines = "".join(DossierText().export([link(notes())], Manner(width=width))).splitlines()
        assert max(map(len, lines)) <= width


def test_what_is_left_out_is_told() -> None:
    text = "".join(DossierText().export([link([])]))
    assert text == "0 documents; no story is told by more than one.\n"
