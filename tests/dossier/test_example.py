"""The seven notes: what a person is to learn from them, line by line."""

from tests.dossier.notes import (
    BLOG,
    HERALD,
    MAIL,
    MINISTRY,
    POST,
    WEEKLY,
    WIRE,
    by_publisher,
    example,
    followed,
    group,
    notes,
)

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options
from sayso.records.linked import Loss


def publishers(claims: tuple[str, ...]) -> set[str]:
    story = example()
    names = {one.id: one.publisher or "" for one in story.documents}
    return {names[story.tellings[claim].document] for claim in claims}


def losses(publisher: str) -> list[tuple[str, str]]:
    story = example()
    names = {one.id: one.publisher for one in story.documents}

    def is_its(loss: Loss) -> bool:
        return names[story.tellings[loss.to].document] == publisher

    return sorted((loss.kind, loss.words) for loss in story.losses if is_its(loss))


def test_all_are_one_story() -> None:
    assert len(example().documents) == 7


def test_the_boat_is_told_five_times_and_has_one_origin() -> None:
    boat = group(example(), "boat")
    assert (len(boat.tellings), boat.documents, boat.origins) == (5, 5, 1)
    assert followed(example(), boat) == {
        POST: (WIRE, "copied"),
        HERALD: (WIRE, "copied"),
        MINISTRY: (HERALD, "cites"),
        BLOG: (MINISTRY, "reports"),
    }
    assert {one.origin for one in boat.tellings} == {by_publisher(example(), boat)[WIRE].claim}


def test_what_shows_it_is_the_words_of_the_follower() -> None:
    told = by_publisher(example(), group(example(), "boat"))
    shown = {name: one.shown.text for name, one in told.items() if one.shown is not None}
    assert shown[MINISTRY] == "The Harbour Herald"
    assert shown[BLOG] == "The interior ministry"


def test_may_and_the_official_are_lost_at_the_herald() -> None:
    assert ("certainty", "may") in losses(HERALD)
    assert ("attribution", "one of them") in losses(HERALD)
    assert ("certainty", "suspect") in losses(HERALD)
    assert losses(POST) == []


def test_they_suspect_is_said_of_the_officials_who_say_so() -> None:
    charge = by_publisher(example(), group(example(), "charge"))
    assert charge[WIRE].voice.label == "Two security officials (Selene Wire)"
    assert charge[WIRE].strength < charge[HERALD].strength


def test_the_post_credits_the_wire() -> None:
    names = {one.id: one.publisher for one in example().documents}
    copies = {(names[one.of], names[one.by]): one for one in example().copies}
    post = copies[WIRE, POST]
    assert (post.direction, post.whole) == ("credited", True)
    assert post.shown is not None
    assert post.shown.text == "Selene Wire"
    assert copies[WIRE, HERALD].direction == "dated"


def test_two_of_one_day_that_share_their_text_have_no_first() -> None:
    names = {one.id: one.publisher for one in example().documents}
    (between,) = [
        one for one in example().copies if {names[one.of], names[one.by]} == {HERALD, POST}
    ]
    assert between.direction == "unknown"


def test_the_dockers_have_their_own_voice() -> None:
    welders = group(example(), "welders")
    assert welders.origins == 2
    assert followed(example(), welders) == {}
    assert by_publisher(example(), welders)[WEEKLY].voice.name == "two dockers"


def test_the_toll_is_an_update() -> None:
    (update,) = example().updates
    assert update.labels == ("at least 14", "17", "19")
    assert publishers(update.steps[0]) == {WIRE, POST, HERALD}
    assert publishers(update.steps[1]) == {MINISTRY, BLOG}
    assert publishers(update.steps[2]) == {MAIL}
    assert not [one for one in example().disagreements if one.kind == "count"]


def test_sunday_against_saturday_is_a_disagreement() -> None:
    (day,) = [one for one in example().disagreements if one.kind == "day"]
    sides = {label[:3]: publishers(side) for label, side in zip(day.labels, day.sides, strict=True)}
    assert sides == {"Sun": {WIRE, POST, HERALD, MINISTRY}, "Sat": {MAIL}}


def test_the_fertiliser_is_told_by_two_and_denied_by_one() -> None:
    stored = group(example(), "fertiliser")
    told = by_publisher(example(), stored)
    assert {name for name, one in told.items() if not one.says} == {MINISTRY}
    assert stored.origins == 3
    denial = [one for one in example().disagreements if stored.id in one.groups]
    assert [one.kind for one in denial] == ["denial"]


def test_the_militia_denies_the_charge() -> None:
    charge = by_publisher(example(), group(example(), "charge"))
    assert [name for name, one in charge.items() if not one.says] == [WEEKLY]
    assert charge[WEEKLY].follows is None


def test_every_dispute_is_shown_as_a_weaker_candidate() -> None:
    # No kind is right four times in five on real text: docs/benchmarks-link.md.
    (story,) = link_anew(notes(), Options()).dossier.stories
    shown = [(one.kind, one.weak) for one in story.disagreements]
    assert shown == [(one.kind, True) for one in example().disagreements]
    assert len(shown) == 3
