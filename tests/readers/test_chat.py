"""An exported chat: each message under its head, and the days that its stamps tell."""

from datetime import date

import pytest
from tests.readers.layouts import shapes

import sayso
from sayso.readers import load
from sayso.records import Document


def chat(*lines: str) -> Document:
    return load("a.txt", data="\n".join(lines).encode())


ANDROID = (
    "11/03/2031, 09:00 - Messages and calls are end-to-end encrypted.",
    "12/03/2031, 14:22 - Nia Kell: The lock is shut",
    "and the gate leaks",
    "12/03/2031, 14:25 - Odo: Who says so?",
    "13/03/2031, 08:01 - Nia Kell: The tug sails tomorrow",
)


def test_each_message_stands_under_its_head() -> None:
    document = chat(*ANDROID)
    assert shapes(document) == [
        ("heading 3", "12/03/2031, 14:22 - Nia Kell:"),
        ("paragraph", "The lock is shut"),
        ("paragraph", "and the gate leaks"),
        ("heading 3", "12/03/2031, 14:25 - Odo:"),
        ("paragraph", "Who says so?"),
        ("heading 3", "13/03/2031, 08:01 - Nia Kell:"),
        ("paragraph", "The tug sails tomorrow"),
    ]
    assert (document.title, document.published) == (None, date(2031, 3, 13))


@pytest.mark.parametrize(
    "heads",
    [
        ["[12.03.31, 14:22:05] Nia:", "[12.03.31, 14:25:10] Odo:", "[13.03.31, 08:01:44] Nia:"],
        ["[3/12/31, 2:22 PM] Nia:", "[3/12/31, 2:25 PM] Odo:", "[3/13/31, 8:01 AM] Nia:"],
        ["3/12/31, 2:22 PM - Nia:", "3/12/31, 2:25 PM - Odo:", "3/13/31, 8:01 AM - Nia:"],
        ["[2031-03-12, 14:22] Nia:", "[2031-03-12, 14:25] Odo:", "[2031-03-13, 08:01] Nia:"],
        ["Nia, [12.03.2031 14:22]\n", "Odo, [12.03.2031 14:25]\n", "Nia, [13.03.2031 08:01]\n"],
        ["Nia [12.03.2031 14:22]\n", "Odo [12.03.2031 14:25]\n", "Nia [13.03.2031 08:01]\n"],
        ["[12.03.31, 14:22] ~ Nia:", "[12.03.31, 14:25] ~ Odo:", "[13.03.31, 08:01] ~ Nia:"],
    ],
)
def test_the_last_day_is_that_of_the_chat(heads: list[str]) -> None:
    said = ["The lock is shut.", "The gate leaks.", "The pump is old."]
    document = chat(*(f"{head} {words}" for head, words in zip(heads, said, strict=True)))
    assert (document.published, document.problems) == (date(2031, 3, 13), ())
    found = {
        claim.text: claim.attributions[-1].source.name for claim in sayso.read(document).claims
    }
    assert found == {"The lock is shut": "Nia", "The gate leaks": "Odo", "The pump is old": "Nia"}


@pytest.mark.parametrize(
    ("stamps", "last"),
    [
        (["02/03/2031", "04/03/2031", "12/03/2031"], date(2031, 3, 12)),  # days apart, not months
        (["3/2/2031", "3/4/2031", "3/12/2031"], date(2031, 3, 12)),
        (["09/03/2031", "10/03/2031", "01/04/2031"], date(2031, 4, 1)),  # else it would go back
        (["12/03/2031", "12/03/2031", "12/03/2031"], None),
        (["03/04/2031", "03/05/2031", "04/05/2031"], None),
        (["13/03/2031", "12/03/2031", "03/13/2031"], None),
    ],
)
def test_day_and_month_are_told_by_the_whole_chat(stamps: list[str], last: date | None) -> None:
    document = chat(*(f"{stamp}, 08:01 - Nia: The lock is shut." for stamp in stamps))
    assert document.published == last
    assert [one.remedy for one in document.problems] == (
        [] if last else ["give the last day with --published"]
    )


def test_who_writes_every_message_is_the_author() -> None:
    document = chat(
        "Lock Watch, [12.03.2031 14:22]",
        "The gate leaks.",
        "",
        "Lock Watch, [12.03.2031 15:01]",
        "",
    )
    assert document.authors == ("Lock Watch",)


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2031, 14:22 - Nia: The lock is shut.\n12/03/2031, 14:25 - Odo: It is not.\n",
        "[08:10] Lock: The gate was shut.\n\n[08:20] Lock: The wind rose.\n",
        "12/03/2031, 14:22 - The lock was shut.\n12/03/2031, 14:40 - The gate was shut.\n",
    ],
)
def test_a_log_is_no_chat(text: str) -> None:
    assert "heading" not in [kind for kind, _ in shapes(load("a.txt", data=text.encode()))]


def test_each_message_counts_from_its_own_day() -> None:
    reading = sayso.read(
        chat(
            "02/03/2031, 14:22 - Nia: The tug will sail tomorrow.",
            "09/03/2031, 14:25 - Odo: The ferry will sail tomorrow.",
            "29/03/2031, 08:01 - Nia: The barge will sail tomorrow.",
        )
    )
    horizons = [claim.horizon.by for claim in reading.claims if claim.horizon]
    assert horizons == [date(2031, 3, 3), date(2031, 3, 10), date(2031, 3, 30)]
    assert [time.value for time in reading.times] == ["2031-03-03", "2031-03-10", "2031-03-30"]
