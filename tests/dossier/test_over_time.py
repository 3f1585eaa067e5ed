"""Timeline, ties and tracks: who dates what, who acts on whom, what each voice says; no score."""

import pytest
from tests.dossier.notes import BLOG, HERALD, MINISTRY, WEEKLY, WIRE, example, link, notes, read

from sayso.records.dossier import Track


def track(voice: str) -> Track:
    (found,) = [one for one in link(notes()).tracks if one.voice == voice]
    return found


def test_happenings_stand_by_the_day_that_claims_give_them() -> None:
    days = [(one.day, one.voices) for one in example().happenings]
    assert days == sorted(days)
    assert ("2026-02-28", ("port authority",)) in days
    assert {day for day, _ in days} == {"2026-02-28", "2026-03-01"}


def test_times_that_count_from_others_are_not_dated() -> None:
    told = {claim for one in example().happenings for claim in one.tellings}
    assert not [claim for claim in told if "afternoon" in example().tellings[claim].text]


def test_a_tie_has_who_the_verb_and_whom_with_its_origins() -> None:
    texts = ["Norland attacked Corvania on Monday, the Tern Institute said.",
             "On Monday Corvania was attacked by Norland, an envoy said."]  # fmt: skip
    dossier = link([read(text, f"Paper {at}", "2026-05-05") for at, text in enumerate(texts)])
    names = {one.id: one.name for one in dossier.entities}
    ties = [one for story in dossier.stories for one in story.ties]
    told = {(names[one.who], one.verb, names[one.whom]): one for one in ties}
    assert ("Norland", "attack", "Corvania") in told
    assert ("Corvania", "attack", "Norland") not in told


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Norland attacked Corvania on Monday.", {("Norland", "attack", "Corvania")}),
        ("Norland was blamed in Corvania on Monday.", set()),
        ("Norland has seen a ban on Corvania.", {("Norland", "see", "Corvania")}),
        ("Norland attacked Corvania's port on Monday.", set()),
        ("Norland's army attacked Corvania on Monday.", set()),
        ("Norland attacked Corvania relief boats on Monday.", set()),
        ("Norland did not know who attacked Corvania.", set()),
    ],
)
def test_a_tie_is_of_those_who_act_and_are_acted_on(
    text: str, ties: set[tuple[str, str, str]]
) -> None:
    dossier = link([read(text, "Osk News", "2026-05-05")])
    names = {one.id: one.name for one in dossier.entities}
    found = [one for story in dossier.stories for one in story.ties]
    assert {(names[one.who], one.verb, names[one.whom]) for one in found} == ties


def test_a_track_counts_what_is_first_and_who_repeats_it() -> None:
    wire = track(WIRE)
    assert (wire.first, wire.follows) == (5, ())
    assert {one.voice for one in wire.followed_by} >= {HERALD}
    assert {one.voice for one in track(BLOG).follows} == {MINISTRY, HERALD}


def test_a_track_holds_losses_and_denials() -> None:
    assert len(track(HERALD).losses) == 4
    assert len(track(WEEKLY).denied) == 1
    assert track(WIRE).losses == ()


def test_a_body_has_one_track_however_it_is_named() -> None:
    voices = [one.voice for one in link(notes()).tracks]
    assert MINISTRY in voices
    assert "interior ministry" not in voices
    assert len(voices) == len(set(voices))
