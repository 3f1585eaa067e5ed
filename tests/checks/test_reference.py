"""The reference pages are what the catalogue and the records make today."""

from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).parents[2]
MADE = run_path(str(ROOT / "scripts" / "make_rules.py"))
REMEDY = "run: python scripts/make_rules.py"


def test_the_page_of_rules_is_current() -> None:
    page = (ROOT / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    assert page == MADE["rules_page"](), REMEDY


def test_the_schema_of_findings_is_current() -> None:
    schema = (ROOT / "docs" / "reference" / "findings.schema.json").read_text(encoding="utf-8")
    assert schema == MADE["schema_text"](), REMEDY
