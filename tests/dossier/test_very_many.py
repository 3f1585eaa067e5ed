"""Very many documents: the same pairs and copies from files, and from a database, as in memory."""

import re
from collections.abc import Iterable
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest
from tests.dossier.notes import example, link, notes, read

from sayso import copies_among
from sayso.dossier import link as linking
from sayso.dossier import sharing
from sayso.dossier.claimed import claims_of
from sayso.dossier.sharing import MOST_EARLIER, chosen_pairs, sharing_pairs
from sayso.dossier.slips import Slip, slip_for_copies
from sayso.records import Reading

EXAMPLE = Path(__file__).parents[2] / "examples/very-many/pairs_in_duckdb.py"


def in_order(readings: Iterable[Reading]) -> list[Slip]:
    return sorted((slip_for_copies(one.document) for one in readings), key=lambda one: one.order)


def test_copies_from_files_are_those_of_the_dossier(tmp_path: Path) -> None:
    slips = in_order(notes())
    documents = {one.document.id: one.document for one in notes()}
    found = copies_among((documents[slip.id] for slip in slips), folder=tmp_path).copies
    shared = {(one.of, one.by): (one.contained, one.passages) for one in found}
    # Citations are known of readings alone: without them a copy may be told by its day.
    same = {frozenset(pair) for pair in shared}
    assert same == {frozenset((one.of, one.by)) for one in example().copies}
    for one in example().copies:
        if (one.of, one.by) in shared:
            assert shared[one.of, one.by] == (one.contained, one.passages)
    assert list(tmp_path.iterdir()) == []


def test_a_database_finds_the_pairs_that_sayso_finds() -> None:
    if find_spec("duckdb") is None:
        pytest.skip("DUCKDB IS NOT INSTALLED: pip install duckdb")
    spec = spec_from_file_location("pairs_in_duckdb", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    slips = in_order(notes())
    hashes, thinned = zip(*((one.fingerprints, one.thinned) for one in slips), strict=True)
    assert module.shared_pairs(slips) == list(sharing_pairs(hashes, thinned)) != []


def test_a_document_is_compared_with_the_earlier_ones_that_it_shares_most_with() -> None:
    numbers = range(MOST_EARLIER + 2)
    last = len(numbers) - 1
    keys = [one * len(numbers) + last for one in numbers[:-1] for _ in range(2)]
    keys += [3 * len(numbers) + last]
    found = chosen_pairs([np.array(keys, dtype=np.int64)], np.zeros(len(numbers), dtype=bool))
    assert list(found) == [(one, last) for one in range(MOST_EARLIER)]
    assert found.crowded == 1
    keys += [MOST_EARLIER * len(numbers) + last]  # a third run in common: more than the others
    found = chosen_pairs([np.array(keys, dtype=np.int64)], np.zeros(len(numbers), dtype=bool))
    assert list(found) == [(one, last) for one in numbers[:-1] if one != MOST_EARLIER - 1]


def test_a_dossier_says_that_not_all_who_share_words_were_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert link(notes()).summary.left_out == ()
    monkeypatch.setattr(sharing, "MOST_EARLIER", 1)
    monkeypatch.setattr(linking, "MOST_EARLIER", 1)
    dossier = link(notes())
    (told,) = dossier.summary.left_out
    assert told.what == "copies"
    assert re.fullmatch(
        r"(1 document shares|\d documents share) words with more than 1 earlier ones: "
        r"of each, passages are shown with the 1 that it shares most with",
        told.why,
    )
    copies = [copy for story in dossier.stories for copy in story.copies]
    assert 0 < len(copies) < len(notes())


def test_places_that_many_passages_share_are_held_once() -> None:
    first, *others = (copy for copy in example().copies if copy.passages)
    spans = {span: span for passage in first.passages for span in (passage.of, passage.by)}
    held = {id(span) for span in spans.values()}
    assert len(held) == len(spans)
    every = [s for c in (first, *others) for p in c.passages for s in (p.of, p.by)]
    assert len({id(span) for span in every}) == len(set(every))


def test_what_is_told_again_in_the_same_words_is_held_once() -> None:
    one, other = (
        read("The Osk dam burst on Monday, Ada Venn said.", paper, "2026-05-04")
        for paper in ("Osk News", "Osk Mail")
    )
    (first,), (second,) = claims_of(one), claims_of(other)
    assert first.stems is second.stems
    assert first.names is second.names
