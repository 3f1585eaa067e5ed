"""The command: its verbs, and what every one of them does about errors and interruptions."""

import logging
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NoReturn

from sayso.cli.messages import say
from sayso.errors import SaysoError

if TYPE_CHECKING:
    import typer

EXIT_UNUSABLE = 2
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

_HELP = """On whose say-so? Sayso reads news, analysis and intelligence reports, and shows every
claim with who says it, how sure they are, and what it rests on.

\b
  sayso read article.txt                   a reading in the terminal
  sayso read report.pdf -o report.html     one page, to open in a browser
  sayso read notes/ --format json          a line of JSON for each document

`sayso read --help` tells the rest."""

_log = logging.getLogger("sayso.cli")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit status.

    0: all was read. 1: some of it could not be. 2: nothing could, or the call was wrong.
    130: interrupted. 141: whoever read the output stopped.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        _end_tidily_when_told()
        if "--debug" in given:
            logging.basicConfig(level=logging.DEBUG, format="%(message)s")
        status = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = EXIT_INTERRUPTED
    except BrokenPipeError:
        # Python would flush standard output once more at the end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = EXIT_BROKEN_PIPE
    if status == EXIT_INTERRUPTED:
        say("interrupted")
    sys.exit(status)


def application() -> "typer.Typer":
    """The command line, made when it is needed: typer takes a while to load."""
    import typer

    from sayso.cli.read import read

    def tell_version(asked: bool) -> None:
        if asked:
            from importlib.metadata import version

            typer.echo(f"sayso {version('sayso')}")
            raise typer.Exit

    def verbs(
        context: typer.Context,
        version: Annotated[
            bool,
            typer.Option("--version", callback=tell_version, is_eager=True, help="Tell which."),
        ] = False,
    ) -> None:
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    # Rich help takes as long to load as everything else together.
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True, help=_HELP)(verbs)
    app.command("read", short_help="Who claims what in a document, and how surely.")(read)
    return app


def _run(arguments: list[str]) -> int:
    import typer

    command = typer.main.get_command(application())
    try:
        status = command.main(arguments, prog_name="sayso", standalone_mode=False)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "sayso"
        told = error.format_message().rstrip(".")
        say(f"{told}; `{path} --help` shows how it is used")
        return EXIT_UNUSABLE
    except SaysoError as error:
        say(error)
        return EXIT_UNUSABLE
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"{where}{error.strerror or error}")
        return EXIT_UNUSABLE
    except Exception as error:  # the last boundary: whatever it is, a user gets one line
        _log.debug("unexpected", exc_info=error)
        told = f"{type(error).__name__}: {error}"
        say(f"failed with {told}; report it, with the traceback that --debug gives")
        return EXIT_UNUSABLE
    return status if isinstance(status, int) else 0


def _end_tidily_when_told() -> None:
    # As on Ctrl-C: what is half written is taken away, and workers end.
    def leave(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)
