"""The command: its verbs, and what every one of them does about errors and interruptions."""

import atexit
import gc
import logging
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from sayso.cli import BROKEN_PIPE, INTERRUPTED, READ_ALL, UNUSABLE
from sayso.cli.messages import say
from sayso.errors import SaysoError, unreadable

if TYPE_CHECKING:
    import click

_HELP = """On whose say-so? Sayso reads news, analysis and intelligence reports, and shows every
claim with who says it, how sure they are, and what it rests on. It weighs rival explanations
on the same evidence, and scores forecasts when their day comes.

\b
  sayso read article.txt                   a reading in the terminal
  sayso read report.pdf -o report.html     one page, to open in a browser
  sayso read notes/ -o notes.jsonl         a line of JSON for each document
  sayso check draft.docx                   the faults of a draft, each at its place
  sayso rule S102                          what a rule means, and why it matters
  sayso quote "the pier gave way" wire.md  are these words there, and whose are they?
  sayso link notes/                        who says the same, who has it from whom
  sayso case new harbour.toml              a case file, to fill in
  sayso weigh harbour.toml                 how likely each explanation is, and why
  sayso ledger new forecasts.toml          a ledger of forecasts, to fill in
  sayso score forecasts.toml               what came of them, and what is not scored
  sayso add case.db notes/                 documents into a store, to work on for longer
  sayso search case.db fertiliser          claims of a store
  sayso verify case.db                     whether a store is as it was kept
  sayso mcp --root notes/                  the verbs as tools of a program that drafts
  sayso serve case.db                      a workbench: all of it as pages to work in
  sayso lsp                                the faults of a draft in your editor
  sayso demo                               the workbench on a finished case, with a tour

`sayso VERB -h` tells the rest. `sayso completions -h` lets the shell complete verbs, options,
scales, rules and formats."""

_log = logging.getLogger("sayso.cli")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit status.

    0: all was done. 1: of what looks for something (check, verify, search, ledger due), it found
    faults, or nothing. 2: nothing could be read, or the call was wrong. 3: some of it could not
    be read, and the rest was done.
    130: interrupted. 141: whoever read the output stopped.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    # The system takes all memory back: to look through a server's first takes half a second.
    atexit.register(gc.freeze)
    try:
        _end_tidily_when_told()
        if "--debug" in given:
            logger = logging.getLogger("sayso")
            logger.addHandler(logging.StreamHandler())
            logger.setLevel(logging.DEBUG)
        status = _run(given)
        status = _flushed(status)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        status = BROKEN_PIPE
    if status == INTERRUPTED:
        say("interrupted")
    sys.exit(status)


def _flushed(status: int) -> int:
    """The status, or UNUSABLE where what is left of the output cannot be written."""
    if sys.stdout.closed:  # by a server that talked over it and was told to end
        return status
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if status != UNUSABLE:  # else it has been told
            say(f"output: {error.strerror or error}")
        _drop_output()
        return UNUSABLE
    return status


def _drop_output() -> None:
    # Python would flush standard output once more at the end, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def verbs() -> "click.Group":
    """The command line, made when it is needed: click takes a while to load."""
    import click

    from sayso.cli.add import add
    from sayso.cli.case import case
    from sayso.cli.check import check
    from sayso.cli.completions import COMPLETING, completions, teach
    from sayso.cli.demo import demo
    from sayso.cli.ledger import ledger
    from sayso.cli.link import link
    from sayso.cli.lsp import lsp
    from sayso.cli.mcp import mcp
    from sayso.cli.quote import quote
    from sayso.cli.read import read
    from sayso.cli.rule import rule
    from sayso.cli.score import score
    from sayso.cli.search import search
    from sayso.cli.serve import serve
    from sayso.cli.user import user
    from sayso.cli.verify import upgrade, verify
    from sayso.cli.weigh import weigh

    class Verbs(click.Group):
        def invoke(self, ctx: click.Context) -> object:
            try:
                return super().invoke(ctx)
            except BrokenPipeError as error:  # click itself would end with another status
                raise click.exceptions.Exit(BROKEN_PIPE) from error

    on_files = [read, check, rule, quote, link, weigh, case, score, ledger]
    on_stores = [add, search, serve, demo, user, verify, upgrade]
    of_programs = [lsp, mcp]
    group = Verbs(
        "sayso",
        help=_HELP,
        commands=[*on_files, *on_stores, *of_programs, completions],
        context_settings={
            "help_option_names": ["-h", "--help"],
            "max_content_width": shutil.get_terminal_size().columns,
        },
    )
    if COMPLETING in os.environ:
        teach(group)
    # The version is looked up when it is asked for.
    told = {"package_name": "sayso", "message": "sayso %(version)s"}
    return click.version_option(None, "-V", "--version", **told)(group)


def _run(arguments: list[str]) -> int:
    import click

    try:
        status = verbs().main(arguments or ["--help"], prog_name="sayso", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "sayso"
        told = error.format_message().rstrip(".")
        say(f"{told}; `{path} --help` shows how it is used")
        return UNUSABLE
    except click.Abort:  # click's word for Ctrl-C
        return INTERRUPTED
    except SaysoError as error:
        say(error)
        return UNUSABLE
    except OSError as error:
        where = str(error.filename or "output")
        missing = isinstance(error, FileNotFoundError) and error.filename
        say(unreadable(error, where=where) if missing else f"{where}: {error.strerror or error}")
        return UNUSABLE
    except Exception as error:  # the last boundary: whatever it is, a user gets one line
        _log.debug("unexpected", exc_info=error)
        told = f"{type(error).__name__}: {error}"
        say(f"failed with {told}; report it, with the traceback that --debug gives")
        return UNUSABLE
    return status if isinstance(status, int) else READ_ALL


def _end_tidily_when_told() -> None:
    # As on Ctrl-C: what is half written is taken away, and workers end.
    def leave(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores it
            signal.signal(number, leave)
