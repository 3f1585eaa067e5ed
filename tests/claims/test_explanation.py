"""Explanations: every mark and every sentence ends in a claim, a part of one, or says why not."""

from pathlib import Path

import pytest
from tests.engines.reading import document

from sayso.claims.explanation import SentenceFate
from sayso.pages.explanation_text import write_explanation
from sayso.pipeline import explain

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = (
    "The Harbour Board and its cranes\n\n"
    "The mayor said that the dam would hold, but Odile Marr would not say when. "
    "Critics praised the plan. Who knew? A quiet night.\n\n"
    "It was the end, according to the Wire."
)


def fates(text: str) -> dict[str, SentenceFate]:
    """What became of each sentence, by its words."""
    reading, found = explain(document(text))
    return {reading.document.text[each.sentence.start : each.sentence.end]: each for each in found}


def marks(each: SentenceFate, text: str) -> dict[str, tuple[str, str]]:
    """What became of the marks of a sentence, by their words."""
    return {text[mark.start : mark.end]: (mark.fate.outcome, mark.fate.why) for mark in each.marks}


def test_every_sentence_has_a_fate_and_every_loss_a_reason() -> None:
    told = fates(TEXT)
    assert len(told) == 6
    for each in told.values():
        assert each.fate.claims or each.fate.why
        assert all(mark.fate.claims or mark.fate.why for mark in each.marks)


def test_a_claim_says_what_found_it() -> None:
    told = fates(TEXT)
    said = "The mayor said that the dam would hold, but Odile Marr would not say when."
    assert told[said].ways[0] == ("marks",)
    assert told["It was the end, according to the Wire."].ways == (("according to",),)


def test_marks_go_to_their_claim_or_tell_why_nothing_is_attributed_by_them() -> None:
    sentence = "The mayor said that the dam would hold, but Odile Marr would not say when."
    found = marks(fates(TEXT)[sentence], TEXT)
    assert found["said"] == ("claim", "")
    assert found["would not say"] == ("part", "its cue tells what may or will be said")


def test_what_puts_nothing_forward_says_why() -> None:
    told = fates(TEXT)
    assert told["The Harbour Board and its cranes"].fate.why == "a heading"
    assert told["Who knew?"].fate.why == "a question is no claim"
    assert told["A quiet night."].fate.why == "a fragment without a verb is no claim"


def test_it_is_told_in_words_a_sentence_at_a_time() -> None:
    reading, found = explain(document(TEXT))
    whole = "".join(write_explanation(reading.document, found, width=100))
    assert "cue “said”, content “that the dam would hold”: claim 1" in " ".join(whole.split())
    only = "".join(write_explanation(reading.document, found, line=5, width=100))
    assert "according to" in only
    assert "Critics" not in only


@pytest.mark.parametrize(
    "name", ["orrin-dam-wire.txt", "weekly-bulletin.md", "quay-nine-note.html"]
)
def test_nothing_of_an_example_is_lost_in_silence(name: str) -> None:
    _, found = explain(EXAMPLES / name)
    lost = [
        fate
        for each in found
        if each.prose
        for fate in (each.fate, *(mark.fate for mark in each.marks if mark.label != "source"))
        if fate.outcome == "lost"
    ]
    assert lost == []


def test_a_question_and_a_fragment_are_told_of_where_no_claim_is_made_of_them() -> None:
    reading, _ = explain(document(TEXT))
    told = {TEXT[each.start : each.end]: each.message for each in reading.problems}
    assert told["Who knew?"] == "a question is no claim"
    assert told["A quiet night."] == "a fragment without a verb is no claim"


def test_words_that_credit_nobody_are_told_with_whom_the_claim_after_them_stays() -> None:
    reading, _ = explain(document("My prediction: by summer, the premiums will have fallen."))
    assert [each.message for each in reading.problems if each.start == 3] == [
        "this may say whose the claim after it is, which stays with the author"
    ]
