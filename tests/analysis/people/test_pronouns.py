"""Pronouns: which earlier name he, she, it and they stand for."""

import pytest

from sayso.analysis.people.name_spans import join_names
from sayso.analysis.people.names import Actors, find_names
from sayso.analysis.people.pronouns import Pronouns
from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.records import Block, Document

KINDS = {
    "Odile Marr": "person",
    "Ivo Brandt": "person",
    "Anna Lind": "person",
    "Peter Vos": "person",
    "Vos": "person",
    "Brandt": "person",
    "Tarn Union": "organisation",
    "Wire": "organisation",
    "Tarn": "place",
    "Orlans": "group",
}


def answer(text: str, pronoun: str) -> str | None:
    """The name that the last such pronoun of a text stands for."""
    block = Block(kind="paragraph", start=0, end=len(text))
    document = Document(id="d", text=text, blocks=(block,))
    sentences = split_sentences(document)
    spans = [
        (kind, at, at + len(name))
        for name, kind in KINDS.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    actors = Actors(join_names(sentences, find_names(sentences), spans))
    found = Pronouns(sentences, actors, find_quotations(document)).antecedent(text.rindex(pronoun))
    return actors.owner(found.name) if found and found.name else None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Odile Marr left. She was late.", "She", "Odile Marr"),
        ("Odile Marr and her deputy left.", "her", "Odile Marr"),
        ("The Tarn Union met. Its head left.", "Its", "Tarn Union"),
        ("The Tarn Union met in Tarn, where it began.", "it", "Tarn Union"),
        ("The Orlans fished. They had boats.", "They", "Orlans"),
        ("Odile Marr met the Tarn Union. She left.", "She", "Odile Marr"),
    ],
)
def test_a_pronoun_is_a_name_of_its_kind(text: str, pronoun: str, name: str) -> None:
    assert answer(text, pronoun) == name


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Anna Lind met Peter Vos. She left.", "She", "Anna Lind"),
        ("Peter Vos met Anna Lind. She left.", "She", "Anna Lind"),
        ("Odile Marr met Mr Brandt. She left.", "She", "Odile Marr"),
        ("Peter Vos wrote to an actress. She left.", "She", None),
    ],
)
def test_titles_first_names_and_nouns_tell_he_from_she(
    text: str, pronoun: str, name: str | None
) -> None:
    assert answer(text, pronoun) == name


def test_a_pronoun_tells_he_from_she_for_the_rest_of_the_document() -> None:
    text = "Odile Marr rose. She spoke. Ivo Brandt came with Odile Marr. She left."
    assert answer(text, "She") == "Odile Marr"
    assert answer(text.replace("She left", "He left"), "He") == "Ivo Brandt"


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Odile Marr wrote to Ivo Brandt. She left.", "She", "Odile Marr"),
        ("Odile Marr wrote. She rang Ivo Brandt. She left.", "She", "Odile Marr"),
        ("Ivo Brandt left. Peter Vos stayed. He slept.", "He", "Peter Vos"),
        ("Peter Vos saw Brandt and hit him.", "him", "Brandt"),
    ],
)
def test_of_several_the_one_that_leads_and_is_near(text: str, pronoun: str, name: str) -> None:
    assert answer(text, pronoun) == name


def test_he_inside_a_quotation_is_not_who_says_it() -> None:
    text = "Ivo Brandt came. Peter Vos said: “I hope he stays.”"
    assert answer(text, "he") == "Ivo Brandt"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("They left. He slept.", "He"),
        ("Odile Marr left. It rained.", "It"),
        ("Odile Marr wrote to the Tarn Union. It rained.", "It"),
        ("The Tarn Union met. Rain fell. Snow fell. It was cold.", "It"),
        ("Odile Marr left. They stayed.", "They"),
    ],
)
def test_where_nobody_fits_there_is_no_answer(text: str, pronoun: str) -> None:
    assert answer(text, pronoun) is None


def test_a_bare_name_may_as_well_be_a_place() -> None:
    text = "Anna Lind spoke to Peter Vos. In Brandt itself a bridge fell. He wept."
    assert answer(text, "He") == "Peter Vos"


def test_a_noun_beside_a_name_is_no_person_of_its_own() -> None:
    assert answer("The clerk, Ivo Brandt, left. He was late.", "He") == "Ivo Brandt"
    assert answer("Ivo Brandt, a clerk, left. He was late.", "He") == "Ivo Brandt"
