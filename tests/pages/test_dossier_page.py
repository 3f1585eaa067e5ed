"""The page of a dossier: what it shows of the seven notes, and that no document acts through it."""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from lxml import html
from tests.dossier.notes import example, link, notes
from tests.exporters.dossier.test_dossier import spoilt

from sayso.pages.dossier_page import dossier_page
from sayso.pages.draw_story import draw_story
from sayso.pages.side_by_side import beside
from sayso.records import Reading


def texts(readings: list[Reading]) -> dict[str, str]:
    return {one.document.id: one.document.text for one in readings}


@pytest.fixture(scope="module")
def page() -> str:
    readings = list(notes())
    return dossier_page(link(readings), texts(readings))


def tree_of(page: str) -> Any:
    return html.document_fromstring(page)


def words(page: str) -> str:
    return " ".join(tree_of(page).text_content().split())


def test_it_says_how_much_is_one_voice_before_anything_else(page: str) -> None:
    parts = re.findall(r"<h3>(.*?)</h3>", page)
    assert parts[:5] == [
        "How much is one voice",
        "Disputed",
        "Updated",
        "Lost on the way",
        "Claims told more than once",
    ]
    assert "4 of 7 documents carry another’s text." in words(page)


def test_the_boat_has_five_tellings_and_one_origin(page: str) -> None:
    tree = tree_of(page)
    row = next(one for one in tree.xpath("//table//tr") if "boat" in one.text_content())
    marks = [cell.text_content().strip() for cell in row.xpath("td[@class='mark']")]
    assert row.xpath("td[@class='n']")[0].text_content() == "5"
    assert row.xpath("td[@class='n']")[1].text_content() == "1"
    assert marks[0] == "○"
    assert Counter(filter(None, marks))["▲"] >= 1
    assert all(one.get("aria-label") for one in row.xpath(".//span[@role='img']"))


def test_words_lost_on_the_way_are_struck_in_the_first_text(page: str) -> None:
    lost = {one.text_content() for one in tree_of(page).xpath("//mark[@class]")}
    assert {"may", "suspect", "one of them"} <= lost


def test_every_link_leads_somewhere_on_the_page(page: str) -> None:
    tree = tree_of(page)
    ids = set(tree.xpath("//@id"))
    assert {one.removeprefix("#") for one in tree.xpath("//a/@href")} <= ids
    assert len(tree.xpath("//@id")) == len(ids)


def test_it_calls_nobody_independent(page: str) -> None:
    assert "nobody independent" in words(page)
    assert "no dependence was found" in words(page)


def test_it_needs_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r"<script|https?://(?!www\.w3\.org)", page)


def test_without_the_texts_the_passages_are_counted(page: str) -> None:
    bare = dossier_page(link(list(notes())))
    assert "the texts are not at hand here" in words(bare)
    assert "the texts are not at hand here" not in words(page)


def test_the_drawing_has_a_box_for_each_document_and_a_line_for_each_copy() -> None:
    story = example()
    numbers = {one.id: at for at, one in enumerate(story.documents, start=1)}
    for narrow in (False, True):
        drawn = draw_story(story, numbers, narrow=narrow)
        assert drawn.count('class="node"') == len(story.documents) == 7
        for copy in story.copies:
            assert f'href="#{copy.id}"' in drawn
        unknown = sum(one.direction == "unknown" for one in story.copies)
        assert drawn.count('class="edge-open"') == unknown


@pytest.mark.parametrize("narrow", [True, False])
def test_lines_of_the_drawing_are_reached_in_the_order_of_what_is_said_of_them(
    narrow: bool,
) -> None:
    story = example()
    numbers = {one.id: place for place, one in enumerate(story.documents, 1)}
    reached = re.findall(r'href="#([^"]+)"', draw_story(story, numbers, narrow=narrow))
    assert reached == [one.id for one in story.copies]


def test_shared_words_are_the_passages_and_gaps_end_at_words() -> None:
    story, known = example(), texts(list(notes()))
    for copy in story.copies:
        sides = beside(copy, known, story.losses, story.tellings)
        assert sides is not None
        shared = "".join(one.text for one in sides[1] if one.kind == "shared")
        assert shared == "".join(known[copy.by][a:b] for a, b in (p.by for p in copy.passages))
        for side in sides:
            for one, following in pairwise(side):
                assert one.kind != following.kind
                if one.kind == "gap":
                    assert not following.text[:1].isspace()


def test_side_by_side_leaves_out_the_fields_over_a_text() -> None:
    known = texts(list(notes()))
    for copy in example().copies:
        sides = beside(copy, known, (), {})
        assert sides is not None
        assert not [one for side in sides for one in side if "publisher:" in one.text]


def test_side_by_side_shows_headings_without_what_makes_them_headings() -> None:
    known = texts(list(notes()))
    shown = []
    for copy in example().copies:
        assert "\n# " in known[copy.of]
        shown += [one.text for side in beside(copy, known, (), {}) or () for one in side]
    assert not [text for text in shown if "# " in text]


def test_no_document_acts_through_the_page() -> None:
    readings = spoilt()
    page = dossier_page(link(readings), texts(readings), everything=True)
    tree = tree_of(page)
    assert not tree.xpath("//script | //img | //iframe | //@onerror | //@onload")
    assert not [c for c in page if not c.isprintable() and c != "\n"]
