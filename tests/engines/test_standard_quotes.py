"""Quotations: whose words they are, over sentences and paragraphs, and round their speaker."""

import pytest
from tests.engines.reading import only, propositions, read, said_by

SPEAKER = "person Odile Marr"


def spoken(text: str) -> list[tuple[str, str]]:
    """Every claim with its source."""
    return [(claim.text, said_by(claim)) for claim in read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "“The dam is failing,” Odile Marr said.",
        "“The dam is failing,” said Odile Marr.",
        "“The dam is failing,” said Odile Marr, a hydrologist.",
        "“The dam is failing,” said Odile Marr, who runs the town.",
        "“The dam is failing,” said the mayor, Odile Marr.",
        "“The dam is failing,” said the mayor, Odile Marr, who has run the town since 2019.",
        "“The dam is failing,” the mayor, Odile Marr, said.",
        "“The dam is failing”, Odile Marr told the Wire.",
        "“The dam is failing,” Odile Marr said on Monday.",
        "“The dam is failing,” Odile Marr said in an interview with the Wire.",
        '"The dam is failing," Odile Marr said.',
        "''The dam is failing,'' Odile Marr said.",
        "«The dam is failing», Odile Marr said.",
        "“The dam is failing!” Odile Marr exclaimed.",
        "Odile Marr said: “The dam is failing.”",
        "Odile Marr said, “The dam is failing.”",
        "Odile Marr told reporters: “The dam is failing.”",
        "Odile Marr said that “the dam is failing”.",
        "On Monday, Odile Marr said: “The dam is failing.”",
        "As Odile Marr said in May: “The dam is failing.”",
    ],
)
def test_a_quotation_is_its_speakers(text: str) -> None:
    claim = only(text)
    assert claim.text.lower() == "the dam is failing"
    assert (said_by(claim), claim.kind) == (SPEAKER, "report")


@pytest.mark.parametrize(
    "text",
    [
        "“The dam,” Odile Marr said, “is failing.”",
        "“The dam,” said Odile Marr, “is failing.”",
        "“The dam,” Odile Marr told the Wire, “is failing.”",
        "“The dam,” said Odile Marr, the mayor, “is failing.”",
        '"The dam," Odile Marr said, "is failing."',
    ],
)
def test_a_clause_broken_by_its_speaker_is_one_claim(text: str) -> None:
    """Its span runs from its first word to its last."""
    claim = only(text)
    assert claim.text.startswith("The dam")
    assert claim.text.endswith("is failing")
    assert said_by(claim) == SPEAKER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The dam is old,” said Odile Marr, “and it leaks.”",
            ["The dam is old", "it leaks"],
        ),
        (
            "“The dam is old and it leaks,” said Odile Marr, “and it will fail.”",
            ["The dam is old", "it leaks", "it will fail"],
        ),
        (
            "“The dam is old,” Odile Marr said. “It leaks.”",
            ["The dam is old", "It leaks"],
        ),
        (
            "“The dam is old,” Odile Marr said. “It leaks. It will fail.”",
            ["The dam is old", "It leaks", "It will fail"],
        ),
        (
            "Odile Marr said: “The dam is old. It leaks. It will fail.”",
            ["The dam is old", "It leaks", "It will fail"],
        ),
        (
            "“The dam is old. It leaks,” Odile Marr said.",
            ["The dam is old", "It leaks"],
        ),
        (
            "“The dam is old,” Odile Marr said. “It leaks,” she added.",
            ["The dam is old", "It leaks"],
        ),
    ],
)
def test_every_sentence_of_a_quotation_is_its_speakers(text: str, expected: list[str]) -> None:
    assert spoken(text) == [(words, SPEAKER) for words in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Odile Marr said: “The dam is old.\n\n“It will fail.”",
            ["The dam is old", "It will fail"],
        ),
        (
            "“The dam is old,” Odile Marr said. “It leaks.\n\n“It will fail.”",
            ["The dam is old", "It leaks", "It will fail"],
        ),
        (
            "“The dam is old.\n\n“It leaks.\n\n“It will fail,” Odile Marr said.",
            ["The dam is old", "It leaks", "It will fail"],
        ),
        (
            "“The dam is old,” Odile Marr said.\n\n“It will fail.”",
            ["The dam is old", "It will fail"],
        ),
    ],
)
def test_a_quotation_goes_on_over_paragraphs(text: str, expected: list[str]) -> None:
    assert spoken(text) == [(words, SPEAKER) for words in expected]


def test_two_speakers_in_turn_are_told_apart() -> None:
    text = (
        "“The dam is old,” Odile Marr said.\n\n"
        "“The dam is safe,” said Ivo Brandt, her deputy.\n\n"
        "“We watch it,” Brandt added."
    )
    assert spoken(text) == [
        ("The dam is old", SPEAKER),
        ("The dam is safe", "person Ivo Brandt"),
        ("We watch it", "person Ivo Brandt"),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We never sank it,” said a fisherman who asked not to be named.", "unnamed a fisherman"),
        ("“We never sank it,” one diplomat said.", "unnamed one diplomat"),
        ("“We never sank it,” said residents.", "vague residents"),
        ("“We never sank it,” the ministry said in a statement.", "organisation ministry"),
        ("“We never sank it,” the report said.", "document report"),
        ("“We never sank it,” the captain insisted.", "person captain"),
    ],
)
def test_every_kind_of_source_is_quoted(text: str, source: str) -> None:
    claim = only(text)
    assert (claim.text, said_by(claim)) == ("We never sank it", source)


def test_we_and_i_inside_a_quotation_are_not_the_author() -> None:
    assert spoken("“I think the dam is old,” Odile Marr said.")[-1][1] == SPEAKER
    assert {source for _, source in spoken("“We believe that it sank,” said Odile Marr.")} == {
        SPEAKER
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Odile Marr called the dam “a disgrace”.", "the dam “a disgrace”"),
        ("Odile Marr said the dam was “a disgrace” to Tarn.", "the dam was “a disgrace” to Tarn"),
        ("Odile Marr said the “old” dam was safe.", "the “old” dam was safe"),
        ("Odile Marr described it as “a disgrace”.", "it as “a disgrace”"),
    ],
)
def test_quoted_words_inside_a_claim_keep_their_marks(text: str, expected: str) -> None:
    claim = only(text)
    assert (claim.text, said_by(claim)) == (expected, SPEAKER)


@pytest.mark.parametrize(
    "text",
    [
        "The ship “Orla” sank.",
        "The so-called “free port” is shut.",
        "A film called “The Dam” was banned.",
    ],
)
def test_a_name_or_word_in_quotation_marks_is_no_speech(text: str) -> None:
    assert said_by(only(text)) == "author"


@pytest.mark.parametrize(
    "text",
    [
        "“The dam is failing.”",
        "A banner hung there. “The dam is failing.”",
        "The crowd grew.\n\n“The dam is failing.",
        "“The dam is failing.\n\nThe crowd grew.",
    ],
)
def test_a_quotation_without_a_speaker_is_nobodys_and_never_the_authors(text: str) -> None:
    found = dict(spoken(text))
    assert found["The dam is failing"] == "impersonal"


@pytest.mark.parametrize(
    "text",
    [
        "“Did the ministry know?” Odile Marr asked.",
        "“Who sank it?” said Odile Marr.",
        "Odile Marr asked: “Is it over?”",
    ],
)
def test_a_quoted_question_is_no_claim(text: str) -> None:
    assert propositions(text) == []


def test_a_quoted_forecast_and_its_hedge_are_the_speakers() -> None:
    claim = only("“The dam will probably fail by June,” said Odile Marr.")
    assert (claim.kind, said_by(claim)) == ("forecast", SPEAKER)
    assert claim.certainty is not None
    assert (claim.certainty.text, claim.certainty.low) == ("probably", 0.55)
    assert claim.horizon is not None
    assert claim.horizon.text == "by June"
