"""Suspicions: which words a reading says that its engine suspects."""

from dataclasses import replace

import numpy as np
import pytest

from sayso.analysis.analyse import analyse
from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Suspected
from sayso.claims.make_reading import make_reading
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.scales.scale import load_scale

TEXT = "Observers say that the dam burst. The river is high, and nobody slept.\n"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    document = TextReader().read(TEXT.encode(), location="text.txt")
    return analyse(document, StandardEngine().mark(document))


def suspecting(analysis: Analysis, *words: str, least: float = 1.0) -> Analysis:
    """The analysis of an engine that suspects the first piece of each of some words."""
    starts = analysis.marks.piece_starts
    peaks = np.zeros((len(starts), 1), np.float16)
    for each in words:
        peaks[np.searchsorted(starts, TEXT.index(each))] = 1.5
    suspected = Suspected(("S102",), peaks, np.zeros_like(peaks), np.array([least], np.float32))
    return replace(analysis, marks=replace(analysis.marks, suspected=suspected))


def told(analysis: Analysis) -> list[str]:
    reading = make_reading(analysis, load_scale("icd203"))
    return [TEXT[each.start : each.end] for each in reading.suspicions]


def test_a_suspicion_is_of_the_claim_in_which_it_is_highest(analysis: Analysis) -> None:
    assert told(suspecting(analysis, "nobody")) == ["nobody slept"]


def test_outside_a_claim_it_is_of_the_words_beside(analysis: Analysis) -> None:
    assert told(suspecting(analysis, "Observers")) == ["Observers say that"]


def test_a_sentence_is_suspected_once_of_a_code_and_each_by_itself(analysis: Analysis) -> None:
    assert told(suspecting(analysis, "river", "nobody")) == ["The river is high"]
    assert len(told(suspecting(analysis, "Observers", "nobody"))) == 2


def test_less_than_the_least_is_nothing(analysis: Analysis) -> None:
    assert told(suspecting(analysis, "nobody", least=1.6)) == []


def test_an_engine_that_looks_for_no_faults_suspects_nothing(analysis: Analysis) -> None:
    assert told(replace(analysis, marks=replace(analysis.marks, suspected=None))) == []
