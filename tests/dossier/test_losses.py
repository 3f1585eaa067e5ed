"""Losses: what a retelling leaves out, and what it does not."""

from dataclasses import replace

import pytest
from tests.dossier.notes import read

from sayso.dossier.claimed import Claimed, claims_of
from sayso.dossier.losses import lost_between

PAIRS = [
    (
        "Police suspect that the Harrow Front cut the cable.",
        "The Harrow Front cut the cable.",
        {"certainty", "attribution"},
    ),
    (
        "The tanker may have struck a wreck, two pilots said.",
        "The tanker struck a wreck, two pilots said.",
        {"certainty"},
    ),
    (
        "The agency said 14 people were hurt at Dellen.",
        "Fourteen people were hurt at Dellen.",
        {"attribution"},
    ),
    (
        "The brakes had probably failed, the inspector wrote.",
        "The brakes had failed, the inspector wrote.",
        {"certainty"},
    ),
    (
        "The brakes had probably failed, the inspector wrote.",
        "The brakes had likely failed, the inspector wrote.",
        set(),
    ),
    (
        "There was an even chance that the brakes had failed, the inspector wrote.",
        "The brakes had very likely failed, the inspector wrote.",
        {"certainty"},
    ),
    (
        "General Reyk denied that his troops shelled the school.",
        "General Reyk's troops shelled the school.",
        {"denial"},
    ),
    (
        "At least nine miners died at Dorrach, the union said.",
        "Nine miners died at Dorrach, the union said.",
        {"bound"},
    ),
    (
        "Up to 40 tanks were lost at Sarn, the institute said.",
        "Forty tanks were lost at Sarn, the institute said.",
        {"bound"},
    ),
    (
        "If the dam is not mended, the town could be flooded, engineers warned.",
        "The town will be flooded, engineers warned.",
        {"certainty", "condition"},
    ),
    (
        "Police have not ruled out arson in the fire at the depot.",
        "Police say the fire at the depot was arson.",
        {"certainty"},
    ),
    (
        "President Ilse Maron said she would consider a visit to Norland.",
        "President Ilse Maron said she would visit Norland.",
        {"certainty"},
    ),
    (
        "Piet Varrow will be considered like a thief, Ada Sorn said.",
        "Piet Varrow would be viewed like a thief, Ada Sorn said.",
        set(),
    ),
    (
        "Villagers reported seeing men in grey cross the river.",
        "Men in grey crossed the river.",
        {"attribution"},
    ),
    (
        "Sources close to the inquiry said the brakes had failed.",
        "The inquiry found that the brakes had failed.",
        {"attribution"},
    ),
    (
        "Prosecutors claim that Ada Lindqvist moved the money.",
        "Ada Lindqvist moved the money, prosecutors claim.",
        set(),
    ),
    (
        "A spokesman for the Harrow Front said it took no hostages.",
        "The Harrow Front said it took no hostages.",
        set(),
    ),
    (
        "The envoy said the sides had agreed on an exchange.",
        "The sides had agreed on an exchange, but the envoy said it could fail.",
        set(),
    ),
    (
        "Premier Jonas Weil is expected to dissolve parliament.",
        "Premier Jonas Weil will dissolve parliament.",
        {"certainty"},
    ),
    ("The bridge is shut.", "The bridge is probably shut.", set()),
    ("The firm bought the mine.", "The firm bought the mine, the mayor said.", set()),
]


def likest(had: str, lacks: str) -> tuple[Claimed, Claimed]:
    """The two claims of two texts that share most words."""
    first, second = (
        list(claims_of(read(text, paper, day)))
        for text, paper, day in (
            (had, "Varr Post", "2026-05-04"),
            (lacks, "Osk News", "2026-05-05"),
        )
    )
    return max(
        ((one, other) for one in first for other in second),
        key=lambda pair: (pair[0].stems & pair[1].stems).total(),
    )


@pytest.mark.parametrize(("had", "lacks", "kinds"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_what_is_lost(had: str, lacks: str, kinds: set[str]) -> None:
    assert {loss.kind for loss in lost_between(*likest(had, lacks), "followed")} == kinds


@pytest.mark.parametrize("reports", ["Unconfirmed reports", "Two unverified accounts"])
def test_who_says_that_reports_are_unconfirmed_is_not_sure(reports: str) -> None:
    had = f"{reports} said that Yusef Kadal had been captured."
    pair = likest(had, "Yusef Kadal has been captured.")
    assert {loss.kind for loss in lost_between(*pair, "followed")} == {"certainty", "attribution"}


def test_the_words_that_were_lost_are_told() -> None:
    pair = likest(*PAIRS[1][:2])
    (loss,) = lost_between(*pair, "followed")
    assert (loss.words, loss.from_, loss.to) == ("may", pair[0].id, pair[1].id)


def test_who_is_meant_by_a_pronoun_is_told_by_name() -> None:
    had, lacks = likest(
        "Two officers, who asked not to be named, said they suspect that the pier was mined.",
        "The pier was mined.",
    )
    lost = {loss.words for loss in lost_between(had, lacks, "followed")}
    assert lost == {"suspect", "Two officers"}


def test_a_release_of_the_party_itself_is_no_loss() -> None:
    reported = read("The interior ministry said nine people died at Dellen.", "Varr Post")
    own = read("Nine people died at Dellen.", "Ministry of the Interior")
    (had,), (lacks,) = claims_of(reported), claims_of(own)
    assert list(lost_between(had, lacks, "followed")) == []


def test_a_hedge_that_stands_elsewhere_in_the_sentence_is_not_lost() -> None:
    """One text, read once with its hedge and once beside it."""
    text = "The tanker may have struck a wreck, two pilots said."
    had, other = (next(claims_of(read(text, publisher))) for publisher in ("Osk News", "Varr Post"))
    assert had.claim.certainty is not None
    start = text.index("struck")
    claim = replace(other.claim, text=text[start : other.claim.end], start=start, certainty=None)
    lacks = replace(other, claim=claim)
    assert lacks.strength - had.strength >= 1
    assert [loss.kind for loss in lost_between(had, lacks, "followed")] == []
