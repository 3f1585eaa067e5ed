"""A checked draft: its findings, less what its own notes silence, and what is wrong with those."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.checks.catalogue import find_rule, load_catalogue
from sayso.checks.check import apply_rules, rules_for
from sayso.checks.context import Context
from sayso.checks.ignores import Ignore, find_ignores, without_notes
from sayso.checks.overlaps import one_for_each_fault
from sayso.checks.selection import Choice
from sayso.errors import ConfigError
from sayso.records import Document, Reading
from sayso.records.brief import brief, counted
from sayso.records.finding import Finding, KeyJudgement, Severity
from sayso.records.framed import Framed
from sayso.records.register import Register

NO_REASON = "X901"
SILENCES_NOTHING = "X902"
NOT_UNDERSTOOD = "X903"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silenced:
    """A finding that a note in the draft silences, and the reason that the note gives."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Framed):
    """What checking a reading came to; findings by place, then code.

    ``register`` is what the text was taken for, by which rules were left out; None in what was
    kept before there was one. ``known`` counts findings that are left out since a baseline has
    them.
    """

    reading: Reading
    findings: tuple[Finding, ...]
    key_judgements: tuple[KeyJudgement, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    known: int = 0
    register: Register | None = None

    @property
    def document(self) -> Document:
        """The document that every offset counts in."""
        return self.reading.document

    def __repr__(self) -> str:
        return brief(
            "Checked",
            self.document.title or self.document.location,
            counted(len(self.findings), "finding") or "no finding",
            counted(len(self.silenced), "silenced"),
        )

    def adjusted(
        self, *, severities: Mapping[str, Severity], without: Collection[str] = ()
    ) -> "Checked":
        """The same with other severities, by code, and less the findings of some codes."""
        kept = (finding for finding in self.findings if finding.code not in without)
        findings = tuple(
            replace(finding, severity=severities.get(finding.code, finding.severity))
            for finding in kept
        )
        return replace(self, findings=findings)


def check_draft(reading: Reading, *, codes: frozenset[str] | Choice | None = None) -> Checked:
    """The findings of chosen rules (None: those on by default) in a reading and in its notes.

    Raises:
        ConfigError: no rule has one of the codes.
    """
    ignores = find_ignores(reading.document)
    # One context for the rules and the key judgements: what it works out, it works out once.
    context = Context(replace(reading, document=without_notes(reading.document, ignores)))
    register, applied = rules_for(context, codes)
    found = apply_rules(context, applied)
    kept = [finding for finding in found if not _inside_note(finding, ignores)]
    silenced = tuple(_silenced(kept, ignores))
    quiet = {id(each.finding) for each in silenced}
    kept = [finding for finding in kept if id(finding) not in quiet]
    kept += (finding for finding in _faults(ignores, silenced, applied) if finding.code in applied)
    return Checked(
        reading=reading,
        findings=one_for_each_fault(context, kept),
        key_judgements=tuple(judgement for judgement, _ in context.key_judgements),
        silenced=silenced,
        register=register,
    )


def _inside_note(finding: Finding, ignores: Sequence[Ignore]) -> bool:
    return any(note.start <= finding.start and finding.end <= note.end for note in ignores)


def _silenced(findings: Iterable[Finding], ignores: Sequence[Ignore]) -> Iterator[Silenced]:
    for finding in findings:
        covering = [note for note in ignores if note.covers(finding.code, finding.start)]
        if covering:
            reasons = [note.reason for note in covering if note.reason]
            yield Silenced(finding=finding, reason=reasons[0] if reasons else "")


def _faults(
    ignores: Iterable[Ignore], silenced: Sequence[Silenced], applied: Collection[str]
) -> Iterator[Finding]:
    """What is wrong with the notes themselves."""
    known = {rule.code for rule in load_catalogue()}
    for note in ignores:
        strange = [code for code in note.codes if code not in known]
        if not note.codes:
            yield _fault(NOT_UNDERSTOOD, note, why="no rule is named after “ignore”")
        for code in strange:
            yield _fault(NOT_UNDERSTOOD, note, why=_told(code))
        if note.codes and not note.reason:
            yield _fault(NO_REASON, note, codes=", ".join(note.codes))
        idle = [
            code
            for code in note.codes
            # A rule that was not applied may yet have something to silence.
            if code in known
            and code in applied
            and not any(note.covers(code, each.finding.start) for each in _of(code, silenced))
        ]
        if idle:
            yield _fault(SILENCES_NOTHING, note, codes=", ".join(idle))


def _of(code: str, silenced: Sequence[Silenced]) -> Iterator[Silenced]:
    return (each for each in silenced if each.finding.code == code)


def _fault(code: str, note: Ignore, **fields: str) -> Finding:
    rule = find_rule(code)
    return Finding(
        code=code,
        message=rule.message.format(**fields),
        start=note.start,
        end=note.end,
        severity=rule.severity,
        remedy=rule.remedy,
    )


def _told(code: str) -> str:
    try:
        find_rule(code)
    except ConfigError as error:
        return f"{error.message}; {error.remedy}"
    return ""
