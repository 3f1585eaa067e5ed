"""A reading tells its sentences, whom pronouns mean and what made it; older ones decode."""

import json

import pytest
from tests.engines.reading import document, read

from sayso import pipeline
from sayso.errors import ConfigError
from sayso.records.codec import decode, encode

TEXT = "Odile Marr runs the dam.\n\nShe said that it will hold. Is it so?"


def test_the_sentences_of_all_blocks_are_kept_in_order() -> None:
    reading = read(f"On the dam\n\n{TEXT}")
    text = reading.document.text
    assert [(text[each.start : each.end], each.kind) for each in reading.sentences] == [
        ("On the dam", "heading"),
        ("Odile Marr runs the dam.", "paragraph"),
        ("She said that it will hold.", "paragraph"),
        ("Is it so?", "paragraph"),
    ]


def test_a_pronoun_means_the_actor_it_stands_for() -> None:
    reading = read(TEXT)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(each.text, names[each.meant]) for each in reading.mentions] == [("She", "Odile Marr")]


def test_the_engine_tells_its_version_and_model() -> None:
    made_by = read(TEXT).made_by
    assert made_by is not None
    assert made_by.version
    assert len(made_by.model) == 12
    assert made_by.options == ()


def test_a_reading_kept_before_there_were_sentences_decodes_and_is_checked() -> None:
    reading = read(TEXT)
    tree = json.loads(encode(reading))
    for added in ("sentences", "mentions", "made_by"):
        del tree[added]
    kept = decode(json.dumps(tree))
    assert kept.claims == reading.claims
    assert kept.sentences == ()
    assert pipeline.check(kept, select=["all"]).findings == (
        pipeline.check(reading, select=["all"]).findings
    )


def test_an_option_that_an_engine_does_not_take_is_a_bad_call() -> None:
    with pytest.raises(ConfigError, match="does not take these options: no_such"):
        pipeline.read(document(TEXT), options={"no_such": True})
