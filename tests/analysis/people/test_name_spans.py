"""Named spans: what a model has marked, joined with the names found by rule."""

import re

import pytest

from sayso.analysis.people.name_spans import join_names
from sayso.analysis.people.names import Actors, find_names
from sayso.analysis.text.sentences import split_sentences
from sayso.records import Block, Document

MARK = re.compile(r"\[(\w+) ([^\]]+)\]")


def join(marked: str) -> tuple[str, Actors]:
    """The text of "[person Odile Marr] left", and its names."""
    text, spans, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((match[1], len(text), len(text) + len(match[2])))
        text, at = text + match[2], match.end()
    text += marked[at:]
    block = Block(kind="paragraph", start=0, end=len(text))
    sentences = split_sentences(Document(id="d", text=text, blocks=(block,)))
    return text, Actors(join_names(sentences, find_names(sentences), spans))


def names(marked: str) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in join(marked)[1].names]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They met [person Odile Marr] there.", [("Odile Marr", "person")]),
        ("They met [person Colonel Odile Marr] there.", [("Odile Marr", "person")]),
        ("They met [person Foreign Minister Odile Marr].", [("Odile Marr", "person")]),
        ("They met the [person Minister of Water] there.", [("Minister of Water", "person")]),
        ("[person COL. MARR]: We left.", [("MARR", "person")]),
        ("They met the [person Chief of the] staff.", [("Chief", "person")]),
        ("[person Skippers] left.", []),
        ("They wrote to [organisation the Union].", [("Union", "organisation")]),
        ("They left [place Tarn's] port.", [("Tarn", "place")]),
        ("They met [person she] there.", []),
        ("They met Odile Marr in [place Tarn].", [("Odile Marr", ""), ("Tarn", "place")]),
    ],
)
def test_a_span_is_a_name_without_what_goes_with_it(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They met [person Odile] [person Marr].", [("Odile Marr", "person")]),
        (
            "They wrote to the [organisation Ministry] of [organisation Transport].",
            [("Ministry of Transport", "organisation")],
        ),
        ("They met [place Odile] [person Marr].", [("Odile Marr", "person")]),
        ("They met [person Marr] & Sons.", [("Marr & Sons", "organisation")]),
        ("They met [group Orlan] [person Marr].", [("Orlan", "group"), ("Marr", "person")]),
        (
            "They met [person Marr], [person Lind].",
            [("Marr", "person"), ("Lind", "person")],
        ),
    ],
)
def test_pieces_of_one_run_are_one_name(marked: str, expected: list[tuple[str, str]]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "They left [place Tarn]. Then Tarn fell.",
            [("Tarn", "place"), ("Tarn", "place")],
        ),
        (
            "They met [person Odile Marr]. Marr left.",
            [("Odile Marr", "person"), ("Marr", "person")],
        ),
        ("They left [place Tarn] with Tarnish.", [("Tarn", "place"), ("Tarnish", "")]),
    ],
)
def test_a_name_marked_once_is_found_everywhere(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    assert names(marked) == expected


def test_places_and_actors_are_records_of_their_own() -> None:
    text, actors = join("[person Odile Marr] left [place Tarn]. [organisation Tarn] denied it.")
    people = [(each.name, each.kind) for each in actors.records("d", text)]
    assert people == [("Odile Marr", "person"), ("Tarn", "organisation")]
    (place,) = actors.places("d", text)
    assert (place.name, [text[each.start : each.end] for each in place.mentions]) == (
        "Tarn",
        ["Tarn"],
    )


def test_without_marks_the_names_are_those_found_by_rule() -> None:
    text = "They met Odile Marr in Tarn. Marr left."
    block = Block(kind="paragraph", start=0, end=len(text))
    sentences = split_sentences(Document(id="d", text=text, blocks=(block,)))
    ruled = find_names(sentences)
    assert join_names(sentences, ruled, ()) == ruled


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[person Cadessa] is calm. They met in [person Cadessa].", "place"),
        ("They slept near [person Cadessa]. [person Cadessa] is calm.", "place"),
        ("In [person Cadessa]'s view, all is calm.", "person"),
        ("They met [person Ivo Cadessa]. Trust in [person Cadessa] is low.", "person"),
        ("They met Mr [person Cadessa]. Trust in [person Cadessa] is low.", "person"),
    ],
)
def test_what_one_is_in_or_near_is_a_place_throughout(marked: str, expected: str) -> None:
    assert {kind for name, kind in names(marked) if name.endswith("Cadessa")} == {expected}
