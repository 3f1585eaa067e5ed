"""``sayso case``: case files made, imported and checked."""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from sayso.cases.case_file import load_case
from sayso.cases.matrices import case_text, read_matrix
from sayso.errors import SaysoError

app = typer.Typer(no_args_is_help=True, help="Make, import and check case files.")


def register(parent: typer.Typer) -> None:
    """Add the group ``case`` to an app."""
    parent.add_typer(app, name="case")


@app.command("new")
def new(path: Annotated[Path, typer.Argument(help="The file to make.")]) -> None:
    """Write a commented template of a case."""
    template = (files("sayso.cases") / "template.toml").read_text(encoding="utf-8")
    _write_new(path, template)
    typer.echo(f"{path} written. Fill it in, then: sayso case check {path}")


@app.command("check")
def check(paths: Annotated[list[Path], typer.Argument(metavar="CASE…")]) -> None:
    """Tell every mistake of a case with its file, line and column, all at once."""
    wrong = 0
    for path in paths:
        try:
            case = load_case(path)
        except SaysoError as error:
            typer.echo(str(error), err=True)
            wrong += 1
        else:
            typer.echo(
                f"{path}: {len(case.hypotheses)} hypotheses, {len(case.evidence)} items, "
                f"{sum(len(item.reports) for item in case.evidence)} reports: no mistakes"
            )
    if wrong:
        raise typer.Exit(1)


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="A matrix: CSV, .achz or XML.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The case file to make.")
    ] = None,
) -> None:
    """Make a case of a matrix of competing hypotheses."""
    try:
        data = path.read_bytes()
        written = case_text(read_matrix(data, name=str(path)))
    except OSError as error:
        typer.echo(f"sayso: {path}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        raise typer.Exit(1) from None
    if output is None:
        sys.stdout.write(written)
    else:
        _write_new(output, written)
        typer.echo(f"{output} written.")


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        typer.echo(f"sayso: {path} is there already; nothing was written", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"sayso: {path}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
