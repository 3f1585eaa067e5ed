"""Copies: found whatever was left out, told apart from statements both heard, with a direction."""

import pytest
from tests.dossier.notes import link, read

from sayso.records.linked import Copy

STORY = (
    "The ferry Linnea ran aground off Varr in thick fog on Monday with forty passengers on board. "
    "Nobody was hurt, and the tide lifted her off the bank again before dusk, the harbour master "
    "said. Her captain had left the marked channel to avoid a fishing boat that showed no lights. "
    "The owners have asked a surveyor from the mainland to look at the hull before she sails again."
)
BRIEF = (
    "Nobody was hurt, and the tide lifted her off the bank again before dusk, the harbour master "
    "said."
)
OTHER = (
    "The council of Dellen met in closed session to settle who pays for the bridge. Two of them "
    "walked out over the seating, and the mayor closed the meeting with no vote taken on anything."
)
QUOTE = "“We have looked at every bolt of that bridge twice over and not one of them was loose,”"
FOOT = "The Tern Courier is printed on paper from forests that are looked after for those to come."


def copies(*texts: tuple[str, str | None, str | None]) -> tuple[Copy, ...]:
    readings = [read(text, publisher, day) for text, publisher, day in texts]
    return tuple(copy for story in link(readings).stories for copy in story.copies)


def directed(*texts: tuple[str, str | None, str | None]) -> tuple[str, str | None]:
    """The direction of the one copy, and the publisher of the original."""
    (copy,) = copies(*texts)
    readings = [read(text, publisher, day) for text, publisher, day in texts]
    names = {one.document.id: one.document.publisher for one in readings}
    return copy.direction, names[copy.of]


def test_a_brief_of_a_long_report_is_a_copy() -> None:
    (copy,) = copies((STORY, "Varr Post", "2026-05-04"), (BRIEF, "Osk News", "2026-05-05"))
    assert copy.whole
    assert copy.contained == 1.0


def test_passages_hold_the_same_words_in_both() -> None:
    changed = STORY.replace("forty passengers", "some passengers").replace("thick fog", "fog")
    (copy,) = copies((STORY, "Varr Post", "2026-05-04"), (changed, "Osk News", "2026-05-05"))
    assert copy.passages
    for passage in copy.passages:
        assert STORY[slice(*passage.of)] == changed[slice(*passage.by)]
    assert all(
        one.by[1] <= other.by[0]
        for one, other in zip(copy.passages, copy.passages[1:], strict=False)
    )


def test_other_matters_are_no_copies() -> None:
    assert copies((STORY, "Varr Post", "2026-05-04"), (OTHER, "Osk News", "2026-05-05")) == ()


def test_a_quotation_that_both_heard_is_no_copy() -> None:
    one = f"The engineer spoke at noon. {QUOTE} she told the crowd before the gates of the works."
    other = f"It was a long day in Dellen. {QUOTE} said the engineer when asked at the town hall."
    assert copies((one, "Varr Post", "2026-05-04"), (other, "Osk News", "2026-05-05")) == ()


@pytest.mark.parametrize(
    ("credited", "day"),
    [
        ("VARR (Tern Wire) - ", "2026-05-03"),
        ("VARR, Istria (Tern Wire) — ", "2026-05-05"),
        ("By Ada Lund, Tern Wire\n\n", "2026-05-05"),
        ("Source: Tern Wire\n\n", "2026-05-05"),
        ("Originally published by Tern Wire\n\n", "2026-05-05"),
    ],
)
def test_a_credit_tells_the_direction_whatever_the_day(credited: str, day: str) -> None:
    told = directed((STORY, "Tern Wire", "2026-05-04"), (credited + STORY, "Osk News", day))
    assert told == ("credited", "Tern Wire")


def test_a_credit_at_the_foot_counts_too() -> None:
    text = f"{STORY}\n\nTern Wire contributed to this report."
    told = directed((STORY, "Tern Wire", "2026-05-04"), (text, "Osk News", "2026-05-03"))
    assert told == ("credited", "Tern Wire")


def test_a_citation_tells_the_direction() -> None:
    cites = f"{BRIEF} The channel has silted up since autumn, according to the Varr Post."
    told = directed((STORY, "The Varr Post", "2026-05-05"), (cites, "Osk News", "2026-05-04"))
    assert told == ("cited", "The Varr Post")


def test_else_the_earlier_day_does() -> None:
    told = directed((BRIEF, "Osk News", "2026-05-05"), (STORY, "Varr Post", "2026-05-04"))
    assert told == ("dated", "Varr Post")


@pytest.mark.parametrize("days", [("2026-05-04", "2026-05-04"), (None, None)])
def test_else_nothing_does(days: tuple[str | None, str | None]) -> None:
    (copy,) = copies((STORY, "Varr Post", days[0]), (BRIEF, "Osk News", days[1]))
    assert copy.direction == "unknown"


def test_a_document_without_a_day_is_never_called_first() -> None:
    told = directed((STORY, "Varr Post", None), (BRIEF, "Osk News", "2026-05-05"))
    assert told == ("dated", "Osk News")


def test_two_that_credit_an_agency_which_is_not_here_have_it_from_there() -> None:
    one, other = f"VARR (Tern Wire) - {STORY}", f"VARR (Tern Wire) - {BRIEF}"
    readings = [read(one, "Varr Post", "2026-05-04"), read(other, "Osk News", "2026-05-05")]
    (story,) = link(readings).stories
    assert [copy.direction for copy in story.copies] == ["unknown"]
    origins = {one.origin for group in story.groups for one in group.tellings}
    assert "credited: Tern Wire" in origins
    assert {group.origins for group in story.groups} == {1}


def test_what_a_publisher_puts_under_all_it_writes_makes_no_copies() -> None:
    texts = [
        STORY,
        OTHER,
        "The old mill at Brask is to be sold for housing next spring. Its owner wants flats there.",
        "Snow closed the pass above Lower Tarn for two nights. Ploughs came up late at night.",
    ]
    readings = [read(f"{text}\n\n{FOOT}", "Tern Courier", "2026-05-04") for text in texts]
    dossier = link(readings)
    assert not [copy for story in dossier.stories for copy in story.copies]
    (stock,) = dossier.summary.boilerplate
    assert (stock.publisher, stock.documents) == ("courier tern", 4)
    assert "printed on paper from forests" in stock.words


LISTED = (
    "Related:\n\nCouncil Of Dellen Settles Who Pays.\n\nOld Mill At Brask To Be Sold For Housing."
    "\n\nSnow Closes The Pass Above Lower Tarn."
)


@pytest.mark.parametrize(("foot", "found"), [(LISTED, 0), (LISTED.removeprefix("Related:"), 1)])
def test_a_list_of_what_else_there_is_to_read_makes_no_copy_even_of_two(
    foot: str, found: int
) -> None:
    """It is half of the shorter; without the label over it nothing tells that it is a list."""
    short = "Ploughs went up to the two villages by night, before the school bus had to."
    readings = [read(f"{text}\n\n{foot}", "Tern Courier", "2026-05-04") for text in (STORY, short)]
    dossier = link(readings)
    assert len([copy for story in dossier.stories for copy in story.copies]) == found
    assert len(dossier.summary.boilerplate) == 1 - found


def test_what_one_publisher_lists_another_may_have_taken_over() -> None:
    readings = [
        read(f"{text}\n\n{LISTED}", publisher, "2026-05-04")
        for text, publisher in ((BRIEF, "Tern Courier"), (OTHER, "Osk News"))
    ]
    assert [copy for story in link(readings).stories for copy in story.copies]


def test_addresses_of_one_site_make_no_copies() -> None:
    address = (
        "https://www.example.org/news/2026/05/04/regional/coast/harbour/index?from=front&page=2"
    )
    one, other = f"{STORY}\n\n{address}", f"{OTHER}\n\n{address}"
    assert copies((one, "Varr Post", "2026-05-04"), (other, "Osk News", "2026-05-05")) == ()


def test_copies_of_one_text_are_joined_to_the_first_and_no_more_than_linearly() -> None:
    readings = [read(STORY, f"Paper {number}", "2026-05-04") for number in range(15)]
    (story,) = link(readings).stories
    assert len(story.documents) == 15
    assert len(story.copies) <= 2 * 15
