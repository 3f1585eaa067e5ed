"""Time and output grow as the text does, whatever the text is made of.

Eight times the text may take sixteen times as long: what is linear takes eight, what is
quadratic sixty-four. Times are those of the processor, so that a busy machine does not matter.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from tests.linear.constructs import COMMON, CONSTRUCTS, SENTENCE
from tests.linear.expressions import times_as_long
from tests.linear.repeats import made_for

import sayso
from sayso.checks.check import Check, load_check, reading_codes
from sayso.checks.checked import check_draft
from sayso.checks.context import Context
from sayso.dossier.credits import find_credits
from sayso.readers import load
from sayso.readers.formats import shipped_readers
from sayso.records import Reading
from sayso.records.codec import encode

SHORT, LONG = 1_000, 8_000
MOST = 16
"""Times as much for eight times as much."""
LEAST_SECONDS = 0.02
"""What takes less is lost among what does not grow."""
MOST_OUTPUT = 3
"""Times as much for twice as much text; of the short one too little may be found to tell by."""


def growth(work: Callable[[int], object], *, short: int = SHORT, long: int = LONG) -> float:
    """How many times as long the long work takes; measured again where it looks bad.

    Both are measured again: a processor that is shared is slow for a while, not for one of them.
    """
    work(short)
    least = float("inf")
    for _ in range(4):
        before = seconds(work, short)
        times = seconds(work, long) / max(before, seconds(work, short), LEAST_SECONDS)
        least = min(least, times)
        if least < MOST:
            break
    return least


def seconds(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_reading_and_checking_a_construct_again_and_again(name: str) -> None:
    """Every rule looks at it, chosen or not."""
    make = CONSTRUCTS[name]
    codes = frozenset(reading_codes())
    sizes: dict[int, int] = {}

    def work(size: int) -> None:
        reading = sayso.read(load("a.md", data=make(size).encode()))
        check_draft(reading, codes=codes)
        sizes[size] = len(encode(reading))

    assert growth(work) < MOST
    work(LONG // 2)
    assert sizes[LONG] < MOST_OUTPUT * sizes[LONG // 2]


def test_a_rule_that_looks_at_what_a_long_sentence_concludes_again_and_again() -> None:
    """Each of its clauses asked anew what is true of all of it."""
    find, readings = load_check("C204"), dict[int, Reading]()
    for size in (2_000, 16_000):
        text = CONSTRUCTS["flat conclusions"](size)
        readings[size] = sayso.read(load("a.md", data=text.encode()))

    def work(size: int) -> None:
        for _ in range(5):
            list(find(Context(readings[size])))

    assert growth(work, short=2_000, long=16_000) < MOST


def test_a_rule_that_finds_very_much() -> None:
    """What it found next was held against all that it had found before."""
    found, find = dict[int, int](), load_check("C204")
    told = "The gate may be shut. Therefore the port is closed for good.\n\n"

    def work(size: int) -> None:
        document = load("a.txt", data=(told * (size // len(told))).encode())
        found[size] = len(list(find(Context(Reading(document=document, claims=())))))

    assert growth(work, short=62_000, long=496_000) < MOST
    assert found == {62_000: 1_000, 496_000: 8_000}


DENSE: dict[str, Callable[[int], str]] = {
    "numbers": lambda size: "He paid 1,000,000 crowns of $3m, 5 per cent. " * (size // 46),
    "forecasts": lambda size: "It may, could, might, likely happen. " * (size // 37),
}


@pytest.mark.parametrize("name", DENSE)
def test_every_rule_on_one_paragraph_of_very_many_claims(name: str) -> None:
    """Some looked through all claims of the paragraph for each of its sentences."""
    short, long = 14_000, 112_000
    readings = {
        size: sayso.read(load("a.md", data=DENSE[name](size).encode())) for size in (short, long)
    }
    for code in sorted(reading_codes()):
        find = load_check(code)

        def work(size: int, find: Check = find) -> None:
            list(find(Context(readings[size])))

        assert growth(work, short=short, long=long) < MOST, code


def _three(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def _alike(size: int) -> str:
    """Names of one sound, no two of them with fewer than three letters apart."""
    vowels = ["".join(3 * "aeiou"[number // 5**place % 5] for place in range(6)) for number in
              range(size // 50)]  # fmt: skip
    return " ".join(f"The mayor said that K{each}lm was there." for each in vowels)


NAMES: dict[str, Callable[[int], str]] = {
    "of one sound": _alike,
    "of peoples": lambda size: " ".join(
        f"The mayor of Ab{_three(number)}kholy saw the Ab{_three(number)}kholi fleet."
        for number in range(size // 54)
    ),
    "of a people": lambda size: "he saw the Ostrani fleet. " * (size // 26) + "he saw Ostrany.",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_that_looks_at_very_many_names(name: str) -> None:
    """Each was held against all of its sound; what stood before each was copied."""
    find = load_check("N502")

    def work(size: int) -> None:
        document = load("a.txt", data=NAMES[name](size).encode())
        list(find(Context(Reading(document=document, claims=()))))

    assert growth(work, short=25_000, long=200_000) < MOST


def test_reading_one_word_of_very_many_letters() -> None:
    """Its pieces were each gone back from to where it began."""

    def work(size: int) -> None:
        sayso.read(load("a.txt", data=b"a" * size))

    assert growth(work, short=200_000, long=1_600_000) < MOST


def test_no_expression_loses_its_way() -> None:
    """Each takes time as its text grows, on texts made of what it takes without end."""
    command = ["-m", "tests.linear.expressions"]
    done = subprocess.run([sys.executable, *command], capture_output=True, check=True, text=True)
    assert json.loads(done.stdout) == []


def test_an_expression_that_goes_back_over_all_that_it_has_read_is_told_of() -> None:
    """Which what finds none above would not be, were it blind."""
    for pattern in (r"\s+$", r"\b[A-Z][\w-]+ said", r"\(\S*\d", r"(?:x+y?)+z", r"[^\n]*\S"):
        expression = re.compile(pattern)
        pieces = made_for(pattern, expression.flags, COMMON)
        times = (times_as_long(expression, one, 4_000, matched=False) for one in sorted(pieces))
        assert any(found > MOST for found in times), pattern


@pytest.mark.parametrize("before", ["", "Source:"])
def test_finding_whom_a_text_of_spaces_credits(before: str) -> None:
    def work(size: int) -> None:
        find_credits(load("a.txt", data=f"{SENTENCE}\n{before}{' ' * size}\n{SENTENCE}".encode()))

    assert growth(work) < MOST


PAGES: dict[str, Callable[[int], str]] = {
    "line breaks": lambda size: "<p>" + "the mayor said it was open<br>" * (size // 30),
    "paragraphs": lambda size: "<p>the mayor said it was open" * (size // 29),
    "tables": lambda size: "<table>" + "<tr><td>1<td>the gate" * (size // 21),
    "boxes": lambda size: "<div>" * 100 + "<span>a </span>" * (size // 15),
    "links": lambda size: "<p>" + "<a href=x>the gate</a> " * (size // 24),
    "entities": lambda size: "<p>" + "&amp;&#233;&nbsp;" * (size // 17),
    "lists": lambda size: "<ul>" + "<li>the gate is open" * (size // 20),
    "attributes": lambda size: f"<p {'a=b ' * (size // 4)}>the mayor said it",
}


@pytest.mark.parametrize("name", PAGES)
def test_reading_a_page_of_one_element_again_and_again(name: str) -> None:
    reader = next(one for one in shipped_readers() if ".html" in one.extensions)

    def work(size: int) -> None:
        page = f"<html><title>Ice</title><body><p>{SENTENCE}{PAGES[name](size)}</html>"
        reader.read(page.encode(), location="a.html")

    assert growth(work, short=30_000, long=240_000) < MOST


MARKS = {
    "code and links": "`a` [b](c.md) ",
    "emphasis": "*a **b** _c_ ",
    "emphasis left open": "*a ",
    "brackets left open": "[a ",
    "links left open": "[a](b ",
    "ticks left open": "`` a ` b ",
    "pictures and notes": "![a](b.png) c.[^1] ",
    "tags": "<b>a</b> <",
}


@pytest.mark.parametrize("name", MARKS)
def test_reading_marks_of_markdown_again_and_again(name: str) -> None:
    reader = next(one for one in shipped_readers() if ".md" in one.extensions)

    def work(size: int) -> None:
        reader.read((SENTENCE + MARKS[name] * (size // len(MARKS[name]))).encode(), location="a.md")

    assert growth(work, short=30_000, long=240_000) < MOST


def test_speakers_who_speak_through_one_another_are_counted_and_said() -> None:
    text = "The mayor said that the minister said that " * 20 + "the gate was open on Monday."
    reading = sayso.read(load("a.txt", data=text.encode()))
    assert max(len(claim.attributions) for claim in reading.claims) == 6
    assert reading.claims[-1].source.name == "minister"
    (told,) = [one for one in reading.problems if "speak through one another" in one.message]
    assert told.message == (
        "40 speak through one another here; the chain keeps the outermost and the 5 innermost"
    )
