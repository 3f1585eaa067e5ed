"""The page and text of a post-mortem: what misled and what helped, whatever a case's words are."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.pages.markup import parse

from sayso.cases.case_file import load_case
from sayso.forecasts.postmortem import look_back
from sayso.hypotheses.budget import Effort
from sayso.hypotheses.weigh import weigh
from sayso.pages.postmortem_page import post_mortem_page
from sayso.pages.postmortem_text import post_mortem_text
from sayso.records.postmortem import PostMortem, Truth

HARBOUR = Path(__file__).parents[2] / "examples" / "harbour.toml"
HOSTILE = '<script>alert(1)</script> & "quotes" ]]> \x1b[31m\u202e'


@pytest.fixture(scope="module")
def found() -> PostMortem:
    case = load_case(HARBOUR)
    truth = Truth(hypothesis="H2", items=(("E1", False),), evidence=("the report", "its annex"))
    return look_back(case, truth, weigh(case, Effort(draws=200)))


def test_the_page_says_what_the_text_says(found: PostMortem) -> None:
    page, text = post_mortem_page(found), post_mortem_text(found)
    for told in ("−0.14 bits", "+0.25 bits", "0 of 1 report held", "It was H2"):
        assert told in page
        assert told in text
    assert "its annex" in page
    assert page.count("<svg") == 8  # four kinds of units, each for a page and for a telephone


def test_words_of_a_case_stay_words(found: PostMortem) -> None:
    pushes = tuple(replace(one, text=HOSTILE, id=HOSTILE) for one in found.pushes)
    sources = tuple(replace(one, name=HOSTILE) for one in found.sources)
    truth = replace(found.truth, who=HOSTILE, evidence=(HOSTILE, HOSTILE))
    hostile = replace(
        found, question=HOSTILE, text=HOSTILE, pushes=pushes, sources=sources, truth=truth
    )
    page = post_mortem_page(hostile)
    parse(page)
    assert "<script>" not in page
    assert "\x1b" not in page + post_mortem_text(hostile)


def test_of_many_units_the_farthest_are_drawn_and_all_are_listed(found: PostMortem) -> None:
    one = found.pushes[0]
    many = tuple(
        replace(one, id=f"E{n}", text=f"item {n}", bits=n / 100, unit="item") for n in range(40)
    )
    page = post_mortem_page(replace(found, pushes=many))
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert "E39 item 39" in drawing
    assert "E1 item 1" not in drawing
    assert ">item 1</bdi>" in page
    assert "and 32 more (--all)" in post_mortem_text(replace(found, pushes=many))
