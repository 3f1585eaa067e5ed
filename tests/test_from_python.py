"""What an engineer types first: each of these is a line of the documentation."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import sayso
from sayso.errors import ConfigError, ReadError

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTE = EXAMPLES / "quay-nine-note.html"
TEXT = "The mayor denied that the bridge is likely to be shut by May. Thus trade may suffer."


def test_a_text_at_hand_is_read() -> None:
    reading = sayso.read(text=TEXT)
    assert [claim.text[:9] for claim in reading.claims] == ["the bridg", "trade may"]
    assert reading.document.text == TEXT
    assert reading.document.location is None
    assert sayso.check(text="Some analysts believe that the port will close.").findings


def test_a_location_is_a_path_or_a_string(awkward: str) -> None:
    assert sayso.read(NOTE, engine=awkward) == sayso.read(str(NOTE), engine=awkward)


def test_one_location_stands_for_a_list_of_one(awkward: str) -> None:
    (alone,) = sayso.read_all(NOTE, engine=awkward)
    assert [alone] == list(sayso.read_all([str(NOTE)], engine=awkward))
    assert len(list(sayso.read_all(str(EXAMPLES / "harbour-notes"), engine=awkward))) == 7


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (sayso.read, 'one document is read: a location or a text; give a path, or text="…"'),
        (lambda: sayso.read(NOTE, text=TEXT), "one document is read: a location or a text"),
        (lambda: sayso.read(f"{TEXT}\n{TEXT}"), 'not a text; give the text as text="…"'),
        (lambda: sayso.read(b"x"), "not bytes; decode them: text=data.decode()"),  # type: ignore[arg-type]
        (lambda: list(sayso.read_all([b"x"])), "not bytes"),  # type: ignore[list-item]
        (lambda: sayso.read(text=b"x"), "text is a str, not bytes"),  # type: ignore[arg-type]
        (lambda: sayso.read(NOTE, published="2021-8-9"), "is a datetime.date, not '2021-8-9'"),  # type: ignore[arg-type]
        (
            lambda: sayso.read(NOTE, published=datetime(2021, 8, 29, tzinfo=UTC)),
            "or the date() of a datetime",
        ),
    ],
)  # fmt: skip
def test_a_wrong_call_says_what_to_do(call: object, told: str) -> None:
    assert callable(call)
    with pytest.raises(ConfigError) as error:
        call()
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" \n", "the text: is empty"),
        ("half \ud800 a character", "half a character ('\\ud800')"),
        ("Der Hafen ist seit Montag geschlossen, sagte der Minister. " * 20, "the text: "),
    ],
)
def test_a_text_that_cannot_be_read_says_why(text: str, told: str) -> None:
    with pytest.raises(ReadError) as error:
        sayso.read(text=text)
    assert told in str(error.value)


def test_names_complete_and_the_version_is_there() -> None:
    assert {"read", "read_all", "weigh", "Reading", "__version__"} <= set(dir(sayso))
    assert set(sayso.__all__) <= set(dir(sayso))
    assert all(getattr(sayso, name) for name in dir(sayso))
    assert sayso.__version__.count(".") == 2


def test_the_package_is_the_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "sayso", "-V"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"sayso {sayso.__version__}\n"


def test_records_are_shown_in_one_line() -> None:
    reading = sayso.read(text=TEXT, published=date(2031, 1, 2))
    assert repr(reading).startswith("<Reading: 2 claims, 2 sources, 1 inference")
    assert repr(reading.document) == "<Document: 2031-01-02, 84 characters>"
    checked = sayso.check(reading)
    assert repr(checked).startswith("<Checked: ")
    case = sayso.weigh(EXAMPLES / "outage.toml", draws=100)
    assert repr(case).startswith("<Judgement 'What took down the northern grid")
    ledger = sayso.load_ledger(EXAMPLES / "forecasts.toml")
    assert repr(ledger).endswith(": 60 questions, 143 forecasts, 58 outcomes>")
    assert all(len(repr(one)) < 250 for one in (reading, checked, case, ledger))


def test_a_claim_is_never_shown_without_who_says_it_and_how_surely() -> None:
    claim, other = sayso.read(text=TEXT).claims
    assert repr(claim) == (
        "<Claim forecast, mayor (denies), “likely” 55%–80%: "
        "'the bridge is likely to be shut by May'>"
    )
    assert repr(other) == "<Claim forecast, author (says), “may”: 'trade may suffer'>"
