"""Short forms: which fuller name a surname, a first name or capitals stand for."""

import pytest

from sayso.analysis.people.name import Name
from sayso.analysis.people.short_forms import ShortForms


def named(*names: tuple[str, str]) -> ShortForms:
    """Short forms of names given as text and kind, in the order of the document."""
    return ShortForms([mention(text, kind, 100 * at) for at, (text, kind) in enumerate(names)])


def mention(text: str, kind: str, start: int, before: str = "") -> Name:
    return Name(start, start + len(text), tuple(text.split()), before, kind)


@pytest.mark.parametrize(
    ("full", "kind", "short"),
    [
        ("Odile Rosa Marr", "person", "Marr"),
        ("Odile Rosa Marr", "person", "Odile"),
        ("Odile Rosa Marr", "person", "Odile Marr"),
        ("Patrick Lind of Tarn", "person", "Lind"),
        ("Patrick Lind", "", "Patrick"),
        ("Tarn Relief Committee", "organisation", "Committee"),
        ("Tarn Relief Committee", "organisation", "TRC"),
        ("Ministry of Transport", "organisation", "Ministry"),
        ("Orla Shipping Company", "organisation", "Orla"),
        ("Tarn Relief Committee", "", "TRC"),
    ],
)
def test_a_short_form_stands_for_the_fuller_name(full: str, kind: str, short: str) -> None:
    assert named((full, kind)).expand(short) == full


@pytest.mark.parametrize(
    ("full", "kind", "other"),
    [
        ("South Tarn", "place", "Tarn"),
        ("Orla Bay", "place", "Orla"),
        ("Patrick Lind of Tarn", "person", "Tarn"),
        ("Vice President", "person", "President"),
        ("Patrick Lind and Odile Marr", "person", "Marr"),
        ("Orla Marr", "", "Orla"),
        ("Odile Marr", "person", "Lind"),
    ],
)
def test_other_words_of_a_name_stand_for_themselves(full: str, kind: str, other: str) -> None:
    assert named((full, kind)).expand(other) == other


def test_a_surname_is_no_town() -> None:
    forms = named(("Odile Marr", "person"))
    assert forms.expand("Marr", "place") == "Marr"
    assert forms.expand("Marr", "person") == "Odile Marr"


def test_of_several_fuller_names_the_first_counts() -> None:
    assert named(("Odile Marr", "person"), ("Jonas Marr", "person")).expand("Marr") == "Odile Marr"


@pytest.mark.parametrize("short", ["TR-C", "TaReC", "TRelC"])
def test_capitals_in_brackets_are_defined_by_the_name_before(short: str) -> None:
    full = mention("Tarn Relief Committee", "organisation", 0)
    forms = ShortForms([full, mention(short, "organisation", full.end + 2, "(")])
    assert forms.expand(short) == "Tarn Relief Committee"


def test_letters_that_brackets_define_stand_for_the_name_whatever_they_are_taken_for() -> None:
    full = mention("Tarn Relief Committee", "organisation", 0)
    forms = ShortForms([full, mention("TRC", "organisation", full.end + 2, "(")])
    assert forms.expand("TRC", "person") == "Tarn Relief Committee"
    assert named(("Tarn Relief Committee", "organisation")).expand("TRC", "person") == "TRC"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("O. Marr", "Odile Marr"),
        ("O. R. Lind", "Odile Rosa Lind"),
        ("J. Marr", "J. Marr"),
        ("O. Lind", "O. Lind"),
    ],
)
def test_initials_stand_for_the_names_that_they_begin(short: str, full: str) -> None:
    forms = named((short, "person"), ("Odile Marr", "person"), ("Odile Rosa Lind", "person"))
    assert forms.expand(short, "person") == full


def test_a_surname_is_the_name_in_full_though_it_came_in_with_initials() -> None:
    forms = named(("O. Marr", "person"), ("Odile Marr", "person"))
    assert forms.expand("Marr", "person") == "Odile Marr"


@pytest.mark.parametrize("other", ["KRC", "TKX", "Tarn"])
def test_brackets_that_hold_other_letters_define_nothing(other: str) -> None:
    full = mention("Tarn Relief Committee", "organisation", 0)
    forms = ShortForms([full, mention(other, "place", full.end + 2, "(")])
    assert forms.expand(other) == other


@pytest.mark.parametrize(
    ("names", "label", "full"),
    [
        ([("JUNA CORBEL", "person"), ("CORBEL", "organisation")], "CORBEL", "Juna Corbel"),
        ([("Piet Halve", "person"), ("PIET HALVE", "person")], "HALVE", "Piet Halve"),
        ([("PIET HALVE", "organisation"), ("Piet Halve", "person")], "HALVE", "Piet Halve"),
    ],
)
def test_the_label_of_a_speaker_is_whoever_bears_that_surname(
    names: list[tuple[str, str]], label: str, full: str
) -> None:
    assert named(*names).expand(label, "organisation") == full
