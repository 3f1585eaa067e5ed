"""The findings of a check as a page shows them: beside their words, and gathered by rule."""

from collections import Counter
from dataclasses import dataclass

from sayso.checks.catalogue import find_rule
from sayso.checks.checked import Checked
from sayso.checks.places import Places
from sayso.pages.draw_words import count, listed, quoted
from sayso.records.finding import Finding, Severity

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding in the margin: ``number`` counts from 1 in reading order.

    start, end: the words that it marks. ``related`` quotes other words, with their lines.
    """

    number: int
    code: str
    severity: Severity
    message: str
    remedy: str
    line: int
    column: int
    start: int
    end: int
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule that found something, why it matters, and all that it found."""

    code: str
    name: str
    severity: Severity
    reason: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SilencedRow:
    """Words that a rule would find fault with, and the reason for letting them stand."""

    code: str
    words: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """What a page says of a check: the sum in a sentence, and everything found and silenced."""

    summary: str
    remarks: tuple[Remark, ...]
    rules: tuple[RuleRow, ...]
    silenced: tuple[SilencedRow, ...]


def draw_findings(checked: Checked) -> FindingsView:
    """The findings of one document, drawn."""
    text, places = checked.document.text, Places(checked.document)
    remarks = tuple(
        _remark(finding, number, places) for number, finding in enumerate(checked.findings, start=1)
    )
    silenced = tuple(
        SilencedRow(
            code=each.finding.code,
            words=quoted(text[each.finding.start : each.finding.end]),
            line=places.find(each.finding.start).line,
            reason=quoted(each.reason),
        )
        for each in checked.silenced
    )
    return FindingsView(
        summary=_summary(remarks), remarks=remarks, rules=_rules(remarks), silenced=silenced
    )


def _remark(finding: Finding, number: int, places: Places) -> Remark:
    place = places.find(finding.start)
    return Remark(
        number=number,
        code=finding.code,
        severity=finding.severity,
        message=quoted(finding.message),
        remedy=quoted(finding.remedy),
        line=place.line,
        column=place.column,
        start=finding.start,
        end=finding.end,
        related=tuple(
            f"“{quoted(each.text)}”, line {places.find(each.start).line}"
            for each in finding.related
        ),
    )


def _rules(remarks: tuple[Remark, ...]) -> tuple[RuleRow, ...]:
    """The rules that found something, the gravest first, then the busiest."""
    rows = []
    for code in dict.fromkeys(remark.code for remark in remarks):
        rule = find_rule(code)
        own = tuple(remark for remark in remarks if remark.code == code)
        rows.append(
            RuleRow(
                code=code,
                name=rule.name.replace("-", " "),
                severity=own[0].severity,
                reason=rule.reason.strip(),
                remarks=own,
            )
        )
    rows.sort(key=lambda row: (_ORDER.index(row.severity), -len(row.remarks), row.code))
    return tuple(rows)


def _summary(remarks: tuple[Remark, ...]) -> str:
    if not remarks:
        return "No findings."
    severities = Counter(remark.severity for remark in remarks)
    parts = [count(severities[severity], severity) for severity in _ORDER if severities[severity]]
    return f"{count(len(remarks), 'finding')}: {listed(parts)}."
