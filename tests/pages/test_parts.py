"""The parts of the page: notes, conclusions, sources, forecasts and words say what they should."""

import re
from dataclasses import replace
from datetime import date
from inspect import getdoc

import pytest
from tests.pages.markup import Element, parse
from tests.sample import reading

from sayso.claims.inference import find_ties
from sayso.exporters.reading.html import ReadingHtml
from sayso.exporters.reading.text import ReadingText
from sayso.pages.draw_conclusions import Support
from sayso.pages.draw_notes import Note
from sayso.pages.draw_probability import sureness
from sayso.pages.draw_reading import ReadingView, document_title, draw_reading
from sayso.pages.draw_words import count, day, listed, percentages, quoted, shown, spelt
from sayso.records import Certainty, Problem, Reading


@pytest.fixture(scope="module")
def view() -> ReadingView:
    return draw_reading(reading())


@pytest.fixture(scope="module")
def page() -> Element:
    return parse("".join(ReadingHtml().export([reading()])))


def note(view: ReadingView, words: str) -> Note:
    (found,) = (note for note in view.notes if note.quote == words)
    return found


def note_text(page: Element, number: int) -> str:
    return " ".join(page.by_id(f"d1-n{number}").text().split())


def test_the_sum_in_a_sentence(view: ReadingView) -> None:
    assert view.summary == (
        "25 claims: 17 in the author’s own voice, 3 by three named sources, 1 by a document, "
        "1 by someone not named, 1 by a group not named and 2 by nobody in particular."
    )


def test_a_note_says_who_in_which_words_how_sure_and_on_what_condition(
    view: ReadingView, page: Element
) -> None:
    number = note(view, "the dredging contract is likely to lapse").number
    told = note_text(page, number)
    for part in ("Mara Velin", "“According to”", "forecast", "“likely”", "55–80%"):
        assert part in told
    assert "on condition “once the autumn storms begin”" in told


def test_a_chain_is_told_from_the_innermost_source_outwards(
    view: ReadingView, page: Element
) -> None:
    inner = note(view, "the quay wall is moving")
    told = "Jonas Hale, according to an internal survey of the Harbour Board"
    assert inner.speaker.chain == told
    assert told in note_text(page, inner.number)


def test_a_denial_is_told_as_one(view: ReadingView) -> None:
    assert note(view, "any crane was unsafe").speaker.stance == "denying it"


def test_a_hedge_gets_no_figure(view: ReadingView, page: Element) -> None:
    hedged = note(view, "the delay could be seen as a bargaining move")
    assert hedged.sureness is not None
    assert hedged.sureness.interval is None
    assert "“could”, a hedge" in note_text(page, hedged.number)
    assert "%" not in note_text(page, hedged.number)


def test_a_claim_without_words_of_certainty_gets_none(view: ReadingView, page: Element) -> None:
    bare = note(view, "The annex is eleven pages long")
    assert bare.sureness is None
    assert "%" not in note_text(page, bare.number)


def test_words_read_as_another_phrase_say_so(view: ReadingView, page: Element) -> None:
    number = note(view, "the vote will be put off again before the end of the year").number
    told = note_text(page, number)
    assert "“highly likely”, read as “very likely”, 80–95%" in told
    assert "“before the end of the year” (by 31 December 2031)" in told


def test_a_list_item_is_quoted_with_its_introduction(view: ReadingView, page: Element) -> None:
    item = note(view, "an argument against the customs union, at no cost")
    assert item.lead == "Verrany receives"
    assert f"“Verrany receives … {item.quote}”" in page.by_id("d1-forecasts").text()


def test_a_conclusion_shows_its_premises_and_what_they_rest_on(
    view: ReadingView, page: Element
) -> None:
    reason = note(view, "the ministry has every reason to let the deadline pass")
    bargain = note(view, "the delay could be seen as a bargaining move")
    assert reason.rests_on == (bargain.number,)
    assert bargain.holds_up == (reason.number,)
    (shown_row,) = (
        row
        for row in page.with_class("conclusion")
        if row.text().strip().startswith(str(reason.number))
    )
    assert "“Thus” ties it to the end of the paragraph before" in shown_row.text()
    assert bargain.quote in shown_row.text()
    assert f"itself rests on {', '.join(map(str, bargain.rests_on))}" in shown_row.text()


def test_only_the_authors_judgements_and_forecasts_are_said_to_lack_a_reason(
    view: ReadingView,
) -> None:
    concluded = {conclusion.note.number for conclusion in view.conclusions}
    assert view.unsupported
    for one in view.unsupported:
        assert one.speaker.kind == "author"
        assert one.kind in {"judgement", "forecast"}
        assert one.number not in concluded


def test_sources_stand_named_first_and_the_author_last(view: ReadingView) -> None:
    kinds = [row.kind for group in view.sources for row in group.rows]
    assert kinds == [
        "person",
        "person",
        "organisation",
        "document",
        "unnamed",
        "vague",
        "impersonal",
        "author",
    ]


def test_every_claim_hangs_on_one_source(view: ReadingView) -> None:
    hanging = [number for group in view.sources for row in group.rows for number in row.claims]
    assert sorted(hanging) == [one.number for one in view.notes]


def test_a_document_that_quotes_somebody_passes_the_claim_on(view: ReadingView) -> None:
    (survey,) = (row for group in view.sources for row in group.rows if row.kind == "document")
    inner = note(view, "the quay wall is moving").number
    assert survey.passes_on == (inner,)
    assert inner not in survey.claims


def test_forecasts_draw_their_interval_where_it_lies(page: Element) -> None:
    forecasts = page.by_id("d1-forecasts")
    assert len(forecasts.with_class("forecast")) == 8
    drawn = {
        line.attributes["aria-label"]: line.with_class("span")[0].attributes
        for line in forecasts.with_class("line")
    }
    likely = drawn["55–80% on a line from 0 to 100%"]
    assert (float(likely["x"]), float(likely["width"])) == (55, 25)


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.0), (1.0, 1.0), (0.5, 0.5), (0.0, 1.0)])
def test_an_interval_never_leaves_the_line_and_never_vanishes(low: float, high: float) -> None:
    drawn = sureness(Certainty(text="so", start=0, end=2, low=low, high=high, scale="kent"))
    assert drawn is not None
    assert drawn.left >= 0
    assert drawn.width > 0
    assert drawn.left + drawn.width <= 100


def test_problems_are_shown_with_their_place(page: Element) -> None:
    told = page.by_id("d1-problems").text()
    assert "this caption’s picture was not read; look at it in the original" in told
    assert "line 22: “The northern basin at low water" in told


def test_each_place_of_a_problem_that_comes_again_can_be_found() -> None:
    text = "\n".join(f"Gate {number}: {'shut ' * number}".strip() for number in range(1, 13))
    starts = [0, *(at + 1 for at, each in enumerate(text) if each == "\n")]
    ends = [*(at - 1 for at in starts[1:]), len(text)]
    document = replace(reading().document, text=text, blocks=())
    problems = tuple(
        Problem(message="no verb", start=start, end=end)
        for start, end in zip(starts, ends, strict=True)
    )
    told = Reading(document=document, claims=(), problems=problems)
    (row,) = draw_reading(told).problems
    assert row.message == "no verb (12 places)"
    assert [place.line for place in row.places] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert row.places[1].excerpt == "Gate 2: shut shut"
    assert row.others == "and in 4 lines: 9, 10, 11, 12"
    shown = parse("".join(ReadingHtml().export([told]))).by_id("d1-problems").text()
    printed = "".join(ReadingText().export([told]))
    for words in ("line 2: “Gate 2: shut shut”", "and in 4 lines: 9, 10, 11, 12"):
        assert words in shown
        assert words in printed


def test_a_note_counts_lines_of_the_text(view: ReadingView) -> None:
    text = reading().document.text
    for one, claim in zip(view.notes, reading().claims, strict=True):
        assert one.line == text.count("\n", 0, claim.start) + 1


def test_the_page_never_calls_a_claim_a_fact(page: Element) -> None:
    assert "fact" not in page.text().lower()


def test_a_document_without_title_is_called_by_its_place() -> None:
    document = replace(reading().document, title=None)
    assert document_title(document) == "olmaren.txt"
    assert document_title(replace(document, location=None)) == "A document without a title"


def test_unnamed_parts_of_a_page_are_left_out() -> None:
    bare = Reading(document=replace(reading().document, title="Bare"), claims=())
    page = parse("".join(ReadingHtml().export([bare])))
    ids = {element.attributes.get("id") for element in page.all()}
    parts = ("conclusions", "sources", "forecasts", "sureness", "problems")
    assert not ids & {f"d1-{part}" for part in parts}
    assert {link.attributes["href"] for link in page.with_tag("a")} == {"#d1-text", "#d1"}


def test_figures_and_dates_as_people_write_them() -> None:
    assert percentages(0.55, 0.8) == "55–80%"
    assert percentages(0.5, 0.5) == "50%"
    assert percentages(0.995, 1) == "99.5–100%"
    assert day(date(2021, 8, 9)) == "9 August 2021"
    assert [spelt(number) for number in (1, 12, 13, 1200)] == ["one", "twelve", "13", "1,200"]
    assert [count(number, "claim") for number in (0, 1, 2000)] == [
        "0 claims",
        "1 claim",
        "2,000 claims",
    ]
    assert [listed(part) for part in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_text_is_shown_on_one_line_and_cannot_act() -> None:
    assert shown("a\r\n  b\tc") == "a b c"
    assert quoted("  “a”\n") == "“a”"
    assert shown("a\x1b[31m\u202eb\ud800") == "a\ufffd[31m\ufffdb\ufffd"
    assert shown("naïve — “été” 5\u00a0km") == "naïve — “été” 5\u00a0km"


def test_every_rule_of_inference_is_told_in_words() -> None:
    rules = re.findall(r"^- ``([a-z-]+)``", getdoc(find_ties) or "", re.MULTILINE)
    assert len(rules) > 5, "find_ties lists its rules in its docstring, one a line"
    for rule in rules:
        step = Support(marker="Thus", rule=rule, premises=draw_reading(reading()).notes[:1])
        assert "by the rule" not in step.text
    unknown = Support(marker="Thus", rule="new", premises=draw_reading(reading()).notes[:1])
    assert unknown.text == "“Thus” ties it to other claims (by the rule new)"


def test_a_conclusion_without_a_premise_says_so() -> None:
    step = Support(marker="Thus", rule="sentences-before", premises=())
    assert step.text == "“Thus” marks it as a conclusion; no premise was found nearby"
