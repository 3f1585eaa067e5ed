"""Findings for the terminal: where, which rule, what is wrong, and the words underlined."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter
from textwrap import wrap
from typing import ClassVar

from sayso.checks.catalogue import find_rule
from sayso.checks.checked import Checked
from sayso.checks.places import Places
from sayso.exporters.colours import BY_SEVERITY
from sayso.exporters.findings.underline import Underliner
from sayso.exporters.findings.where import lines_are_the_files, shown_location
from sayso.pages.draw_words import count, listed, quoted
from sayso.records.finding import Finding, Severity
from sayso.records.manner import PLAIN, Manner
from sayso.records.register import Register

_NARROWEST = 40
_LIKELY = 0.7
_FEW = 3
"""Findings that are seen at a glance without a count of each rule."""
_COLOURS = {severity: f"1;38;5;{colour}" for severity, colour in BY_SEVERITY.items()}
_ORDER: tuple[Severity, ...] = ("error", "warning", "note")


class FindingsText:
    """Writes findings for a terminal: at least 40 columns wide, 100 where nobody says.

    ``statistics`` gives the count of each rule instead of the findings; ``explain`` adds the key
    judgements and why each was chosen. What one document is likely to be stands at the end.
    """

    extensions: ClassVar[tuple[str, ...]] = (".txt",)
    media_type: ClassVar[str] = "text/plain"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[str]:
        """The findings of each document as soon as it is checked, then the sum of them all."""
        codes: Counter[str] = Counter()
        severities: Counter[Severity] = Counter()
        documents = faulty = silenced = known = 0
        taken = ""
        for one in records:
            taken = _taken_for(one.register)
            documents += 1
            known += one.known
            faulty += bool(one.findings)
            silenced += len(one.silenced)
            codes.update(finding.code for finding in one.findings)
            severities.update(finding.severity for finding in one.findings)
            lines = [] if manner.statistics else list(_document(one, manner))
            if lines:
                yield "\n".join(lines) + "\n\n"
        if manner.statistics:
            for code, number in sorted(codes.items(), key=lambda item: (-item[1], item[0])):
                yield f"{number:>6,}  {_paint(manner, code, '1')}  {find_rule(code).name}\n"
        if documents:
            parts = [
                count(severities[severity], severity) for severity in _ORDER if severities[severity]
            ]
            hidden = f"; {silenced:,} more silenced by notes" if silenced else ""
            hidden += f"; {known:,} more known before" if known else ""
            hidden += "." + (taken if documents == 1 else "")
            if not parts:
                yield f"No findings in {count(documents, 'document')}{hidden}\n"
            else:
                of = "" if documents == 1 else f" in {faulty:,} of {documents:,} documents"
                total = count(codes.total(), "finding")
                if not manner.statistics and codes.total() > _FEW:
                    yield from _by_rule(codes, max(_NARROWEST, manner.width or 100))
                yield f"{total}{of}: {listed(parts)}{hidden}\n"


def _by_rule(codes: Counter[str], width: int) -> Iterator[str]:
    """What is wrong at a glance: each rule with how often it was broken, the commonest first."""
    counted = sorted(codes.items(), key=lambda item: (-item[1], item[0]))
    told = " · ".join(f"{code} {find_rule(code).name} {number:,}" for code, number in counted)
    yield from (f"{line}\n" for line in wrap(told, width, break_on_hyphens=False))


def _taken_for(register: Register | None) -> str:
    if register is None or register.chance is None or register.chance < _LIKELY:
        return ""
    article = {"assessment": "an ", "record": "a "}.get(register.name, "")
    return f" Taken for {article}{register.name} ({register.chance:.0%})."


def _paint(manner: Manner, text: str, style: str) -> str:
    """The text in a style of the terminal, where colour is wanted."""
    return f"\x1b[{style}m{text}\x1b[0m" if manner.colour and text else text


def _document(one: Checked, manner: Manner) -> Iterator[str]:
    places, exact = Places(one.document), lines_are_the_files(one.document)
    where = quoted(shown_location(one.document))
    width = max(_NARROWEST, manner.width or 100)
    for at, (span, group) in enumerate(groupby(one.findings, key=attrgetter("start", "end"))):
        if at:
            yield ""
        found = tuple(group)
        place = places.find(span[0])
        paragraph = f" (paragraph {place.paragraph})" if place.paragraph and not exact else ""
        for finding in found:
            code = _paint(manner, finding.code, _COLOURS[finding.severity])
            yield (
                f"{_paint(manner, where, '1')}:{place.line}:{place.column}{paragraph} "
                f"{code} {quoted(finding.message)}"
            )
        gravest = min((finding.severity for finding in found), key=_ORDER.index)
        paint = partial(_paint, manner, style=_COLOURS[gravest])
        yield from Underliner(one.document.text, places, width=width, paint=paint).draw(*span)
        for finding in found:
            yield from _more(finding, places, manner)
    if one.findings and not exact:
        yield ""
        yield f"Lines and columns of {where} count in its text as Sayso reads it, not in the file."
    if manner.explain:
        yield from _key_judgements(one, places, manner, gap=bool(one.findings))


def _more(finding: Finding, places: Places, manner: Manner) -> Iterator[str]:
    code = _paint(manner, finding.code, "1")
    for each in finding.related:
        yield f"  {code} see “{quoted(each.text)}”, line {places.find(each.start).line}"
    yield f"  {code} {quoted(finding.remedy)}"


def _key_judgements(one: Checked, places: Places, manner: Manner, *, gap: bool) -> Iterator[str]:
    if gap:
        yield ""
    where = quoted(shown_location(one.document))
    if not one.key_judgements:
        yield f"No key judgements were found in {where}."
        return
    by_id = {claim.id: claim for claim in one.reading.claims}
    yield _paint(manner, f"Key judgements of {where}, and why each was chosen", "1")
    for each in one.key_judgements:
        claim = by_id[each.claim]
        yield f"{each.rank:>3}. line {places.find(claim.start).line}: “{quoted(claim.text)}”"
        yield f"     {quoted(each.reason)}"
