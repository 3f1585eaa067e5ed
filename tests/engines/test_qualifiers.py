"""Qualifiers: the words that say how likely, by when and on what condition, as they are marked."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from tests.engines.reading import document, only, read

from sayso.analysis.text.quotations import find_quotations
from sayso.engines.standard.marker import load_marker
from sayso.engines.standard.pieces import Pieces
from sayso.engines.standard.qualifiers import LABELS, TAGS, QualifiersHead

WIDTH = 4
PIECES = Pieces(np.arange(6), np.zeros(6, np.int64), np.arange(0, 18, 3), np.arange(2, 20, 3))
SENTENCE = np.array([True, False, False, False, False, False])


def head() -> QualifiersHead:
    """A head for which a piece is in a horizon where the second number of its state is high."""
    into = np.zeros((3 * WIDTH, 1), dtype=np.float32)
    into[WIDTH + 1] = 1.0
    out = np.zeros((1, len(LABELS) * TAGS), dtype=np.float32)
    out[0, TAGS : 2 * TAGS] = 0.0, 4.0, 4.0
    levels = np.tile(np.array([2.0, 0.0, 0.0], dtype=np.float32), len(LABELS))
    following = np.zeros((len(LABELS), TAGS, TAGS), dtype=np.float32)
    following[:, 1, 2] = following[:, 2, 2] = 1.0
    return QualifiersHead(
        into=into,
        offsets=np.zeros(1, dtype=np.float32),
        out=out,
        levels=levels,
        opening=np.zeros((len(LABELS), TAGS), dtype=np.float32),
        following=following,
    )


def states(high: list[int]) -> np.ndarray:
    made = np.zeros((len(PIECES), WIDTH), dtype=np.float32)
    made[high, 1] = 3.0
    return made


def test_words_are_marked_from_where_they_begin_to_where_they_end() -> None:
    seen = head().begin(len(PIECES))
    seen.add(slice(0, 6), states([1, 2, 4]))
    marks, chances = seen.finish(PIECES, SENTENCE)
    assert marks == (("horizon", 3, 8), ("horizon", 12, 14))
    assert chances.labels == LABELS
    assert chances.values[1, 1] > 0.9
    assert chances.values[0, 1] < 0.3


def test_what_is_marked_is_the_same_however_the_states_come() -> None:
    """A piece is seen beside its neighbours although these may come with another window."""
    made = replace(head(), into=np.linspace(-1, 1, 3 * WIDTH, dtype=np.float32)[:, None])
    given = np.random.default_rng(7).standard_normal((6, WIDTH)).astype(np.float32)
    scores = []
    for cuts in ([0, 6], [0, 2, 3, 6]):
        seen = made.begin(len(PIECES))
        for first, last in pairwise(cuts):
            seen.add(slice(first, last), given[first:last])
        scores.append(seen.scores())
    assert np.allclose(scores[0], scores[1])


def test_words_do_not_run_on_into_another_sentence() -> None:
    seen = head().begin(len(PIECES))
    seen.add(slice(0, 6), states([2, 3]))
    marks, _ = seen.finish(PIECES, np.array([True, False, False, True, False, False]))
    assert [mark[1:] for mark in marks] == [(6, 8), (9, 11)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port will close before the harvest.", "before the harvest"),
        ("Talks will resume in the coming weeks.", "in the coming weeks"),
        ("The minister will resign by Easter.", "by Easter"),
        ("The army will withdraw in the short term.", "in the short term"),
        ("The truce will hold until the elections.", "until the elections"),
        ("She will return next time.", "next time"),
        ("The bridge opens on the 15th.", "on the 15th"),
        ("The council is expected to vote on Friday at noon.", "on Friday at noon"),
        ("The ferry will not sail for the rest of the year.", "for the rest of the year"),
    ],
)
def test_a_horizon_is_read_in_whatever_words(text: str, words: str) -> None:
    horizon = only(text).horizon
    assert horizon is not None
    assert horizon.text == words


def test_a_horizon_that_names_a_day_has_it_and_others_have_none() -> None:
    dated = only("The ferry will not sail for the rest of the year.").horizon
    vague = only("The truce will hold until the elections.").horizon
    assert dated is not None
    assert vague is not None
    assert (str(dated.by), vague.by) == ("2026-12-31", None)


def test_a_horizon_of_what_has_been_is_none() -> None:
    assert only("Orvan is likely to have begun the dig in June.").horizon is None


def test_a_likelihood_that_no_claim_has_is_told_of() -> None:
    text = "He put the chance of a split at one in five, and of a walkout at one in three."
    reading = read(text)
    assert [claim.certainty and claim.certainty.text for claim in reading.claims] == ["one in five"]
    told = [each for each in reading.problems if "likelihood" in each.message]
    assert [text[each.start : each.end] for each in told] == ["one in three"]


def test_a_text_is_marked_alike_whatever_stands_far_from_it() -> None:
    text = "The port will close before the harvest."
    short = document(text)
    marks = load_marker().mark(short, find_quotations(short)).qualifiers
    assert marks == (("horizon", 20, 38),)
