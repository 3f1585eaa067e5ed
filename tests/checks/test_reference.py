"""The reference pages are what the catalogue and the records make today."""

from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).parents[2]
MADE = run_path(str(ROOT / "scripts" / "make_rules.py"))
REMEDY = "run: python scripts/make_rules.py"


def test_the_pages_of_rules_are_current() -> None:
    reference = ROOT / "docs" / "reference"
    for path, page in MADE["pages"]().items():
        assert (reference / path).read_text(encoding="utf-8") == page, REMEDY


def test_the_schema_of_findings_is_current() -> None:
    schema = (ROOT / "docs" / "reference" / "findings.schema.json").read_text(encoding="utf-8")
    assert schema == MADE["schema_text"](), REMEDY
