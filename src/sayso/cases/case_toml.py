"""A case as the text of its TOML file: what ``case_file`` reads back as the same case."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.errors import CaseError
from sayso.forms.toml_words import toml_comment, toml_key, toml_string
from sayso.hypotheses.averages import mean_likelihoods
from sayso.hypotheses.likelihood import (
    NOT_APPLICABLE,
    read_likelihood,
    read_probability,
    read_reliability,
)
from sayso.records.case import Case
from sayso.records.estimate import CERTAIN, Estimate
from sayso.records.evidence import Evidence, Likelihood, Report, Witness
from sayso.records.postmortem import Truth
from sayso.scales.scale import Scale, load_scale

_RATES = {"hit": 0.95, "false_alarm": 0.05, "unreliable_says": 0.5, "deceptive": 0.0}


def write_case(
    case: Case,
    *,
    notes: Mapping[str, Iterable[str]] | None = None,
    truth: Truth | None = None,
) -> str:
    """The case as TOML. What it leaves out is what the reader takes for granted.

    notes: lines to stand as comments above the item of evidence of that id.

    Raises:
        CaseError: the case holds something that a case file cannot say; the message says what.
    """
    if not case.question.strip():
        raise CaseError("the case asks no question", remedy="write one, then export it")
    writer = _Writer(case)
    lines = [*writer.lines(notes or {}), *_truth(truth)]
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.scale: Scale = load_scale(case.scale)

    def lines(self, notes: Mapping[str, Iterable[str]]) -> Iterator[str]:
        """The lines of the file."""
        yield f"question = {toml_string(self.case.question)}"
        yield f"scale = {toml_string(self.case.scale)}"
        for one in self.case.hypotheses:
            yield from ("", "[[hypothesis]]", *_words(one.id, text=one.text))
            if one.prior is not None:
                yield f"prior = {self.value(one.prior, read_probability)}"
        for witness in self.case.witnesses:
            yield from self.witness(witness)
        for assumption in self.case.assumptions:
            yield from ("", "[[assumption]]", *_words(assumption.id, text=assumption.text))
        taken: set[str] = set()
        for item in self.case.evidence:
            yield ""
            for note in notes.get(item.id, ()):
                yield f"# {toml_comment(note)}"
            yield from self.evidence(item, taken)
        for candidate in self.case.candidates:
            yield from ("", "[[candidate]]", *_words(candidate.id, text=candidate.text))
            yield f"likelihood = {self.likelihoods(candidate.likelihoods)}"
            if candidate.witness is not None:
                yield f"source = {toml_string(candidate.witness)}"
        for rating in self.case.ratings:
            yield from ("", "[[rating]]", f"by = {toml_string(rating.by)}")
            yield f"evidence = {toml_string(rating.evidence)}"
            yield f"likelihood = {self.likelihoods(rating.likelihoods)}"

    def witness(self, witness: Witness) -> Iterator[str]:
        """The table of a source."""
        yield from ("", "[[source]]", *_words(witness.id, name=witness.name))
        yield f"reliability = {self.value(witness.reliability, read_reliability)}"
        for name, default in _RATES.items():
            if getattr(witness, name) != default:
                yield f"{name} = {getattr(witness, name)!r}"

    def evidence(self, item: Evidence, taken: set[str]) -> Iterator[str]:
        """The table of an item; ``taken`` are the ids of reports above, to which its own go."""
        if not item.reports and item.observed is None:
            message = "it is neither observed nor reported, which a case file cannot say"
            raise CaseError(message, where=f"evidence {item.id}")
        yield from ("[[evidence]]", *_words(item.id, text=item.text))
        rated = [one for one in self.case.ratings if one.evidence == item.id]
        if not rated or item.likelihoods != mean_likelihoods(rated):
            yield f"likelihood = {self.likelihoods(item.likelihoods)}"
        if item.observed is not None and (item.reports or not item.observed):
            yield f"observed = {str(item.observed).lower()}"
        if item.rests_on:
            yield f"rests_on = [{', '.join(map(toml_string, item.rests_on))}]"
        if item.credibility != "medium":
            yield f"credibility = {toml_string(item.credibility)}"
        if item.relevance != "medium":
            yield f"relevance = {toml_string(item.relevance)}"
        if item.reports:
            yield "reports = ["
            names: set[str] = set()
            for report in item.reports:
                yield f"    {self.report(report, item, taken | names)},"
                names.add(report.id)
            taken |= names
            yield "]"

    def report(self, report: Report, item: Evidence, taken: set[str]) -> str:
        """A report as an inline table; its id is left out where the reader would make it."""
        if report.discounted:
            message = "it is set aside in a what-if, which a case file cannot say"
            raise CaseError(message, where=f"report {report.id}")
        plain = f"{item.id}/{report.witness}"
        made, count = plain, 1
        while made in taken:
            count += 1
            made = f"{plain}#{count}"
        parts = [f"id = {toml_string(report.id)}"] if made != report.id else []
        parts.append(f"source = {toml_string(report.witness)}")
        if not report.says:
            parts.append("says = false")
        if report.copies is not None:
            parts.append(f"copies = {toml_string(_copied(report, item))}")
            if report.copying != CERTAIN:
                parts.append(f"copying = {self.value(report.copying, read_probability)}")
        if report.origin is not None:
            parts.append(f"origin = {toml_string(report.origin)}")
            if report.shared != CERTAIN:
                parts.append(f"shared = {self.value(report.shared, read_probability)}")
        return f"{{ {', '.join(parts)} }}"

    def likelihoods(self, likelihoods: Iterable[Likelihood]) -> str:
        """A table of likelihoods, inline."""
        cells = ", ".join(
            f"{toml_key(one.hypothesis)} = {self.value(one.estimate, read_likelihood)}"
            for one in likelihoods
        )
        return f"{{ {cells} }}"

    def value(self, estimate: Estimate | None, reader: Any) -> str:
        """What its author may have written: the first form that is read back as the same."""
        if estimate is None:
            return toml_string(NOT_APPLICABLE)
        low, high = estimate.low, estimate.high
        forms: tuple[object, ...] = (estimate.text, low, [low, high])
        for form in forms:
            try:
                read = reader(form, self.scale)
            except ValueError:
                continue
            if read == estimate:
                return _value(form)
        # Its words are nowhere read; what they are worth is kept.
        return _value(low if low == high else [low, high])


def _truth(truth: Truth | None) -> Iterator[str]:
    """The table of what turned out, where that is told."""
    if truth is None:
        return
    yield from ("", "[truth]", f"hypothesis = {toml_string(truth.hypothesis)}")
    if truth.known is not None:
        yield f"known = {truth.known.isoformat()}"
    if truth.who is not None:
        yield f"who = {toml_string(truth.who)}"
    if truth.evidence:
        yield f"evidence = [{', '.join(map(toml_string, truth.evidence))}]"
    if truth.items:
        held = ", ".join(f"{toml_key(id_)} = {str(holds).lower()}" for id_, holds in truth.items)
        yield f"items = {{ {held} }}"


def _copied(report: Report, item: Evidence) -> str:
    """How the reader is told which report is copied: by its id, or by its source."""
    others = [one for one in item.reports if one.id != report.id]
    for one in others:
        if one.witness == report.copies and one.id != report.copies:
            # A source has the name of the report: the reader would take the source's.
            meant = next((other for other in others if other.id == report.copies), None)
            return meant.witness if meant is not None else str(report.copies)
    return str(report.copies)


def _words(id_: str, **named: str) -> Iterator[str]:
    yield f"id = {toml_string(id_)}"
    for key, text in named.items():
        yield f"{key} = {toml_string(text)}"


def _value(written: object) -> str:
    if isinstance(written, str):
        return toml_string(written)
    if isinstance(written, list):
        return f"[{', '.join(map(repr, written))}]"
    return repr(written)
