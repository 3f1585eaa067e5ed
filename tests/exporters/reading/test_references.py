"""References: what Zotero and LaTeX read is what the documents say of themselves."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pybtex.database import parse_string
from tests.sample import hostile, reading

import sayso
from sayso.records import Reading

_ODD = "100% of {odd} & \\strange_titles #1, ~ $5 ^ and so on"


def odd() -> Reading:
    one = reading()
    document = replace(
        one.document, title=_ODD, authors=("Smith, Ana", "Board and Sons", "Bo Lind"),
        location="https://example.org/a?b=c%20d#e",
    )  # fmt: skip
    return replace(one, document=document)


def entries(*readings: Reading) -> dict[str, Any]:
    text = sayso.export(list(readings), "bibtex")
    return dict(parse_string(str(text), "bibtex").entries)


def plain(words: str) -> str:
    """The words that LaTeX would set."""
    for name, character in (
        ("textbackslash", "\\"), ("textbraceleft", "{"), ("textbraceright", "}"),
        ("textasciitilde", "~"), ("textasciicircum", "^"),
    ):  # fmt: skip
        words = words.replace(f"\\{name}{{}}", character)
    for character in "&%$#_":
        words = words.replace(f"\\{character}", character)
    return words


def test_bibtex_is_read_back() -> None:
    (entry,) = entries(odd()).values()
    assert plain(entry.fields["title"][1:-1]) == _ODD
    assert entry.fields["date"] == "2031-09-04"
    assert entry.fields["url"] == "https://example.org/a?b=c%20d#e"
    assert [str(one).strip("{}") for one in entry.persons["author"]] == [
        "Smith, Ana", "Board and Sons", "Lind, Bo",
    ]  # fmt: skip


@pytest.mark.parametrize("one", [reading(), hostile()])
def test_every_document_has_an_entry_and_an_item(one: Reading) -> None:
    assert set(entries(one)) == {f"sayso-{one.document.id}"}
    (item,) = json.loads(str(sayso.export(one, "csl")))
    assert item["id"] == one.document.id
    assert item["type"] == "document"


def test_csl_holds_what_a_document_says_of_itself() -> None:
    (item,) = json.loads(str(sayso.export(odd(), "csl")))
    assert item["title"] == _ODD
    assert [one["literal"] for one in item["author"]] == list(odd().document.authors)
    assert item["issued"] == {"date-parts": [[2031, 9, 4]]}
    assert item["publisher"] == "Institute for Quiet Seas"
