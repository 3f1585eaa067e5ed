"""``sayso weigh``: a case in, its judgement out."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import UNUSABLE
from sayso.cli.case import open_case
from sayso.cli.debugging import debug_option
from sayso.errors import CaseError, ConfigError

if TYPE_CHECKING:
    from sayso.records.case import Case
    from sayso.records.judgement import Judgement

_ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "json"}


@click.command(short_help="How likely rival explanations are on the same evidence.")
@click.argument("paths", nargs=-1, metavar="CASE...")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; its ending sets the format.")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(set(_ENDINGS.values()))),
    metavar="NAME",
    help="text (default), html or json.",
)
@click.option(
    "--without",
    "set_aside",
    multiple=True,
    metavar="ID",
    help="What if a source, item, report or assumption said nothing.",
)
@click.option(
    "--if", "known", multiple=True, metavar="ITEM=true|false", help="What if an item were known."
)
@click.option(
    "--prior",
    "priors",
    multiple=True,
    metavar="ID=P",
    help="What if a hypothesis had another prior: a number or a word.",
)
@click.option(
    "--draws",
    metavar="N",
    type=click.IntRange(min=100),
    default=10_000,
    show_default=True,
    help="Draws for the bands.",
)
@click.option("--seed", metavar="N", type=int, default=0, show_default=True, help="Of the draws.")
@click.option(
    "--seconds",
    metavar="SECONDS",
    type=float,
    default=10.0,
    show_default=True,
    help="What weighing may take; beyond, less is worked out.",
)
@click.option("--charts", metavar="FOLDER", help="Write the charts there too, as SVG files.")
@click.option("--transposed", is_flag=True, help="Evidence in rows, as in the classic matrix.")
@click.option("--all", "everything", is_flag=True, help="Every line of every list.")
@debug_option
def weigh(  # noqa: PLR0913  one parameter for each option
    *,
    paths: tuple[str, ...],
    output: str | None,
    form: str | None,
    set_aside: tuple[str, ...],
    known: tuple[str, ...],
    priors: tuple[str, ...],
    draws: int,
    seed: int,
    seconds: float,
    charts: str | None,
    transposed: bool,
    everything: bool,
) -> None:
    """Weigh a case: how likely each explanation is, what that rests on, what to find out next.

    CASE is a file that `sayso case new` begins. Several are the cases of several analysts.

    \b
      sayso weigh harbour.toml
      sayso weigh harbour.toml -o harbour.html
      sayso weigh harbour.toml --without wire --if E3=false --prior H1=0.5
      sayso weigh ana.toml bo.toml --format json
    """
    if not paths:
        raise ConfigError(
            "weigh: no case is named", remedy="name a case file; `sayso case new FILE` begins one"
        )
    from sayso import pipeline
    from sayso.cli.formats import by_ending
    from sayso.cli.output import Output

    if not seconds > 0:  # no NaN either
        raise ConfigError(f"--seconds: {seconds:g} is no time", remedy="give seconds above 0")
    target = Output(output)
    for path in paths:
        if target.path is not None and Path(path).resolve() == target.path:
            raise ConfigError("would be overwritten", where=path, remedy="give -o another name")
    chosen = form or ("text" if target.path is None else by_ending(target.path, _ENDINGS))
    cases = _opened(paths := tuple(dict.fromkeys(paths)))
    case, changes = _changed(cases[0], set_aside, known, priors)
    judge = partial(pipeline.weigh, draws=draws, seed=seed, seconds=seconds)
    judgement = judge(case)
    if len(cases) > 1:
        judgement = _with_analysts(judgement, paths, cases)
    weighed = _Weighed(judgement, case, judge(cases[0]) if changes else None, changes, transposed)
    if charts is not None:
        _write_charts(Path(charts), weighed)
    with target.open() as stream:
        stream.write(weighed.written(chosen, everything=everything))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A judgement of a case, and that of the case as written where it was changed."""

    judgement: "Judgement"
    case: "Case"
    before: "Judgement | None"
    changes: tuple[str, ...]
    transposed: bool

    def written(self, form: str, *, everything: bool) -> str:
        """The whole in one format."""
        if form == "json":
            from sayso.records.codec import encode_judgement

            return encode_judgement(self.judgement).decode() + "\n"
        if form == "html":
            from sayso.pages.judgement_page import judgement_page

            return judgement_page(
                self.judgement,
                self.case,
                before=self.before,
                changes=self.changes,
                transposed=self.transposed,
            )
        from sayso.pages.judgement_text import comparison_text, judgement_text

        text = judgement_text(self.judgement, everything=everything)
        if self.before is None:
            return text
        return f"{comparison_text(self.before, self.judgement, self.changes)}\n{text}"


def _opened(paths: tuple[str, ...]) -> "list[Case]":
    cases = [open_case(path) for path in paths]
    whole = [case for case in cases if case is not None]
    if len(whole) < len(cases):  # every mistake has been told
        raise click.exceptions.Exit(UNUSABLE)
    return whole


def _changed(
    case: "Case", set_aside: tuple[str, ...], known: tuple[str, ...], priors: tuple[str, ...]
) -> "tuple[Case, tuple[str, ...]]":
    from sayso.hypotheses.what_if import given, with_prior, without

    changes = []
    for id_ in set_aside:
        case = without(case, id_)
        changes.append(f"{id_} set aside")
    for one in known:
        item, _, value = one.partition("=")
        if value.lower() not in ("true", "false"):
            raise ConfigError(f"--if: {one!r} says nothing", remedy="write ITEM=true or ITEM=false")
        case = given(case, item, holds=value.lower() == "true")
        changes.append(f"{item} known to be {value.lower()}")
    for one in priors:
        hypothesis, _, value = one.partition("=")
        if not value:
            raise ConfigError(f"--prior: {one!r} says nothing", remedy="write HYPOTHESIS=0.3")
        case = with_prior(case, hypothesis, _number_or_words(value))
        changes.append(f"the prior of {hypothesis} at {value}")
    return case, tuple(changes)


def _number_or_words(value: str) -> float | str:
    try:
        return float(value)
    except ValueError:
        return value


def _with_analysts(
    judgement: "Judgement", paths: tuple[str, ...], cases: "list[Case]"
) -> "Judgement":
    from sayso.hypotheses.pooling import pool_cases

    names = [Path(path).stem for path in paths]
    if len(set(names)) < len(names):
        names = list(paths)
    try:
        pooled = pool_cases(dict(zip(names, cases, strict=True)))
    except ValueError as error:
        raise CaseError(str(error), remedy="give all files the same hypotheses") from error
    return replace(judgement, pooled=pooled)


def _write_charts(folder: Path, weighed: _Weighed) -> None:
    from sayso.cli.output import Output
    from sayso.pages.draw_judgement import charts_of

    folder.mkdir(parents=True, exist_ok=True)
    drawings = charts_of(weighed.judgement, weighed.case, transposed=weighed.transposed)
    for name, drawing in drawings.items():
        with Output(str(folder / f"{name}.svg")).open() as stream:
            stream.write(drawing)
