"""Who says what is marked as said, where no source is: the subject, or nobody in particular."""

import pytest
from tests.engines.reading import read, said_by


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Moll won the council partly by arguing that the Greens had raided the fund.", "Moll"),
        ("Noting that he was a farmer himself, Ivo Vane said that the party was lost.", "Ivo Vane"),
        ("After warning that the dyke was weak, the engineers left the town.", "engineers"),
        ("Ivo Brandt closed the debate by insisting that no money was missing.", "Ivo Brandt"),
    ],
)
def test_a_participle_has_the_subject_of_its_clause(text: str, who: str) -> None:
    assert (read(text).claims[0].source.name or "").endswith(who)


def test_whom_somebody_is_held_for_saying_it_is_not_who_holds_them() -> None:
    text = "The commission was criticised by lawyers arguing that it had no mandate."
    assert said_by(read(text).claims[-1]) == "vague lawyers"


@pytest.mark.parametrize(
    "text",
    [
        "Commenting on reports that rebels had reached the fort, Ilse Moll said it must be saved.",
        "Responding to accusations that the firm bribed clerks, a spokeswoman said it would sue.",
        (
            "Batting down allegations that the ministry hid the losses, the report said that all "
            "accounts were open."
        ),
    ],
)
def test_what_somebody_only_answers_to_is_neither_theirs_nor_the_authors(text: str) -> None:
    first, *_ = read(text).claims
    assert (first.source.kind, first.source.name) == ("impersonal", None)
