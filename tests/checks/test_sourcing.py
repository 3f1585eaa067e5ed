"""Sourcing: who is named, and what the judgements rest on."""

import pytest
from tests.checks.readings import found

VAGUE = [
    ("Some analysts believe that the dam will fail.", ["Some analysts"]),
    ("Critics say that the gates were neglected.", ["Critics"]),
    ("The gates were neglected, according to several observers.", ["several observers"]),
    ("Ansel Roke, an engineer, said that some analysts were wrong.", []),
    ("Some 22 percent said they would leave the valley.", []),
    ("The residents said that they heard an engine.", []),
    ("The vote hangs on what people think of the dam.", []),
    ("Many of you have said that the dam is old.", []),
    ("Three-quarters of the valley said that the dam is old.", []),
    ("08.15 Observers say that the hall was always going to close.", ["Observers"]),
    ("15 observers say that the hall was always going to close.", []),
    (
        "Analysts said that the cabinet would last. Foreign Minister Jory Stavn went home.",
        ["Analysts"],
    ),
    (
        "Critics say that the gates leak. Finance Minister Hedda Lisle denied that they leak.",
        ["Critics"],
    ),
    ("Critics say that the gates leak. Vanda Rooke, who trades in grain, said it loudest.", []),
    ("Critics say that the gates leak. Dr Vanda Rooke of the college said it loudest.", []),
    ("Letters came, many addressed to the old engineer.", []),
]
IMPERSONAL = [
    ("Tavrenne is seen as the main buyer.", ["is seen as"]),
    ("The guard is reported to have left the country.", ["is reported to"]),
    ("The guard reportedly left the country.", ["reportedly"]),
    ("The militia has been blamed for nine raids on the coast.", ["has been blamed for"]),
    ("Two of its officers have been implicated in the theft.", ["have been implicated in"]),
    ("The militia has been blamed for nine raids by the coast guard.", []),
    ("Tavrenne is seen by its neighbours as the main buyer.", []),
    ("“We were never told of it.” The hall emptied.", []),
    ("The gate is known to leak.", []),
    ("Asked whether the gate would hold, Ansel Roke, the engineer, said that it would.", []),
]
UNNAMED = [
    ("A senior official said that the key was copied.", ["A senior official"]),
    ("The key was copied, one diplomat said.", ["one diplomat"]),
    ("A senior official who attended the meeting said that the key was copied.", []),
    ("A ministry spokesman said that the key was copied.", []),
    ("The key was copied, according to an aide familiar with the inquiry.", []),
    ("The sources said that the key was copied.", []),
    ("Jory Stavn is a man who said that keys are for fools.", []),
    ("One critic of the mayor said that the key was copied.", []),
    (
        "Two officials who read the report said that it was long. One official said that the key"
        " was copied.",
        [],
    ),
]
COUNTED_TWICE = [
    (
        "The Port Authority said that the crane was cut. A spokesman for the Port Authority"
        " confirmed that the crane was cut.",
        ["A spokesman for the Port Authority"],
    ),
    (
        "The mayor of Sarn said that the bridge was mined. Her office confirmed that the bridge"
        " was mined.",
        ["Her office"],
    ),
    (
        "A leaked memo says that the dam was unsafe. Radio Polna, quoting the memo, reported that"
        " the dam was unsafe.",
        ["Radio Polna"],
    ),
    (
        "The Averland army said that Dorn was taken. The Averland government also said that Dorn"
        " was taken.",
        [],
    ),
    (
        "The Corrin Institute counts nine breaches of the truce. The Verrin Institute also counts"
        " nine breaches of the truce.",
        [],
    ),
    (
        "The Kelmarch mayor said that the fair would close. Kelmarch traders also said that the"
        " fair would close.",
        [],
    ),
    (
        "The Port Authority said that the crane was cut. The Port Authority also said that the"
        " crane would be mended in June.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "words"), VAGUE)
def test_vague_sources(text: str, words: list[str]) -> None:
    assert found("S102", text) == words


@pytest.mark.parametrize(("text", "words"), IMPERSONAL)
def test_impersonal_sources(text: str, words: list[str]) -> None:
    assert found("S103", text) == words


@pytest.mark.parametrize(("text", "words"), UNNAMED)
def test_unnamed_sources(text: str, words: list[str]) -> None:
    assert found("S104", text) == words


@pytest.mark.parametrize(("text", "words"), COUNTED_TWICE)
def test_one_origin_named_twice(text: str, words: list[str]) -> None:
    assert found("S109", text) == words


def test_evidence_is_told_of_where_the_text_says_whence_it_came() -> None:
    assert found("S111", "The plan uses data obtained from the Harbour Office.") == []
    assert found("S111", "The plan uses data obtained from former clerks.") == ["data obtained"]


def test_words_of_time_need_a_date_only_where_there_is_none() -> None:
    text = "The gates were tested last week. They failed yesterday."

    assert found("S107", text, published=None) == ["last week", "yesterday"]
    assert found("S107", text) == []


JUDGED = "# Outlook\n\nThe Salt League will probably split before June 2026.{}"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("\n\nThe Salt League was founded in 1988.", ["The Salt League will probably split"]),
        (" Ansel Roke, its treasurer, has said that he will leave it.", []),
        ("\n\n“We cannot go on with them,” said Ansel Roke, its treasurer.", []),
    ],
)
def test_a_judgement_rests_on_what_is_said_of_it(after: str, words: list[str]) -> None:
    places = found("S101", JUDGED.format(after))

    assert [place[: len(words[0])] for place in places] == words if words else places == []


def test_one_source_under_a_conclusion() -> None:
    text = (
        "According to Jory Stavn, two gates are stuck.{} Therefore a flood is likely by June 2026."
    )

    assert found("S105", text.format("")) == ["a flood is likely by June 2026"]
    assert found("S105", text.format(" The builder’s log says that both rusted.")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A clerk who was in the corridor said that the talks had failed.", []),
        ("A trader who has bought tea there for ten years said that stocks are low.", []),
        ("Two drivers, who were promised that no name would be used, said the road is open.", []),
        ("A guard who asked not to be named said that the gate was open.", ["A guard"]),
        ("An aide said that the clerks, who are paid by the day, had left.", ["An aide"]),
    ],
)
def test_what_is_told_of_a_nameless_source_stands_beside_its_words(
    text: str, words: list[str]
) -> None:
    assert [each.split(" who")[0] for each in found("S104", f"\n{text}\n")] == words


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The school has recently lost a teacher.", ["recently"]),
        ("The captain, who recently sold the yard, is ill.", ["recently"]),
        ("The first slip, recently, took a pipe with it.", ["recently"]),
        ("The recently shut yard is for sale.", []),
        ("As recently as March the yard was open.", []),
        ("The minister said that the yard had recently closed.", []),
    ],
)
def test_recently_tells_no_day_wherever_it_stands(text: str, times: list[str]) -> None:
    assert found("S107", text) == times
