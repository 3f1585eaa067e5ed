"""``sayso case``: case files made, imported and checked; cases into stores and out of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import UNUSABLE
from sayso.cli.debugging import debug_option
from sayso.cli.messages import say
from sayso.cli.stores import case_option, opened, shown, who_option, whoever
from sayso.cli.written_files import begin, check_each, write_or_print
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.records.case import Case


@click.group(invoke_without_command=True, short_help="Make, import and check case files.")
@click.pass_context
def case(context: click.Context) -> None:
    """Make, import and check case files: what `sayso weigh` takes.

    \b
      sayso case new harbour.toml
      sayso case check harbour.toml
      sayso case import matrix.csv -o harbour.toml
      sayso case import case.db harbour.toml
      sayso case export case.db harbour.toml
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@case.command(short_help="Write a commented template of a case.")
@click.argument("path", metavar="FILE")
@debug_option
def new(path: str) -> None:
    """Write a commented template of a case to FILE, which must not be there yet."""
    begin(path, "sayso.cases", "sayso case check")


@case.command(short_help="Tell every mistake of a case.")
@click.argument("paths", nargs=-1, metavar="CASE...")
@debug_option
def check(paths: tuple[str, ...]) -> None:
    """Tell every mistake of a case with its file, line and column, all at once."""
    if not paths:
        raise ConfigError("case check: no case is named", remedy="name one or more case files")
    raise click.exceptions.Exit(check_each(paths, open_case, _told))


@case.command("import", short_help="Make a case of a matrix, or put one into a store.")
@click.argument("paths", nargs=-1, metavar="[STORE] FILE")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, which must not be there yet.")
@case_option
@who_option
@click.option("--why", metavar="WORDS", default="", help="Why, for the store's history.")
@debug_option
def import_case(
    *,
    paths: tuple[str, ...],
    output: str | None,
    case_name: str | None,
    who: str | None,
    why: str,
) -> None:
    """Make a case file of a matrix of competing hypotheses, or put a case into a store.

    FILE is a matrix in CSV, .achz or XML; with STORE, a case file. Ratings of a matrix may be CC C
    N NA I II, ++ + N - --, or words; hypotheses stand in columns. A case that is put into a store
    takes the place of the one there, which stays in its history; what its [truth] tells goes too.

    \b
      sayso case import matrix.csv -o harbour.toml
      sayso case import case.db harbour.toml --why "the weekly review"
    """
    if len(paths) == 1:
        _import_matrix(paths[0], output)
        return
    if len(paths) != 2 or output is not None:
        raise ConfigError(
            "case import: name a matrix, or a store and a case file",
            remedy="`sayso case import --help` shows both",
        )
    address, path = paths
    found = open_case(path)
    if found is None:
        raise click.exceptions.Exit(UNUSABLE)
    from sayso.cases.truth_table import find_truth
    from sayso.workbench import choose_case, import_case

    truth = find_truth(Path(path))
    with opened(address, create=True) as store:
        name = choose_case(store, case_name, create=True)
        made = import_case(store, found, name=name, who=whoever(who), why=why, truth=truth)
    numbers = " and ".join(str(one.number) for one in made)
    told = f"{path} is {'decisions' if len(made) > 1 else 'decision'} {numbers}"
    if not made:
        told = f"{path} is what it holds already"
    say(f"{shown(address)}: {name}: {told}")


@case.command(short_help="Write a case of a store to a case file.")
@click.argument("address", metavar="STORE")
@click.argument("path", metavar="[FILE]", required=False)
@case_option
@click.option("--until", metavar="YYYY-MM-DD", help="As it stood at the end of that day.")
@debug_option
def export(*, address: str, path: str | None, case_name: str | None, until: str | None) -> None:
    """Write a case of a store to FILE, which must not be there yet, or to standard output.

    Putting the file into a store gives the same case. The claims that it cites are comments in it.
    """
    from sayso.cli.documents import parse_day
    from sayso.workbench import choose_case, export_case

    day = parse_day(until, "--until")
    with opened(address, read_only=True) as store:
        written = export_case(store, choose_case(store, case_name), until=day)
    if write_or_print(path, written):
        say(f"{path}: written")


def _import_matrix(path: str, output: str | None) -> None:
    from sayso.cases.matrices import case_text, read_matrix

    written = case_text(read_matrix(Path(path).read_bytes(), name=path))
    if write_or_print(output, written):
        say(f"{output}: written; go on with it, then: sayso weigh {output}")


def _told(path: str, found: "Case") -> Iterator[str]:
    reports = sum(len(item.reports) for item in found.evidence)
    yield (
        f"{path}: {len(found.hypotheses)} hypotheses, {len(found.evidence)} items, "
        f"{reports} reports: no mistakes"
    )


def open_case(path: str) -> "Case | None":
    """The case of a file; None where it holds mistakes, which are told.

    Raises:
        ReadError: the file cannot be read.
    """
    from sayso.cases.case_file import check_case
    from sayso.forms.written import told

    found, mistakes = check_case(Path(path))
    for mistake in mistakes:
        say(told(path, mistake))
    return found
