"""Baselines: what was known of a draft is known again wherever it moved, and only that."""

from dataclasses import replace

import pytest

from sayso.checks.baseline import Baseline, known_document
from sayso.checks.checked import Checked
from sayso.readers.text import TextReader
from sayso.records import Reading
from sayso.records.finding import Finding

FIRST = "Some analysts believe that the port will close before the winter ice comes."
SECOND = "Some analysts believe that the northern road will hold through all of next year."


def draft(*paragraphs: str, faults: str = "Some analysts", name: str = "draft.txt") -> Checked:
    """A draft with a finding at each place where the faulty words stand."""
    document = TextReader().read("\n\n".join(paragraphs).encode(), location=f"drafts/{name}")
    places = [at for at in range(len(document.text)) if document.text.startswith(faults, at)]
    findings = tuple(
        Finding(
            code="S102",
            message="vague",
            start=at,
            end=at + len(faults),
            severity="warning",
            remedy="Mend it.",
        )
        for at in places
    )
    return Checked(reading=Reading(document=document, claims=()), findings=findings)


def new_in(now: Checked, *before: Checked, names: tuple[str, ...] = ()) -> list[str]:
    """The paragraphs with what is new in a draft."""
    baseline = Baseline([known_document(each) for each in before], names)
    left = baseline.without_known(now)
    assert left.known == len(now.findings) - len(left.findings)
    text = now.document.text
    return [text[each.start :].partition("\n")[0] for each in left.findings]


def test_nothing_is_new_in_the_same_draft() -> None:
    assert new_in(draft(FIRST, SECOND), draft(FIRST, SECOND)) == []


def test_what_moved_or_has_other_paragraphs_before_it_is_known() -> None:
    moved = draft("The port has three cranes.", SECOND, "It is old.", FIRST)
    assert new_in(moved, draft(FIRST, SECOND)) == []


def test_the_same_words_in_a_new_sentence_are_new() -> None:
    assert new_in(draft(FIRST, SECOND), draft(FIRST)) == [SECOND]


def test_a_copy_of_a_known_place_is_new_once() -> None:
    assert new_in(draft(FIRST, FIRST), draft(FIRST)) == [FIRST]


def test_a_sentence_that_was_edited_elsewhere_keeps_what_is_known_of_it() -> None:
    edited = FIRST.replace("before the winter ice comes", "in the first week of May, or earlier")
    assert new_in(draft(edited), draft(FIRST)) == []


def test_faulty_words_that_were_edited_a_little_are_known_in_their_place() -> None:
    now = draft(f"In May {FIRST}", faults="Some analysts believe that the port will")
    before = draft(f"In May {FIRST}", faults="Some analysts believe that the port")
    assert new_in(now, before) == []
    assert new_in(now, draft(f"In May {FIRST}", faults="the winter ice comes")) != []


def test_another_rule_at_the_same_words_is_new() -> None:
    now = draft(FIRST)
    other = replace(now, findings=tuple(replace(each, code="S104") for each in now.findings))
    assert new_in(other, now) == [FIRST]


@pytest.mark.parametrize(("names", "new"), [(("a.txt", "b.txt"), [FIRST]), (("b.txt",), [])])
def test_a_draft_is_held_to_its_own_past_and_one_with_a_new_name_to_what_is_gone(
    names: tuple[str, ...], new: list[str]
) -> None:
    assert new_in(draft(FIRST, name="b.txt"), draft(FIRST, name="a.txt"), names=names) == new
