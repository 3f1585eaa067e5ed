"""What stands first on a page, which claims it marks, and the page in a notebook."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.pages.markup import Element, parse
from tests.sample import reading

import sayso
from sayso.exporters.reading.html import ReadingHtml
from sayso.pages.filters import FILTERS, SPEAKERS
from sayso.pages.style import reading_style
from sayso.records import Document

LEDGER = Path(__file__).parents[2] / "examples" / "forecasts.toml"
TEXT = (
    "The bridge was shut at noon.\n\nSome analysts believe that trade will fall by 31 May 2031, "
    "and that the ferry is full. A senior official said that the mayor knew. Thus the port will "
    "probably lose its trade. Ana Dorn said that nobody had asked her.\n"
)


@pytest.fixture(scope="module")
def page() -> Element:
    reading = sayso.read(text=TEXT, published=date(2031, 1, 2))
    return parse("".join(ReadingHtml().export([reading])))


def test_what_matters_stands_before_the_text(page: Element) -> None:
    (gist,) = page.with_class("gist")
    told = gist.text(without="sup")
    for title in ("Concluded", "Relied on most", "Unnamed, vague, or nobody", "Comes due"):
        assert title in told
    assert "Ana Dorn 1 claim" in " ".join(told.split())
    assert "31 May 2031" in told
    order = [one.attributes.get("id") or one.attributes.get("class") for one in page.all()]
    assert order.index("gist") < order.index("d1-text")


def test_no_claim_of_the_gist_stands_without_who_says_it(page: Element) -> None:
    (gist,) = page.with_class("gist")
    quoting = [one for one in gist.with_tag("li") if "“" in one.text(without="sup")]
    assert quoting
    assert all(one.with_class("who") for one in quoting)


def test_a_filter_for_each_kind_needs_no_script(page: Element) -> None:
    choices = [one.attributes for one in page.with_tag("input")]
    speakers = ["of-person", "of-unnamed", "of-vague"]
    assert [one["value"] for one in choices] == [*(name for name, _ in FILTERS), *speakers]
    assert [one["value"] for one in choices if "checked" in one] == ["main"]
    style = reading_style()
    for name, _ in (*FILTERS, *SPEAKERS):
        assert name == "all" or f'.filters [value="{name}"]:checked' in style
    assert not page.with_tag("script")


def test_marks_numbers_and_notes_say_what_a_filter_asks(page: Element) -> None:
    bare = [mark for mark in page.with_class("claim") if "bare" in mark.classes]
    assert [mark.text(without="sup") for mark in bare] == ["The bridge was shut at noon"]
    for facet in (
        "doubtful",
        "hedged",
        "forecast",
        "concluded",
        "of-others",
        "of-person",
        "of-vague",
    ):
        found = [one for one in page.with_class(facet) if one.tag == "mark"]
        assert found, facet
        assert len([one for one in page.with_class(facet) if one.tag == "li"]) == len(found)
        assert len([one for one in page.with_class(facet) if one.tag == "sup"]) == len(found)


def test_a_long_text_has_its_contents_and_a_way_back() -> None:
    text = "".join(f"## Part {number}\n\nThe bridge is shut.\n\n" for number in range(1, 6))
    document = sayso.read(text=text).document
    blocks = tuple(replace(one, kind="heading", level=2) if text[one.start] == "#" else one
                   for one in document.blocks)  # fmt: skip
    headed = Document(id="d", text=text, blocks=blocks)
    page = parse("".join(ReadingHtml().export([sayso.read(headed)])))
    (contents,) = page.with_class("toc")
    targets = [link.attributes["href"] for link in contents.with_tag("a")]
    assert len(targets) == 5
    assert all(page.by_id(target[1:]).tag.startswith("h") for target in targets)
    (back,) = page.with_class("top")
    assert page.by_id(back.attributes["href"][1:]).tag == "article"


def test_a_notebook_shows_the_page_in_a_frame_that_runs_nothing() -> None:
    shown = reading()._repr_html_()
    assert shown is not None
    assert shown.startswith("<iframe srcdoc=")
    assert ' sandbox="" ' in shown
    assert "What matters first" in shown or "The text, and who says what" in shown
    assert "about:srcdoc" in shown
    assert sayso.load_ledger(LEDGER)._repr_html_() is None


def test_paper_has_notes_below_their_words_and_no_list_twice() -> None:
    _, _, paper = reading_style().rpartition("@media print {")
    assert "ol.notes > .note { display: inline;" in paper
    assert ".reading .sources .rows { columns: 2;" in paper
    for part in ("conclusions", "forecasts", "sureness"):
        assert f".reading .{part}" in paper.partition("{ display: none; }\n\n  .by-")[0]


def test_a_body_without_a_name_is_no_named_source() -> None:
    said = "One agency reported that the pier fell. The Harbour Board said that the mayor knew."
    told = parse("".join(ReadingHtml().export([sayso.read(text=said)])))
    (gist,) = told.with_class("gist")
    relied, _, faceless = gist.text(without="sup").partition("Unnamed, vague, or nobody")
    assert "Harbour Board" in relied
    assert "One agency" in faceless
    assert "One agency" not in relied


def test_the_colon_behind_a_speakers_name_is_not_told_as_words_that_attribute() -> None:
    said = "MS. THORNE: The pier fell at noon.\n\nQUESTION: Why?\n\nMS. THORNE: Nobody knows.\n"
    assert "“:”" not in "".join(ReadingHtml().export([sayso.read(text=said)]))
