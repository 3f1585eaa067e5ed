"""Follows: only where words were copied, a publisher is cited, or the speaker is the same."""

import pytest
from tests.dossier.notes import by_publisher, followed, link, read

from sayso.dossier.speaking import find_voice
from sayso.records import Reading
from sayso.records.dossier import Story

WIRE = (
    "A drone fell on the grain store at Lake Osk on Monday night, two villagers said. "
    "The drone may have been launched from the far shore, one of them said."
)


def story(*readings: Reading) -> Story:
    (found,) = link(readings).stories
    return found


def test_another_source_of_its_own_is_another_voice_though_the_words_are_the_same() -> None:
    other = WIRE.replace("two villagers said", "the coast guard said")
    told = story(read(WIRE, "Tern Wire", "2026-05-05"), read(other, "Osk News", "2026-05-06"))
    fell = next(group for group in told.groups if "fell" in group.text)
    assert followed(told, fell) == {}
    assert fell.origins == 2


def test_a_claim_of_a_copy_in_other_words_follows_with_a_range() -> None:
    copy = WIRE.replace(
        "The drone may have been launched from the far shore, one of them said.",
        "It was launched from the far shore.",
    )
    told = story(read(WIRE, "Tern Wire", "2026-05-05"), read(copy, "Osk News", "2026-05-06"))
    launched = by_publisher(told, next(one for one in told.groups if "launched" in one.text))
    follower = launched["Osk News"]
    assert follower.because == "copied"
    assert follower.copying is not None
    low, high = follower.copying
    assert 0.5 <= low < 1
    assert high == 1


def test_a_publisher_named_as_the_source_is_followed() -> None:
    cites = "A drone fell on the grain store at Lake Osk on Monday night, according to Tern Wire."
    told = story(read(WIRE, "Tern Wire", "2026-05-05"), read(cites, "Osk News", "2026-05-06"))
    fell = next(group for group in told.groups if "fell" in group.text)
    assert followed(told, fell) == {"Osk News": ("Tern Wire", "cites")}


def test_who_bears_the_name_of_a_publisher_is_not_the_publisher() -> None:
    """A person is cited, not the paper that is called as she is by surname."""
    says = "A drone fell on the grain store at Lake Osk on Monday night, Ilse Tern said."
    told = story(read(WIRE, "Tern", "2026-05-05"), read(says, "Osk News", "2026-05-06"))
    fell = next(group for group in told.groups if "fell" in group.text)
    assert followed(told, fell) == {}


def test_one_speaker_in_two_papers_is_one_origin() -> None:
    one = "Mayor Ines Talbot said the Quill Bridge would stay shut until the load tests are done."
    other = "The Quill Bridge will stay shut until load tests are done, Mayor Ines Talbot said."
    told = story(read(one, "Varr Post", "2026-05-05"), read(other, "Osk News", "2026-05-06"))
    (shut,) = told.groups
    assert shut.origins == 1
    assert followed(told, shut) == {"Osk News": ("Varr Post", "speaker")}


def test_of_one_day_one_speaker_is_one_origin_and_neither_follows() -> None:
    one = "Mayor Ines Talbot said the Quill Bridge would stay shut until the load tests are done."
    other = "The Quill Bridge will stay shut until load tests are done, Mayor Ines Talbot said."
    told = story(read(one, "Varr Post", "2026-05-05"), read(other, "Osk News", "2026-05-05"))
    (shut,) = told.groups
    assert shut.origins == 1
    assert followed(told, shut) == {}


def test_what_a_body_says_in_its_own_document_is_reported() -> None:
    own = "The ministry confirms that nine people died in the Dellen market blast on 1 April 2026."
    told = story(
        read(own, "Ministry of the Interior", "2026-04-02"),
        read(
            "Nine died in the Dellen market blast on 1 April 2026, the interior ministry said.",
            "Osk News",
            "2026-04-03",
        ),
    )
    (died,) = told.groups
    assert followed(told, died) == {"Osk News": ("Ministry of the Interior", "reports")}
    assert by_publisher(told, died)["Ministry of the Interior"].voice.name == (
        "Ministry of the Interior"
    )


def test_a_circle_of_citations_is_cut_so_that_the_earliest_follows_none() -> None:
    text = "The dam at Orrin holds less water than its makers promised, according to {}."
    papers = ["Tern Wire", "Osk News", "Varr Post"]
    readings = [
        read(text.format(papers[(number + 1) % 3]), paper, f"2026-05-0{number + 4}")
        for number, paper in enumerate(papers)
    ]
    told = story(*readings)
    (dam,) = told.groups
    assert "Tern Wire" not in followed(told, dam)
    assert dam.origins == 1


def test_no_two_who_only_say_the_same_follow_each_other() -> None:
    texts = [
        "The dam at Orrin holds less water than its makers promised, engineer Ada Lindqvist said.",
        "The dam at Orrin holds less water than its makers promised, farmer Piet Hals said.",
    ]
    told = story(
        *(read(text, f"Paper {at}", f"2026-05-0{at + 4}") for at, text in enumerate(texts))
    )
    (dam,) = told.groups
    assert followed(told, dam) == {}
    assert dam.origins == 2


@pytest.mark.parametrize("pronoun", ["they", "They"])
def test_they_who_suspect_are_those_who_say_so(pronoun: str) -> None:
    text = f"The port shut the pier. Two pilots said {pronoun} suspect that the buoy drifted."
    (claimed,) = [claim for claim in read(text).claims if "buoy" in claim.text]
    assert find_voice(claimed, read(text).document).name == "Two pilots"
