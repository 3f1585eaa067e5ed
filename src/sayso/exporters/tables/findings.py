"""The tables of findings: each at its place, the claims it stands in, and the key judgements."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from sayso.checks.catalogue import find_rule
from sayso.checks.checked import Checked
from sayso.checks.places import Places
from sayso.exporters.tables.columns import Row, Table, columns
from sayso.exporters.tables.reading import ATTRIBUTIONS, CLAIMS, DOCUMENTS, VOICE, voice
from sayso.records.finding import Finding
from sayso.records.manner import Manner


def _findings(checked: Checked, manner: Manner) -> Iterator[Row]:
    places = Places(checked.document)
    for finding in checked.findings:
        yield _row(checked, places, finding, (False, None))
    for silenced in checked.silenced:
        yield _row(checked, places, silenced.finding, (True, silenced.reason))


def _row(checked: Checked, places: Places, finding: Finding, silenced: Row) -> Row:
    document = checked.document
    place, end = places.find(finding.start), places.find(finding.end)
    claims = (
        claim.id
        for claim in checked.reading.claims
        if claim.start < finding.end and finding.start < claim.end
    )
    return (
        finding.code, find_rule(finding.code).name, finding.severity, finding.message,
        document.text[finding.start : finding.end], finding.remedy, document.id, document.title,
        document.location, place.line, place.column, end.line, end.column, place.paragraph,
        finding.start, finding.end, tuple(claims),
        tuple(each.text for each in finding.related),
        tuple(each.title for each in finding.fixes), finding.also, *silenced,
    )  # fmt: skip


def _key_judgements(checked: Checked, manner: Manner) -> Iterator[Row]:
    claims = {claim.id: claim for claim in checked.reading.claims}
    for each in checked.key_judgements:
        claim = claims[each.claim]
        yield checked.document.id, each.rank, each.claim, claim.text, each.reason, *voice(claim)


def _of_reading(
    checked: Checked, manner: Manner, *, rows: Callable[[Any, Manner], Iterable[Row]]
) -> Iterator[Row]:
    yield from rows(checked.reading, manner)


FINDINGS_TABLES = (
    Table(
        name="findings",
        columns=columns(
            "code name severity message text remedy document title location line:integer",
            "column:integer end_line:integer end_column:integer paragraph:integer start:integer",
            "end:integer claims:list related:list choices:list also:list silenced:yes-no reason",
        ),
        rows=_findings,
    ),
    Table(
        name="key_judgements",
        columns=columns("document rank:integer claim text reason") + VOICE,
        rows=_key_judgements,
    ),
    *(
        Table(name=one.name, columns=one.columns, rows=partial(_of_reading, rows=one.rows))
        for one in (CLAIMS, DOCUMENTS, ATTRIBUTIONS)
    ),
)
