"""What every store keeps to: the dossier of a case, linked bit by bit as if all at once."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.dossier.notes import group, notes, read

from sayso.decisions.linking import is_about_links
from sayso.errors import StoreError
from sayso.pipeline import link
from sayso.ports import Store
from sayso.records import Reading
from sayso.records.anchor import Anchor
from sayso.records.claim_act import CorrectSource
from sayso.records.decision import (
    JoinClaims,
    JudgeDisagreement,
    JudgeLoss,
    PartClaim,
    SetCopy,
    Undo,
)
from sayso.records.dossier import Dossier, Story
from sayso.records.dossier_codec import encode_dossier
from sayso.records.linked import Telling
from sayso.records.shelf import OriginalFile
from sayso.stores.store import open_postgresql, open_sqlite

CASE = "main"
BOAT = "A militia boat may have lain"
ELSEWHERE = (
    read(
        "The council of Dellen voted to sell the old mill at Brask, councillor Mara Fenn said.",
        "Brask Bugle",
        "2024-01-09",
    ),
    read(
        "Councillor Mara Fenn said the council of Dellen had voted to sell the old mill at Brask.",
        "Dellen Daily",
        "2024-01-10",
    ),
)


def add(store: Store, *readings: Reading) -> None:
    for one in readings:
        store.documents.add(one, case=CASE)


def written(dossier: Dossier) -> list[bytes]:
    """The lines of a dossier, whatever version of Sayso made it."""
    made_by = replace(dossier.summary.made_by, sayso="")
    return list(encode_dossier(replace(dossier, summary=replace(dossier.summary, made_by=made_by))))


def story(store: Store) -> Story:
    """The one of the notes, which has most documents."""
    stories = store.dossiers.current(CASE).dossier.stories
    return max(stories, key=lambda one: len(one.documents))


def at(one: Telling) -> Anchor:
    return Anchor(document=one.document, start=one.start, end=one.end, quote=one.text)


def decide(store: Store, *acts: object) -> tuple[int, ...]:
    made = store.decisions.append(acts, case=CASE, who="ana")  # type: ignore[arg-type]
    assert store.decisions.verify().faults == ()
    return tuple(one.number for one in made)


@given(order=st.permutations(range(9)), looks=st.sets(st.integers(0, 8)))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_linked_bit_by_bit_in_any_order_it_is_what_linking_all_at_once_gives(
    store: Store, order: list[int], looks: set[int]
) -> None:
    case = f"case {order} {sorted(looks)}"
    if case in {one.name for one in store.cases()}:
        return
    store.add_case(case)
    every = (*notes(), *ELSEWHERE)
    for place, number in enumerate(order):
        store.documents.add(every[number], case=case)
        if place in looks:
            store.dossiers.current(case)
    assert written(store.dossiers.current(case).dossier) == written(link(every))
    assert store.decisions.verify().faults == ()


def test_only_stories_that_a_new_document_touches_are_made_anew(store: Store) -> None:
    add(store, *notes()[:6])
    assert store.dossiers.current(CASE).fresh == 1
    before = story(store)
    add(store, *ELSEWHERE)
    assert store.dossiers.current(CASE).fresh == 1
    assert story(store) == before
    add(store, notes()[6])
    assert store.dossiers.current(CASE).fresh == 1
    assert len(story(store).documents) == 7


def test_what_was_linked_is_kept_and_is_right(store: Store) -> None:
    add(store, *notes())
    made = store.dossiers.current(CASE)
    assert store.decisions.verify().faults == ()
    assert store.dossiers.current(CASE) is made
    assert {one.fresh for one in (made, store.dossiers.current(CASE))} == {1}


def test_what_was_linked_in_another_way_is_linked_anew(address: str, store: Store) -> None:
    add(store, *notes())
    made = store.dossiers.current(CASE).dossier
    open_ = open_postgresql if address.startswith("postgresql:") else open_sqlite
    by_words = open_(address)
    assert by_words.decisions.verify().faults == ()
    found = by_words.dossiers.current(CASE)
    assert (found.fresh, found.dossier.summary.made_by.likeness) == (1, False)
    by_words.close()
    assert written(store.dossiers.current(CASE).dossier) == written(made)


def test_a_case_without_documents_has_an_empty_dossier(store: Store) -> None:
    assert store.dossiers.current(CASE).dossier.summary.documents == 0
    with pytest.raises(StoreError, match="no case is called"):
        store.dossiers.current("other")


# Decisions


def test_a_claim_that_is_parted_is_apart_after_every_reading_and_linking(store: Store) -> None:
    """The document is read again by another engine, and others come."""
    add(store, *notes()[:6])
    boat = group(story(store), BOAT)
    first, *others = boat.tellings
    (number,) = decide(
        store, PartClaim(claim=at(others[-1]), others=tuple(map(at, (first, *others[:-1]))))
    )
    parted = {one.claim for one in group(story(store), BOAT).tellings}
    assert parted == {one.claim for one in boat.tellings} - {others[-1].claim}
    again = next(one for one in notes() if one.document.id == others[-1].document)
    add(store, replace(again, engine="newer"), notes()[6])
    assert others[-1].claim not in {one.claim for one in group(story(store), BOAT).tellings}
    assert store.dossiers.current(CASE).lost == ()
    decide(store, Undo(number=number))
    assert others[-1].claim in {one.claim for one in group(story(store), BOAT).tellings}


def test_claims_that_are_joined_are_one_group_and_of_one_story(store: Store) -> None:
    add(store, *notes(), *ELSEWHERE)
    boat = group(story(store), BOAT)
    other = ELSEWHERE[0]
    claim = other.claims[0]
    anchor = Anchor(document=other.document.id, start=claim.start, end=claim.end, quote=claim.text)
    decide(store, JoinClaims(claims=(at(boat.tellings[0]), anchor)))
    mine = boat.tellings[0].claim

    def told_with(store: Store) -> set[str]:
        every = [{one.claim for one in each.tellings} for each in story(store).groups]
        return next(claims for claims in every if mine in claims)

    assert told_with(store) > {one.claim for one in boat.tellings}
    assert claim.id in told_with(store)
    decide(store, PartClaim(claim=anchor, others=tuple(map(at, boat.tellings))))
    assert claim.id not in told_with(store)


def test_a_copy_is_what_people_set_it_to(store: Store) -> None:
    add(store, *notes())
    copy = next(one for one in story(store).copies if one.whole and one.direction == "dated")
    decide(store, SetCopy(of=copy.by, by=copy.of))
    (turned,) = (one for one in story(store).copies if {one.of, one.by} == {copy.of, copy.by})
    assert (turned.of, turned.by, turned.direction) == (copy.by, copy.of, "decided")
    assert {(one.of, one.by) for one in turned.passages} == {
        (one.by, one.of) for one in copy.passages
    }
    decide(store, SetCopy(of=copy.of, by=copy.by, taken="none"))
    assert {copy.of, copy.by} not in [{one.of, one.by} for one in story(store).copies]


def test_what_is_dismissed_is_gone_until_it_is_undone(store: Store) -> None:
    add(store, *notes()[:5])
    made = story(store)
    dispute, loss = made.disagreements[0], made.losses[0]
    tellings = made.tellings
    sides = tuple(tuple(at(tellings[id_]) for id_ in side) for side in dispute.sides)
    numbers = decide(
        store,
        JudgeDisagreement(kind=dispute.kind, sides=sides, right=False),
        JudgeLoss(
            kind=loss.kind,
            had=at(tellings[loss.from_]),
            lacks=at(tellings[loss.to]),
            right=False,
        ),
    )
    after = story(store)
    assert dispute.id not in {one.id for one in after.disagreements}
    assert loss.id not in {one.id for one in after.losses}
    assert len(after.losses) == len(made.losses) - 1
    add(store, *notes()[5:])
    assert loss.id not in {one.id for one in story(store).losses}
    decide(store, *(Undo(number=one) for one in numbers))
    assert loss.id in {one.id for one in story(store).losses}


def test_a_corrected_source_changes_the_dossier(store: Store) -> None:
    add(store, *notes())
    telling = group(story(store), BOAT).tellings[0]
    decide(store, CorrectSource(claim=at(telling), source="person", name="Ada Lindqvist"))
    now = story(store).tellings[telling.claim]
    assert (now.voice.kind, now.voice.name) == ("person", "Ada Lindqvist")


def test_a_decision_whose_claims_are_gone_is_listed_as_lost(store: Store) -> None:
    file = OriginalFile(name="a.txt", sha256="aa" * 32)
    reading = notes()[0]
    store.documents.add(reading, case=CASE, file=file)
    add(store, *notes()[1:])
    one = next(
        g for g in story(store).groups if reading.document.id in {t.document for t in g.tellings}
    )
    mine = next(t for t in one.tellings if t.document == reading.document.id)
    others = tuple(at(t) for t in one.tellings if t is not mine)
    decide(store, PartClaim(claim=at(mine), others=others))
    store.documents.add(read("Nothing of it is left.", "Selene Wire"), case=CASE, file=file)
    (lost,) = store.dossiers.current(CASE).lost
    assert is_about_links(lost.decision.act)
    assert store.decisions.verify().faults == ()


def test_a_decision_on_words_that_are_not_there_is_refused(store: Store) -> None:
    add(store, *notes()[:2])
    here, there = (
        Anchor(document=one.document.id, start=0, end=3, quote=one.document.text[:3])
        for one in notes()[:2]
    )
    for claims in (
        (here, replace(there, quote="xyz")),
        (here, replace(there, document="0" * 16)),
    ):
        with pytest.raises(StoreError):
            store.decisions.append([JoinClaims(claims=claims)], case=CASE, who="ana")
    with pytest.raises(StoreError, match="holds no document"):
        store.decisions.append([SetCopy(of=here.document, by="0" * 16)], case=CASE, who="ana")
