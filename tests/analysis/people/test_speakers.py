"""Speakers: what kind of source a phrase names, and whom a pronoun stands for."""

import numpy as np
import pytest

from sayso.analysis.marks import Chances, Marks
from sayso.analysis.people.names import Actors, find_names
from sayso.analysis.people.pronouns import Pronouns
from sayso.analysis.people.speakers import Speakers
from sayso.analysis.text.sentences import split_sentences
from sayso.records import Block, Document, Source

KINDS = ("person", "organisation", "document", "unnamed", "vague")


def identify(text: str, *phrases: str, marks: Marks | None = None) -> list[Source]:
    """The sources that phrases of a text name, asked for in reading order."""
    block = Block(kind="paragraph", start=0, end=len(text))
    sentences = split_sentences(Document(id="d", text=text, blocks=(block,)))
    speakers = Speakers(text, Actors(find_names(sentences)), marks=marks)
    sources, at = [], 0
    for phrase in phrases:
        start = text.index(phrase, at)
        at = start + len(phrase)
        sources.append(speakers.identify((start, at)))
    return sources


def named(phrase: str, **told: float) -> tuple[str, str | None]:
    """Kind and name of whom a phrase names; told: the chance of each kind, by an engine."""
    rest = (1 - sum(told.values())) / max(len(KINDS) - len(told), 1)
    row = np.array([[told.get(kind, rest) for kind in KINDS]], np.float32)
    chances = {"speakers": Chances(KINDS, row)} if told else {}
    marks = Marks(piece_starts=np.array([0]), chances=chances)
    (source,) = identify(f"{phrase} said so.", phrase, marks=marks)
    return source.kind, source.name


@pytest.mark.parametrize(
    ("phrase", "ruled", "judged"),
    [
        ("the camp prefect", ("organisation", "camp prefect"), "person"),
        ("depot hands", ("vague", "depot hands"), "unnamed"),
        ("the winter tariff", ("organisation", "winter tariff"), "document"),
        ("the usual callers", ("organisation", "usual callers"), "vague"),
        ("Tarrow Brothers", ("person", "Tarrow Brothers"), "organisation"),
    ],
)
def test_an_engine_is_asked_of_what_kind_a_source_is(
    phrase: str, ruled: tuple[str, str], judged: str
) -> None:
    assert named(phrase) == ruled
    assert named(phrase, **{judged: 0.9}) == (judged, ruled[1])


def test_the_rules_count_where_the_engine_is_unsure() -> None:
    assert named("the foreign ministry", organisation=0.3, person=0.6)[0] == "organisation"
    assert named("Mayor Odile Marr", organisation=0.99)[0] == "person"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Odile Marr", "Odile Marr"),
        ("Colonel Ivo Brandt", "Ivo Brandt"),
        ("Odile Marr, the mayor of Tarn,", "Odile Marr"),
        ("the mayor, Odile Marr,", "Odile Marr"),
        ("The ministry's spokesman, Ivo Brandt,", "Ivo Brandt"),
        ("Ivo Brandt of the Tarn Institute", "Ivo Brandt"),
        ("analyst Ivo Brandt", "Ivo Brandt"),
        ("Prime Minister Marr", "Marr"),
        ("Dr. Rosa van der Meer", "Rosa van der Meer"),
    ],
)
def test_a_person_has_a_name_without_title_or_apposition(phrase: str, name: str) -> None:
    assert named(phrase) == ("person", name)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the foreign ministry", "foreign ministry"),
        ("The Tarn Institute", "Tarn Institute"),
        ("the Orla Shipping Company", "Orla Shipping Company"),
        ("the police", "police"),
        ("TRC", "TRC"),
        ("the Wire", "Wire"),
        ("a shipping company", "a shipping company"),
        ("the miners' union", "miners' union"),
    ],
)
def test_a_body_is_an_organisation(phrase: str, name: str) -> None:
    assert named(phrase) == ("organisation", name)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the audit", "audit"),
        ("A leaked memo", "A leaked memo"),
        ("a memo seen by the Wire", "a memo seen by the Wire"),
        ("a letter sent to the union", "a letter sent to the union"),
        ("a report published in May", "a report published in May"),
        ("a study by the Tarn Institute", "a study by the Tarn Institute"),
        ("satellite images", "satellite images"),
        ("the customs form", "customs form"),
        ("The Tarn Report", "Tarn Report"),
    ],
)
def test_a_record_is_a_document(phrase: str, name: str) -> None:
    assert named(phrase) == ("document", name)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("a senior official", "a senior official"),
        ("A senior official who saw the log, and left,", "A senior official who saw the log"),
        ("an officer, speaking on condition of anonymity", "an officer"),
        ("a person familiar with the talks", "a person familiar with the talks"),
        ("two diplomats", "two diplomats"),
        ("two diplomats who saw the log", "two diplomats who saw the log"),
        ("three officials in Tarn", "three officials in Tarn"),
        ("one former employee", "one former employee"),
    ],
)
def test_a_person_without_a_name_is_unnamed(phrase: str, name: str) -> None:
    assert named(phrase) == ("unnamed", name)


@pytest.mark.parametrize(
    "phrase",
    [
        "some analysts",
        "Analysts",
        "many experts",
        "Several officials",
        "residents of Tarn",
        "Western diplomats",
        "observers in the capital",
        "critics of the pact",
        "Others",
        "most historians",
    ],
)
def test_a_group_without_names_or_number_is_vague(phrase: str) -> None:
    assert named(phrase) == ("vague", phrase)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the mayor", "mayor"),
        ("Her deputy", "Her deputy"),
        ("the captain", "captain"),
    ],
)
def test_who_is_known_by_an_office_is_a_person(phrase: str, name: str) -> None:
    assert named(phrase) == ("person", name)


def test_who_came_in_without_a_name_stays_so() -> None:
    text = "She met an adviser in Tarn. The adviser said no."
    source = identify(text, "The adviser")[-1]
    assert (source.kind, source.name) == ("unnamed", "an adviser in Tarn")


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "name"),
    [
        ("A grain adviser left. The adviser said no.", "The adviser", "unnamed", "A grain adviser"),
        (
            "Chief Justice Ana Vann sat. The Chief Justice said no.",
            "The Chief Justice",
            "person",
            "Ana Vann",
        ),
        (
            "The President of the Chamber said no.",
            "The President of the Chamber",
            "person",
            "President of the Chamber",
        ),
        (
            "The Statistics Office met. His office said no.",
            "His office",
            "organisation",
            "his office",
        ),
        (
            "Ilse Vann, a member, left. The member for Tarn said no.",
            "The member for Tarn",
            "person",
            "member for Tarn",
        ),
        (
            "Of two clerks one of them, the budget secretary Ana Vann, said no.",
            "one of them, the budget secretary Ana Vann,",
            "person",
            "Ana Vann",
        ),
    ],
)
def test_a_description_means_who_bears_it_and_nobody_else(
    text: str, phrase: str, kind: str, name: str
) -> None:
    source = identify(text, phrase)[-1]
    assert (source.kind, (source.name or "").lower()) == (kind, name.lower())


@pytest.mark.parametrize("phrase", ["we", "I", "We"])
def test_the_first_person_is_the_author(phrase: str) -> None:
    assert named(phrase) == ("author", None)


@pytest.mark.parametrize(
    ("text", "phrases", "last"),
    [
        ("Odile Marr said no. She said yes.", ("Odile Marr", "She"), ("person", "Odile Marr")),
        ("Odile Marr runs it. She said yes.", ("She",), ("person", "Odile Marr")),
        ("The union said no. It said yes.", ("The union", "It"), ("organisation", "union")),
        ("Experts said no. They said yes.", ("Experts", "They"), ("vague", "Experts")),
        ("A diplomat said no. He said yes.", ("A diplomat", "He"), ("unnamed", "A diplomat")),
        (
            "The union said no. Experts said no. It said yes.",
            ("The union", "Experts", "It"),
            ("organisation", "union"),
        ),
        (
            "The union said no. Odile Marr said no. It said yes.",
            ("The union", "Odile Marr", "It"),
            ("organisation", "union"),
        ),
        (
            "Odile Marr said no. Ivo Brandt said no. He said yes.",
            ("Odile Marr", "Ivo Brandt", "He"),
            ("person", "Ivo Brandt"),
        ),
    ],
)
def test_a_pronoun_is_whoever_spoke_or_was_named_before(
    text: str, phrases: tuple[str, ...], last: tuple[str, str]
) -> None:
    source = identify(text, *phrases)[-1]
    assert (source.kind, source.name) == last


def test_a_pronoun_is_whom_a_noun_means() -> None:
    text = "Rosa Vint left. The director's wife came. She said he slept."
    block = Block(kind="paragraph", start=0, end=len(text))
    sentences = split_sentences(Document(id="d", text=text, blocks=(block,)))
    actors = Actors(find_names(sentences))
    speakers = Speakers(text, actors, Pronouns(sentences, actors))
    at = text.index("She")
    assert speakers.identify((at, at + len("She"))).name == "director's wife"


def test_a_title_is_whoever_bears_it() -> None:
    text = "Minister Ylva Brandt spoke. The Minister was late. She said that ice had come."
    assert identify(text, "She")[0].name == "Ylva Brandt"


def test_a_description_is_known_by_its_head() -> None:
    text = "A clerk at the bank said so. The bank said nothing was lost."
    assert [each.name for each in identify(text, "A clerk at the bank", "The bank")] == [
        "A clerk at the bank",
        "bank",
    ]


@pytest.mark.parametrize("pronoun", ["He", "She", "They", "It"])
def test_a_pronoun_for_nobody_is_vague(pronoun: str) -> None:
    """A document that names nobody has nobody that "he" could be."""
    assert named(pronoun) == ("vague", pronoun.lower())


@pytest.mark.parametrize(
    ("text", "phrases", "name"),
    [
        (
            "Odile Marr said no. Marr said yes.",
            ("Odile Marr", "Marr"),
            "Odile Marr",
        ),
        (
            "The Tarn Relief Committee said no. The TRC said yes.",
            ("The Tarn Relief Committee", "The TRC"),
            "Tarn Relief Committee",
        ),
        (
            "A report by the Tarn Institute said no. The report said yes.",
            ("A report by the Tarn Institute", "The report"),
            "A report by the Tarn Institute",
        ),
        (
            "The Orla Shipping Company sold it. The company said yes.",
            ("The company",),
            "Orla Shipping Company",
        ),
        (
            "Ivo Brandt, the minister, left. The minister said yes.",
            ("The minister",),
            "Ivo Brandt",
        ),
        (
            "It thanked Chancellor Rosa Vann for coming. The Chancellor said yes.",
            ("The Chancellor",),
            "Rosa Vann",
        ),
        (
            "Present were Ivo Brandt (Chair) and Rosa Vann. THE CHAIR: Yes.",
            ("THE CHAIR",),
            "Ivo Brandt",
        ),
    ],
)
def test_a_short_form_is_resolved_to_its_name(
    text: str, phrases: tuple[str, ...], name: str
) -> None:
    assert identify(text, *phrases)[-1].name == name


def test_an_office_that_two_have_held_is_neither_of_them() -> None:
    text = "Chancellor Rosa Vann met Chancellor Ivo Brandt. The Chancellor said yes."
    assert identify(text, "The Chancellor")[0].name == "Chancellor"


def test_a_source_points_at_the_words_that_name_it() -> None:
    text = "Late on Monday the mayor, Odile Marr, spoke."
    (source,) = identify(text, "the mayor, Odile Marr,")
    assert text[slice(source.start, source.end)] == "the mayor, Odile Marr,"


def test_a_place_that_speaks_is_a_state() -> None:
    """A name that a document uses for a place is no person."""
    *_, source = identify("They fought in Tarn. Today Tarn said no.", "in Tarn", "Tarn")
    assert (source.kind, source.name) == ("organisation", "Tarn")


@pytest.mark.parametrize(
    ("phrase", "who"),
    [
        ("Commodore Odile Marr", ("person", "Odile Marr")),
        ("Its spokeswoman, Ms Marr,", ("person", "Marr")),
        ("An aide to Minister Odile Marr", ("unnamed", "An aide to Minister Odile Marr")),
    ],
)
def test_a_rank_is_no_name_and_an_aide_is_not_whom_he_serves(
    phrase: str, who: tuple[str, str]
) -> None:
    assert named(phrase) == who


def test_a_name_does_not_end_in_what_goes_on() -> None:
    assert named("A clerk in the office who") == ("unnamed", "A clerk in the office")


@pytest.mark.parametrize("phrase", ["Tarn leaders", "senior Treasury officials", "Marr’s aides"])
def test_several_people_are_no_body_whatever_an_engine_tells(phrase: str) -> None:
    assert named(phrase, organisation=0.97)[0] in ("unnamed", "vague")


@pytest.mark.parametrize(
    "head", ["ad", "advertisement", "commercial", "clip", "headline", "statements"]
)
def test_what_is_printed_or_shown_is_a_document(head: str) -> None:
    assert named(f"the {head}", person=0.5)[0] == "document"
