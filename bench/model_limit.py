"""How near the encoder comes to what this machine's eight-bit arithmetic allows.

A piece of a word costs the multiply-adds of the model's matrices; at the rate measured for one
large product that takes a least time, which no layout of windows can undercut. The attention
between the pieces is done in 32 bits and is counted apart; it and all else (norms, context read
twice, cutting into pieces) is what the share falls short by.
"""

import time
from collections.abc import Sequence
from typing import Any

from bench.matrix_rate import measure_rate

from sayso.analysis.text.quotations import find_quotations
from sayso.engines.standard.encoder import Encoder
from sayso.engines.standard.heads import load_heads
from sayso.engines.standard.pieces import Pieces, cut_pieces
from sayso.engines.standard.shipped import MODEL
from sayso.engines.standard.windows import cut_windows
from sayso.engines.standard.word_pieces import WordPieces
from sayso.records import Document


def measure_limit(documents: Sequence[Document], *, words_per_second: float) -> dict[str, Any]:
    """The limit, what the encoder reaches of it and what the whole read does.

    words_per_second: of the whole read of the same documents.
    """
    encoder = Encoder(MODEL / "encoder.onnx")
    vocabulary = WordPieces(MODEL / "tokenizer.json")
    cut = [_pieces(document, vocabulary) for document in documents]
    words = sum(len(document.text.split()) for document in documents)
    pieces = sum(map(len, cut))
    encoder.score(cut[0])
    before = measure_rate()
    begun = time.perf_counter()
    for each in cut:
        encoder.score(each)
    spent = time.perf_counter() - begun
    rate = max(before, measure_rate())
    windows = _windows(cut)
    mean = sum(size * size for size in windows) / sum(windows)  # over pieces, not windows
    own, between = multiply_adds(encoder, mean)
    least = pieces * own / rate
    return {
        "multiply_adds_a_piece_in_8_bits": own,
        "multiply_adds_a_piece_in_32_bits": between,
        "pieces_a_word": round(pieces / words, 3),
        "pieces_computed_for_one_kept": round(sum(windows) / pieces, 3),
        "rate_of_one_product_multiply_adds_a_second": round(rate),
        "limit_words_per_second": round(words / least),
        "encoder_words_per_second": round(words / spent),
        "share_reached_by_encoder": round(least / spent, 3),
        "share_reached_by_whole_read": round(words_per_second * least / words, 3),
    }


def multiply_adds(encoder: Encoder, window: float) -> tuple[int, int]:
    """What one piece costs: in the matrices, and between it and the others of its window."""
    shapes = {name: (taken, given) for name, (_, taken, given) in encoder.places.items()}
    width = next(iter(shapes.values()))[0]
    tags = max(head.columns.stop for head in load_heads(MODEL / "heads.json").values())
    # Of all layers: the states that pieces gather from each other.
    seen = sum(taken for name, (taken, _) in shapes.items() if ".output" in name)
    own = sum(taken * given for taken, given in shapes.values()) + width * tags
    return own, round(2 * window * seen)


def _pieces(document: Document, vocabulary: WordPieces) -> Pieces:
    blocks = [(block.start, block.end) for block in document.blocks]
    return cut_pieces(document.text, blocks, find_quotations(document), vocabulary)


def _windows(cut: Sequence[Pieces]) -> list[int]:
    """How many pieces go into the encoder at a time, context and the window's marks counted in."""
    return [
        window.last - window.first + 2 for each in cut for window in cut_windows(each.opens_block())
    ]
