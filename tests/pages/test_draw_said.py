"""The chart of a question: steps, ranges, the market, what came about, and who is left out."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from sayso.forecasts.said_lines import SaidLine, SaidPoint
from sayso.pages.draw_said import MOST_LINES, Drawn, draw_said
from sayso.records.ledger import MarketPrice, Question, QuestionKind


def line(name: str, *points: tuple[int, float], spread: float = 0.0) -> SaidLine:
    return SaidLine(
        name=name,
        points=tuple(
            SaidPoint(day=date(2026, 3, day), at=at, low=at - spread, high=at + spread)
            for day, at in points
        ),
    )


def drawn(*lines: SaidLine, kind: QuestionKind = "yes-no", known: date | None = None) -> Drawn:
    prices = (MarketPrice(day=date(2026, 3, 5), probability=0.4),)
    question = Question(id="q", kind=kind, market=prices)
    until = date(2026, 3, 31)
    return Drawn(question=question, lines=lines, until=until, came="yes", known=known)


@pytest.mark.parametrize("narrow", [False, True])
def test_every_statement_is_a_step_and_every_range_a_shade_within_the_drawing(
    narrow: bool,
) -> None:
    updated = line("Ana", (2, 0.3), (12, 0.6), (20, 0.8), spread=0.1)
    shown = draw_said(drawn(updated, line("Ben", (4, 0.5))), narrow=narrow)
    root = ElementTree.fromstring(shown)  # noqa: S314  our own
    width = float(root.attrib["width"])
    assert shown.count('class="dot"') == 4
    assert shown.count('class="bars"') == 3
    (steps,) = re.findall(r'class="curve" d="(M[^"]+V[^"]+)"', shown)
    assert steps.count("V") == 2
    places = [float(one) for one in re.findall(r' (?:x|cx|x1|x2)="([\d.]+)"', shown)]
    assert max(places) <= width
    assert ">Ana<" in shown
    assert ">Ben<" in shown
    assert ">market<" in shown


def test_what_came_about_stands_on_the_day_it_could_be_known() -> None:
    one = line("Ana", (2, 0.3))
    assert "came about" not in draw_said(drawn(one))
    shown = draw_said(drawn(one, known=date(2026, 3, 20)))
    assert ">came about: yes<" in shown
    assert "1 lines" not in shown
    assert "1 source, 1 statement" in shown


def test_lines_are_told_apart_without_colour_and_those_beyond_the_most_are_counted() -> None:
    lines = [line(f"Source {one}", (one + 1, 0.5)) for one in range(MOST_LINES + 2)]
    shown = draw_said(drawn(*lines))
    dashes = set(re.findall(r'class="curve" stroke-dasharray="([^"]+)"', shown))
    assert len(dashes) == MOST_LINES - 1
    assert "2 more in the list" in shown
    assert "Source 9" not in shown


def test_numbers_have_their_own_axis_and_no_market() -> None:
    shown = draw_said(drawn(line("Ana", (2, 100.0), spread=20.0), kind="number"))
    for mark in (">80<", ">100<", ">120<"):
        assert mark in shown
    assert "market" not in shown
    assert "50%" not in shown


def test_days_have_their_days_on_the_axis_even_where_all_say_the_same() -> None:
    day = float(date(2026, 6, 12).toordinal())
    shown = draw_said(drawn(line("Ana", (2, day)), kind="day"))
    assert ">12 Jun 2026<" in shown


def test_names_are_words_in_the_drawing() -> None:
    shown = draw_said(drawn(line("<b>Ana</b>", (2, 0.3))))
    assert "<b>" not in shown
    assert "&lt;b&gt;Ana" in shown


def test_a_line_ends_where_its_source_withdrew_it_and_begins_anew_with_the_next_statement() -> None:
    ana = line("Ana", (2, 0.3), (20, 0.8))
    first, second = ana.points
    parted = replace(ana, points=(replace(first, withdrawn=date(2026, 3, 9)), second))
    (curve,) = re.findall(r'class="curve" d="([^"]+)"', draw_said(drawn(ana)))[:1]
    assert (curve.count("M"), curve.count("V")) == (1, 1)
    (curve,) = re.findall(r'class="curve" d="([^"]+)"', draw_said(drawn(parted)))[:1]
    assert (curve.count("M"), curve.count("V")) == (2, 0)
    ends = [float(one) for one in re.findall(r"H([\d.]+)", curve)]
    starts = [float(one) for one in re.findall(r"M([\d.]+) ", curve)]
    assert starts[0] < ends[0] < starts[1] < ends[1]
