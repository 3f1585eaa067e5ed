"""What the encoder gives of the pieces of a text. What it leaves behind on a machine: nothing."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sayso.engines.standard.encoder import Encoder
from sayso.engines.standard.pieces import Pieces, cut_pieces
from sayso.engines.standard.shipped import MODEL
from sayso.engines.standard.windows import CONTEXT, SIZE
from sayso.engines.standard.word_pieces import WordPieces

READ = "import sayso; sayso.read(sys.argv[1])"


def test_reading_leaves_no_trace_of_whose_machine_it_is(tmp_path: Path) -> None:
    home, article = tmp_path / "home", tmp_path / "article.txt"
    home.mkdir()
    article.write_text("The guild said that the harbour will probably stay closed until June.")
    ours = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    subprocess.run(
        [sys.executable, "-c", f"import sys; {READ}", str(article)],
        check=True,
        env={**ours, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
    )
    assert list(home.rglob("*")) == []


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(MODEL / "encoder.onnx")


def pieces_of(text: str) -> Pieces:
    return cut_pieces(text, [(0, len(text))], [], WordPieces(MODEL / "tokenizer.json"))


@pytest.mark.parametrize("said", ["the ", "”", "7", "�", "Guild "])
def test_no_text_however_odd_takes_a_step_out_of_bounds(encoder: Encoder, said: str) -> None:
    """What likeness is raised to has bounds, where most of it had been subtracted."""
    assert np.isfinite(encoder.score(pieces_of(said * SIZE))).all()


def test_states_are_given_of_every_piece_once_in_order(encoder: Encoder) -> None:
    """Those of a window's context are left to the window that keeps them."""
    pieces = pieces_of("The guild said so. " * SIZE)
    given: list[slice] = []

    def take(some: slice, states: np.ndarray) -> None:
        assert len(states) == some.stop - some.start
        given.append(some)

    encoder.score(pieces, take=take)
    assert [each.start for each in given] == [0, *(each.stop for each in given[:-1])]
    assert given[-1].stop == len(pieces)
    assert given[0].stop == SIZE - CONTEXT
