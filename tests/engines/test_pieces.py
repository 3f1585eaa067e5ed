"""Pieces: what each tells beside its letters, wherever the text is cut into them."""

import pytest

from sayso.analysis.text.quotations import Quotation
from sayso.engines.standard import pieces
from sayso.engines.standard.pieces import GAPS, Pieces, cut_pieces
from sayso.engines.standard.shipped import MODEL
from sayso.engines.standard.word_pieces import WordPieces

VOCABULARY = WordPieces(MODEL / "tokenizer.json")


def cut(text: str, *blocks: tuple[int, int], quoted: tuple[int, int] | None = None) -> Pieces:
    quotations = [Quotation(*quoted)] if quoted else []
    return cut_pieces(text, blocks or [(0, len(text))], quotations, VOCABULARY)


def shapes(found: Pieces) -> list[int]:
    told: list[int] = (found.kinds // (2 * GAPS)).tolist()
    return told


def gaps(found: Pieces) -> list[int]:
    told: list[int] = ((found.kinds // 2) % GAPS).tolist()
    return told


def test_shapes_are_lower_capital_upper_mixed_digits_and_marks() -> None:
    assert shapes(cut("dam Dam DAM dAm 12 !")) == [0, 1, 2, 3, 4, 5]


def test_a_piece_has_the_shape_of_its_whole_word_where_it_is_cut_off_by_a_block() -> None:
    assert set(shapes(cut("dAm", (1, 3)))) == {3}


def test_a_piece_has_the_shape_of_its_whole_word_where_a_long_text_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pieces, "_LONGEST", 2)
    assert set(shapes(cut("damS"))) == {3}


def test_a_gap_is_none_white_space_or_the_start_of_a_block() -> None:
    assert gaps(cut("a dam. b", (0, 6), (7, 8))) == [2, 1, 0, 2]


def test_what_stands_inside_quotation_marks_is_told() -> None:
    found = cut("he “left” it", quoted=(4, 8))
    assert (found.kinds % 2).tolist() == [0, 0, 1, 0, 0]


def test_the_address_and_brackets_of_a_link_are_no_pieces() -> None:
    found = cut("see [the dam](http://dam.example) now")
    told = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    assert told == [(0, 3), (5, 8), (9, 12), (34, 37)]


def test_a_word_that_comes_again_is_cut_as_before() -> None:
    once, twice = cut("Unbelievableness"), cut("Unbelievableness Unbelievableness")
    assert twice.ids.tolist() == once.ids.tolist() * 2
    assert shapes(twice) == shapes(once) * 2
