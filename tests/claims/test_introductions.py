"""Introductions: list items that say something only with the words that lead them in."""

import pytest

from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.text.sentences import Sentence, split_sentences
from sayso.claims.assemble import Draft
from sayso.claims.introductions import add_introductions
from sayso.records import Attribution, Block, BlockKind, Document, Source

SPOKEN = (Attribution(source=Source(kind="person", name="Odile Marr", start=0, end=1)),)


def document(*parts: tuple[BlockKind, str]) -> Document:
    blocks, at = [], 0
    for kind, text in parts:
        blocks.append(Block(kind=kind, start=at, end=at + len(text)))
        at += len(text) + 1
    return Document(id="d", text="\n".join(text for _, text in parts), blocks=tuple(blocks))


def bullets(lead: str, *items: str) -> Document:
    return document(("paragraph", lead), *(("item", item) for item in items))


def draft(sentences: tuple[Sentence, ...], number: int) -> Draft:
    """A draft that is all of a sentence."""
    sentence = sentences[number]
    mark = Assertion((sentence.start, sentence.end), sentence.start, number, "main")
    return Draft(sentence.start, sentence.end, mark)


def introduced(made: Document, *with_clause: int) -> list[Draft]:
    """The drafts of a document of which the sentences numbered hold a clause."""
    sentences = split_sentences(made)
    return add_introductions(made, sentences, [draft(sentences, each) for each in with_clause])


def words(made: Document, drafts: list[Draft]) -> list[str]:
    return [made.text[each.start : each.end] for each in drafts]


def test_five_items_under_an_introduction_are_five_claims() -> None:
    """The introduction is none of its own, with or without a clause."""
    made = bullets(
        "Tarn receives:",
        "two ships;",
        "forty trucks;",
        "the yard at Port Sorrel,",
        "a seat on the council; and",
        "the right to fish.",
    )
    drafts = introduced(made, 0)
    assert words(made, drafts) == [
        "two ships",
        "forty trucks",
        "the yard at Port Sorrel",
        "a seat on the council",
        "the right to fish",
    ]
    assert {each.introduction.text for each in drafts if each.introduction} == {"Tarn receives"}


@pytest.mark.parametrize("lead", ["Tarn receives:", "Tarn receives :", "In May, Tarn gets:"])
def test_the_introduction_stands_without_its_colon(lead: str) -> None:
    (only,) = introduced(bullets(lead, "two ships"))
    assert only.introduction is not None
    assert only.introduction.text == lead.rstrip(" :")
    assert only.introduction.start == 0


def test_an_item_with_clauses_of_its_own_keeps_them() -> None:
    made = bullets("The annex says:", "two ships sank.", "the yard closed.")
    drafts = introduced(made, 1, 2)
    assert words(made, drafts) == ["two ships sank.", "the yard closed."]
    assert all(each.introduction for each in drafts)


def test_items_without_an_introduction_are_left_alone() -> None:
    made = bullets("Tarn has ships.", "two ships", "the yard closed.")
    drafts = introduced(made, 0, 2)
    assert words(made, drafts) == ["Tarn has ships.", "the yard closed."]
    assert not any(each.introduction for each in drafts)


def test_a_colon_before_anything_but_an_item_introduces_nothing() -> None:
    made = document(("paragraph", "Tarn receives:"), ("paragraph", "Two ships sank."))
    drafts = introduced(made, 0, 1)
    assert words(made, drafts) == ["Tarn receives:", "Two ships sank."]
    assert not any(each.introduction for each in drafts)


def test_a_paragraph_between_ends_the_introduction() -> None:
    made = document(
        ("paragraph", "Tarn receives:"),
        ("item", "two ships"),
        ("paragraph", "Much has changed."),
        ("item", "forty trucks"),
    )
    assert words(made, introduced(made, 2)) == ["two ships", "Much has changed."]


def test_a_second_introduction_takes_over() -> None:
    made = document(
        ("paragraph", "Tarn receives:"),
        ("item", "two ships"),
        ("paragraph", "Orla keeps:"),
        ("item", "the yard"),
    )
    drafts = introduced(made)
    leads = [each.introduction.text for each in drafts if each.introduction]
    assert leads == ["Tarn receives", "Orla keeps"]


def test_a_condition_of_the_introduction_holds_for_every_item() -> None:
    made = bullets("If the pact is signed, Tarn receives:", "two ships", "forty trucks")
    drafts = introduced(made, 0)
    assert len(drafts) == 2
    for each in drafts:
        ((start, end),) = each.conditions
        assert made.text[start:end] == "If the pact is signed"


def test_an_item_keeps_a_condition_of_its_own() -> None:
    made = bullets("If the pact is signed, Tarn receives:", "ships once they are built")
    sentences = split_sentences(made)
    own = draft(sentences, 1)
    own.conditions = ((own.start + 6, own.end),)
    (only,) = add_introductions(made, sentences, [own])
    assert only.conditions == ((own.start + 6, own.end),)


def test_who_says_the_introduction_says_the_items() -> None:
    made = bullets("Odile Marr said Tarn would receive:", "two ships", "forty trucks")
    sentences = split_sentences(made)
    lead = draft(sentences, 0)
    lead.chain = SPOKEN
    drafts = add_introductions(made, sentences, [lead])
    assert [each.chain for each in drafts] == [SPOKEN, SPOKEN]


def test_an_item_that_somebody_else_says_stays_with_whoever_says_it() -> None:
    made = bullets("The annex says:", "two ships sank")
    sentences = split_sentences(made)
    item = draft(sentences, 1)
    item.chain = SPOKEN
    (only,) = add_introductions(made, sentences, [draft(sentences, 0), item])
    assert only.chain == SPOKEN


@pytest.mark.parametrize("item", ["Who pays?", "How long will it hold?", "“Is it safe?”"])
def test_a_question_in_a_list_is_no_claim(item: str) -> None:
    found = introduced(bullets("It asks:", item, "a new pump"), 0)
    assert [each.start for each in found] == [len(f"It asks: {item} ")]
