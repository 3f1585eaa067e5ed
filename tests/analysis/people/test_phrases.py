"""Phrases: noun phrases without their determiner, with what may follow, by place and by head."""

from sayso.analysis.people.phrases import Phrases
from sayso.analysis.syntax.parse import Parsed, parse
from sayso.analysis.text.sentences import split_sentences
from sayso.records import Block, Document

TEXT = "A member of the old board told the agency's own clerk. The board of Skarn met later."
CLASSES = [
    each.split()
    for each in (
        "DET NOUN PREP DET ADJ NOUN FIN DET NOUN POSS ADJ NOUN STOP",
        "DET NOUN PREP NAME FIN ADV STOP",
    )
]


def phrases() -> Phrases:
    block = Block(kind="paragraph", start=0, end=len(TEXT))
    sentences = split_sentences(Document(id="d", text=TEXT, blocks=(block,)))
    parsed: list[Parsed] = [parse(*each) for each in zip(sentences, CLASSES, strict=True)]
    return Phrases(parsed)


def words(start: int, end: int) -> str:
    return TEXT[start:end]


def test_a_phrase_has_its_words_but_for_the_determiner_which_is_told() -> None:
    first = phrases().all[0]
    assert (words(first.start, first.end), first.head, first.determiner) == (
        "member",
        "member",
        "a",
    )
    assert first.leads


def test_it_may_end_behind_what_follows_it() -> None:
    first = phrases().all[0]
    assert [(words(first.start, end), word) for end, word in first.ends] == [
        ("member of the old board", "of")
    ]


def test_whoever_owns_and_what_is_owned_are_phrases_too() -> None:
    found = [words(each.start, each.end) for each in phrases().all]
    assert found[2:5] == ["agency's own clerk", "agency", "own clerk"]


def test_phrases_of_one_head_are_found_wherever_they_stand() -> None:
    found = phrases().headed("board")
    assert [words(each.start, each.end) for each in found] == ["old board", "board"]
    assert [each.sentence for each in found] == [0, 1]


def test_those_before_a_place_come_nearest_first() -> None:
    before = phrases().before(TEXT.index("The board"), 2)
    assert [words(each.start, each.end) for each in before] == ["own clerk", "agency"]
