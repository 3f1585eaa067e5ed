"""A draft of a case: what the decisions applied so far have put into it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sayso.hypotheses.averages import mean_likelihoods
from sayso.records.case import Case, copies_in_circle
from sayso.records.decision import (
    CiteClaim,
    Decision,
    Drop,
    PutAssumption,
    PutCandidate,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
    Rate,
    ReplaceCase,
    TellTruth,
)
from sayso.records.estimate import Estimate
from sayso.records.evidence import (
    AnalystRating,
    Candidate,
    Evidence,
    Likelihood,
    Report,
    Witness,
)
from sayso.records.hypothesis import Assumption, Hypothesis
from sayso.records.laid import CaseState, Citation
from sayso.records.postmortem import Truth

_Cells = dict[str, Estimate | None]


class Draft:
    """Parts by id in their order, the cells of the matrix, and the claims that are cited."""

    def __init__(self) -> None:
        self.question, self.scale = "", "icd203"
        self.hypotheses: dict[str, Hypothesis] = {}
        self.witnesses: dict[str, Witness] = {}
        self.assumptions: dict[str, Assumption] = {}
        self.evidence: dict[str, Evidence] = {}
        self.candidates: dict[str, Candidate] = {}
        self.cells: dict[str, _Cells] = {}
        self.rated: dict[tuple[str, str], _Cells] = {}
        self.cited: dict[tuple[str, object], tuple[int, CiteClaim]] = {}
        self.told: tuple[int, Truth] | None = None

    def apply(self, decision: Decision) -> bool:
        """Whether the decision could be applied; those not about the case always can."""
        match decision.act:
            case ReplaceCase(case=case):
                self._replace(case)
            case PutQuestion() as act:
                self.question, self.scale = act.question, act.scale
            case PutHypothesis(hypothesis=one):
                self.hypotheses[one.id] = one
            case PutWitness(witness=one):
                self.witnesses[one.id] = one
            case PutAssumption(assumption=one):
                self.assumptions[one.id] = one
            case PutCandidate(candidate=one):
                self.candidates[one.id] = one
            case PutEvidence(evidence=one):
                self._put_evidence(one)
            case Drop() as act:
                return self._drop(act)
            case Rate() as act:
                return self._rate(act)
            case CiteClaim() as act:
                self.cited[act.evidence, act.claim] = (decision.number, act)
            case TellTruth(truth=truth):
                self.told = (decision.number, truth)
        return True

    def state(self, name: str) -> CaseState:
        """The case as it stands, each item with one likelihood for each hypothesis."""
        ratings = tuple(
            AnalystRating(by=by, evidence=item, likelihoods=self._row(cells))
            for (by, item), cells in self.rated.items()
        )
        evidence, citations, unapplied = self._evidence(ratings)
        truth, untold = self._truth()
        return CaseState(
            name=name,
            question=self.question,
            scale=self.scale,
            hypotheses=tuple(self.hypotheses.values()),
            witnesses=tuple(self.witnesses.values()),
            evidence=evidence,
            candidates=tuple(map(self._candidate, self.candidates.values())),
            assumptions=tuple(self.assumptions.values()),
            ratings=ratings,
            citations=citations,
            truth=truth,
            unapplied=(*unapplied, *untold),
        )

    def _replace(self, case: Case) -> None:
        cited, told = self.cited, self.told
        Draft.__init__(self)
        self.cited, self.told = cited, told
        self.question, self.scale = case.question, case.scale
        self.hypotheses = {one.id: one for one in case.hypotheses}
        self.witnesses = {one.id: one for one in case.witnesses}
        self.assumptions = {one.id: one for one in case.assumptions}
        self.candidates = {one.id: one for one in case.candidates}
        for rating in case.ratings:
            self.rated[rating.by, rating.evidence] = _cells(rating.likelihoods)
        for item in case.evidence:
            rated = [one for one in case.ratings if one.evidence == item.id]
            if rated and item.likelihoods == mean_likelihoods(rated):
                # Nobody rated it for the case: its likelihoods are to follow the analysts'.
                item = replace(item, likelihoods=())  # noqa: PLW2901
            self._put_evidence(item)

    def _put_evidence(self, item: Evidence) -> None:
        if item.likelihoods:
            self.cells[item.id] = _cells(item.likelihoods)
        if not item.reports and item.observed:
            # Without reports an item counts as observed: said where it is needed, not kept, so
            # that a claim that is cited on it later counts as a report.
            item = replace(item, observed=None)
        self.evidence[item.id] = replace(item, likelihoods=())

    def _drop(self, act: Drop) -> bool:
        tables: dict[str, dict[str, Any]] = {
            "hypothesis": self.hypotheses,
            "source": self.witnesses,
            "assumption": self.assumptions,
            "evidence": self.evidence,
            "candidate": self.candidates,
        }
        parts = tables[act.part]
        if act.id not in parts:
            return False
        del parts[act.id]
        if act.part == "evidence":
            self.cells.pop(act.id, None)
            self.rated = {key: one for key, one in self.rated.items() if key[1] != act.id}
            self.cited = {key: one for key, one in self.cited.items() if key[0] != act.id}
        if act.part == "hypothesis":
            for cells in (*self.cells.values(), *self.rated.values()):
                cells.pop(act.id, None)
        return True

    def _rate(self, act: Rate) -> bool:
        if act.evidence not in self.evidence or act.hypothesis not in self.hypotheses:
            return False
        if act.by is None:
            cells = self.cells.setdefault(act.evidence, {})
        else:
            cells = self.rated.setdefault((act.by, act.evidence), {})
        cells[act.hypothesis] = act.estimate
        return True

    def _truth(self) -> tuple[Truth | None, tuple[int, ...]]:
        """What was told of parts that are here; and the decision, where its hypothesis is not."""
        if self.told is None:
            return None, ()
        number, truth = self.told
        if truth.hypothesis not in self.hypotheses:
            return None, (number,)
        items = tuple((id_, holds) for id_, holds in truth.items if id_ in self.evidence)
        return replace(truth, items=items), ()

    def _row(self, cells: Mapping[str, Estimate | None]) -> tuple[Likelihood, ...]:
        known = [id_ for id_ in cells if id_ in self.hypotheses]
        missing = [id_ for id_ in self.hypotheses if id_ not in cells]
        return tuple(
            Likelihood(hypothesis=id_, estimate=cells.get(id_)) for id_ in (*known, *missing)
        )

    def _candidate(self, candidate: Candidate) -> Candidate:
        witness = candidate.witness if candidate.witness in self.witnesses else None
        return replace(
            candidate, likelihoods=self._row(_cells(candidate.likelihoods)), witness=witness
        )

    def _evidence(
        self, ratings: tuple[AnalystRating, ...]
    ) -> tuple[tuple[Evidence, ...], tuple[Citation, ...], tuple[int, ...]]:
        cited: dict[str, list[tuple[int, CiteClaim]]] = {}
        unapplied = []
        for number, act in self.cited.values():
            if act.evidence in self.evidence and act.witness in self.witnesses:
                cited.setdefault(act.evidence, []).append((number, act))
            else:
                unapplied.append(number)
        items, citations = [], []
        for item in self.evidence.values():
            reports, quoting = self._reports(item, cited.get(item.id, []))
            rated = [one for one in ratings if one.evidence == item.id]
            likelihoods = self._row(self.cells.get(item.id, {}))
            if item.id not in self.cells and rated:
                likelihoods = mean_likelihoods(rated)
            items.append(
                replace(
                    item,
                    likelihoods=likelihoods,
                    reports=reports,
                    observed=item.observed if reports else item.observed is not False,
                    rests_on=tuple(one for one in item.rests_on if one in self.assumptions),
                )
            )
            citations += quoting
        return tuple(items), tuple(citations), tuple(unapplied)

    def _reports(
        self, item: Evidence, cited: list[tuple[int, CiteClaim]]
    ) -> tuple[tuple[Report, ...], list[Citation]]:
        reports = {one.id: one for one in item.reports if one.witness in self.witnesses}
        quoting = []
        named = {act.claim: _report_id(item.id, act) for _, act in cited}
        for number, act in cited:
            # A case file that was exported and read in again has the report already.
            id_ = _report_id(item.id, act)
            copied = named.get(act.copies) if act.copies is not None else None
            report = Report(
                id=id_,
                witness=act.witness,
                says=act.says,
                copies=copied if copied != id_ else None,
                copying=act.copying,
                origin=act.origin,
            )
            reports.setdefault(id_, report)
            quoting.append(
                Citation(
                    number=number, evidence=item.id, report=id_, claim=act.claim, chain=act.chain
                )
            )
        for id_, report in reports.items():
            is_gone = report.copies is not None and report.copies not in self._report_ids(reports)
            if is_gone or _says_otherwise(report, reports):
                reports[id_] = replace(report, copies=None)
        while circle := copies_in_circle({one.id: one.copies for one in reports.values()}):
            # Decided at different times, by what was known then: the last of them goes by itself.
            last = max(circle, key=list(reports).index)
            reports[last] = replace(reports[last], copies=None)
        return tuple(reports.values()), quoting

    def _report_ids(self, here: Mapping[str, Report]) -> set[str]:
        others = (one for item in self.evidence.values() for one in item.reports)
        return {*here, *(one.id for one in others if one.witness in self.witnesses)}


def _cells(likelihoods: tuple[Likelihood, ...]) -> _Cells:
    return {one.hypothesis: one.estimate for one in likelihoods}


def _report_id(item: str, act: CiteClaim) -> str:
    at = act.claim
    return f"{item}/{act.witness}@{at.document}:{at.start}-{at.end}"


def _says_otherwise(report: Report, reports: Mapping[str, Report]) -> bool:
    """Whether it were a full copy of a report that says the opposite: it knows more, then."""
    copied = reports.get(report.copies or "")
    return copied is not None and report.copying.low == 1.0 and copied.says != report.says
