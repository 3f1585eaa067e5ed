"""What every engine keeps to: marks in just that document, the same each time, of any text."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import plugins
from sayso.analysis.analyse import analyse
from sayso.analysis.marks import Marks
from sayso.claims.make_reading import make_reading
from sayso.ports import Engine
from sayso.records import (
    Block,
    Certainty,
    Document,
    Horizon,
    Reading,
    Time,
    Words,
    document_id,
)
from sayso.records.codec import decode, encode
from sayso.scales.scale import load_scale

NAMES = plugins.names("engines")
SENTENCES = (
    "The dam will likely fail by spring, according to Mara Velin.",
    "Some analysts believe that it cannot be ruled out.",
    "“We shut the gate,” the mayor said, “and it held.”",
    "Thus, the council has no choice.",
    "Is it so?",
    "If the rain goes on, the lower town may flood in 2031.",
    "…",
    "It is not likely that he, she or 😀 knew.",
    "Because the pump broke, the field is wet; nobody denies it.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES) | st.text(max_size=40), max_size=8)


@pytest.fixture(params=NAMES, scope="module")
def engine(request: pytest.FixtureRequest) -> Engine:
    return make(request.param)


def make(name: str) -> Engine:
    engine: Engine = plugins.find("engines", name)()
    return engine


def read(engine: Engine, given: Document, scale: str = "icd203") -> Reading:
    return make_reading(analyse(given, engine.mark(given)), load_scale(scale), engine="its own")


def document(pieces: list[str]) -> Document:
    """Each piece a paragraph of its own."""
    text, blocks = "", []
    for piece in pieces:
        words = piece.encode("utf-8", "replace").decode().strip()
        if words:
            blocks.append(Block(kind="paragraph", start=len(text), end=len(text) + len(words)))
            text += words + "\n\n"
    return Document(
        id=document_id(text, title=None, publisher=None), text=text, blocks=tuple(blocks)
    )


def check_whole(reading: Reading, given: Document) -> None:
    """Every span is in the text and says what it quotes; every id is a record's."""
    assert reading.document == given
    text = given.text
    spans = [(claim.start, claim.end) for claim in reading.claims]
    assert spans == sorted(spans, key=lambda each: (each[0], -each[1]))  # the longer first
    assert len({claim.id for claim in reading.claims}) == len(spans)
    ids = {record.id for kind in (reading.actors, reading.times, reading.places) for record in kind}
    for claim in reading.claims:
        assert claim.text == text[claim.start : claim.end] != ""
        assert ids.issuperset((*claim.times, *claim.places, *claim.actors))
        for words in (claim.certainty, claim.condition, claim.horizon, claim.introduction):
            check_quoted(words, text)
        for link in claim.attributions:
            check_quoted(link.cue, text)
            assert link.source.end is None or link.source.end <= len(text)
    for inference in reading.inferences:
        check_quoted(inference.marker, text)
    for actor in reading.actors:
        for mention in actor.mentions:
            check_quoted(mention, text)
    for place in reading.places:
        for mention in place.mentions:
            check_quoted(mention, text)
    for time in reading.times:
        check_quoted(time, text)


def check_marks(marks: Marks, text: str) -> None:
    """Every layer is in order and in the text."""
    layers = (marks.attribution, marks.inner, marks.uncertainty, marks.actors, marks.times)
    for layer in layers:
        assert list(layer) == sorted(layer, key=lambda each: each.start)
        assert all(0 <= each.start < each.end <= len(text) for each in layer)
    for starts in (marks.sentences, marks.units):
        assert list(starts) == sorted(set(starts))
    assert marks.classes.shape[0] == len(marks.piece_starts)


def check_quoted(words: Words | Certainty | Horizon | Time | None, text: str) -> None:
    assert words is None or words.text == text[words.start : words.end]


def test_the_standard_engine_is_installed() -> None:
    assert "standard" in NAMES


@settings(max_examples=40)
@given(pieces=TEXTS)
def test_a_reading_is_whole_and_the_same_each_time(engine: Engine, pieces: list[str]) -> None:
    given = document(pieces)
    check_marks(engine.mark(given), given.text)
    reading = read(engine, given)
    check_whole(reading, given)
    assert read(engine, given) == reading
    line = encode(reading)
    assert encode(decode(line)) == line
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301  our own bytes


@pytest.mark.parametrize("name", NAMES)
def test_two_engines_of_one_name_and_options_agree(name: str) -> None:
    given = document(list(SENTENCES))
    assert encode(read(make(name), given)) == encode(read(make(name), given))


def test_a_document_without_text_has_no_claims(engine: Engine) -> None:
    assert read(engine, document([])).claims == ()


def test_the_reading_names_its_engine_and_scale(engine: Engine) -> None:
    reading = read(engine, document(list(SENTENCES)), scale="phia")
    assert (reading.engine, reading.scale) == ("its own", "phia")
    scales = {claim.certainty.scale for claim in reading.claims if claim.certainty is not None}
    assert scales <= {"phia", None}
