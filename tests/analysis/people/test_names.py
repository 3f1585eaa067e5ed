"""Names: which words name somebody, and which names are the same actor's."""

import pytest

from sayso.analysis.people.names import Actors, find_names
from sayso.analysis.text.sentences import split_sentences
from sayso.records import Block, Document


def actors_of(text: str) -> Actors:
    block = Block(kind="paragraph", start=0, end=len(text))
    return Actors(find_names(split_sentences(Document(id="d", text=text, blocks=(block,)))))


def names(text: str) -> list[str]:
    return [name.text for name in actors_of(text).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Odile Marr in Tarn.", ["Odile Marr", "Tarn"]),
        ("They met Rosa van der Meer.", ["Rosa van der Meer"]),
        ("They met Umar bin Rashid and left.", ["Umar bin Rashid"]),
        ("They saw the Ministry of Transport there.", ["Ministry of Transport"]),
        ("They met Piet Lind of Northgate.", ["Piet Lind", "Northgate"]),
        ("They wrote to IS-K and the TRC.", ["IS-K", "TRC"]),
        ("They drove an Orla 7 there.", ["Orla"]),
        ("They drove a KT 7 there.", ["KT 7"]),
        ("They met on Monday in May.", []),
        ("they met nobody there.", []),
    ],
)
def test_a_run_of_capitals_is_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "title", ["Mr", "Ms", "Dr.", "Colonel", "Prime Minister", "President", "Gen.", "Captain"]
)
def test_a_title_is_no_part_of_a_name(title: str) -> None:
    (name,) = actors_of(f"They met {title} Marr there.").names
    assert name.text == "Marr"
    assert name.before == title.rsplit(maxsplit=1)[-1].lower()


@pytest.mark.parametrize("text", ["Farmers left.", "The dam failed.", "However, it failed."])
def test_a_capital_that_only_opens_a_sentence_makes_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Odile Marr left.", ["Odile Marr"]),
        ("TRC left.", ["TRC"]),
        ("Marr left. They saw Marr go.", ["Marr", "Marr"]),
        ("“Marr left,” they said of Marr.", ["Marr", "Marr"]),
    ],
)
def test_a_name_at_the_start_of_a_sentence_shows_by_the_rest(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("They met Odile Marr. Then Marr left.", "Marr", "Odile Marr"),
        ("Then Marr left. They had met Odile Marr.", "Marr", "Odile Marr"),
        ("They met the Tarn Relief Committee of late.", "TRC", "Tarn Relief Committee"),
        ("They met Rosa van der Meer.", "Meer", "Rosa van der Meer"),
        ("They met Odile Marr.", "Odile Marr", "Odile Marr"),
        ("They met Odile Marr.", "Lind", "Lind"),
    ],
)
def test_a_short_form_is_the_fullest_name_that_ends_in_it(text: str, short: str, full: str) -> None:
    assert actors_of(text).fullest(short) == full


def test_an_actor_has_every_mention_under_the_fullest_name() -> None:
    text = "They met Odile Marr in Tarn. Later Marr left Tarn."
    records = actors_of(text).records("d", text)
    assert [(each.name, len(each.mentions)) for each in records] == [("Odile Marr", 2), ("Tarn", 2)]
    for record in records:
        for mention in record.mentions:
            assert text[mention.start : mention.end] == mention.text
    assert len({record.id for record in records}) == len(records)


def test_the_same_name_has_the_same_id_in_the_same_document() -> None:
    text = "They met Odile Marr."
    assert actors_of(text).records("d", text) == actors_of(text).records("d", text)
    assert actors_of(text).records("d", text) != actors_of(text).records("e", text)


def test_names_are_found_within_and_before_a_place() -> None:
    text = "They met Odile Marr in Tarn on the Orla."
    actors = actors_of(text)
    assert [name.text for name in actors.within(0, text.index(" on"))] == ["Odile Marr", "Tarn"]
    assert [name.text for name in actors.within(12, len(text))] == ["Tarn", "Orla"]
    assert [name.text for name in actors.before(text.index("Orla"))] == ["Tarn", "Odile Marr"]
    assert actors.before(0) == []


def test_a_name_keeps_its_place_over_a_wrapped_line() -> None:
    text = "They met Odile\nMarr there."
    (name,) = actors_of(text).names
    assert (name.text, text[name.start : name.end]) == ("Odile Marr", "Odile\nMarr")


def test_a_heading_does_not_teach_that_a_word_is_a_name() -> None:
    text = "What Farmers Want\nFarmers left."
    blocks = (Block(kind="heading", start=0, end=17), Block(kind="paragraph", start=18, end=31))
    sentences = split_sentences(Document(id="d", text=text, blocks=blocks))
    assert [name.text for name in find_names(sentences[1:])] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Can Ilse Vann stay?", ["Ilse Vann"]),
        ("Should Ilse Vann lose, it falls.", ["Ilse Vann"]),
        ("Seven Orrin deputies met.", ["Orrin"]),
        *((f"{word} Orrin met them.", ["Orrin"]) for word in ("Neither", "Either")),
        ("Will Ilse Vann stay?", ["Ilse Vann"]),
        ("Will Vann stayed.", ["Will Vann"]),
    ],
)
def test_what_opens_a_question_or_counts_is_no_part_of_a_name(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected
