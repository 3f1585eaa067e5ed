"""Quoters: who speaks within what somebody else is quoted to say."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Anton Marr spoke to the lawyer, Piet Odran. "
            "“He told me that the pump was old,” Marr said.",
            ["Anton Marr", "Piet Odran"],
        ),
        ("“The guild said that the pump was old,” Ilse Vann wrote.", ["Ilse Vann", "guild"]),
        (
            "“The guild reported that the pump was old,” said Ilse Vann, who ran the docks "
            "for the Tarn Company for thirty years.",
            ["Ilse Vann", "guild"],
        ),
    ],
)
def test_who_is_quoted_tells_what_others_say_in_their_words(
    tmp_path: Path, text: str, chain: list[str]
) -> None:
    assert voices(tmp_path, text)[-1] == ("the pump was old", chain)


@pytest.mark.parametrize("pronoun", ["He", "They"])
def test_a_pronoun_in_what_somebody_is_quoted_to_say_is_another(
    tmp_path: Path, pronoun: str
) -> None:
    text = f"The mayor, Jory Pell, was ill. “{pronoun} said that the pump was old,” Mr Pell said."
    *outer, inner = voices(tmp_path, text)[-1][1]
    assert outer == ["Jory Pell"]
    assert inner != "Jory Pell"


def test_who_is_spoken_of_in_a_quotation_is_not_quoted(tmp_path: Path) -> None:
    text = (
        "Mrs Vann spoke of Mr Marr. “Perhaps he is not as rich as he says he is,” she said. "
        "“Perhaps he has never paid. The board has not met.”"
    )
    assert {chain[0] for words, chain in voices(tmp_path, text)[1:]} == {"Vann"}
