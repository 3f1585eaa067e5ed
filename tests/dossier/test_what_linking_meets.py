"""What linking asks of a reading: whose a claim is, of which day, and what denies nothing."""

import pytest
from tests.dossier.notes import link, read

from sayso.dossier.claimed import claims_of

DAY = "2026-03-04"


def voices(text: str) -> dict[str, str]:
    """Whose each claim of a text is."""
    return {one.claim.text: one.voice.name for one in claims_of(read(text, "Tarn Courier", DAY))}


def test_the_day_of_what_is_to_come_is_no_happening() -> None:
    text = "The harbour board said that the ferry will resume on Monday. The crane fell on Sunday."
    (story,) = link([read(text, "Tarn Courier", DAY)]).stories
    assert [one.text for one in story.happenings] == ["The crane fell on Sunday"]


def test_all_sentences_of_a_quotation_are_its_speakers() -> None:
    said = '"The crane was sound. Nobody had touched it since May," said Oda Merrin.'
    assert set(voices(said).values()) == {"Oda Merrin"}


def test_who_did_not_say_how_long_denies_nothing() -> None:
    readings = [
        read("The closure of the pier will last a week, the ministry said.", "Osk News", DAY),
        read(
            "The ministry did not say how long the closure of the pier will last.", "Varr Post", DAY
        ),
    ]
    assert not [one for story in link(readings).stories for one in story.disagreements]


def test_they_of_two_are_not_one_of_them() -> None:
    text = "The dock union and the harbour board met the governor. They said that the pier is safe."
    assert voices(text)["the pier is safe"] != "harbour board"


@pytest.mark.xfail(strict=True, reason="who spoke before weighs more than two who only act")
def test_they_of_two_are_not_the_one_that_spoke_before() -> None:
    text = (
        "The harbour board said the ferry will resume on Monday. The union and the board met the "
        "governor; they said that the pier is safe."
    )
    assert voices(text)["the pier is safe"] != "harbour board"
