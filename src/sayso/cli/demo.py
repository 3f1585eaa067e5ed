"""``sayso demo``: the workbench on a small finished case, with a tour."""

import webbrowser
from typing import TYPE_CHECKING

import click

from sayso.cli.debugging import debug_option
from sayso.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable


@click.command(short_help="Look around: the workbench on a finished case, with a tour.")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port; without it a free one is taken.",
)
@click.option("--no-browser", is_flag=True, help="Open no browser; say the address alone.")
@debug_option
def demo(*, port: int, no_browser: bool) -> None:
    """Open the workbench on a small finished case, made up, with a tour of six steps.

    All of it lies in a temporary folder that is taken away when it ends: change what you like.

    \b
      sayso demo
      sayso demo --no-browser --port 8450
    """
    from tempfile import TemporaryDirectory

    from sayso.cli.serve import LOOPBACK, check_installed, run

    check_installed()
    from sayso.demo.build import build
    from sayso.web.settings import Settings, TourStep
    from sayso.workbench import open_store

    with TemporaryDirectory(prefix="sayso-demo-", ignore_cleanup_errors=True) as folder:
        say("reading seven notes and laying a case over them …")
        store = open_store(f"{folder}/demo.db", create=True)
        try:
            steps = tuple(
                TourStep(title=one.title, text=one.text, address=one.address)
                for one in build(store)
            )
            opened: Callable[[str], object] = webbrowser.open
            run(
                store,
                host=LOOPBACK,
                port=port,
                settings=Settings(tour=steps),
                ready=None if no_browser else lambda home: opened(f"{home}tour/1"),
            )
        finally:
            store.close()
