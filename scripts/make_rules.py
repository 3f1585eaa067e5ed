"""docs/reference/rules.md and findings.schema.json, made from the catalogue and the records.

    python scripts/make_rules.py

Tests compare both files with what this makes.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from sayso.checks.catalogue import Rule, families, load_catalogue
from sayso.exporters.findings.json import findings_schema

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
_HEAD = """# The rules of `sayso check`

Made by `scripts/make_rules.py` from `src/sayso/checks/catalogue.toml`; `sayso rule CODE` prints the
same for one rule. Each rule finds something in its first example and nothing in its second: both
are among its tests. How often each rule is right, and why some are off by default, is in
[How precise the rules are](../rules-precision.md). How to choose rules and to silence one in a
place is in [Check a draft](../how-to/check-a-draft.md).

A key judgement is a conclusion that no other claim rests on, a sentence under a heading such as
“Key judgements”, or a hedged or forecasting claim at the beginning or end of the text;
`sayso check --explain` says which were found and why."""


def rules_page() -> str:
    """The reference page of every rule, in Markdown."""
    return "\n".join(_lines()) + "\n"


def schema_text() -> str:
    """The JSON Schema of a line of findings, as it is published."""
    return json.dumps(findings_schema(), indent=2, ensure_ascii=False) + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    rules = load_catalogue()
    yield "\n| code | name | severity | by default |\n|---|---|---|---|"
    for letter in families():
        for rule in (each for each in rules if each.family == letter):
            link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
            yield f"| {link} | {rule.name} | {rule.severity} | {'on' if rule.default else 'off'} |"
    for letter, title in families().items():
        yield f"\n## {letter}: {title}"
        for rule in (each for each in rules if each.family == letter):
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n### {rule.code} {rule.name}\n"
    yield f"Severity: {rule.severity}. {'On' if rule.default else 'Off'} by default.\n"
    yield f"{rule.reason.strip()}\n"
    yield f"**What to do.** {rule.remedy.strip()}\n"
    yield f"It finds something in:\n\n```markdown\n{rule.bad.strip()}\n```\n"
    yield f"and nothing in:\n\n```markdown\n{rule.good.strip()}\n```\n"
    yield f"Source: {rule.reference.strip()}"


if __name__ == "__main__":
    REFERENCE.mkdir(parents=True, exist_ok=True)
    (REFERENCE / "rules.md").write_text(rules_page(), encoding="utf-8")
    (REFERENCE / "findings.schema.json").write_text(schema_text(), encoding="utf-8")
