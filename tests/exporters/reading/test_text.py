"""The reading for a terminal: who says what, wrapped, and with nothing that acts."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.sample import CLAIMS, hostile, reading

import sayso
from sayso.exporters.reading.text import ReadingText
from sayso.records import Reading
from sayso.records.manner import Manner


def written(*readings: Reading, colour: bool = False, width: int = 80) -> str:
    return "".join(ReadingText().export(readings, Manner(colour=colour, width=width)))


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_every_claim_is_quoted_under_its_source() -> None:
    text = one_line(written(reading(), width=400))
    for number, claim in enumerate(CLAIMS, start=1):
        lead = f"{claim.introduction.text} … " if claim.introduction else ""
        assert f"{number} “{lead}{one_line(claim.text)}”" in text


def test_a_claim_is_told_with_its_certainty_condition_horizon_and_place() -> None:
    text = one_line(written(reading()))
    assert (
        "“the dredging contract is likely to lapse” forecast; “According to”; “likely”, 55–80%; "
        "on condition “once the autumn storms begin”; no time given; line 10"
    ) in text
    assert "“before the end of the year” (by 31 December 2031)" in text
    assert "according to an internal survey of the Harbour Board" in text


def test_named_sources_come_first_and_the_author_last() -> None:
    text = written(reading())
    titles = [line for line in text.splitlines() if re.fullmatch(r"[A-Z’ ,]+", line)]
    assert titles == [
        "NAMED SOURCES",
        "DOCUMENTS",
        "SOURCES WITHOUT A NAME",
        "GROUPS NOT NAMED",
        "NOBODY IN PARTICULAR",
        "THE AUTHOR’S OWN VOICE",
        "CONCLUSIONS, AND WHAT EACH RESTS ON",
        "OFFERED WITHOUT A STATED REASON",
        "WHAT IS LEFT OUT",
    ]


def test_it_ends_with_the_sum_in_a_sentence() -> None:
    last = one_line(written(reading()).split("\n\n")[-1])
    assert last.startswith("25 claims: 17 in the author’s own voice, 3 by three named sources")


@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_lines_keep_to_the_width(width: int) -> None:
    for line in written(reading(), hostile(), width=width).splitlines():
        assert cell_len(line) <= width, line


def test_without_colour_there_is_no_escape_whatever_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    text = written(reading(), hostile())
    assert "\x1b" not in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_with_colour_only_the_colours_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    text = written(reading(), hostile(), colour=True)
    assert "\x1b[" in text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert plain == written(reading(), hostile())


def test_curly_quotes_and_accents_are_kept() -> None:
    assert "Pilots’ Guild" in written(reading())


def test_each_reading_is_written_before_the_next_is_asked_for() -> None:
    asked = []

    def readings() -> Iterator[Reading]:
        for number in (1, 2):
            asked.append(number)
            yield reading()

    pieces = ReadingText().export(readings())
    assert next(pieces).startswith("The Olmaren harbour lease")
    assert asked == [1]


def test_a_doubtful_reading_is_told_with_its_claim_and_counted() -> None:
    sure, doubted, *rest = reading().claims
    scored = (replace(sure, score=0.93), replace(doubted, score=0.41), *rest)
    text = one_line(written(replace(reading(), claims=scored)))
    assert text.count("doubtful reading (score 0.41)") == 1
    assert "Doubtful readings: 1." in text
    assert "oubtful" not in written(reading())


def test_before_the_claims_stands_how_many_are_whose() -> None:
    first = one_line(written(reading()).split("\n\n")[1])
    assert first.startswith("On whose say-so: 3 Named sources: ")
    assert first.endswith("17 The author’s own voice")


def test_an_author_alone_needs_no_overview() -> None:
    mine = [one for one in reading().claims if one.source.kind == "author"]
    assert "On whose" not in written(replace(reading(), claims=tuple(mine), inferences=()))


def test_a_conclusion_and_its_premises_are_told_with_how_they_are_held() -> None:
    told = sayso.read(
        text="I doubt that the lease will be renewed, because the board probably lost the vote. "
        "The mayor may resign.",
    )
    text = one_line(written(told, width=100))
    conclusions = text.partition("CONCLUSIONS, AND WHAT EACH RESTS ON")[2]
    assert "“the lease will be renewed” (doubting it)" in conclusions
    assert "(the author; “probably”, read as “probable”, 55–80%)" in conclusions
    assert "“The mayor may resign” (“may”, a hedge)" in conclusions


def test_what_came_on_standard_input_is_called_so() -> None:
    named = replace(reading().document, title=None, location="-")
    assert written(replace(reading(), document=named)).startswith("standard input\n")
