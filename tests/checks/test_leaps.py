"""Flat conclusions: which rule speaks, by what stands just before them."""

import pytest
from tests.checks.readings import found, read

from sayso.checks.check import check_reading

DUG = "The ditch was dug in May. "
DRY = "Since then the well at Tolm is dry. "


def test_a_cause_that_only_came_first_is_found() -> None:
    assert found("R307", DUG + DRY + "The ditch dried it.") == ["The ditch dried it"]


def test_a_cause_that_is_weighed_is_none() -> None:
    assert found("R307", DUG + DRY + "The ditch may have dried it.") == []


def test_a_cause_that_somebody_names_is_theirs() -> None:
    said = "Ilse Vann, a surveyor, said that the ditch dried it."
    assert found("R307", DUG + DRY + said) == []


def test_a_deed_laid_at_the_door_of_who_gains_is_found_as_that_and_as_nothing_else() -> None:
    text = (
        "The quay burned on 4 May. Only Tolm Freight profits from it. It was the firm that did it."
    )
    assert found("R302", text) == ["It was the firm that did it"]
    assert found("R307", text) == []


def test_a_deed_laid_at_a_door_where_nobody_gains_is_no_argument_from_benefit() -> None:
    assert found("R302", "The quay burned on 4 May. It was the firm that did it.") == []


def test_what_is_left_when_the_rest_is_denied_is_found() -> None:
    text = "The crew were not aboard. The guard had no key. It was therefore the mate."
    assert found("R303", text) == ["It was therefore the mate"]
    assert found("R303", text.replace("had no key", "had a key")) == []


def test_a_bare_conclusion_from_a_guess_is_found() -> None:
    text = "The letter may have been copied. So it was the clerk who did it."
    assert found("C204", text) == ["So it was the clerk who did it"]
    assert found("C204", text.replace("may have been", "was")) == []


def test_a_bare_conclusion_from_hearsay_is_found() -> None:
    text = "A neighbour had it from a cousin. That proves that the mayor is ill."
    assert found("R301", text) == ["the mayor is ill"]
    told = "A neighbour had it from a cousin. So it was the mayor who is ill."
    assert found("R301", told) == ["So it was the mayor who is ill"]
    assert found("R301", told.replace("A neighbour had it from a cousin", "It rained")) == []


@pytest.mark.parametrize("opened", ["If it rains it was the ditch that did it.", "Did it dry it?"])
def test_a_condition_or_a_question_concludes_nothing(opened: str) -> None:
    assert found("R307", DUG + DRY + opened) == []


@pytest.mark.parametrize(
    ("before", "shown"),
    [(DUG + DRY, [(DUG + DRY).strip()]), ("The gate is old. It sticks.\n\n", [])],
)
def test_a_ground_is_shown_where_it_stands_beside_what_is_concluded(
    before: str, shown: list[str]
) -> None:
    flat = "The toll was raised on 2 March and trade fell in the same week, so the toll drove the"
    flat += " traders away."
    text = before + ("The ditch dried it." if shown else flat)
    (finding,) = check_reading(read(text), codes=frozenset({"R307"}))
    assert [each.text.strip() for each in finding.related] == shown
