"""A judgement as one self-contained page."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from sayso.hypotheses.unrated import nothing_rated
from sayso.hypotheses.wording import linchpin_sentence, names_in, percent, written_judgement
from sayso.pages.draw_judgement import charts_of, narrow_charts_of
from sayso.pages.draw_words import disarmed
from sayso.pages.environment import environment
from sayso.pages.judgement_text import ratio_words
from sayso.pages.style import judgement_style
from sayso.records.case import Case
from sayso.records.evidence import Evidence, Likelihood, Report
from sayso.records.judgement import ItemWeight, Judgement


def judgement_page(
    judgement: Judgement,
    case: Case,
    *,
    before: Judgement | None = None,
    changes: Sequence[str] = (),
    transposed: bool = False,
) -> str:
    """The page: what is judged, what holds it up, what to find out, and the case as given."""
    charts: Mapping[str, Markup] = {
        # Made by us, with every text of the case escaped where it is drawn.
        name: Markup(drawing)  # noqa: S704
        for name, drawing in charts_of(judgement, case, transposed=transposed).items()
    }
    narrow = {
        name: Markup(drawing)  # noqa: S704  made by us, like the others
        for name, drawing in narrow_charts_of(judgement).items()
    }
    names = names_in(case)
    template = environment().get_template("judgement.html")
    page = template.render(
        style=Markup(judgement_style()),  # noqa: S704  our own
        judgement=judgement,
        case=case,
        unrated=nothing_rated(case),
        before=before,
        changes=list(changes),
        charts=charts,
        narrow=narrow,
        sentences=written_judgement(judgement, names),
        ranked=sorted(judgement.hypotheses, key=lambda one: (-one.posterior, one.id)),
        weights={one.id: one for one in judgement.evidence},
        percent=percent,
        linchpin_sentence=lambda pin: linchpin_sentence(pin, names),
        ratio_words=ratio_words,
        report_line=report_line,
        likelihood_line=likelihood_line,
        how_known=how_known,
    )
    return disarmed(page)


def report_line(report: Report, case: Case) -> str:
    """One report as it was given: who says it, and whom it copies."""
    name = next(one.name for one in case.witnesses if one.id == report.witness)
    line = f"{name} {'says so' if report.says else 'denies it'}"
    if report.copies is not None:
        share = report.copying
        part = "" if share.low == 1 else f" (copying {share.text})"
        line += f", copying {_copied(report, case)}{part}"
    if report.origin is not None:
        line += f", from the origin “{report.origin}” (shared {report.shared.text})"
    return f"{line}; set aside" if report.discounted else line


def _copied(report: Report, case: Case) -> str:
    """Whom a report copies: the source, and which of its reports where it has several there."""
    names = {one.id: one.name for one in case.witnesses}
    beside = next(item.reports for item in case.evidence if report in item.reports)
    first = next(one for one in beside if one.id == report.copies)
    alone = sum(one.witness == first.witness for one in beside) == 1
    return names[first.witness] if alone else f"{names[first.witness]} ({first.id})"


def likelihood_line(likelihoods: Sequence[Likelihood]) -> str:
    """An item's likelihoods as they were written."""
    return ", ".join(
        f"{one.hypothesis}: {one.estimate.text if one.estimate else 'NA'}" for one in likelihoods
    )


def how_known(item: Evidence, weight: ItemWeight) -> str:
    """How an item stands: on trust, known, or how probable after its reports."""
    if weight.on_trust:
        return "taken on trust" if item.observed else "taken on trust to be false"
    if weight.probability is None:
        return "known to hold" if item.observed else "known not to hold"
    return f"{percent(weight.probability)} likely to hold"
