"""``sayso weigh``: a case in, its judgement out."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import UNUSABLE
from sayso.cli.case import open_case
from sayso.cli.debugging import debug_option
from sayso.cli.formats import choose_writing, format_options, refuse_overwriting
from sayso.cli.written_files import write_charts
from sayso.errors import CaseError, ConfigError

if TYPE_CHECKING:
    from sayso.records.case import Case
    from sayso.records.judgement import Judgement


@click.command(short_help="How likely rival explanations are on the same evidence.")
@click.argument("paths", nargs=-1, metavar="CASE...")
@format_options("text (default), html, json, …: docs/reference/exports.md has all.")
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
    table: str | None,
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
    from sayso.records.manner import Manner

    if not seconds > 0:  # no NaN either
        raise ConfigError(f"--seconds: {seconds:g} is no time", remedy="give seconds above 0")
    refuse_overwriting(paths, output)
    writing = choose_writing("judgement", form, output, table)
    writing.manner()
    cases = _opened(paths := tuple(dict.fromkeys(paths)))
    case, changes = _changed(cases[0], set_aside, known, priors)
    judge = partial(pipeline.weigh, draws=draws, seed=seed, seconds=seconds)
    judgement = judge(case)
    if len(cases) > 1:
        judgement = _with_analysts(judgement, paths, cases)
    if charts is not None:
        from sayso.pages.draw_judgement import charts_of

        write_charts(charts, charts_of(judgement, case, transposed=transposed))
    manner = Manner(
        everything=everything,
        transposed=transposed,
        case=case,
        before=judge(cases[0]) if changes else None,
        changes=changes,
    )
    writing.write([judgement], writing.manner(manner))


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
