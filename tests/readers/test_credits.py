"""Credits: whose text a document says that it carries."""

from pathlib import Path

import pytest

from sayso.readers.load import load
from sayso.records import Credit, Document, Reading
from sayso.records.codec import decode, encode

PROSE = "The harbour board met on Monday to discuss the closing of the northern lock at Pell."


def loaded(folder: Path, name: str, text: str) -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load(str(path))


def test_a_page_keeps_its_byline_and_its_own_address(tmp_path: Path) -> None:
    page = (
        '<html lang="en"><head><title>T</title><link rel="canonical" href="https://a.example/b">'
        f"</head><body><h1>Lock shut</h1><p>By Ana Bo</p><p>{PROSE}</p></body></html>"
    )
    document = loaded(tmp_path, "page.html", page)
    named = [(each.kind, each.name) for each in document.credits]
    assert named == [("byline", "Ana Bo"), ("address", "https://a.example/b")]
    byline = document.credits[0]
    assert document.text[byline.start : byline.end] == "Ana Bo"


def test_a_dateline_and_a_sign_off_name_agencies(tmp_path: Path) -> None:
    text = f"PORT ORLA (Sural Wire) - {PROSE}\n\nThe Pell Gazette contributed to this report.\n"
    document = loaded(tmp_path, "wire.txt", text)
    assert [(each.kind, each.name) for each in document.credits] == [
        ("dateline", "Sural Wire"),
        ("agency", "The Pell Gazette"),
    ]


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("PORT ORLA, 4 May 2031 (Sural Wire) - ", "Sural Wire"),
        ("PORT ORLA, May 4, 2031 (Sural) -- ", "Sural"),
        ("(Sural Wire) - ", "Sural Wire"),
        ("(Updated) - ", None),
        ("PORT ORLA (Sural Wire) ", None),
    ],
)
def test_a_dateline_may_have_a_day_and_no_place(
    tmp_path: Path, opening: str, agency: str | None
) -> None:
    document = loaded(tmp_path, "wire.txt", f"{opening}{PROSE}\n\n{PROSE}\n")
    assert [each.name for each in document.credits] == ([agency] if agency else [])


def test_an_address_that_is_none_is_no_credit(tmp_path: Path) -> None:
    page = (
        '<html lang="en"><head><title>T</title><link rel="canonical" href="/b"></head>'
        f"<body><h1>Lock shut</h1><p>{PROSE}</p></body></html>"
    )
    assert loaded(tmp_path, "page.html", page).credits == ()


def test_credits_read_back_and_a_reading_without_them_does_too() -> None:
    credit = Credit(kind="address", name="https://a.example/b")
    document = Document(id="d", text="A.", blocks=(), credits=(credit,))
    line = encode(Reading(document=document, claims=(), engine="standard", scale="icd203"))
    assert decode(line).document.credits == (credit,)
    older = line.replace(
        b'"credits":[{"kind":"address","name":"https://a.example/b","start":null,"end":null}]',
        b'"cuts":[]',
    )
    assert b"credits" not in older
    assert decode(older).document.credits == ()
