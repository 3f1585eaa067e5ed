"""``sayso mcp``: the verbs as tools of the Model Context Protocol, for programs that draft."""

import os
import secrets
from pathlib import Path

import click

from sayso.cli.debugging import debug_option
from sayso.cli.limits import limit_options, limits_of
from sayso.cli.messages import say
from sayso.errors import ConfigError, not_installed
from sayso.records.made_by import own_version

TOKEN_VARIABLE = "SAYSO_MCP_TOKEN"  # noqa: S105  the name of a variable, and no token
LOOPBACK = "127.0.0.1"


@click.command(
    short_help="The verbs as tools of a program: a server of the Model Context Protocol."
)
@click.option(
    "--root",
    "folders",
    metavar="FOLDER",
    multiple=True,
    help="A folder whose documents may be read; repeatable. Nothing outside is.",
)
@click.option("--http", is_flag=True, help="Serve over HTTP on this machine, with a token.")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8451,
    show_default=True,
    help="The port of --http; 0 takes a free one.",
)
@click.option("--token-file", metavar="FILE", help="The file that holds the token of --http.")
@click.option("--allow-network", is_flag=True, help="Read web addresses too.")
@limit_options
@debug_option
def mcp(
    *,
    folders: tuple[str, ...],
    http: bool,
    port: int,
    token_file: str | None,
    allow_network: bool,
    **given: str | None,
) -> None:
    """Serve read, check, link, weigh, score and quote to a program that speaks the Model Context
    Protocol, over standard input and output.

    The folders that are open in the program may be read, and those of --root. With --http only
    those of --root are, whatever the program says; the token is that of --token-file or of
    SAYSO_MCP_TOKEN, or a new one that is told once.

    \b
      sayso mcp
      sayso mcp --root reports/
      sayso mcp --root reports/ --http --port 8451
    """
    _check_installed()
    from sayso.cli.bounds import usual_limits
    from sayso.mcp.confined import Roots
    from sayso.mcp.desk import Policy
    from sayso.mcp.server import make_server

    if not http and token_file is not None:
        raise ConfigError("--token-file goes with --http", remedy="add --http")
    if http and not folders:
        raise ConfigError(
            "--http needs folders to read in", remedy="name them: --root FOLDER, once for each"
        )
    limits = limits_of(given["time_limit"], given["memory_limit"], usual=usual_limits())
    policy = Policy(
        roots=Roots.of(_folders(folders)),
        asks_client=not http,
        network=allow_network,
        limits=limits,
    )
    server = make_server(policy, own_version())
    from sayso.mcp.transports import PATH, serve_http, serve_stdio

    if not http:
        serve_stdio(server)
        return
    from sayso.cli.serve import listen

    token, told = _token(token_file)
    listening = listen(LOOPBACK, port)
    place = f"http://{LOOPBACK}:{listening.getsockname()[1]}{PATH}"
    say(f"serving at {place} ; Ctrl-C ends it")
    if told:
        say(f"the token, told this once: {token}")
    serve_http(server, listening, token)


def _folders(given: tuple[str, ...]) -> list[Path]:
    found = [Path(one) for one in given]
    for one in found:
        if not one.is_dir():
            raise ConfigError("--root: there is no such folder", where=str(one))
    return found


def _token(file: str | None) -> tuple[str, bool]:
    """The token of HTTP, and whether it is new and must be told."""
    from sayso.forms.written import read_written
    from sayso.mcp.transports import LEAST_TOKEN

    given = os.environ.get(TOKEN_VARIABLE, "") if file is None else read_written(Path(file))
    token = given.strip()
    if not token and file is None:
        return secrets.token_urlsafe(32), True
    if len(token) < LEAST_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigError(
            f"the token is to be {LEAST_TOKEN} letters and figures or more",
            where=file or TOKEN_VARIABLE,
            remedy="make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
        )
    return token, False


def _check_installed() -> None:
    try:
        import mcp.server  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise not_installed("the server for programs is not installed", extra="mcp") from error
