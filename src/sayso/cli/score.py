"""``sayso score``: a ledger in, its scorecard out; of a weighed case, what misled and helped."""

from datetime import date
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click
from click.core import ParameterSource

from sayso.cli.debugging import debug_option
from sayso.cli.documents import parse_day
from sayso.cli.formats import choose_writing, format_options, refuse_overwriting
from sayso.cli.ledger_files import whole_ledger
from sayso.cli.score_store import is_store, ledger_in
from sayso.cli.written_files import write_charts
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.records.ledger import Ledger
    from sayso.records.scorecard import Scorecard


class _Chosen(TypedDict):
    """The options that say what is scored and how, as they were written."""

    case_name: str | None
    two_readers: bool
    on: str | None
    since: str | None
    until: str | None
    count: Literal["first", "time"]
    scale: str | None
    against: str
    sources: tuple[str, ...]
    topics: tuple[str, ...]
    unconfirmed: bool
    retrospective: bool
    interpreted: bool
    draws: int
    seed: int


@click.command(short_help="What came of forecasts.")
@click.argument("paths", nargs=-1, metavar="LEDGER...")
@format_options("text (default), html, json, csv, …: docs/reference/exports.md has all.")
@click.option("--on", metavar="YYYY-MM-DD", help="Reckon for that day.  [default: today]")
@click.option(
    "--count",
    type=click.Choice(["first", "time"]),
    metavar="first|time",
    default="first",
    show_default=True,
    help="A source's first statement on a question, or its gain over time.",
)
@click.option("--scale", metavar="NAME", help="What if the words meant another scale's.")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Of that source alone.")
@click.option("--topic", "topics", multiple=True, metavar="NAME", help="On that topic alone.")
@click.option("--since", metavar="YYYY-MM-DD", help="With a last day on or after that.")
@click.option("--until", metavar="YYYY-MM-DD", help="With a last day on or before that.")
@click.option(
    "--against",
    metavar="NAME",
    default="base",
    show_default=True,
    help="What skill is measured against: base, half, market, peers or a source.",
)
@click.option("--unconfirmed", is_flag=True, help="Count what nobody has confirmed.")
@click.option("--retrospective", is_flag=True, help="Count what was entered after its outcome.")
@click.option("--interpreted", is_flag=True, help="Count what an analyst supplied a part of.")
@click.option(
    "--draws",
    metavar="N",
    type=click.IntRange(min=100),
    default=1000,
    show_default=True,
    help="Draws for what chance alone would show.",
)
@click.option("--seed", metavar="N", type=click.IntRange(min=0), default=0, show_default=True,
              help="Of the draws.")  # fmt: skip
@click.option("--charts", metavar="FOLDER", help="Write the charts there too, as SVG files.")
@click.option("--to", "ledger", metavar="LEDGER", help="Of a case: append its judgement there.")
@click.option("--all", "everything", is_flag=True, help="Every line of every list.")
@click.option(
    "--case", "case_name", metavar="NAME", help="Of a store: the case.  [default: the only one]"
)
@click.option(
    "--two-readers",
    is_flag=True,
    help="Of a store: an outcome counts once a second person has settled it alike.",
)
@debug_option
def score(  # noqa: PLR0913  one parameter for each option
    *,
    paths: tuple[str, ...],
    output: str | None,
    form: str | None,
    table: str | None,
    charts: str | None,
    ledger: str | None,
    everything: bool,
    **chosen: Unpack[_Chosen],
) -> None:
    """Score a ledger: what came of the forecasts, and what is not scored and why.

    LEDGER is a file that `sayso ledger new` begins, in TOML, CSV or JSON; several are taken
    together. A store gives the forecasts that its workbench tracks. A case file that says what was
    true gives what misled it and what helped.

    \b
      sayso score forecasts.toml
      sayso score forecasts.toml -o scorecard.html
      sayso score forecasts.toml --on 2026-06-30 --against half --format json
      sayso score harbour.toml -o looked-back.html --to forecasts.toml
      sayso score case.db
    """
    if not paths:
        raise ConfigError(
            "score: no ledger is named",
            remedy="name a ledger; `sayso ledger new FILE` begins one",
        )
    from sayso.cli.score_case import is_case, look_back_on
    from sayso.records.manner import Manner
    from sayso.uncollected import uncollected

    of_case = any(map(is_case, paths))
    refuse_overwriting(paths, output)
    writing = choose_writing("postmortem" if of_case else "scorecard", form, output, table)
    manner = writing.manner(Manner(everything=everything))
    if of_case:
        if len(paths) > 1:
            raise ConfigError("score: a case is looked back on alone", remedy="name one file")
        _refuse_with_a_case(chosen)
        post_mortem = look_back_on(paths[0], ledger=ledger)
        if charts is not None:
            from sayso.pages.postmortem_page import charts_of

            write_charts(charts, charts_of(post_mortem))
        writing.write([post_mortem], manner)
        return
    if ledger is not None:
        raise ConfigError("--to goes with a case file, not with a ledger")
    with uncollected():
        card = _scored(tuple(dict.fromkeys(paths)), chosen)
        if charts is not None:
            from sayso.pages.scorecard_page import charts_of as charts_of_card

            write_charts(charts, charts_of_card(card))
        writing.write([card], manner)


def _refuse_with_a_case(chosen: _Chosen) -> None:
    context = click.get_current_context()
    for one in context.command.params:
        given = context.get_parameter_source(one.name or "") is ParameterSource.COMMANDLINE
        if one.name in chosen and given:
            raise ConfigError(f"{one.opts[0]} goes with a ledger, not with a case file")


def _ledger_at(path: str, chosen: _Chosen) -> "Ledger":
    if is_store(path):
        return ledger_in(path, chosen["case_name"], two_readers=chosen["two_readers"])
    if chosen["two_readers"]:
        raise ConfigError(
            "--two-readers goes with a store",
            where=path,
            remedy="in a ledger the last outcome of a question counts",
        )
    return whole_ledger(path)


def _scored(paths: tuple[str, ...], chosen: _Chosen) -> "Scorecard":
    from sayso import pipeline
    from sayso.ledgers.loading import unite

    return pipeline.score(
        unite([(path, _ledger_at(path, chosen)) for path in paths]),
        on=parse_day(chosen["on"], "--on") or date.today(),
        since=parse_day(chosen["since"], "--since"),
        until=parse_day(chosen["until"], "--until"),
        count=chosen["count"],
        scale=chosen["scale"],
        against=chosen["against"],
        sources=chosen["sources"],
        topics=chosen["topics"],
        unconfirmed=chosen["unconfirmed"],
        retrospective=chosen["retrospective"],
        interpreted=chosen["interpreted"],
        draws=chosen["draws"],
        seed=chosen["seed"],
    )
