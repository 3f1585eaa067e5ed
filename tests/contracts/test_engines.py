"""What every engine keeps to: a reading of just that document, the same one each time."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import plugins
from sayso.errors import ConfigError
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


def make(name: str, scale: str = "icd203") -> Engine:
    engine: Engine = plugins.find("engines", name)(scale=scale)
    return engine


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


def check_quoted(words: Words | Certainty | Horizon | Time | None, text: str) -> None:
    assert words is None or words.text == text[words.start : words.end]


def test_the_standard_engine_is_installed() -> None:
    assert "standard" in NAMES


@settings(max_examples=40, deadline=None)
@given(pieces=TEXTS)
def test_a_reading_is_whole_and_the_same_each_time(engine: Engine, pieces: list[str]) -> None:
    given = document(pieces)
    reading = engine.read(given)
    check_whole(reading, given)
    assert engine.read(given) == reading
    line = encode(reading)
    assert encode(decode(line)) == line
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301  our own bytes


@pytest.mark.parametrize("name", NAMES)
def test_two_engines_of_one_name_and_options_agree(name: str) -> None:
    given = document(list(SENTENCES))
    assert encode(make(name).read(given)) == encode(make(name).read(given))


def test_a_document_without_text_has_no_claims(engine: Engine) -> None:
    assert engine.read(document([])).claims == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_names_its_engine_and_scale(name: str) -> None:
    reading = make(name, scale="phia").read(document(list(SENTENCES)))
    assert (reading.engine, reading.scale) == (name, "phia")
    scales = {claim.certainty.scale for claim in reading.claims if claim.certainty is not None}
    assert scales <= {"phia", None}


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_scale_is_a_bad_call_that_lists_the_known(name: str) -> None:
    with pytest.raises(ConfigError, match="icd203"):
        make(name, scale="no such scale")
