"""Formats: what --format, -o and --table ask for, and the writing of it."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.cli.messages import printable, say
from sayso.cli.output import Output
from sayso.cli.progress import Progress
from sayso.errors import ConfigError
from sayso.pages.draw_words import count

if TYPE_CHECKING:
    from sayso.pipeline.exporting import Form
    from sayso.records.manner import Manner

_COUNTED = {"reading": "claims", "findings": "findings"}
"""What of a type of record is counted: the name of its tuple."""

Command = TypeVar("Command", bound=Callable[..., object])


def format_options(known: str) -> Callable[[Command], Command]:
    """The options -o, --format and --table of a verb; ``known``: its formats, in words."""

    def with_options(command: Command) -> Command:
        for option in (
            click.option("--table", metavar="NAME", help="The table to write, of csv or parquet."),
            click.option("--format", "form", metavar="NAME", help=known),
            click.option(
                "-o",
                "--output",
                metavar="FILE",
                help="Write to FILE; its ending sets the format. FOLDER/: every table.",
            ),
        ):
            command = option(command)
        return command

    return with_options


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A format, and where it goes: a file or standard output, or every table to a folder."""

    form: "Form"
    target: Output | None
    folder: Path | None
    table: str | None
    quiet: bool

    @property
    def path(self) -> Path | None:
        """The file or folder that is written to; None for standard output."""
        return self.folder if self.target is None else self.target.path

    def manner(self, manner: "Manner | None" = None) -> "Manner":
        """The manner with the table that was asked for, and the look of the terminal."""
        from sayso.records.manner import PLAIN

        wanted = replace(manner or PLAIN, table=self.table)
        if self.target is not None and self.form.format == "text":
            look = look_at(self.target)
            wanted = replace(wanted, colour=look.colour, width=look.width)
        self.form.check(wanted)
        return wanted

    def write(
        self,
        records: Iterable[Any],
        manner: "Manner",
        progress: Progress | None = None,
        *,
        grows_after: int | None = None,
    ) -> None:
        """Write the records as they come; without any, nothing, and no file.

        grows_after: so many bytes of the file stay, and the file itself grows behind them, whatever
        becomes of the rest (None: the file appears when it is whole).
        """
        successes = iter(records)
        first = next(successes, None)
        if first is None:
            return
        tally = Tallied(self.form.record)
        given = tally.passing(chain([first], successes), self.target, more=bool(grows_after))
        if self.target is None:
            if self.folder is not None:
                self.form.fill(self.folder, given, manner)
                if not self.quiet:
                    tables = f"{len(self.form.tables)} tables written"
                    say(f"{self.folder}: {', '.join(filter(None, (tables, tally.told)))}")
            return
        pieces = self.form.pieces(given, manner)
        if self.form.exporter.binary:
            with self.target.open_binary() as binary:
                binary.writelines(piece for piece in pieces if isinstance(piece, bytes))
            return
        opened = (
            self.target.open()
            if grows_after is None
            else self.target.open_as_it_comes(after=grows_after)
        )
        with opened as stream:
            for piece in self._shown(pieces):
                with progress.aside() if progress and self._on_terminal else nullcontext():
                    stream.write(piece)
                    stream.flush()

    @property
    def _on_terminal(self) -> bool:
        return self.target is not None and self.target.on_terminal

    def _shown(self, pieces: Iterable[str | bytes]) -> Iterator[str]:
        """The pieces of text; what a terminal would act on is escaped, but for our own colours."""
        for piece in pieces:
            text = str(piece)
            if self._on_terminal and self.form.format != "text":
                text = "\n".join(map(printable, text.split("\n")))
            yield text


class Tallied:
    """How much of what is counted the records hold that were written."""

    def __init__(self, record: str) -> None:
        self.told = ""
        self._of = record

    def passing(
        self, records: Iterable[Any], target: Output | None, *, more: bool
    ) -> Iterator[Any]:
        """The records as they come; behind the last the target knows what it holds.

        more: whether there are others in it from before.
        """
        documents = found = 0
        for one in records:
            documents += 1
            found += len(getattr(one, _COUNTED[self._of])) if self._of in _COUNTED else 0
            yield one
        if self._of not in _COUNTED:
            return
        what = count(found, _COUNTED[self._of].removesuffix("s"))
        self.told = f"{what} in {count(documents, 'document')}{' more' if more else ''}"
        if target is not None:
            target.holds = self.told


def choose_writing(
    record: str,
    name: str | None,
    output: str | None,
    table: str | None = None,
    *,
    quiet: bool = False,
) -> Writing:
    """What was asked for of a type of record; text to standard output where nothing was.

    quiet: whether it is left unsaid that a file is written.

    Raises:
        ConfigError: there is no such format, it goes to no terminal, or it cannot be written to
            that place; told before anything is read.
    """
    from sayso.pipeline.exporting import choose_form

    if output is not None and name is not None and _is_folder(output):
        form = choose_form(record, name)
        if form.tables:
            if table is not None:
                raise ConfigError(
                    "a folder takes every table", where=output, remedy="leave out --table"
                )
            return Writing(form=form, target=None, folder=Path(output), table=None, quiet=quiet)
    target = Output(output, quiet=quiet)
    form = choose_form(record, name, target.path)
    if form.exporter.binary and target.on_terminal:
        raise ConfigError(
            f"{form.format} is no text, and goes to no terminal", remedy="name a file with -o"
        )
    return Writing(form=form, target=target, folder=None, table=table, quiet=quiet)


def refuse_overwriting(paths: Iterable[str], output: str | None) -> None:
    """Refuse to write over a file that is read.

    Raises:
        ConfigError: ``output`` is one of the paths.
    """
    for path in paths:
        if output not in (None, "-") and Path(path).resolve() == Path(output or "").resolve():
            raise ConfigError("would be overwritten", where=path, remedy="give -o another name")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown: in colour or not, and how many columns wide (None: as it likes)."""

    colour: bool
    width: int | None


def look_at(target: Output) -> Look:
    """How text is to look there: in colour and as wide as the window on a terminal alone.

    Of the environment, NO_COLOR and then FORCE_COLOR go before all else, where they hold
    something; a terminal called "dumb" has no colour.
    """
    shown = target.on_terminal
    if os.environ.get("NO_COLOR") or target.path is not None:
        colour = False
    elif os.environ.get("FORCE_COLOR"):
        colour = True
    else:
        colour = shown and os.environ.get("TERM") != "dumb"
    return Look(colour, shutil.get_terminal_size().columns if shown else None)


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()
