"""A case as a TOML file: read with every mistake at its line and column, all at once."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

import numpy as np

from sayso.cases.evidence_tables import EvidenceTables
from sayso.cases.truth_table import read_truth
from sayso.errors import CaseError, ConfigError
from sayso.forms.form import Form
from sayso.forms.places import Path
from sayso.forms.written import read_written, told
from sayso.hypotheses.averages import mean_likelihoods
from sayso.hypotheses.budget import check_memory, count_all_cells
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.likelihood import read_likelihood, read_probability, read_reliability
from sayso.hypotheses.values import Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.evidence import AnalystRating, Candidate, Evidence, Likelihood, Witness
from sayso.records.hypothesis import Assumption, Hypothesis
from sayso.records.mistake import Mistake
from sayso.scales.scale import Scale, load_scale

_TOP = (
    "question",
    "scale",
    "hypothesis",
    "source",
    "evidence",
    "candidate",
    "assumption",
    "rating",
    "truth",
)
_CELLS = 2_000_000
_SOURCE = ("id", "name", "reliability", "hit", "false_alarm", "unreliable_says", "deceptive")


def read_case(text: str) -> tuple[Case | None, tuple[Mistake, ...]]:
    """The case that a TOML text holds, and every mistake in it; no case if there is any."""
    form = Form(text)
    case = None if form.mistakes else _CaseReader(form).case()
    if case is not None and not form.mistakes:
        _check_possible(case, form)
    mistakes = tuple(sorted(set(form.mistakes)))
    return (None if mistakes else case), mistakes


def load_case(path: FilePath) -> Case:
    """The case of a file.

    Raises:
        ReadError: the file cannot be read.
        CaseError: it holds mistakes; the message has one a line, with file, line and column.
    """
    case, mistakes = check_case(path)
    if case is None:
        raise CaseError("\n".join(told(str(path), mistake) for mistake in mistakes))
    return case


def check_case(path: FilePath) -> tuple[Case | None, tuple[Mistake, ...]]:
    """The case of a file, and every mistake in it; no case if there is any.

    Raises:
        ReadError: the file cannot be read.
    """
    return read_case(read_written(path))


class _CaseReader:
    """Makes a case of a form's tables."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.tables = form.tables
        self.scale = self._scale()
        self.hypotheses = self._hypotheses()
        self.witnesses = self._witnesses()
        self.assumptions = self._assumptions()

    def case(self) -> Case | None:
        """The case, or None where mistakes leave none."""
        form = self.form
        form.only(self.tables, (), _TOP)
        question = form.text(self.tables, "question", ())
        ratings = self._ratings()
        evidence = self._evidence(ratings)
        items = {item.id for item in evidence}
        for index, rating in enumerate(ratings):
            form.known(rating.evidence, ("rating", index, "evidence"), items, "evidence")
        candidates = self._candidates(evidence)
        read_truth(form)
        if form.mistakes:
            return None
        return form.read(
            (),
            lambda: Case(
                question=question,
                scale=self.scale.name,
                hypotheses=self.hypotheses,
                witnesses=self.witnesses,
                evidence=evidence,
                candidates=candidates,
                assumptions=self.assumptions,
                ratings=ratings,
            ),
        )

    def _scale(self) -> Scale:
        key = self.form.text(self.tables, "scale", (), "icd203")
        try:
            return load_scale(key)
        except ConfigError as error:
            self.form.wrong(("scale",), error.message, error.remedy)
            return load_scale("icd203")

    def _hypotheses(self) -> tuple[Hypothesis, ...]:
        found, ids = [], []
        for path, table in self.form.entries(self.tables, "hypothesis"):
            self.form.only(table, path, ("id", "text", "prior"))
            prior = self._estimate(table, "prior", path, read_probability)
            id_ = self.form.text(table, "id", path)
            found.append(
                Hypothesis(id=id_, text=self.form.text(table, "text", path, id_), prior=prior)
            )
            ids.append((id_, path))
        self.form.unique(ids, "hypothesis")
        if len(found) < 2:
            count = "one hypothesis" if found else "no hypothesis"
            self.form.wrong(
                ("hypothesis", 0),
                f"the case has {count}: there is nothing to weigh",
                "write at least two [[hypothesis]] tables",
            )
        given = [one.prior for one in found if one.prior is not None]
        if len(given) < len(found) and sum(one.low for one in given) >= 1:
            self.form.wrong(
                ("hypothesis", 0), "the priors given leave nothing for the others", "lower them"
            )
        return tuple(found)

    def _witnesses(self) -> tuple[Witness, ...]:
        found, ids = [], []
        for path, table in self.form.entries(self.tables, "source"):
            self.form.only(table, path, _SOURCE)
            id_ = self.form.text(table, "id", path)
            reliability = self._estimate(table, "reliability", path, read_reliability)
            found.append(
                Witness(
                    id=id_,
                    name=self.form.text(table, "name", path, id_),
                    reliability=reliability or read_reliability("F", self.scale),
                    hit=self.form.rate(table, "hit", path, 0.95),
                    false_alarm=self.form.rate(table, "false_alarm", path, 0.05),
                    unreliable_says=self.form.rate(table, "unreliable_says", path, 0.5),
                    deceptive=self.form.rate(table, "deceptive", path, 0.0),
                )
            )
            ids.append((id_, path))
        self.form.unique(ids, "source")
        return tuple(found)

    def _assumptions(self) -> tuple[Assumption, ...]:
        found, ids = [], []
        for path, table in self.form.entries(self.tables, "assumption"):
            self.form.only(table, path, ("id", "text"))
            id_ = self.form.text(table, "id", path)
            found.append(Assumption(id=id_, text=self.form.text(table, "text", path, id_)))
            ids.append((id_, path))
        self.form.unique(ids, "assumption")
        return tuple(found)

    def _ratings(self) -> tuple[AnalystRating, ...]:
        found = []
        for path, table in self.form.entries(self.tables, "rating"):
            self.form.only(table, path, ("by", "evidence", "likelihood"))
            found.append(
                AnalystRating(
                    by=self.form.text(table, "by", path),
                    evidence=self.form.text(table, "evidence", path),
                    likelihoods=self.likelihoods(table, path),
                )
            )
        return tuple(found)

    def _candidates(self, evidence: tuple[Evidence, ...]) -> tuple[Candidate, ...]:
        found: list[Candidate] = []
        taken = dict.fromkeys(item.id for item in evidence)
        ids: list[tuple[str, Path]] = [(id_, ("evidence",)) for id_ in taken]
        sources = [one.id for one in self.witnesses]
        for path, table in self.form.entries(self.tables, "candidate"):
            self.form.only(table, path, ("id", "text", "likelihood", "source"))
            id_ = self.form.text(table, "id", path)
            source = self.form.text(table, "source", path, "") or None
            if source is not None:
                self.form.known(source, (*path, "source"), sources, "source")
            found.append(
                Candidate(
                    id=id_,
                    text=self.form.text(table, "text", path, id_),
                    likelihoods=self.likelihoods(table, path),
                    witness=source,
                )
            )
            ids.append((id_, path))
        self.form.unique(ids, "evidence or candidate")
        return tuple(found)

    def _evidence(self, ratings: tuple[AnalystRating, ...]) -> tuple[Evidence, ...]:
        tables = EvidenceTables(
            self.form,
            self.scale,
            [one.id for one in self.witnesses],
            [one.id for one in self.assumptions],
        )
        rated: dict[str, list[AnalystRating]] = {}
        for rating in ratings:
            rated.setdefault(rating.evidence, []).append(rating)
        found, ids = [], []
        for path, table in self.form.entries(self.tables, "evidence"):
            id_ = self.form.text(table, "id", path)
            if "likelihood" not in table and id_ in rated:
                # An item that only analysts rated: the case's own is the mean of their ranges.
                likelihoods = mean_likelihoods(rated[id_])
            else:
                likelihoods = self.likelihoods(table, path)
            found.append(tables.item(table, path, id_, likelihoods))
            ids.append((id_, path))
        self.form.unique(ids, "evidence")
        tables.check_copies()
        return tuple(found)

    def likelihoods(self, table: Mapping[str, Any], path: Path) -> tuple[Likelihood, ...]:
        """The likelihood table of an item: one entry for each hypothesis."""
        given = table.get("likelihood")
        if not isinstance(given, Mapping):
            message = "likelihood is missing" if given is None else "likelihood is a table"
            self.form.wrong(
                path if given is None else (*path, "likelihood"),
                message,
                'write likelihood = { H1 = "likely", H2 = "NA" }',
            )
            return ()
        ids = [one.id for one in self.hypotheses]
        found = []
        for key, written in given.items():
            place = (*path, "likelihood", key)
            if self.form.known(key, place, ids, "hypothesis", key=True):
                estimate = self._read(place, written, read_likelihood)
                found.append(Likelihood(hypothesis=key, estimate=estimate))
        missing = [id_ for id_ in ids if id_ not in given]
        if missing:
            self.form.wrong(
                (*path, "likelihood"),
                f"no likelihood under {', '.join(missing)}",
                'write "NA" where the item does not bear on a hypothesis',
            )
        return tuple(found)

    def _estimate(
        self, table: Mapping[str, Any], key: str, path: Path, reader: Any
    ) -> Estimate | None:
        if key not in table:
            return None
        return self._read((*path, key), table[key], reader)

    def _read(self, path: Path, written: object, reader: Any) -> Estimate | None:
        found: Estimate | None = self.form.read(path, lambda: reader(written, self.scale))
        return found


def _check_possible(case: Case, form: Form) -> None:
    """Note every item that is impossible under all hypotheses, and the case if it is.

    What would take long to work out is not: weighing finds it then.
    """
    weigher = Weigher(compile_case(case), Means())
    try:
        check_memory(weigher.compiled.tied)
    except CaseError as error:
        form.wrong(("evidence", 0), error.message, error.remedy)
        return
    if count_all_cells(weigher) > _CELLS:
        return
    place = {item.id: index for index, item in enumerate(case.evidence)}
    for part in weigher.parts:
        if np.isneginf(weigher.log_likelihood(part).max()):
            for item in part.items:
                form.wrong(
                    ("evidence", place[item.id], "likelihood"),
                    f"evidence {item.id} is impossible under every hypothesis",
                    "give at least one hypothesis a likelihood above 0",
                )
    if not form.mistakes:
        try:
            weigher.log_weights()
        except CaseError as error:
            form.wrong(("question",), error.message, error.remedy)
