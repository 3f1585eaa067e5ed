"""``sayso weigh``: rival explanations weighed on the same evidence."""

import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sayso.cases.case_file import load_case
from sayso.errors import CaseError, ConfigError, SaysoError
from sayso.hypotheses.pooling import pool_cases
from sayso.hypotheses.weigh import Effort, weigh
from sayso.hypotheses.what_if import given, with_prior, without
from sayso.pages.judgement_text import comparison_text, judgement_text
from sayso.records.case import Case
from sayso.records.codec import encode_judgement
from sayso.records.judgement import Judgement


class Format(StrEnum):
    """What may be printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def register(app: typer.Typer) -> None:
    """Add the verb ``weigh`` to an app."""
    app.command("weigh")(weigh_command)


def weigh_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="CASE…", help="A case; several are several analysts'.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here; the ending is the format.")
    ] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="What to print; text by default.")
    ] = None,
    without_: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="ID", help="Set a source, item, report aside."),
    ] = None,
    if_: Annotated[
        list[str] | None,
        typer.Option("--if", metavar="ITEM=true|false", help="Take an item as known."),
    ] = None,
    prior: Annotated[
        list[str] | None,
        typer.Option("--prior", metavar="ID=P", help="Another prior for a hypothesis."),
    ] = None,
    draws: Annotated[int, typer.Option(min=100, help="Draws for the bands.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 0,
    seconds: Annotated[
        float, typer.Option(min=0.1, help="Time that drawing may take; fewer draws beyond.")
    ] = 10.0,
    charts: Annotated[
        Path | None, typer.Option(help="Write the charts as SVG files into this folder.")
    ] = None,
    matrix: Annotated[
        bool, typer.Option("--transposed", help="Show evidence in rows, as the classic matrix.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="List everything.")] = False,
) -> None:
    """Weigh a case: posteriors with bands, linchpins, what to find out next."""
    try:
        effort = Effort(draws=draws, seed=seed, seconds=seconds)
        cases = [load_case(path) for path in files]
        changed, changes = _changed(cases[0], without_ or [], if_ or [], prior or [])
        judgement = weigh(changed, effort)
        if len(cases) > 1:
            judgement = _with_analysts(judgement, files, cases)
        before = weigh(cases[0], effort) if changes else None
        shown = _Shown(judgement, changed, before, changes, matrix, everything)
        written = shown.written(format_ or _format_of(output))
        if charts is not None:
            _write_charts(charts, judgement, changed)
        if output is not None:
            output.write_text(written, encoding="utf-8")
        else:
            sys.stdout.write(written)
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"sayso: {error.filename}: {error.strerror}", err=True)
        raise typer.Exit(1) from None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is printed: a judgement, and the case as written beside it where that was changed."""

    judgement: Judgement
    case: Case
    before: Judgement | None
    changes: list[str]
    transposed: bool
    everything: bool

    def written(self, wanted: Format) -> str:
        """The whole in one format."""
        if wanted is Format.JSON:
            return encode_judgement(self.judgement).decode() + "\n"
        if wanted is Format.HTML:
            from sayso.pages.judgement_page import judgement_page

            return judgement_page(
                self.judgement,
                self.case,
                before=self.before,
                changes=self.changes,
                transposed=self.transposed,
            )
        text = judgement_text(self.judgement, everything=self.everything)
        if self.before is None:
            return text
        return f"{comparison_text(self.before, self.judgement, self.changes)}\n{text}"


def _changed(
    case: Case, set_aside: list[str], known: list[str], priors: list[str]
) -> tuple[Case, list[str]]:
    changes = []
    for id_ in set_aside:
        case = without(case, id_)
        changes.append(f"{id_} set aside")
    for one in known:
        item, _, value = one.partition("=")
        if value.lower() not in ("true", "false"):
            raise ConfigError(f"--if takes ITEM=true or ITEM=false, not {one!r}")
        case = given(case, item, holds=value.lower() == "true")
        changes.append(f"{item} known to be {value.lower()}")
    for one in priors:
        hypothesis, sign, value = one.partition("=")
        if not sign:
            raise ConfigError(f"--prior takes HYPOTHESIS=PROBABILITY, not {one!r}")
        try:
            case = with_prior(case, hypothesis, float(value))
        except ValueError:
            case = with_prior(case, hypothesis, value)
        changes.append(f"the prior of {hypothesis} at {value}")
    return case, changes


def _with_analysts(judgement: Judgement, files: list[Path], cases: list[Case]) -> Judgement:
    names = [path.stem for path in files]
    if len(set(names)) < len(names):
        names = [str(path) for path in files]
    try:
        pooled = pool_cases(dict(zip(names, cases, strict=True)))
    except ValueError as error:
        raise CaseError(str(error), remedy="give all files the same hypotheses") from error
    return replace(judgement, pooled=pooled)


def _format_of(output: Path | None) -> Format:
    endings = {".html": Format.HTML, ".htm": Format.HTML, ".json": Format.JSON}
    return endings.get(output.suffix.lower(), Format.TEXT) if output else Format.TEXT


def _write_charts(folder: Path, judgement: Judgement, case: Case) -> None:
    from sayso.pages.draw_judgement import charts_of

    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in charts_of(judgement, case).items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
