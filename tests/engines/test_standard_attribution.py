"""Attribution: who puts a claim forward, by which words, with what stance."""

import pytest
from tests.engines.reading import chain, only, propositions, read, said_by

ACCORDING = [
    ("According to Mara Velin, the dam is failing.", "person Mara Velin"),
    ("According to Mara Velin the dam is failing.", "person Mara Velin"),
    ("In the view of two officials the dam is failing.", "unnamed two officials"),
    ("The dam is failing, according to Mara Velin.", "person Mara Velin"),
    ("The dam, according to Mara Velin, is failing.", "person Mara Velin"),
    ("According to Mara Velin, a hydrologist in Tarn, the dam is failing.", "person Mara Velin"),
    ("The dam, according to Mara Velin, a hydrologist, is failing.", "person Mara Velin"),
    ("The dam is failing, according to Mara Velin, a hydrologist.", "person Mara Velin"),
    ("According to the interior ministry, the dam is failing.", "organisation interior ministry"),
    (
        "According to a memo seen by the Wire, the dam is failing.",
        "document a memo seen by the Wire",
    ),
    ("According to two officials, the dam is failing.", "unnamed two officials"),
    ("The dam is failing, according to experts.", "vague experts"),
    ("In the view of Mara Velin, the dam is failing.", "person Mara Velin"),
    ("In the words of Mara Velin, the dam is failing.", "person Mara Velin"),
]


@pytest.mark.parametrize(("text", "source"), ACCORDING)
def test_according_to_attributes_in_front_in_the_middle_and_at_the_end(
    text: str, source: str
) -> None:
    claim = only(text)
    assert said_by(claim) == source
    assert claim.text.lower().startswith("the dam")
    assert claim.text.endswith("is failing")
    assert claim.kind == "report"


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Mara Velin said the dam was failing.", "said", "says"),
        ("Mara Velin said that the dam was failing.", "said", "says"),
        ("Mara Velin says the dam was failing.", "says", "says"),
        ("Mara Velin told the Wire that the dam was failing.", "told", "says"),
        ("Mara Velin told the Wire the dam was failing.", "told", "says"),
        ("Mara Velin has warned that the dam was failing.", "has warned", "says"),
        ("Mara Velin also said the dam was failing.", "also said", "says"),
        ("Mara Velin wrote in a letter that the dam was failing.", "wrote in a letter", "says"),
        ("On Monday Mara Velin announced that the dam was failing.", "announced", "says"),
        ("In 2019, Mara Velin argued that the dam was failing.", "argued", "says"),
        (
            "Mara Velin was quoted as saying that the dam was failing.",
            "was quoted as saying",
            "says",
        ),
        ("Mara Velin believes the dam was failing.", "believes", "believes"),
        ("Mara Velin thinks that the dam was failing.", "thinks", "believes"),
        ("Mara Velin fears the dam was failing.", "fears", "believes"),
        ("Mara Velin doubts that the dam was failing.", "doubts", "doubts"),
        ("Mara Velin denied that the dam was failing.", "denied", "denies"),
        ("Mara Velin rejects that the dam was failing.", "rejects", "denies"),
        ("Mara Velin does not believe that the dam was failing.", "does not believe", "denies"),
    ],
)
def test_a_verb_of_saying_or_thinking_attributes(text: str, cue: str, stance: str) -> None:
    claim = only(text)
    link = claim.attributions[-1]
    assert claim.text == "the dam was failing"
    assert said_by(claim) == "person Mara Velin"
    assert link.cue is not None
    assert (link.cue.text, link.stance) == (cue, stance)


@pytest.mark.parametrize(
    "text",
    [
        "The dam was failing, Mara Velin said.",
        "The dam was failing, said Mara Velin.",
        "The dam was failing, warned Mara Velin, a hydrologist.",
        "The dam, Mara Velin said, was failing.",
        "Mara Velin, who runs the Tarn Institute, said the dam was failing.",
        "The head of the Tarn Institute, Mara Velin, said the dam was failing.",
        "Speaking in Tarn, Mara Velin said the dam was failing.",
        "As Mara Velin put it, the dam was failing.",
    ],
)
def test_the_speaker_may_stand_anywhere(text: str) -> None:
    claim = only(text)
    assert said_by(claim) == "person Mara Velin"
    assert claim.text.lower().startswith("the dam")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry warned that fuel was short.", "organisation ministry"),
        ("The Orla Shipping Company says fuel was short.", "organisation Orla Shipping Company"),
        ("Police confirmed that fuel was short.", "organisation Police"),
        ("A leaked memo says fuel was short.", "document A leaked memo"),
        ("The annual audit found that fuel was short.", "document annual audit"),
        ("Satellite images show that fuel was short.", "document Satellite images"),
        ("A study by the yard found that fuel was short.", "document A study by the yard"),
        ("Some analysts believe fuel was short.", "vague Some analysts"),
        ("Experts say fuel was short.", "vague Experts"),
        ("Observers in Tarn warned that fuel was short.", "vague Observers in Tarn"),
        ("Several officials confirmed that fuel was short.", "vague Several officials"),
        ("An officer who asked not to be named said fuel was short.", "unnamed An officer"),
        ("An officer, who asked not to be named, said fuel was short.", "unnamed An officer"),
        ("A person familiar with it said fuel was short.", "unnamed A person familiar with it"),
        ("Two diplomats said fuel was short.", "unnamed Two diplomats"),
        ("An aide, on condition of anonymity, said fuel was short.", "unnamed An aide"),
    ],
)
def test_every_kind_of_source_speaks(text: str, source: str) -> None:
    claim = only(text)
    assert (said_by(claim), claim.text) == (source, "fuel was short")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The dam is seen as a danger.", "is seen as"),
        ("The general is widely regarded as a traitor.", "is widely regarded as"),
        ("The pact is reported to have collapsed.", "is reported to"),
        ("The general is believed to have fled.", "is believed to"),
        ("The general is said to have fled.", "is said to"),
        ("The general is known to own two yards.", "is known to"),
        ("The mine was reportedly closed.", "reportedly"),
        ("The sale was allegedly a sham.", "allegedly"),
        ("The army is thought to be short of fuel.", "is thought to"),
    ],
)
def test_what_nobody_in_particular_says_is_impersonal(text: str, cue: str) -> None:
    """The impersonal cue stays in the span."""
    claim = only(text)
    link = claim.attributions[-1]
    assert (claim.text, said_by(claim), claim.kind) == (text[:-1], "impersonal", "report")
    assert link.cue is not None
    assert link.cue.text == cue


@pytest.mark.parametrize(
    "text",
    [
        "It is believed that the general fled.",
        "It is widely believed that the general fled.",
        "It was reported that the general fled.",
        "It has been said that the general fled.",
    ],
)
def test_it_is_believed_puts_forward_what_follows(text: str) -> None:
    claim = only(text)
    assert (claim.text, said_by(claim)) == ("the general fled", "impersonal")


def test_a_subject_before_an_inserted_speaker_is_part_of_what_is_said() -> None:
    first, second = read("The mayor said the port was shut; grain, she added, was short.").claims
    assert (first.text, second.text) == ("the port was shut", "grain, she added, was short")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The dam is, he said, empty.", "The dam is, he said, empty"),
        ("The dam was, the chief said, too old to last.", None),
        (
            "The dam will, he said, be mined, since nobody sees it.",
            "The dam will, he said, be mined",
        ),
        ("A rise is, we think, likely, because it rains.", "A rise is, we think, likely"),
        ("We know where it is, he said, but nobody goes there.", "We know where it is"),
    ],
)
def test_a_verb_that_a_speaker_parts_from_the_rest_is_whole_in_the_claim(
    text: str, claim: str | None
) -> None:
    assert read(text).claims[0].text == (claim or text.removesuffix("."))


@pytest.mark.parametrize(
    "text",
    ["Two soldiers told the Wire the dam had failed.", "She warned ministers it had failed."],
)
def test_who_is_told_is_no_part_of_what_is_said(text: str) -> None:
    assert only(text).text in ("the dam had failed", "it had failed")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Bo said that Oskar Lind believes the pact is dead.", ["Ana Bo", "Oskar Lind"]),
        ("According to the Wire, Oskar Lind said the pact is dead.", ["Wire", "Oskar Lind"]),
        ("The Wire reports that the ministry believes the pact is dead.", ["Wire", "ministry"]),
        ("The Wire quoted Oskar Lind as saying that the pact is dead.", ["Wire", "Oskar Lind"]),
        ("The report quotes an officer as saying that the pact is dead.", ["report", "an officer"]),
        ("Police said one of them had told a nurse the pact is dead.", ["Police", "one of them"]),
        (
            "Police said one of them, Ana Bo, had reported that the pact is dead.",
            ["Police", "Ana Bo"],
        ),
        ("The Wire said on Monday, citing Ana Bo, that the pact is dead.", ["Wire", "Ana Bo"]),
        ("The Wire, citing Ana Bo, said the pact is dead.", ["Wire", "Ana Bo"]),
        ("Citing Ana Bo, the Wire said the pact is dead.", ["Wire", "Ana Bo"]),
        ("The Wire, which cited Ana Bo, said the pact is dead.", ["Wire", "Ana Bo"]),
        ("The Wire, quoting an officer, says that the pact is dead.", ["Wire", "an officer"]),
        ("The minister said the pact is dead, citing security concerns.", ["minister"]),
        ("The minister said the pact is dead, citing Tarn's debts.", ["minister"]),
    ],
)
def test_one_statement_inside_another_is_a_chain(text: str, names: list[str | None]) -> None:
    claim = only(text)
    assert (claim.text, chain(claim)) == ("the pact is dead", names)


@pytest.mark.parametrize(
    ("opener", "rest"),
    [
        ("Among them were", "two ministers"),
        ("They include", "two ministers"),
        ("Most of them were", "students"),
        ("Some of them were", "armed"),
    ],
)
def test_a_source_carries_over_to_a_sentence_that_goes_on(opener: str, rest: str) -> None:
    """The police said forty people were held. Among them were two ministers."""
    first, second = read(f"The police said forty people were held. {opener} {rest}.").claims
    assert said_by(first) == said_by(second) == "organisation police"
    assert second.text == f"{opener} {rest}"


@pytest.mark.parametrize(
    "after", ["The town is calm.", "\n\nAmong them were two ministers.", "Two ministers fled."]
)
def test_a_source_does_not_carry_over_without_a_sign(after: str) -> None:
    claims = read(f"The police said forty people were held. {after}").claims
    assert [said_by(claim) for claim in claims] == ["organisation police", "author"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Oskar Lind runs the yard. He said the yard was safe.", "person Oskar Lind"),
        ("Odile Marr spoke in Tarn. According to her, the yard was safe.", "person Odile Marr"),
        ("The union said it was safe. It said the yard was safe.", "organisation union"),
        ("Oskar Lind runs a yard. Lind says the yard was safe.", "person Oskar Lind"),
        ("The Orla Firm is old. The firm said the yard was safe.", "organisation Orla Firm"),
        (
            "Odile Marr said little. Her deputy said the yard was safe.",
            "person Odile Marr's deputy",
        ),
    ],
)
def test_pronouns_and_short_forms_are_resolved(text: str, source: str) -> None:
    claim = read(text).claims[-1]
    assert claim.text.endswith("yard was safe")
    assert said_by(claim) == source


@pytest.mark.parametrize(
    ("text", "span", "stance"),
    [
        ("The minister promised to publish the report.", "to publish the report", "intends"),
        ("Critics accused the cabinet of hiding it.", "the cabinet of hiding it", "says"),
        ("One diplomat described the pact as a trap.", "the pact as a trap", "says"),
        ("The ministry denied owning the ships.", "owning the ships", "denies"),
        ("The mayor dismissed the report as gossip.", "the report as gossip", "denies"),
        ("Oskar Lind called it overdue.", "it overdue", "says"),
    ],
)
def test_a_proposition_without_a_finite_clause(text: str, span: str, stance: str) -> None:
    claim = only(text)
    assert (claim.text, claim.attributions[-1].stance) == (span, stance)
    assert claim.source.kind != "author"


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to comment.",
        "The ministry did not reply.",
        "The army did not say whether the bridge fell.",
        "Nobody would say that the bridge fell.",
        "This shows that the bridge fell.",
        "The dam could be seen as a danger.",
        "Evidence suggests that the bridge fell.",
    ],
)
def test_what_nobody_has_said_is_the_authors(text: str) -> None:
    claims = read(text).claims
    assert claims
    assert all(claim.source.kind == "author" for claim in claims)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("It is not true that the dam failed.", "denies"),
        ("There is no evidence that the dam failed.", "doubts"),
        ("I doubt that the dam failed.", "doubts"),
        ("We believe that the dam failed.", "believes"),
        ("We assess that the dam failed.", "believes"),
    ],
)
def test_the_authors_own_stance(text: str, stance: str) -> None:
    claim = only(text)
    assert (claim.text, said_by(claim)) == ("the dam failed", "author")
    assert (claim.attributions[-1].stance, claim.kind) == (stance, "judgement")


@pytest.mark.parametrize(
    ("text", "source", "cue", "stance"),
    [
        ("The board’s claim that the dam was safe is new.", "organisation board", "claim", "says"),
        (
            "The ministry denied reports that the dam was safe.",
            "organisation ministry",
            "denied reports",
            "denies",
        ),
        (
            "The union dismissed the suggestion that the dam was safe.",
            "organisation union",
            "dismissed the suggestion",
            "denies",
        ),
        ("There are reports that the dam was safe.", "impersonal", "There are reports", "says"),
    ],
)
def test_a_noun_that_reports_belongs_to_the_cue(
    text: str, source: str, cue: str, stance: str
) -> None:
    claim = read(text).claims[-1]
    link = claim.attributions[-1]
    assert (claim.text, said_by(claim)) == ("the dam was safe", source)
    assert link.cue is not None
    assert (link.cue.text, link.stance) == (cue, stance)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The clerk, whom nobody asked, says that the yard was sold.",
            "person clerk",
        ),
        ("The audit office, which reports to nobody, found the yard was sold.", "audit office"),
        ("Its envoy told the Orla Assembly on 3 June: “The yard was sold.”", "Its envoy"),
        ("It also said that the yard was sold.", "it"),
    ],
)
def test_the_source_is_the_subject_and_not_what_stands_nearer(text: str, source: str) -> None:
    claim = read(text).claims[-1]
    assert said_by(claim).endswith(source)


def test_an_order_to_suppose_something_is_no_report() -> None:
    assert {said_by(claim) for claim in read("Say the dam held.").claims} <= {"author"}


def test_a_body_that_says_in_a_statement_is_one_source() -> None:
    text = "The ministry said in a statement that the road was open."
    assert propositions(text) == ["the road was open"]
    assert chain(only(text)) == ["ministry"]


def test_a_label_is_the_person_that_stands_in_brackets_behind_it_once() -> None:
    text = "HOST (Ilse Vann): The lock is shut.\n\nDR ODRAN: It leaks.\n\nHOST: It will be mended."
    assert [claim.source.name for claim in read(text).claims][::2] == ["Ilse Vann", "Ilse Vann"]


def test_the_chair_is_whom_a_label_says_once_whoever_is_named_behind_another() -> None:
    text = (
        "THE CHAIR (Marta Lind): The lock is shut.\n\nMR ODRAN: It leaks.\n\n"
        "THE CHAIR: Village chiefs have told us so."
    )
    assert chain(read(text).claims[-1])[0] == "Marta Lind"


def test_of_two_that_say_the_same_a_body_keeps_its_article() -> None:
    text = "Orla Lines and the Harbour Authority have said that the lock was shut."
    assert chain(only(text)) == ["Orla Lines and the Harbour Authority"]


def test_who_asks_not_to_be_named_has_said_nothing_by_that() -> None:
    text = (
        "The treasurer, Mila Krass, told the Gazette on Tuesday that the fund would last six "
        "weeks. "
        "A clerk in the port office who asked not to be named put the figure at nine. "
        "His superior, Director Anders Holt, denies that any count was made."
    )
    claims = read(text).claims
    assert not any(each.text.startswith("not to be") for each in claims)
    assert claims[0].source.name == "Mila Krass"
