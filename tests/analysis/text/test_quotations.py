"""Quotations: where they open and close, in one paragraph and over several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.text.quotations import Quotation, find_quotations, quotation_at
from sayso.records import Block, Document


def document(*paragraphs: str) -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return Document(id="d", text="\n\n".join(paragraphs), blocks=tuple(blocks))


def quotations(*paragraphs: str) -> list[str]:
    made = document(*paragraphs)
    return [made.text[each.start : each.end] for each in find_quotations(made)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said.", ["We left,"]),
        ('"We left," he said.', ["We left,"]),
        ("''We left,'' he said.", ["We left,"]),
        ("``We left,'' he said.", ["We left,"]),
        ("«We left», he said.", ["We left"]),
        ("“We left,” he said, “at dawn.”", ["We left,", "at dawn."]),
        ('"We left," he said, "at dawn."', ["We left,", "at dawn."]),
        ("He called it “a trap”.", ["a trap"]),
        ("Nobody spoke.", []),
        ("The crew’s ship wasn’t theirs.", []),
        ("“” and nothing", []),
    ],
)
def test_quotation_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_single_marks_inside_double_ones_belong_to_the_quotation() -> None:
    assert quotations("“He said ‘never’ twice,” she wrote.") == ["He said ‘never’ twice,"]


def test_a_quotation_that_each_paragraph_opens_again_is_one() -> None:
    """The closing mark is left out until the speaker has finished."""
    (whole,) = find_quotations(document("He said: “The dam is old.", "“It leaks.”", "All nodded."))
    assert whole.closed
    assert quotations("He said: “The dam is old.", "“It leaks.”") == [
        "The dam is old.\n\n“It leaks."
    ]


def test_three_paragraphs_of_one_quotation() -> None:
    assert len(quotations("“One fell.", "“Two stood.", "“Three left,” he said.")) == 1


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    made = document("“The dam is old.", "The mayor shrugged.")
    (only,) = find_quotations(made)
    assert not only.closed
    assert made.text[only.start : only.end] == "The dam is old."


def test_a_quotation_left_open_at_the_end_of_a_document_is_one_still() -> None:
    made = document("The mayor shrugged.", "“The dam is old.")
    (only,) = find_quotations(made)
    assert not only.closed
    assert made.text[only.start : only.end] == "The dam is old."


def test_a_closing_mark_without_an_opening_one_quotes_nothing() -> None:
    assert quotations("The dam is old,” he said.", "“It leaks,” he said.") == ["It leaks,"]


def test_a_quotation_is_found_from_any_place_in_it_and_from_its_marks() -> None:
    made = document("He said “no” and then “yes” twice.")
    no, yes = found = find_quotations(made)
    inside = [quotation_at(found, at) for at in range(len(made.text))]
    assert inside[8:12] == [no] * 4
    assert inside[22:27] == [yes] * 5
    assert [each for each in inside if each is not None] == [no] * 4 + [yes] * 5


def test_there_is_no_quotation_in_a_document_without_one() -> None:
    assert quotation_at((), 0) is None
    assert quotation_at((Quotation(5, 9),), 20) is None


@given(st.lists(st.text(alphabet="ab “”\"'`«».\n", max_size=40), min_size=1, max_size=5))
def test_quotations_stand_in_order_and_do_not_overlap(paragraphs: list[str]) -> None:
    made = document(*paragraphs)
    reached = 0
    for each in find_quotations(made):
        assert reached <= each.start <= each.end <= len(made.text)
        reached = each.end
