"""Quoting: what is word for word, what was changed, whose it is, and who else has it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossier.notes import link, notes

from sayso import pipeline
from sayso.dossier.quoted_words import find_words
from sayso.dossier.quoting import find_quote
from sayso.errors import ConfigError
from sayso.pages.quote_text import quote_text
from sayso.records import Reading
from sayso.records.codec import decode_quote, encode_quote
from sayso.records.dossier import Dossier
from sayso.records.quote import Quote

WIRE, HERALD, POST, INSPECTOR = 0, 1, 2, 4
BOAT = "A militia boat lay off the pier an hour before the blast"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(notes())


@cache
def whole() -> Dossier:
    return link(notes())


def quoted(words: str, readings: list[Reading], *, among: bool = False) -> Quote:
    if not among:
        return pipeline.quote(words, readings[WIRE])
    return find_quote(words, readings[WIRE], readings, whole())


@pytest.mark.parametrize(
    "words",
    [
        "We have not ruled out an accident",
        "  we have NOT ruled\nout an accident. ",
        "“We have not ruled out an accident,”",
    ],
)
def test_case_marks_and_line_ends_make_no_difference(words: str, readings: list[Reading]) -> None:
    (place,) = quoted(words, readings).places
    assert place.match == "exact"
    assert place.text == "We have not ruled out an accident"
    assert readings[WIRE].document.text[place.start : place.end] == place.text


def test_who_says_it_stands_with_it(readings: list[Reading]) -> None:
    (place,) = quoted("We have not ruled out an accident", readings).places
    (claim,) = place.claims
    assert claim.source.name == "Irena Sodal"


def test_a_lost_may_is_told_as_a_difference_and_as_unsaid(readings: list[Reading]) -> None:
    found = quoted(BOAT, readings)
    (place,) = found.places
    assert found.match == "near"
    assert [(one.there, one.here) for one in place.differences] == [("may have lain", "lay")]
    assert [words.text for words in place.unsaid] == ["may"]


def test_a_lost_not_is_told(readings: list[Reading]) -> None:
    (place,) = quoted("We have ruled out an accident", readings).places
    assert [(one.there, one.here) for one in place.differences] == [("not", "")]


def test_added_words_are_told(readings: list[Reading]) -> None:
    (place,) = quoted("We have not yet ruled out an accident", readings).places
    assert [(one.there, one.here) for one in place.differences] == [("", "yet")]


def test_the_suspicion_before_an_exact_quotation_is_not_lost(readings: list[Reading]) -> None:
    (place,) = quoted("the Coast Militia placed a charge under the pier", readings).places
    assert place.match == "exact"
    assert [words.text for words in place.unsaid] == ["suspect"]


@pytest.mark.parametrize(
    "words",
    [
        "We will hunt down whoever set the charge",
        "The shed held about 2,000 barrels of naphtha, said the harbour master",
        "ruled in",
    ],
)
def test_what_is_invented_is_not_found(words: str, readings: list[Reading]) -> None:
    found = quoted(words, readings)
    assert found.match == "not found"
    assert found.places == ()


def test_who_else_has_it_and_from_whom_with_copies_counted_once(readings: list[Reading]) -> None:
    found = quoted(BOAT, readings, among=True)
    ids = {one.document.id: place for place, one in enumerate(readings)}
    others = {ids[one.document.id]: one for one in found.elsewhere}
    assert others[HERALD].match == "exact"
    assert ids[others[HERALD].follows or ""] == WIRE
    assert others[POST].match == "near"
    assert found.origins == 1
    assert len(found.elsewhere) == 4


def test_where_it_is_denied_is_told(readings: list[Reading]) -> None:
    found = quoted("the Coast Militia placed a charge under the pier", readings, among=True)
    denied = [one for one in found.elsewhere if not one.says]
    assert [one.document.id for one in denied] == [readings[INSPECTOR].document.id]
    assert "denied there" in quote_text(found)


def test_words_of_another_document_are_found_there(readings: list[Reading]) -> None:
    found = quoted("I wrote three reports about it", readings, among=True)
    assert found.match == "not found"
    assert [one.document.id for one in found.elsewhere] == [readings[INSPECTOR].document.id]


def test_that_nobody_has_it_is_told(readings: list[Reading]) -> None:
    found = quoted("We will hunt down whoever set the charge", readings, among=True)
    assert "None of the 6 other documents looked into has it." in quote_text(found)


def test_the_text_tells_all_of_it_and_keeps_to_its_width(readings: list[Reading]) -> None:
    told = quote_text(quoted(BOAT, readings, among=True), width=60)
    for part in ("Not word for word", "changed: “may have lain” there, “lay” here", "1 source"):
        assert part in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 60


def test_its_json_comes_back_as_it_was(readings: list[Reading]) -> None:
    found = quoted(BOAT, readings, among=True)
    assert decode_quote(encode_quote(found)) == found


@given(st.data())
@settings(max_examples=30)
def test_any_run_of_a_documents_words_is_found_word_for_word(data: st.DataObject) -> None:
    reading = notes()[0]
    words = reading.document.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    run = " ".join(words[first:last])
    if any(letter.isalnum() for letter in run):
        assert find_words(run, reading)[0].likeness == 1.0


@pytest.mark.parametrize(("words", "told"), [("…", "no words"), ("a " * 2_501, "5,000 characters")])
def test_what_cannot_be_looked_for_is_refused(
    words: str, told: str, readings: list[Reading]
) -> None:
    with pytest.raises(ConfigError, match=told):
        quoted(words, readings)


def test_linking_and_quoting_count_the_same_origins(readings: list[Reading]) -> None:
    group = next(
        group
        for story in whole().stories
        for group in story.groups
        if "militia boat" in group.text.lower()
    )
    found = pipeline.quote(BOAT, readings[WIRE], among=readings)
    assert found.origins == group.origins == 1


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("A militia boat never lay off the pier an hour before the blast", True),
        ("A militia boat did not lie off the pier an hour before the blast", True),
        ("A militia boat lay off the quay an hour before the blast", False),
    ],
)
def test_a_quote_that_denies_what_is_there_is_warned_of(
    words: str, turned: bool, readings: list[Reading]
) -> None:
    found = quoted(words, [readings[HERALD]] * 2)
    assert found.match == "near"
    assert ("turned round" in quote_text(found)) == turned
