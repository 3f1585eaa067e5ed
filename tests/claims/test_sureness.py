"""A claim's score: what is known of its reading, weighed; and the claims that are sure enough."""

from dataclasses import replace

import numpy as np
import pytest

from sayso.analysis.analyse import analyse
from sayso.analysis.marks import Chances, Marks
from sayso.claims.make_reading import make_reading
from sayso.claims.sureness import features_of, keep_sure
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import Reading
from sayso.scales.scale import load_scale

VOICES = ("author", "person", "organisation", "document", "unnamed", "vague", "impersonal")
KINDS = ("plain", "judgement", "forecast")
TEXT = "Ilse Vann said the gate was shut. The key is lost."


def read(
    text: str,
    weights: dict[str, float] | None = None,
    *,
    voice: tuple[str, float] = ("author", 0.5),
    kind: tuple[str, float] = ("plain", 0.5),
) -> tuple[Reading, list[dict[str, float]]]:
    """The reading where an engine judges the same everywhere, and what is known of each claim."""
    document = TextReader().read(text.encode(), location="a.txt")
    marks = StandardEngine().mark(document)
    chances = {"voices": _same(marks, VOICES, voice), "kinds": _same(marks, KINDS, kind)}
    marks = replace(marks, chances=chances, weights=weights or {})
    analysis = analyse(document, marks)
    reading = make_reading(analysis, load_scale("icd203"))
    return reading, list(features_of(analysis, reading.claims))


def _same(marks: Marks, labels: tuple[str, ...], told: tuple[str, float]) -> Chances:
    rest = (1 - told[1]) / (len(labels) - 1)
    row = [told[1] if label == told[0] else rest for label in labels]
    return Chances(labels, np.tile(np.array(row, np.float32), (len(marks.piece_starts), 1)))


def test_an_engine_that_tells_no_weights_gives_no_scores() -> None:
    reading, _ = read(TEXT)
    assert [claim.score for claim in reading.claims] == [None, None]


def test_a_score_is_the_chance_that_the_weights_give_in_hundredths() -> None:
    reading, _ = read(TEXT, {"always": 1.0, "another's": -2.0})
    assert [claim.score for claim in reading.claims] == [0.27, 0.73]


def test_what_the_engine_takes_for_anothers_is_less_sure_to_be_the_authors() -> None:
    weights = {"source": 1.0}
    sure, doubted = (
        read("The key is lost.", weights, voice=voice)[0].claims[0].score
        for voice in (("author", 0.9), ("person", 0.6))
    )
    assert sure is not None
    assert doubted is not None
    assert sure > 0.9
    assert doubted < 0.5


def test_how_a_source_was_found_is_known() -> None:
    _, (said, own) = read(TEXT)
    assert (said["another's"], own["another's"]) == (1, 0)
    _, (nobody,) = read("It is reported that the gate was shut.")
    assert nobody["another's, without a name"] == 1
    _, found = read("The Wire said, citing Ilse Vann, that the gate was shut.")
    assert found[0]["handed on"] == 1


def test_a_report_of_what_is_weighed_is_a_report_all_the_same() -> None:
    _, (said, own) = read(TEXT, kind=("judgement", 0.9))
    assert said["kind"] == pytest.approx(0, abs=1e-6)
    assert own["kind"] == pytest.approx(np.log(0.9 / 0.05), abs=1e-3)


def test_claims_below_a_score_are_left_out_and_counted() -> None:
    reading, _ = read(TEXT, {"always": 1.0, "another's": -2.0})
    sure = keep_sure(reading, 0.5)
    assert [claim.text for claim in sure.claims] == ["The key is lost"]
    assert sure.problems[-1].message == "1 claim with a score below 0.5 left out"
    assert keep_sure(reading, 0.2) == reading


def test_a_claim_without_a_score_is_kept() -> None:
    reading, _ = read(TEXT)
    assert keep_sure(reading, 0.9) == reading


def test_what_rests_on_a_claim_that_is_left_out_rests_on_it_no_longer() -> None:
    text = "The gate is shut. Therefore the ferry will wait."
    reading, _ = read(text, {"always": 1.0})
    assert reading.inferences
    premise = reading.inferences[0].premises[0]
    claims = [c for c in reading.claims if c.id != premise]
    assert all(premise not in each.premises for each in reading.with_claims(claims).inferences)


def test_a_score_is_a_chance() -> None:
    reading, _ = read(TEXT)
    with pytest.raises(ValueError, match="between 0 and 1"):
        replace(reading.claims[0], score=1.5)


def test_means_are_taken_over_all_pieces_of_a_group_of_spans() -> None:
    values = np.array([[0.5, 0.5], [0.25, 0.75], [0.1, 0.9]], np.float32)
    marks = Marks(
        piece_starts=np.array([0, 4, 9]), chances={"kinds": Chances(("plain", "other"), values)}
    )
    both, last, none = marks.means("kinds", [[(0, 2), (9, 12)], [(9, 12)], [(20, 30)]])
    assert both["plain"] == pytest.approx((np.log(0.5) + np.log(0.1)) / 2)
    assert last["other"] == pytest.approx(np.log(0.9))
    assert none == {}
    assert marks.means("voices", [[(0, 2)]]) == [{}]
