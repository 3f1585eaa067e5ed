"""Linking: the same readings give the same dossier; nothing is dropped without being said."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from numpy.typing import NDArray
from tests.dossier.notes import example, link, notes, read
from tests.sample import hostile, reading

from sayso import pipeline
from sayso.dossier.claimed import claims_of
from sayso.dossier.focus import focus_on
from sayso.dossier.link import link_anew
from sayso.dossier.matching import match_claims
from sayso.dossier.options import Options
from sayso.exporters.dossier.text import DossierText
from sayso.records import MadeBy
from sayso.records.dossier import Dossier
from sayso.records.dossier_codec import decode_dossier, dossier_schema, encode_dossier
from sayso.records.linked import ClaimGroup

DAY = "2026-05-04"


def lines(dossier: Dossier) -> list[bytes]:
    return list(encode_dossier(dossier))


@given(st.permutations(range(7)))
@settings(max_examples=8)
def test_order_changes_nothing(order: list[int]) -> None:
    assert lines(link([notes()[at] for at in order])) == lines(link(notes()))


def test_a_document_twice_changes_nothing() -> None:
    assert lines(link([*notes(), *reversed(notes())])) == lines(link(notes()))


def test_of_two_readings_of_one_document_the_same_counts_whatever_the_order() -> None:
    fuller = notes()[0]
    poorer = replace(fuller, claims=fuller.claims[:2], inferences=())
    told = {tuple(lines(link(order))) for order in permutations([fuller, poorer, *notes()[1:3]])}
    assert told == {tuple(lines(link(notes()[:3])))}


def test_decoding_gives_it_back() -> None:
    dossier = link(notes())
    assert decode_dossier(lines(dossier)) == dossier


def test_every_line_keeps_to_the_schema() -> None:
    validator = Draft202012Validator(dossier_schema())
    for line in lines(link(notes())):
        validator.validate(json.loads(line))


def test_json_has_the_names_of_the_format() -> None:
    story = json.loads(lines(link(notes()))[0])
    assert (story["format"], story["part"]) == ("sayso.dossier/1", "story")
    assert {"from", "to", "words", "grade"} <= set(story["losses"][0])
    assert {"of", "by", "contained", "direction", "passages"} <= set(story["copies"][0])
    assert {"claim", "document", "says", "voice", "strength", "follows"} <= set(
        story["groups"][0]["tellings"][0]
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ([b"{"], "line 1"),
        ([b"[]"], "line 1: a part of a dossier is an object"),
        ([b'{"format":"sayso.reading/1"}'], "line 1: its format is 'sayso.reading/1'"),
        ([b'{"format":"sayso.dossier/1","part":"rumour"}'], "no part of a dossier is called"),
        ([b'{"format":"sayso.dossier/1","part":"track"}'], "line 1"),
        ([], "a dossier has one summary"),
    ],
)
def test_what_is_no_dossier_is_refused(written: list[bytes], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        decode_dossier(written)


def test_every_span_is_the_quote() -> None:
    texts = {one.document.id: one.document.text for one in notes()}
    story = example()
    for one in story.tellings.values():
        assert texts[one.document][one.start : one.end] == one.text
        if one.shown is not None:
            assert texts[one.document][one.shown.start : one.shown.end] == one.shown.text


def test_every_claim_that_is_spoken_of_is_there() -> None:
    story = example()
    spoken = {claim for one in story.disagreements for side in one.sides for claim in side}
    spoken |= {claim for one in story.updates for step in one.steps for claim in step}
    spoken |= {claim for one in story.losses for claim in (one.from_, one.to)}
    assert spoken <= set(story.tellings)


def test_a_story_that_a_new_document_does_not_touch_stays_the_same() -> None:
    other = read(
        "The council of Dellen voted to sell the old mill at Brask, councillor Mara Fenn said.",
        "Brask Bugle",
        "2024-01-09",
    )
    again = read(
        "Councillor Mara Fenn said the council of Dellen had voted to sell the old mill at Brask.",
        "Dellen Daily",
        "2024-01-10",
    )
    before, after = link(notes()), link([*notes(), other, again])
    documents = {one.id for one in before.stories[0].documents}
    (same,) = [s for s in after.stories if {one.id for one in s.documents} & documents]
    assert [one.id for one in same.documents] == [one.id for one in before.stories[0].documents]
    assert same.copies == before.stories[0].copies


def test_a_group_of_one_document_is_none() -> None:
    telling = example().groups[0].tellings[0]
    with pytest.raises(ValueError, match="two documents"):
        ClaimGroup(id="g", text="t", origins=1, documents=1, tellings=(telling, telling))


def test_a_group_that_follows_in_a_circle_is_none() -> None:
    one, other = example().groups[0].tellings[:2]
    tellings = (
        replace(one, follows=other.claim, because="cites"),
        replace(other, follows=one.claim, because="cites"),
    )
    with pytest.raises(ValueError, match="circle"):
        ClaimGroup(id="g", text="t", origins=1, documents=2, tellings=tellings)


def test_no_readings_and_one_reading_give_a_dossier() -> None:
    assert link([]).summary.documents == 0
    alone = link([notes()[0]])
    assert (len(alone.stories), alone.stories[0].groups) == (1, ())


def test_readings_without_days_publishers_or_titles_are_linked() -> None:
    bare = [
        replace(one, document=replace(one.document, published=None, publisher=None, title=None))
        for one in notes()
    ]
    (story,) = link(bare).stories
    assert {copy.direction for copy in story.copies} <= {"credited", "unknown"}
    assert max(group.documents for group in story.groups) == 5


def test_an_empty_text_is_left_out_and_listed() -> None:
    empty = replace(reading(), claims=(), inferences=(), problems=())
    empty = replace(empty, document=replace(empty.document, id="empty", text=" ", blocks=()))
    summary = link([*notes(), empty]).summary
    assert summary.documents == 7
    assert [(one.what, one.why) for one in summary.left_out] == [
        ("notes/olmaren.txt", "it has no text")
    ]


def test_days_asked_for_leave_out_the_others_and_say_so() -> None:
    options = Options(since=date(2026, 3, 3), until=date(2026, 3, 5))
    undated = replace(notes()[0], document=replace(notes()[0].document, id="x", published=None))
    summary = link_anew([*notes(), undated], options).dossier.summary
    assert summary.documents == 5
    assert [one.why.split(",")[0] for one in summary.left_out] == [
        "it has no day",
        "it was published on 2026-03-02",
        "it was published on 2026-03-06",
    ]


def test_dates_in_the_future_are_days_like_others() -> None:
    late = [
        replace(one, document=replace(one.document, published=date(2999, 1, 1 + at)))
        for at, one in enumerate(notes())
    ]
    assert len(link(late).stories) == 1


def test_hostile_names_change_nothing() -> None:
    assert link([*notes(), hostile()]).summary.documents == 8


def test_readings_by_other_engines_and_scales_are_linked() -> None:
    other = [replace(one, engine="other", scale="phia") for one in notes()[:3]]
    assert len(link([*other, *notes()[3:]]).stories[0].documents) == 7


def test_a_publisher_named_like_a_person_is_a_publisher() -> None:
    one = read("The dam holds, Ada Lindqvist wrote.", "Ada Lindqvist", "2026-05-04")
    other = read("The dam holds, said Ada Lindqvist.", "Osk News", "2026-05-05")
    (story,) = link([one, other]).stories
    assert {group.origins for group in story.groups} == {1}


def test_what_is_not_about_the_words_is_only_counted() -> None:
    focused = focus_on(link(notes()), "boats")
    (story,) = focused.stories
    assert [group.text for group in story.groups] == [
        "A militia boat may have lain off the pier an hour before the blast"
    ]
    assert {one.kind for one in story.losses} == {"certainty", "attribution"}
    assert story.disagreements == ()
    assert focused.summary.left_out[0].why == "they are not about “boats”"
    assert focus_on(link(notes()), " ") == link(notes())


def test_the_verb_of_the_library_gives_what_the_readings_give() -> None:
    stories = link_anew(notes(), Options()).dossier.stories
    assert pipeline.link(notes(), likeness=False).stories == stories
    assert pipeline.link(notes(), likeness=False, jobs=2).stories == stories


def test_one_word_in_common_makes_no_story() -> None:
    readings = [read("The gate opened."), read("Her shop opened.")]
    assert [len(story.documents) for story in link(readings).stories] == [1, 1]


def test_what_claims_mean_decides_whether_they_are_one() -> None:
    readings = [
        read("Two trawlermen were killed when a pump caught fire at Osk harbour.", "Osk News", DAY),
        read("A burning pump in the harbour of Osk left two trawlermen dead.", "Varr Post", DAY),
    ]

    def groups(encode: Callable[[Sequence[str]], NDArray[np.float32]]) -> int:
        stories = link_anew(readings, Options(encode=encode)).dossier.stories
        return sum(len(story.groups) for story in stories)

    assert groups(lambda texts: np.ones((len(texts), 1), dtype=np.float32)) == 1
    assert groups(lambda texts: np.eye(len(texts), 9, dtype=np.float32)) == 0


def test_what_one_document_says_twice_parts_no_group() -> None:
    text = "The Osk dam burst at noon. At noon the Osk dam burst, engineers said."
    readings = [read(text, "Osk News", DAY), read("The Osk dam burst at noon.", "Varr Post", DAY)]
    (story,) = link(readings).stories
    (group,) = story.groups
    assert (len(group.tellings), group.documents) == (3, 2)


def test_a_word_that_many_claims_of_a_story_share_makes_two_of_them_less_alike() -> None:
    """A rare one tells more of what a claim says."""
    told = ("The Osk dam burst.", "The Osk mill burst.", "The Varr dam leaked.")
    one, other, third = (next(claims_of(read(text, text, DAY))) for text in told)
    others = [
        next(claims_of(read(f"The Osk {what} shook.", what, DAY))) for what in ("pier", "inn")
    ]
    alone = match_claims([one, other, third])[0, 1]
    assert match_claims([one, other, third, *others])[0, 1].likeness < alone.likeness


def test_claims_of_a_document_that_says_one_thing_hundreds_of_times_are_compared() -> None:
    """ "He said that he said that he said …": no stem is rare enough to propose a pair."""
    claims = list(claims_of(read("The Osk dam burst.", "Osk News", DAY))) * 201
    assert match_claims(claims) == {}


def test_readings_made_in_two_ways_are_told_apart() -> None:
    """Two notes read by the standard engine, and one by another, with its own model."""
    first, second, third = notes()[:3]
    other = replace(second, engine="llm", made_by=MadeBy(version="2", model="osk-7b"))
    dossier = link([first, other, third])
    assert [(one.engine, one.model, one.documents) for one in dossier.summary.read_by] == [
        ("standard", first.made_by.model if first.made_by else "", 2),
        ("llm", "osk-7b", 1),
    ]
    text = "".join(DossierText().export([dossier])).replace("\n", " ")
    assert "Not all were read in one way" in text
    assert "1 document by llm 2 osk-7b" in text
    assert decode_dossier(lines(dossier)) == dossier


def test_of_readings_made_in_one_way_nothing_is_said() -> None:
    dossier = link(notes())
    assert dossier.summary.read_by == ()
    assert "in one way" not in "".join(DossierText().export([dossier]))
