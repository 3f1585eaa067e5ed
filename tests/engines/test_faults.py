"""The head that suspects faults: what it makes of the encoder's states."""

import numpy as np

from sayso.analysis.text.quotations import find_quotations
from sayso.engines.standard.encoder import Encoder
from sayso.engines.standard.engine import StandardEngine
from sayso.engines.standard.faults import FaultsHead, load_faults
from sayso.engines.standard.pieces import cut_pieces
from sayso.engines.standard.shipped import FAULTS, MODEL
from sayso.engines.standard.word_pieces import WordPieces
from sayso.readers.text import TextReader

TEXT = "The harbour is quiet, and the fleet sails at dawn. " * 40


def test_states_of_every_piece_are_handed_over_once_and_in_order() -> None:
    document = TextReader().read(TEXT.encode(), location="text.txt")
    blocks = [(block.start, block.end) for block in document.blocks]
    vocabulary = WordPieces(MODEL / "tokenizer.json")
    pieces = cut_pieces(document.text, blocks, find_quotations(document), vocabulary)
    encoder = Encoder(MODEL / "encoder.onnx")
    taken: list[tuple[slice, int]] = []
    scores = encoder.score(pieces, take=lambda some, states: taken.append((some, len(states))))
    assert len(taken) > 1
    assert [number for some, _ in taken for number in range(some.start, some.stop)] == list(
        range(len(pieces))
    )
    assert all(some.stop - some.start == count for some, count in taken)
    assert np.array_equal(scores, encoder.score(pieces))


def test_a_piece_is_what_its_state_gives_by_peak_and_by_level() -> None:
    head = FaultsHead(
        ("S102",),
        peaks=np.array([[2.0], [0.0]], np.float32),
        levels=np.array([[0.0], [3.0]], np.float32),
        offsets=np.array([0.5], np.float32),
        least=np.array([1.0], np.float32),
    )
    seen = head.begin(3)
    seen.add(slice(1, 3), np.array([[1.0, 0.0], [0.0, 1.0]], np.float32))
    found = seen.finish()
    assert found.peaks.tolist() == [[0.0], [2.0], [0.0]]
    assert found.levels.tolist() == [[0.0], [0.5], [3.5]]


def test_the_engine_that_ships_tells_of_every_piece() -> None:
    document = TextReader().read(TEXT.encode(), location="text.txt")
    marks = StandardEngine().mark(document)
    assert marks.suspected is not None
    assert marks.suspected.codes == load_faults(MODEL / FAULTS).codes
    assert len(marks.suspected.peaks) == len(marks.suspected.levels) == len(marks.piece_starts)
