"""The encoder's whole numbers are the same on every processor, or the reading says that not."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sayso.analysis.analyse import analyse
from sayso.analysis.marks import Marks
from sayso.claims.make_reading import make_reading
from sayso.engines.standard import processor
from sayso.engines.standard.encoder import Encoder
from sayso.engines.standard.engine import StandardEngine
from sayso.engines.standard.marker import load_marker
from sayso.engines.standard.shipped import MODEL
from sayso.readers.text import TextReader
from sayso.scales.scale import load_scale

SAID = TextReader().read(b"The minister said that the gate was opened.", location="a.txt")


def test_this_processor_computes_them_as_they_are() -> None:
    assert load_marker()._encoder.is_exact


def test_the_product_runs_over_where_pairs_are_added_in_sixteen_bits() -> None:
    """So that the trial can tell: two neighbouring products, as the instruction adds them."""
    given = np.full((1, processor.SIZE), 255, np.int64)
    products = given.T * processor.weights().astype(np.int64)
    pairs = products[::2] + products[1::2]
    assert (np.abs(pairs) > 2**15).any(axis=0).all(), "some column would not run over"
    saturated = np.clip(pairs, -(2**15), 2**15 - 1).sum(axis=0)
    assert (saturated != pairs.sum(axis=0)).mean() > 0.9


def test_what_the_encoder_multiplies_by_does_not_run_over_there() -> None:
    """Its weights are within seven bits: a processor need spend no more on them."""
    encoder = Encoder(MODEL / "encoder.onnx")
    assert encoder.places
    for place, taken, given in encoder.places.values():
        held = np.fromfile(MODEL / "tuned.bin", np.int8, count=taken * given, offset=place)
        assert np.abs(held).max() <= processor.SEVEN_BITS
    pairs = 255 * processor.weights(processor.SEVEN_BITS).astype(np.int64)
    assert (np.abs(pairs[::2] + pairs[1::2]) < 2**15).all()


class Overrunning:
    """A runtime on a processor whose products run over."""

    def InferenceSession(self, *given: Any, **named: Any) -> "Overrunning":  # noqa: N802
        return self

    def run(self, _: None, given: dict[str, Any]) -> list[Any]:
        wide = given["x"].astype(np.int64) @ processor.weights().astype(np.int64)
        return [np.clip(wide, -(2**15), 2**15 - 1)]


def test_one_that_runs_over_is_found_out() -> None:
    assert not processor.is_exact(Overrunning(), None)


def test_the_session_is_told_to_spend_more_where_products_run_over() -> None:
    text = (MODEL.parent / "encoder.py").read_text(encoding="utf-8")
    assert '"session.x64quantprecision", "1"' in text
    assert Encoder(MODEL / "encoder.onnx").is_exact


def test_a_reading_made_where_they_differ_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_marker()._encoder, "is_exact", False)
    reading = make_reading(analyse(SAID, StandardEngine().mark(SAID)), load_scale("icd203"))
    assert processor.DOUBT in [problem.message for problem in reading.problems]


def test_this_processor_rounds_a_sum_of_products_once() -> None:
    assert processor.rounds_once()


def test_one_that_rounds_each_product_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As SSE and AVX do: its reading says so."""

    def multiply(left: Any, right: Any) -> Any:
        return left[:, :1] * right[:1] + left[:, 1:] * right[1:]

    monkeypatch.setattr(processor, "multiply", multiply)
    processor.rounds_once.cache_clear()
    try:
        assert not processor.rounds_once()
        reading = make_reading(analyse(SAID, StandardEngine().mark(SAID)), load_scale("icd203"))
    finally:
        processor.rounds_once.cache_clear()
    assert reading.problems[0].message == processor.ROUNDED_TWICE


def test_what_an_engine_doubts_is_told_first() -> None:
    marks = replace(Marks(), doubts=("Something is wrong.",))
    reading = make_reading(analyse(SAID, marks), load_scale("icd203"))
    assert reading.problems[0].message == "Something is wrong."


@pytest.mark.parametrize("name", ["encoder.onnx", "likeness.onnx"])
def test_no_step_of_a_graph_is_added_up_in_as_many_lanes_as_a_processor_has(name: str) -> None:
    """Which differs in the last digit between AVX2 and AVX-512, and then in what is rounded."""
    graph = (MODEL / name).read_bytes()
    assert b"MultiHeadAttention" not in graph
    assert b"Softmax" not in graph
