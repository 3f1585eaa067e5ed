"""One claim: what is said of those who are named decides, not the names that all texts share."""

import pytest
from tests.dossier.notes import link, read

from sayso.dossier.claimed import claims_of
from sayso.dossier.matching import Match, match_claims
from sayso.dossier.words import stems

DAY = "2026-03-03"


def match(one: str, other: str) -> Match:
    readings = read(one, "Osk News", DAY), read(other, "Varr Post", DAY)
    claims = [claimed for reading in readings for claimed in claims_of(reading)]
    ((_, found),) = match_claims(claims).items()
    return found


def test_two_deeds_of_those_who_are_named_alike_are_two_claims() -> None:
    found = match(
        "Alderman Piet Varrow of Upper Osk Harbour opened the new market.",
        "Alderman Piet Varrow of Upper Osk Harbour resigned in anger.",
    )
    assert found.likeness > 0.5
    assert found.same < 1


def test_one_deed_is_one_claim_whoever_is_named_in_it() -> None:
    """A name that one of two leaves out holds nothing apart."""
    found = match(
        "The old grain barge sank near Osk after hitting a submerged pier.",
        "The old grain barge, the Marigold, sank after hitting a submerged pier.",
    )
    assert found.agree
    assert found.same > 1


def test_a_claim_of_two_words_is_not_one_with_all_that_has_the_one() -> None:
    found = match("The grain burnt.", "The grain was sold to millers abroad.")
    assert found.same < 0.8


HURT = "Two men were badly hurt on Monday."
SANK = "The grain barge sank near the old pier."
BOTH = "Two men were badly hurt when the grain barge sank near the old pier."
BOTH_AGAIN = "Two men were gravely hurt when the grain barge sank by the old pier."


@pytest.mark.parametrize(
    "texts",
    [(f"{HURT} {SANK}", BOTH), (HURT, SANK, BOTH), (HURT, SANK, BOTH, BOTH_AGAIN)],
    ids=["of one document", "of two", "with the third told twice"],
)
def test_a_claim_that_says_two_things_does_not_make_these_one(texts: tuple[str, ...]) -> None:
    readings = [read(text, f"Osk News {n}", f"2026-03-0{n}") for n, text in enumerate(texts, 1)]
    groups = [
        {one.text for one in group.tellings}
        for story in link(readings).stories
        for group in story.groups
    ]
    assert groups
    assert not any({HURT[:-1], SANK[:-1]} <= group for group in groups)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it fired in self-defence", "it had fired in self-defense"),
        ("neighbours saw the harbour centre", "neighbors saw the harbor center"),
        ("they organised licences", "they organized licenses"),
        ("an organisation of theatres", "an organization of theaters"),
    ],
)
def test_a_word_is_one_however_it_is_spelled(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_what_a_claim_says_aside_does_not_join_it_with_others_that_say_that() -> None:
    """The aside is a claim of its own, and goes with them by itself."""
    texts = (
        "The barge, which was thirteen miles off the northern lightship, fired flares all night.",
        "The barge was thirteen miles off the northern lightship.",
    )
    whole, aside = claims_of(read(texts[0], "Osk News", DAY))
    (other,) = claims_of(read(texts[1], "Varr Post", DAY))
    found = match_claims([whole, aside, other])
    assert found[1, 2].same > 1
    assert (0, 2) not in found or found[0, 2].same < 1


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("Three people, two women and a man, were killed.", "Two people were killed.", True),
        ("Three people were killed - two women and a man.", "Two women were killed.", True),
        ("Three people were killed.", "Two women were killed.", False),
    ],
)
def test_who_tells_a_whole_and_its_parts_tells_each(one: str, other: str, fit: bool) -> None:
    assert match(one, other).agree is fit
