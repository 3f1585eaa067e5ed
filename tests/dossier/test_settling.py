"""What people settle goes before what is found, the later before the earlier."""

from dataclasses import replace

from tests.dossier.notes import example, notes, read

from sayso.dossier.claimed import claims_of
from sayso.dossier.link import link_anew
from sayso.dossier.options import Options
from sayso.dossier.settling import settle_copies, settle_groups, verdict_on
from sayso.pipeline import encode_meanings, link
from sayso.records.settled import (
    CopySet,
    DisagreementJudged,
    Grouping,
    Settled,
)

CLAIMS = [claimed for reading in notes()[:3] for claimed in claims_of(reading)]
A, B, C, D = (CLAIMS[number].id for number in range(4))


def groups(*settled: Grouping, found: tuple[tuple[int, ...], ...] = ()) -> set[tuple[int, ...]]:
    made = settle_groups(found, CLAIMS, settled)
    return {group for group in made if len(group) > 1}


def test_joined_claims_are_one_group_with_all_that_theirs_had() -> None:
    assert groups(Grouping(claims=(A, B))) == {(0, 1)}
    assert groups(Grouping(claims=(A, C)), found=((0, 1), (2, 3))) == {(0, 1, 2, 3)}


def test_a_claim_that_is_parted_leaves_the_group_of_any_of_the_others() -> None:
    apart = Grouping(claims=(A, C), apart=True)
    assert groups(apart, found=((0, 1, 2),)) == {(1, 2)}
    assert groups(apart, found=((0, 1), (2, 3))) == {(0, 1), (2, 3)}


def test_what_is_settled_later_goes_before() -> None:
    join, part = Grouping(claims=(A, B)), Grouping(claims=(A, B), apart=True)
    assert groups(join, part) == set()
    assert groups(part, join) == {(0, 1)}


def test_claims_that_are_not_there_settle_nothing() -> None:
    assert groups(Grouping(claims=(A, "gone"))) == set()
    assert groups(Grouping(claims=("gone", A, B), apart=True), found=((0, 1),)) == {(0, 1)}


def test_a_copy_that_shares_no_words_can_be_set() -> None:
    one, other = (reading.document.id for reading in notes()[:2])
    (made,) = settle_copies((), [CopySet(of=one, by=other, taken="taken")], (one, other))
    assert (made.of, made.by, made.direction, made.passages) == (one, other, "decided", ())
    gone = CopySet(of=one, by="gone", taken="taken")
    assert not list(settle_copies((), [gone], (one, other)))


def test_a_verdict_holds_while_every_side_has_a_claim_that_it_was_made_of() -> None:
    found = next(one for one in example().disagreements if len(one.sides) == 2)
    judged = DisagreementJudged(
        kind=found.kind, sides=tuple(side[:1] for side in found.sides), right=False
    )
    joined = replace(found, sides=((*found.sides[0], "another"), found.sides[1]))
    assert verdict_on(joined, [judged]) is False
    further = replace(found, sides=(*found.sides, ("another",)), labels=(*found.labels, "19"))
    assert verdict_on(further, [judged]) is None
    assert verdict_on(found, [judged, replace(judged, right=True)]) is True


def test_a_story_is_made_anew_where_something_is_settled_of_it_and_only_then() -> None:
    first = link_anew(notes(), Options())
    assert link_anew(notes(), Options(), first.known).fresh == 0
    elsewhere = Settled(groupings=(Grouping(claims=("x", "y"), apart=True),))
    assert link_anew(notes(), Options(settled=elsewhere), first.known).fresh == 0
    tellings = example().groups[0].tellings
    here = Settled(groupings=(Grouping(claims=(tellings[0].claim, tellings[1].claim), apart=True),))
    assert link_anew(notes(), Options(settled=here), first.known).fresh == 1
    assert link_anew(notes(), Options(days=5), first.known).fresh == 1


def test_a_story_is_not_made_anew_where_its_words_are_told_elsewhere() -> None:
    """However common they become: what a word tells is told by the claims of the story."""
    told = "The Osk dam burst at {}. Its gate was weak, engineers of the Varr mill said."
    again = "At {} a weak gate of the dam burst. Osk engineers said it was the Varr mill."
    first = [read(told.format(hour), hour, "2026-03-03") for hour in ("noon", "dusk", "dawn")]
    later = [read(again.format(hour), hour, "2026-06-03") for hour in ("one", "two", "five", "ten")]
    before = link_anew(first, Options())
    after = link_anew([*first, *later], Options(), before.known)
    assert (len(after.dossier.stories), after.fresh) == (2, 1)
    assert set(before.dossier.stories) < set(after.dossier.stories)


def test_a_story_is_made_anew_where_it_is_made_in_another_way() -> None:
    first = link_anew(notes(), Options())
    assert link_anew(notes(), Options(weak_kinds=frozenset()), first.known).fresh == 1
    by_meaning = link_anew(notes(), Options(encode=encode_meanings), first.known)
    assert by_meaning.fresh == 1
    assert by_meaning.dossier.stories == link(notes()).stories
    again = link_anew(notes(), Options(encode=encode_meanings), by_meaning.known)
    assert (again.fresh, again.dossier) == (0, by_meaning.dossier)


def test_pairs_nearly_alike_are_doubts_until_they_are_parted() -> None:
    made = [one for one in link_anew(notes(), Options()).stories.values() if one.doubts]
    for doubt in made[0].doubts if made else ():
        parted = Grouping(claims=(doubt.one.claim, doubt.other.claim), apart=True)
        again = link_anew(notes(), Options(settled=Settled(groupings=(parted,))))
        ids = {each.id for one in again.stories.values() for each in one.doubts}
        assert doubt.id not in ids
