"""Sentences: where they end, and that none crosses a block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.text.sentences import split_sentences
from sayso.records import Block, BlockKind, Document


def document(*blocks: str, kind: BlockKind = "paragraph") -> Document:
    made, at = [], 0
    for block in blocks:
        made.append(Block(kind=kind, start=at, end=at + len(block)))
        at += len(block) + 1
    return Document(id="d", text="\n".join(blocks), blocks=tuple(made))


def sentences(*blocks: str, kind: BlockKind = "paragraph") -> list[str]:
    made = document(*blocks, kind=kind)
    return [made.text[each.start : each.end] for each in split_sentences(made)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam failed. The town flooded.",
        "Did it fail? Nobody knows.",
        "It failed! Nobody knows why.",
        "They waited… Nobody came.",
        "“It failed.” Nobody knows why.",
        "“Did it fail?” The mayor shrugged.",
        "It failed (as some had feared). Nobody knows why.",
        "It failed in 2019. 40 men drowned.",
        "It failed at 10 a.m. The town flooded.",
        "It left the U.S. The crew stayed.",
        "It belongs to Orla Inc. The firm denies it.",
        "He was sure. ‘Nobody knew,’ he wrote.",
        "He was sure. “Nobody knew,” he wrote.",
        "It left for the E.U. It came back.",
    ],
)
def test_two_sentences(text: str) -> None:
    assert len(sentences(text)) == 2
    assert " ".join(sentences(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lind met Gen. Oro and Dr. Marr.",
        "Lt. Col. Brandt left on Jan. 3.",
        "The J. R. Orla sank.",
        "A. B. Lind wrote it.",
        "See fig. 3 and p. 12 of vol. 2.",
        "The U.S. envoy left.",
        "The U.S. Navy left.",
        "Orla Inc. Shipping owns it.",
        "It weighs 3.5 tonnes, i.e. too much.",
        "“Did it fail?” asked the mayor.",
        "“It failed!” he said.",
        "“Did it fail?” Odile Marr asked.",
        "“It failed!” Mayor Odile Marr exclaimed.",
        "He said it was ... unlikely.",
        "The ship (No. 7) sank.",
        "The ship (c. 1818) sank.",
        "It was sunk by the rebels (e.g. the Tarn Front) in May.",
        "Pump No. 4 broke.",
        "Write to press@wire.example for more.",
        "St. Ode is a port.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "It failed in 2019.[17] The town flooded.[4][5]",
        "It failed in 2019. [17] The town flooded. [4] [5]",
    ],
)
def test_references_to_notes_are_in_no_sentence(text: str) -> None:
    assert sentences(text) == ["It failed in 2019.", "The town flooded."]


def test_a_number_in_brackets_within_a_sentence_stays() -> None:
    assert sentences("It cost approx. [3] million.") == ["It cost approx. [3] million."]
    assert sentences("[3] It failed.") == ["[3] It failed."]


def test_a_sentence_goes_on_over_a_wrapped_line() -> None:
    assert sentences("The dam\nfailed. The town\nflooded.") == [
        "The dam\nfailed.",
        "The town\nflooded.",
    ]


def test_a_sentence_ends_with_its_block() -> None:
    """A block without a full stop is a sentence of its own."""
    assert sentences("The dam failed", "the town flooded") == ["The dam failed", "the town flooded"]


@pytest.mark.parametrize(
    "lead",
    [
        "PORT SORREL — ",
        "PORT SORREL, May 3 (Wire) — ",
        "TARN (Wire) - ",
        "TARN -- ",
        "6/ ",
        "6/12 ",
    ],
)
def test_a_dateline_or_number_is_no_part_of_the_sentence(lead: str) -> None:
    assert sentences(f"{lead}The dam failed. Nobody knows why.") == [
        "The dam failed.",
        "Nobody knows why.",
    ]


@pytest.mark.parametrize("start", ["NATO says it left", "A dam — the old one — failed"])
def test_capitals_alone_are_no_dateline(start: str) -> None:
    assert sentences(start) == [start]


def test_a_heading_keeps_its_number() -> None:
    assert sentences("6/ What the crew knew", kind="heading") == ["6/ What the crew knew"]


def test_each_sentence_knows_its_block_and_its_words() -> None:
    made = document("One fell. Two stood.", "Three left.")
    found = split_sentences(made)
    assert [each.block for each in found] == [0, 0, 1]
    assert [token.text for token in found[2].tokens] == ["Three", "left", "."]


def test_text_without_full_stops_is_read_in_bounded_pieces() -> None:
    pieces = split_sentences(document("word " * 1000))
    assert len(pieces) > 1
    assert sum(len(piece.tokens) for piece in pieces) == 1000


@given(st.lists(st.text(alphabet='aA. \n?!…"”“’)(—-1/X', max_size=60), max_size=4))
def test_sentences_keep_every_word_in_order_and_within_their_block(blocks: list[str]) -> None:
    made = document(*blocks)
    reached = 0
    for each in split_sentences(made):
        block = made.blocks[each.block]
        assert max(reached, block.start) <= each.start < each.end <= block.end
        words = made.text[each.start : each.end]
        assert words == words.strip()
        reached = each.end
