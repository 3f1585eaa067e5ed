"""Inference: which claims are offered as resting on others, by which words and which rule."""

import pytest
from tests.engines.reading import propositions, read, rests


def one(text: str) -> tuple[str, list[str], str, str]:
    found = rests(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "marker",
    [
        "Thus",
        "Therefore",
        "Hence",
        "Consequently",
        "Accordingly",
        "As a result",
        "For this reason",
        "On that basis",
        "Taken together",
        "So",
    ],
)
def test_an_opener_concludes_from_the_sentences_before(marker: str) -> None:
    text = f"The dam is old. It leaks. {marker}, the town is at risk."
    assert one(text) == (
        "the town is at risk",
        ["The dam is old", "It leaks"],
        marker,
        "sentences-before",
    )


def test_an_opener_concludes_nothing_that_only_stands_inside_what_it_opens() -> None:
    text = "Therefore the lock, which is old, and which leaks, will close."
    assert rests(text) == []


@pytest.mark.parametrize(
    "named",
    [
        "The lock is called the Narrows (thus the name of the inn).",
        "The council hired a clerk called Drace (hence the word dracian).",
        "The firm was bought by a Mr Penn (hence the new sign) and runs again.",
    ],
)
def test_where_a_name_comes_from_is_no_conclusion(named: str) -> None:
    assert rests(f"The mill leaks. {named}") == []


def test_an_opener_reaches_back_two_sentences() -> None:
    text = "One wall fell. Two walls leaked. Three walls cracked. Thus, the fort is lost."
    _, premises, _, _ = one(text)
    assert premises == ["Two walls leaked", "Three walls cracked"]


def test_an_opener_reaches_back_three_sentences_to_a_conclusion() -> None:
    text = "The dam is old. Thus, it leaks. It moves. It groans. Therefore, the town is at risk."
    assert rests(text)[1][:2] == ("the town is at risk", ["it leaks", "It moves", "It groans"])


def test_what_something_is_said_to_lead_to_is_a_conclusion_that_an_opener_reaches() -> None:
    text = (
        "The dam is old. This will likely lead to floods. It moves. It groans. "
        "Therefore, the town is at risk."
    )
    assert rests(text)[-1][1][0] == "This will likely lead to floods"


def test_an_opener_reaches_back_to_the_last_conclusion() -> None:
    """Thus, A. And so B: B rests on A, not on what A rests on."""
    text = "The dam is old. Thus, it leaks. Therefore, the town is at risk."
    assert rests(text) == [
        ("it leaks", ["The dam is old"], "Thus", "sentences-before"),
        ("the town is at risk", ["it leaks"], "Therefore", "sentences-before"),
    ]


def test_an_opener_at_the_start_of_a_paragraph_concludes_from_the_paragraph_before() -> None:
    text = "The walls are thin. The dam is old.\n\nThus, the town is at risk."
    assert one(text) == (
        "the town is at risk",
        ["The dam is old"],
        "Thus",
        "paragraph-before",
    )


@pytest.mark.parametrize("marker", ["therefore", "thus", "consequently", "hence"])
def test_the_marker_may_stand_inside_its_clause(marker: str) -> None:
    text = f"The mine is closed. The town is {marker} poor."
    assert one(text) == (
        f"The town is {marker} poor",
        ["The mine is closed"],
        marker,
        "sentences-before",
    )


@pytest.mark.parametrize(
    ("text", "conclusion", "premise"),
    [
        ("The dam is old, so it leaks.", "it leaks", "The dam is old"),
        ("The pump broke, so the field is wet.", "the field is wet", "The pump broke"),
        ("Oil is dear, so the ships stay in port.", "the ships stay in port", "Oil is dear"),
    ],
)
def test_so_concludes_from_the_clause_before(text: str, conclusion: str, premise: str) -> None:
    assert one(text) == (conclusion, [premise], "so", "clause-before")


def test_so_that_only_likens_concludes_nothing() -> None:
    """So did the other ship."""
    assert rests("The Orla sank. So did the Tern.") == []
    assert rests("The hull has a dent. So does the ship in the picture.") == []


@pytest.mark.parametrize(
    "verb",
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
    ],
)
def test_a_verb_before_its_subject_likens(verb: str) -> None:
    text = f"The yard is shut. So {verb} the ships at the quay."
    assert not [each for each in rests(text) if each[0].startswith(f"{verb} the ships")]


@pytest.mark.parametrize(
    ("text", "conclusion", "premise", "marker"),
    [
        (
            "The field is wet because the pump broke.",
            "The field is wet",
            "the pump broke",
            "because",
        ),
        ("Because the dam is old, it leaks.", "it leaks", "the dam is old", "Because"),
        ("Since the pump broke, the field is wet.", "the field is wet", "the pump broke", "Since"),
        (
            "The ship is lost, since nobody answers.",
            "The ship is lost",
            "nobody answers",
            "since",
        ),
        (
            "The talks are doomed because neither side trusts the other.",
            "The talks are doomed",
            "neither side trusts the other",
            "because",
        ),
    ],
)
def test_a_reason_is_the_premise(text: str, conclusion: str, premise: str, marker: str) -> None:
    assert one(text) == (conclusion, [premise], marker, "reason")


def test_since_of_time_is_no_reason() -> None:
    assert rests("The mine has been shut since the war ended.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The roof fell because the doors were open.",
        "The talks failed as a result. As a result, the army left.",
        "Dray said the yard is empty because the guild left.",
        "The yard is new. So the men went home.",
    ],
)
def test_what_caused_an_event_is_no_reason_to_believe_it(text: str) -> None:
    assert rests(text) == []


@pytest.mark.parametrize("marker", ["Indeed", "For example", "In fact"])
def test_what_seldom_supports_ties_nothing(marker: str) -> None:
    reading = read(f"The field is wet. {marker}, two cows drowned.")
    assert not reading.inferences
    assert [each.text for each in reading.claims] == ["The field is wet", "two cows drowned"]


@pytest.mark.parametrize("marker", ["After all"])
def test_support_comes_after_what_it_supports(marker: str) -> None:
    text = f"The field is wet. {marker}, two cows drowned."
    assert one(text) == ("The field is wet", ["two cows drowned"], marker, "support-after")


@pytest.mark.parametrize(
    ("sign", "conclusion"),
    [
        ("This suggests that they had something to hide.", "they had something to hide"),
        ("This shows that they knew.", "they knew"),
        ("That indicates that the ship was empty.", "the ship was empty"),
        ("All of this implies that the log is false.", "the log is false"),
    ],
)
def test_a_sign_points_from_the_sentence_before(sign: str, conclusion: str) -> None:
    found, premises, marker, rule = one(f"The crew painted over the name. {sign}")
    assert (found, premises, rule) == (conclusion, ["The crew painted over the name"], "sign")
    assert sign.startswith(marker)


@pytest.mark.parametrize(
    "words",
    [
        "The thief could only have come through the roof",
        "The thief must have come through the roof",
        "It cannot be explained otherwise",
    ],
)
def test_elimination_leaves_one_explanation(words: str) -> None:
    found, premises, _, rule = one(f"The door was locked. {words}.")
    assert (found, premises, rule) == (words, ["The door was locked"], "elimination")


@pytest.mark.parametrize(
    "words",
    ["This will lead to riots", "This could force the mayor out", "That would mean a new vote"],
)
def test_a_consequence_rests_on_its_cause(words: str) -> None:
    found, premises, _, rule = one(f"Oil is dear. {words}.")
    assert (found, premises, rule) == (words, ["Oil is dear"], "consequence")


@pytest.mark.parametrize(
    "text",
    [
        "The dam is old. It leaks.",
        "However, the dam is old.",
        "Thus, the dam is old.",
        "Indeed, the dam is old.",
        "The dam is old. Meanwhile, the town sleeps.",
        "The dam, thus named in 1912, is old.",
        "",
    ],
)
def test_nothing_rests_on_nothing(text: str) -> None:
    assert rests(text) == []


def test_a_conclusion_of_the_author_is_a_judgement() -> None:
    reading = read("The dam is old. Thus, the town is at risk.")
    assert [claim.kind for claim in reading.claims] == ["assertion", "judgement"]


@pytest.mark.parametrize(
    "text",
    [
        "The rules have been changed so the public can see who pays.",
        "The board moved the sheds so trucks could pass.",
        "The gates were raised so ships would not strike them.",
        "The vote was put off so members might read the bill.",
        "The sheds were kept open so they may be used.",
    ],
)
def test_what_something_is_for_is_part_of_it_and_no_conclusion(text: str) -> None:
    assert propositions(text) == [text.rstrip(".")]
    assert rests(text) == []


@pytest.mark.parametrize(
    ("text", "conclusion"),
    [
        ("The pump broke so the town is wet.", "the town is wet"),
        ("The pump broke, so the trucks could pass.", "the trucks could pass"),
        ("The bridge fell so trucks could not pass.", "trucks could not pass"),
        ("The pump is broken so the town will flood.", "the town will flood"),
    ],
)
def test_what_follows_from_something_is_a_conclusion(text: str, conclusion: str) -> None:
    assert one(text)[0] == conclusion


@pytest.mark.parametrize(
    "second",
    [
        "The repairs made thus far hold.",
        "Thus far nobody has mended it.",
        "Thus far, the town is dry.",
    ],
)
def test_thus_far_concludes_nothing(second: str) -> None:
    assert rests(f"The wall leaks. {second}") == []


@pytest.mark.parametrize(
    "carrier",
    ["This does not mean that", "That doesn’t prove that", "It does not follow that"],
)
def test_what_is_said_not_to_follow_is_doubted_and_no_conclusion(carrier: str) -> None:
    text = f"The pump is old. {carrier} the town flooded."
    assert rests(text) == []
    _, claim = read(text).claims
    assert (claim.text, claim.attributions[-1].stance) == ("the town flooded", "doubts")
