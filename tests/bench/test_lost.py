"""Nothing found is lost in silence: whatever is marked, and all prose, is a claim or is told of."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.lost import KINDS, documents_of, fates_of

from sayso.claims.explanation import Fate
from sayso.pipeline import explain

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def fates() -> Mapping[str, list[Fate]]:
    found: dict[str, list[Fate]] = {kind: [] for kind in KINDS}
    for document in documents_of([EXAMPLES]):
        for each in explain(document).fates:
            for kind, fate in fates_of(each):
                found[kind].append(fate)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_of_the_examples_nothing_is_lost(fates: Mapping[str, list[Fate]], kind: str) -> None:
    assert len(fates[kind]) > 50
    assert [fate for fate in fates[kind] if fate.outcome == "lost"] == []


def test_texts_in_lines_are_read_by_the_name_of_their_file(tmp_path: Path) -> None:
    lines = tmp_path / "inputs.jsonl"
    lines.write_text(
        '{"command": "sayso read in.md", "input": "# A\\n\\nThe dam failed."}\n'
        '{"command": "sayso read in.txt --format json", "input": "# A"}\n'
        '{"command": "sayso read in.pdf", "input": "pdf: a page"}\n',
        encoding="utf-8",
    )
    names = [each.location for each in documents_of([lines]) if not isinstance(each, str)]
    assert names == ["in.md", "in.txt"]
