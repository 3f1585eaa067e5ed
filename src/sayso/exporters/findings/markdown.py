"""Findings as Markdown: a comment on a pull request, file by file, each linked to its line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import ClassVar
from urllib.parse import quote

from sayso.checks.catalogue import find_rule
from sayso.checks.checked import Checked
from sayso.checks.places import Places
from sayso.exporters.findings.where import lines_are_the_files, relative_path, shown_location
from sayso.pages.draw_words import count, listed, quoted, shown
from sayso.records.finding import Finding, Severity
from sayso.records.manner import PLAIN, Manner

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")
_SIGNS: dict[Severity, str] = {"error": "🔴", "warning": "🟠", "note": "🔵"}
# Whatever a draft says is text: it begins no mark, mentions nobody, and links nowhere.
_MARKS = re.compile(r"([\\`*_\[\]|<>~&]|(?<=http):(?=//)|(?<=https):(?=//)|(?<=www)\.)")
_MENTION = re.compile(r"([@#])(?=\w)|(GH)(?=-\d)")
_AT_BEGINNING = re.compile(r"^(?=[-+=#])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
_LONGEST = 300
"""Characters of a line that are quoted around the words."""


class FindingsMarkdown:
    """Writes a summary, then each file with its findings, and what to do folded away.

    Made for a comment on a pull request: lines are linked where they are the file's. GitHub and
    GitLab show it as it is meant; whatever shows Markdown shows its words.
    """

    extensions: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    media_type: ClassVar[str] = "text/markdown"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[str]:
        """The summary needs them all, so the first piece comes when the last draft is checked."""
        checked = list(records)
        yield "\n".join(_summary(checked)) + "\n"
        for one in checked:
            if one.findings:
                yield "\n" + "\n".join(_document(one)) + "\n"


def _summary(checked: list[Checked]) -> Iterator[str]:
    severities = Counter(each.severity for one in checked for each in one.findings)
    faulty = sum(bool(one.findings) for one in checked)
    yield "### Sayso"
    yield ""
    rest = _left_out(checked)
    if not severities:
        new = "new " if any(one.known for one in checked) else ""
        yield f"No {new}findings in {_documents(len(checked))}{rest}."
        return
    kinds = listed(
        [f"{_SIGNS[each]} {count(severities[each], each)}" for each in _ORDER if severities[each]]
    )
    of = "" if len(checked) == 1 else f" in {faulty:,} of {_documents(len(checked))}"
    yield f"**{count(severities.total(), 'finding')}**{of}: {kinds}{rest}."


def _left_out(checked: list[Checked]) -> str:
    silenced = sum(len(one.silenced) for one in checked)
    known = sum(one.known for one in checked)
    parts = [
        f"{silenced:,} more silenced by notes" if silenced else "",
        f"{known:,} more known before" if known else "",
    ]
    return "".join(f"; {part}" for part in parts if part)


def _documents(number: int) -> str:
    return count(number, "document")


def _document(one: Checked) -> Iterator[str]:
    places, exact = Places(one.document), lines_are_the_files(one.document)
    path = relative_path(one.document)
    yield f"#### {_text(shown_location(one.document))}"
    for _, group in groupby(one.findings, key=attrgetter("start", "end")):
        found = tuple(group)
        yield ""
        yield from _place(found, one, places, path=path if exact else "")
    if not exact:
        yield ""
        yield "Paragraphs count headings and list items; lines count in the text as it was read."


def _place(found: tuple[Finding, ...], one: Checked, places: Places, *, path: str) -> Iterator[str]:
    """The findings at one place: where, what is wrong, the words in their line, what to do."""
    start, end = found[0].start, found[0].end
    place, last = places.find(start), places.find(max(start, end - 1))
    line = f"L{place.line}" if place.line == last.line else f"L{place.line}-L{last.line}"
    where = f"[line {place.line}]({quote(path)}#{line})" if path else f"line {place.line}"
    if place.paragraph and not path:
        where = f"paragraph {place.paragraph}"
    for each in found:
        sign, name = _SIGNS[each.severity], find_rule(each.code).name
        yield f"- {sign} {where} **{each.code}** {name}: {_text(each.message)}"
    yield "  <details><summary>the words, and what to do</summary>"
    yield ""
    yield f"  > {_context(one.document.text, start, end)}"
    yield ""
    for each in found:
        label = f"**{each.code}** " if len(found) > 1 else ""
        for other in each.related:
            yield f"  {label}See “{_text(other.text)}”, line {places.find(other.start).line}."
            yield ""
        yield f"  {label}{_text(each.remedy)}"
        if each.fixes:
            yield ""
            yield f"  To choose from: {_text(' · '.join(fix.title for fix in each.fixes))}"
        yield ""
    yield "  </details>"


def _context(text: str, start: int, end: int) -> str:
    """The words in bold type within the lines they stand on, on one line."""
    first = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + _LONGEST)
    words = f"**{_text(text[start:end])}**" if text[start:end].strip() else ""
    before, after = (_text(text[a:b], edges=True) for a, b in ((first, start), (end, last)))
    return _AT_BEGINNING.sub(r"\\", f"{before}{words}{after}".strip())


def _text(text: str, *, edges: bool = False) -> str:
    """The text as Markdown shows it: nothing in it is a mark."""
    return _MENTION.sub(
        r"\1\2<!-- -->", _MARKS.sub(r"\\\1", shown(text) if edges else quoted(text))
    )
