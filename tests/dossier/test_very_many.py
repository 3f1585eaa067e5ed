"""Very many documents: the same pairs and copies from files, and from a database, as in memory."""

from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from tests.dossier.notes import example, notes

from sayso import copies_among
from sayso.dossier.sharing import sharing_pairs
from sayso.dossier.slips import make_slip

EXAMPLE = Path(__file__).parents[2] / "examples/very-many/pairs_in_duckdb.py"


def test_copies_from_files_are_those_of_the_dossier(tmp_path: Path) -> None:
    slips = sorted(map(make_slip, notes()), key=lambda slip: slip.order)
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
    slips = sorted(map(make_slip, notes()), key=lambda slip: slip.order)
    assert module.shared_pairs(slips) == list(sharing_pairs(slips)) != []
