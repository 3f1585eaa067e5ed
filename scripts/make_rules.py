"""The pages of the rules and findings.schema.json, made from the catalogue and the records.

    python scripts/make_rules.py

Writes docs/reference/rules.md, docs/reference/rules/ and the schema; tests compare them with what
this makes.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from sayso.checks.catalogue import Rule, families, load_catalogue
from sayso.checks.suspected import load_needs
from sayso.engines.standard.faults import load_faults
from sayso.engines.standard.shipped import FAULTS, MODEL
from sayso.exporters.findings.json import findings_schema

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
_HEAD = """# The rules of `sayso check`

Made by `scripts/make_rules.py` from the folders of `src/sayso/checks/rules`; `sayso rule CODE`
prints the same for one rule. Each rule finds something in its first example and nothing in its
second: both are among its tests. The `extra` set holds rules that have not shown that they are
right in seven findings of ten, and is off until it is chosen. A register behind “default” says in
which texts a rule is on (see [what kind of text it
is](../how-to/check-a-draft.md#what-kind-of-text-it-is)); how often each rule is right is in
[How precise the rules are](../rules-precision.md). How to choose rules and to silence one in a
place is in [Check a draft](../how-to/check-a-draft.md).

A key judgement is a conclusion that no other claim rests on, a sentence under a heading such as
“Key judgements”, or a hedged or forecasting claim at the beginning or end of the text;
`sayso check --explain` says which were found and why."""


def pages() -> dict[str, str]:
    """The reference pages in Markdown, by their path below docs/reference."""
    made = {"rules.md": "\n".join(_overview()) + "\n"}
    for letter in families():
        made[f"rules/{_file(letter)}"] = "\n".join(_family(letter)) + "\n"
    return made


def schema_text() -> str:
    """The JSON Schema of a line of findings, as it is published."""
    return json.dumps(findings_schema(), indent=2, ensure_ascii=False) + "\n"


def _file(letter: str) -> str:
    return f"{families()[letter].replace(' ', '-')}.md"


def _rules_of(letter: str) -> list[Rule]:
    return [rule for rule in load_catalogue() if rule.family == letter]


def _overview() -> Iterator[str]:
    yield _HEAD
    yield "\n| code | name | severity | set |\n|---|---|---|---|"
    for letter in families():
        for rule in _rules_of(letter):
            link = f"[{rule.code}](rules/{_file(letter)}#{rule.code.lower()}-{rule.name})"
            where = ", ".join((rule.set, *rule.registers))
            yield f"| {link} | {rule.name} | {rule.severity} | {where} |"


_SUSPECTED = (
    "Besides words that it knows, it goes by what the reader's encoder "
    "[has learned](../../model.md#faults-of-tradecraft) of marked faults: the words are then those "
    "of the claim that stands out."
)


def _family(letter: str) -> Iterator[str]:
    yield f"# Rules {letter}: {families()[letter]}\n"
    yield "Made by `scripts/make_rules.py`; [all rules](../rules.md)."
    for rule in _rules_of(letter):
        yield from _rule(rule)


def _when_on(rule: Rule) -> str:
    if not rule.default:
        return "In the extra set: off until it is named, or `--select extra` or `all` turns it on."
    elsewhere = (
        " `--select` with its code turns it on in other texts too." if rule.registers else ""
    )
    return f"{rule.when_on.capitalize()}.{elsewhere}"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n## {rule.code} {rule.name}\n"
    yield f"Severity: {rule.severity}. {_when_on(rule)}\n"
    yield f"{rule.reason.strip()}\n"
    yield f"**What to do.** {rule.remedy.strip()}\n"
    yield f"It finds something in:\n\n```markdown\n{rule.bad.strip()}\n```\n"
    yield f"and nothing in:\n\n```markdown\n{rule.good.strip()}\n```\n"
    if rule.code in load_needs() and rule.code in load_faults(MODEL / FAULTS).codes:
        yield f"{_SUSPECTED}\n"
    if rule.known_problems:
        yield "Known problems:\n\n" + "\n".join(f"- {each}" for each in rule.known_problems) + "\n"
    yield f"Source: {rule.reference.strip()}"


if __name__ == "__main__":
    (REFERENCE / "rules").mkdir(parents=True, exist_ok=True)
    for path, page in pages().items():
        (REFERENCE / path).write_text(page, encoding="utf-8")
    (REFERENCE / "findings.schema.json").write_text(schema_text(), encoding="utf-8")
