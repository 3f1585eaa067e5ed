"""One claim: what is said of those who are named decides, not the names that all texts share."""

from tests.dossier.notes import read

from sayso.dossier.claimed import claims_of
from sayso.dossier.matching import Match, match_claims
from sayso.dossier.weights import weigh_stems

DAY = "2026-03-03"


def match(one: str, other: str) -> Match:
    readings = read(one, "Osk News", DAY), read(other, "Varr Post", DAY)
    claims = [claimed for reading in readings for claimed in claims_of(reading)]
    ((_, found),) = match_claims(claims, weigh_stems(claims)).items()
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
