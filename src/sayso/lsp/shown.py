"""What an editor shows of a finding: a diagnostic, its rule's page, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types

from sayso.checks.catalogue import Rule, families, find_rule
from sayso.checks.checked import Checked
from sayso.lsp.positions import Positions
from sayso.records.finding import Finding, Fix, Severity

SOURCE = "sayso"
_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_REASON = "say why"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding as it stands in an editor, where its fixes go, and its paragraph's end there."""

    finding: Finding
    diagnostic: types.Diagnostic
    fixes: tuple[tuple[Fix, types.Range], ...]
    paragraph_end: types.Position


def shown_findings(checked: Checked, positions: Positions, uri: str) -> tuple[Shown, ...]:
    """Every finding of a draft at its place in the editor."""
    return tuple(
        Shown(
            finding=finding,
            diagnostic=_diagnostic(finding, positions, uri),
            fixes=tuple((fix, positions.range(fix.start, fix.end)) for fix in finding.fixes),
            paragraph_end=_paragraph_end(checked, finding, positions),
        )
        for finding in checked.findings
    )


def rule_page(rule: Rule) -> str:
    """A rule's page in Markdown: why it matters, what to do, an example, where it is from."""
    return "\n\n".join(
        (
            f"**{rule.code} {rule.name}** ({families()[rule.family]})",
            rule.reason.strip(),
            f"**What to do.** {rule.remedy.strip()}",
            f"It finds something in:\n\n{_quoted(rule.bad)}",
            f"and nothing in:\n\n{_quoted(rule.good)}",
            f"Source: {rule.reference.strip()}",
        )
    )


def hover(findings: Sequence[Shown], position: types.Position) -> types.Hover | None:
    """The pages of the rules that found something at a position."""
    here = [shown for shown in findings if _holds(shown.diagnostic.range, position)]
    if not here:
        return None
    pages = dict.fromkeys(
        rule_page(find_rule(code)) for shown in here for code in shown.finding.codes
    )
    first = min((shown.diagnostic.range for shown in here), key=_length)
    return types.Hover(
        contents=types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(pages)),
        range=first,
    )


def actions(
    findings: Sequence[Shown],
    wanted: types.Range,
    document: types.OptionalVersionedTextDocumentIdentifier,
) -> list[types.CodeAction]:
    """What a person can choose for the findings in a range: a fix, or a note to let it stand."""
    markdown = document.uri.lower().endswith((".md", ".markdown"))
    made = []
    for shown in findings:
        if _overlap(shown.diagnostic.range, wanted):
            made += [
                _action(f"{shown.finding.code}: {fix.title}", shown, document, where, fix.text)
                for fix, where in shown.fixes
            ]
            code = ", ".join(shown.finding.codes)
            note = f"sayso: ignore {code} {_REASON}"
            at = types.Range(start=shown.paragraph_end, end=shown.paragraph_end)
            text = f" <!-- {note} -->" if markdown else f" [{note}]"
            made.append(_action(f"Let {code} stand here, and say why", shown, document, at, text))
    return made


def _action(
    title: str,
    shown: Shown,
    document: types.OptionalVersionedTextDocumentIdentifier,
    where: types.Range,
    text: str,
) -> types.CodeAction:
    edit = types.TextDocumentEdit(
        text_document=document, edits=[types.TextEdit(range=where, new_text=text)]
    )
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown.diagnostic],
        edit=types.WorkspaceEdit(document_changes=[edit]),
    )


def _diagnostic(finding: Finding, positions: Positions, uri: str) -> types.Diagnostic:
    return types.Diagnostic(
        range=positions.range(finding.start, finding.end),
        message=f"{finding.message}. {finding.remedy}",
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                location=types.Location(uri=uri, range=positions.range(each.start, each.end)),
                message=f"“{' '.join(each.text.split())}”",
            )
            for each in finding.related
        ],
    )


def _paragraph_end(checked: Checked, finding: Finding, positions: Positions) -> types.Position:
    blocks = (
        block for block in checked.document.blocks if block.start <= finding.start < block.end
    )
    block = next(blocks, None)
    end = block.end if block else finding.end
    return positions.range(end, end).end


def _holds(where: types.Range, position: types.Position) -> bool:
    return where.start <= position <= where.end


def _overlap(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _length(where: types.Range) -> tuple[int, int]:
    return where.end.line - where.start.line, where.end.character - where.start.character


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
