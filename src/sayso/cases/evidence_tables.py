"""The evidence tables of a case file: items and their reports."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from sayso.forms.form import Form
from sayso.forms.places import Path
from sayso.hypotheses.likelihood import read_probability
from sayso.records.case import copies_in_circle
from sayso.records.estimate import CERTAIN, Estimate
from sayso.records.evidence import Evidence, Likelihood, Report, Weight
from sayso.scales.scale import Scale

_ITEM = (
    "id",
    "text",
    "likelihood",
    "reports",
    "observed",
    "rests_on",
    "credibility",
    "relevance",
)
_REPORT = ("id", "source", "says", "copies", "copying", "origin", "shared")
_WEIGHTS: tuple[Weight, ...] = get_args(Weight)


class EvidenceTables:
    """Reads items and reports; copies are looked at once all reports are known."""

    def __init__(
        self, form: Form, scale: Scale, witnesses: Sequence[str], assumptions: Sequence[str]
    ) -> None:
        self.form = form
        self.scale = scale
        self.witnesses = witnesses
        self.assumptions = assumptions
        self.reports: dict[str, tuple[Report, Path]] = {}

    def item(
        self,
        table: Mapping[str, Any],
        path: Path,
        id_: str,
        likelihoods: tuple[Likelihood, ...],
    ) -> Evidence:
        """One item; where it has no reports and is not said to be false, it was observed true."""
        form = self.form
        form.only(table, path, _ITEM)
        reports = self._reports(table, path, id_)
        observed = form.truth(table, "observed", path)
        given = table.get("rests_on", [])
        rests_on = [given] if isinstance(given, str) else given
        if not isinstance(rests_on, list):
            form.wrong((*path, "rests_on"), "rests_on is a list of assumptions")
            rests_on = []
        for index, name in enumerate(rests_on):
            place = (*path, "rests_on") if isinstance(given, str) else (*path, "rests_on", index)
            form.known(str(name), place, self.assumptions, "assumption")
        return Evidence(
            id=id_,
            text=form.text(table, "text", path, id_),
            likelihoods=likelihoods,
            reports=reports,
            observed=observed if reports else observed is not False,
            rests_on=tuple(map(str, rests_on)),
            credibility=self._weight(table, "credibility", path),
            relevance=self._weight(table, "relevance", path),
        )

    def _weight(self, table: Mapping[str, Any], key: str, path: Path) -> Weight:
        given = self.form.one_of(table, key, path, _WEIGHTS)
        return next((weight for weight in _WEIGHTS if weight == given), "medium")

    def _reports(self, table: Mapping[str, Any], path: Path, item: str) -> tuple[Report, ...]:
        entries = list(self.form.entries(table, "reports", path))
        names: list[str] = []
        for where, entry in entries:
            source = self.form.text(entry, "source", where)
            plain = f"{item}/{source}"
            taken = {*self.reports, *names}
            count = 1
            while (made := plain if count == 1 else f"{plain}#{count}") in taken:
                count += 1
            names.append(self.form.text(entry, "id", where, made))
        sources = {
            name: str(entry.get("source")) for name, (_, entry) in zip(names, entries, strict=True)
        }
        found = []
        for name, (where, entry) in zip(names, entries, strict=True):
            report = self._report(entry, where, name, sources)
            if name in self.reports:
                self.form.wrong((*where, "id"), f"two reports have the id {name!r}")
            self.reports[name] = (report, where)
            found.append(report)
        self._check_origins(found, entries)
        return tuple(found)

    def _report(
        self, table: Mapping[str, Any], path: Path, name: str, sources: Mapping[str, str]
    ) -> Report:
        form = self.form
        form.only(table, path, _REPORT)
        source = str(table.get("source", ""))
        if source:
            form.known(source, (*path, "source"), self.witnesses, "source")
        copies = form.text(table, "copies", path, "") or None
        origin = form.text(table, "origin", path, "") or None
        if copies and origin:
            form.wrong((*path, "origin"), "a report either copies another or shares an origin")
            origin = None
        for key, needs in (("copying", "copies"), ("shared", "origin")):
            if key in table and needs not in table:
                form.wrong((*path, key), f"{key} goes with {needs}", key=True)
        says = form.truth(table, "says", path)
        return Report(
            id=name,
            witness=source,
            says=says is not False,
            copies=self._copied(copies, name, sources) if copies else None,
            copying=self._share(table, "copying", path),
            origin=origin,
            shared=self._share(table, "shared", path),
        )

    def _copied(self, given: str, name: str, sources: Mapping[str, str]) -> str:
        # A source's id means its report on the same item; else it is a report's own id.
        meant = [one for one, source in sources.items() if source == given and one != name]
        return meant[0] if meant else given

    def _share(self, table: Mapping[str, Any], key: str, path: Path) -> Estimate:
        if key not in table:
            return CERTAIN
        read = self.form.read((*path, key), lambda: read_probability(table[key], self.scale))
        return read or CERTAIN

    def _check_origins(
        self, reports: Sequence[Report], entries: Sequence[tuple[Path, Mapping[str, Any]]]
    ) -> None:
        first: dict[str, Estimate] = {}
        for report, (path, _) in zip(reports, entries, strict=True):
            if report.origin is None:
                continue
            given = first.setdefault(report.origin, report.shared)
            if (given.low, given.high) != (report.shared.low, report.shared.high):
                self.form.wrong(
                    (*path, "shared"),
                    f"the origin {report.origin!r} is shared by {given.text} above, "
                    f"here by {report.shared.text}",
                    "give all its reports the same",
                )

    def check_copies(self) -> None:
        """Note copies of reports that are not there, in a circle, or that say otherwise."""
        copied = {name: report.copies for name, (report, _) in self.reports.items()}
        for report, path in self.reports.values():
            if report.copies is None:
                continue
            place = (*path, "copies")
            if report.copies not in self.reports:
                self.form.wrong(
                    place,
                    f"no source here and no report has the id {report.copies!r}",
                    "name a source that reports on this item, or a report as ITEM/SOURCE",
                )
                continue
            original = self.reports[report.copies][0]
            if original.says != report.says and report.copying.low == 1:
                self.form.wrong(
                    place,
                    f"a full copy cannot say otherwise than {original.id}",
                    "write copying = 0.5, or leave out copies",
                )
        circle = copies_in_circle(copied)
        if circle:
            names = " → ".join([*circle, circle[0]])
            self.form.wrong(
                (*self.reports[circle[0]][1], "copies"),
                f"copies in a circle: {names}",
                "one of them must have it first",
            )
