"""Findings as GitHub workflow commands: annotations at the lines of a change."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.checks.catalogue import find_rule
from sayso.checks.checked import Checked
from sayso.checks.places import Places
from sayso.exporters.findings.where import lines_are_the_files, relative_path
from sayso.records.finding import Finding
from sayso.records.manner import PLAIN, Manner

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


class FindingsGithub:
    """Writes a line for each finding.

    A document whose lines are not its file's (a page, PDF or Word document) is annotated as a
    whole, and the message names the paragraph.

    Source: GitHub, "Workflow commands for GitHub Actions", setting an error message.
    """

    extensions: ClassVar[tuple[str, ...]] = ()
    media_type: ClassVar[str] = "text/plain"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[str]:
        """The lines of each document as soon as it is checked."""
        for one in records:
            places, exact = Places(one.document), lines_are_the_files(one.document)
            path = relative_path(one.document)
            for finding in one.findings:
                yield _command(finding, places, path=path, exact=exact)


def _command(finding: Finding, places: Places, *, path: str, exact: bool) -> str:
    place, end = places.find(finding.start), places.find(finding.end)
    properties = {"file": path}
    message = f"{finding.message}. {finding.remedy}"
    if exact:
        properties |= {"line": str(place.line), "endLine": str(end.line)}
        if place.line == end.line:  # GitHub takes columns for one line alone
            properties |= {"col": str(place.column), "endColumn": str(end.column)}
    elif place.paragraph:
        message = f"paragraph {place.paragraph}: {message}"
    properties["title"] = f"{finding.code} {find_rule(finding.code).name}"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    clean = "".join(c if c.isprintable() or c in "\r\n" else "\ufffd" for c in text)
    return clean.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
