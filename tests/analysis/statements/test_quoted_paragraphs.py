"""Quotations set apart: whose they are, over all their paragraphs, and who speaks in them."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices

LED = "Jon Vell wrote:\n\n"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            LED + "> The tug is gone.\n>\n> The crane was sold.\n",
            ("The crane was sold", ["Jon Vell"]),
        ),
        (
            LED + "> The insurers believe that the pump was old.\n",
            ("the pump was old", ["Jon Vell", "insurers"]),
        ),
        (LED + "> I think that the pump was old.\n", ("the pump was old", ["Jon Vell"])),
        (
            LED + "> On Sunday, Mira Olt wrote:\n> > The tug is gone.\n>\n> The crane was sold.\n",
            ("The crane was sold", ["Jon Vell"]),
        ),
        (
            LED + "> The tug is gone.\n>\n> > The crane was sold.\n",
            ("The crane was sold", [None]),
        ),
        (
            LED + "> The tug is gone.\n\nWe thank him.\n\n> The crane was sold.\n",
            ("The crane was sold", [None]),
        ),
    ],
    ids=["paragraphs", "chain", "first person", "back from within", "deeper", "another"],
)
def test_whose_a_quoted_paragraph_is(
    tmp_path: Path, text: str, last: tuple[str, list[str | None]]
) -> None:
    """One who leads in a quotation speaks in all of it, and through him whom he quotes."""
    assert voices(tmp_path, text)[-1] == last
