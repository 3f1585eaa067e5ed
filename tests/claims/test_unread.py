"""What is left out of a reading is named for what it is."""

import pytest

import sayso
from sayso.readers import load

TEXT = "# Mole shut\n\nThe mole is shut, the pilots said."


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("---\ntitle: Mole shut\ndate: 2031-05-09\npublisher: Oude Gazette\n---\n", []),
        (
            "---\ntitle: Mole shut\nsummary: The army has left the town\n---\n",
            ["front matter is shown and not read for claims"],
        ),
    ],
)
def test_front_matter_is_told_of_where_it_says_more_than_the_document_is_called(
    before: str, told: list[str]
) -> None:
    reading = sayso.read(load("mole.md", data=(before + TEXT).encode()))
    assert [one.message for one in reading.problems] == told


def test_a_table_is_told_of_from_its_first_cell_to_its_last() -> None:
    table = "\n\n| pier | ships in June |\n|---|---|\n| north | four coasters |\n\n# After it\n"
    reading = sayso.read(load("mole.md", data=(TEXT + table).encode()))
    (one,) = reading.problems
    assert one.message == "a table or note is shown and not read for claims"
    text = reading.document.text
    assert text[one.start : one.end].endswith("four coasters |")
