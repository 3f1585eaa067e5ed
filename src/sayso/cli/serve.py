"""``sayso serve``: a case store as pages to work in."""

import ipaddress
from typing import TYPE_CHECKING

import click

from sayso.cli.debugging import debug_option
from sayso.cli.limits import limit_options, limits_of
from sayso.cli.messages import say
from sayso.cli.stores import shown
from sayso.errors import ConfigError, not_installed

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from types import FrameType

    from sayso.ports import Store
    from sayso.web.settings import Settings

LOOPBACK = "127.0.0.1"


@click.command(short_help="Open a workbench: a case store as pages in a browser.")
@click.argument("address", metavar="STORE")
@click.option(
    "--host",
    metavar="ADDRESS",
    default=LOOPBACK,
    show_default=True,
    help="Where to listen. Anything but this machine needs accounts: see `sayso user add`.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8450,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--name",
    "names",
    metavar="NAME",
    multiple=True,
    help="A host name under which a proxy on this machine serves it to others; needs accounts.",
)
@click.option(
    "--two-readers",
    is_flag=True,
    help="An outcome counts once a second person has settled it alike; needs accounts.",
)
@click.option("--api", "api_alone", is_flag=True, help="The JSON API alone, without the pages.")
@limit_options
@debug_option
def serve(
    *,
    address: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    two_readers: bool,
    api_alone: bool,
    **given: str | None,
) -> None:
    """Serve the workbench of a STORE: a file, made if it is not there, or a postgresql:// address.

    \b
      sayso serve case.db
      sayso serve case.db --api
      sayso serve postgresql://sayso@localhost/sayso --host 0.0.0.0 --port 8450

    A store without accounts is one person's own, and is served to this machine only.
    """
    check_installed()
    from sayso.cli.bounds import usual_limits
    from sayso.web.settings import Settings
    from sayso.workbench import open_store

    limits = limits_of(given["time_limit"], given["memory_limit"], usual=usual_limits())
    local = is_loopback(host) and not names
    store = open_store(address, create=True, limits=limits)
    for warning in store.warnings:
        say(f"{shown(address)}: {warning}")
    try:
        if not local and not store.accounts.list():
            raise ConfigError(
                f"serving to others ({', '.join(names) or host}) needs accounts",
                remedy=f"make one: sayso user add {shown(address)} NAME",
            )
        if two_readers and not store.accounts.list():
            raise ConfigError(
                "--two-readers needs accounts: one person's own store has no second reader",
                remedy=f"make them: sayso user add {shown(address)} NAME",
            )
        known = frozenset(name.lower() for name in names)
        settings = Settings(
            local=local,
            names=known,
            two_readers=two_readers,
            pages=not api_alone,
            seconds_to_read=limits.seconds,
            memory_to_read=limits.memory_bytes,
        )
        run(store, host=host, port=port, settings=settings)
    finally:
        store.close()


def run(
    store: "Store",
    *,
    host: str,
    port: int,
    settings: "Settings",
    ready: "Callable[[str], object] | None" = None,
) -> None:
    """Serve until interrupted. Says at which address, once it listens there, and tells ``ready``.

    Raises:
        ConfigError: nothing can listen at that address.
    """
    import logging
    import threading

    import uvicorn

    from sayso.web.app import create_app
    from sayso.web.connections import MOST_CONNECTIONS, Connection

    app = create_app(store, settings)

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: "FrameType | None") -> None:
            # Whoever asked for what is given up now is told so; the log needs no traceback of each.
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
            for end in app.at_exit:  # beside the handler of a signal, which may not wait
                threading.Thread(target=end).start()
            super().handle_exit(sig, frame)

    Connection.most = min(MOST_CONNECTIONS, files_allowed() // 2)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=Connection,
        ws="none",
        # Warnings are of what strangers send: whoever wants to could fill a disk with them.
        log_level="error",
        server_header=False,
        # A proxy on this machine may say who asks and how; nobody else is believed.
        proxy_headers=True,
        forwarded_allow_ips=LOOPBACK,
        timeout_graceful_shutdown=1,  # what takes longer is ended by at_exit, and answers then
    )
    listening = listen(host, port)
    place = listening.getsockname()[:2]
    shown = f"[{place[0]}]" if ":" in str(place[0]) else place[0]
    home = f"http://{shown}:{place[1]}/"
    say(f"serving at {home} ; Ctrl-C ends it")
    if ready is not None:  # what is asked for meanwhile waits until it is served
        ready(home)
    Server(config).run(sockets=[listening])


def files_allowed() -> int:
    """How many files and connections this process may have open at once."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return 8192
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed != resource.RLIM_INFINITY and allowed < 4096:
        allowed = 4096 if most == resource.RLIM_INFINITY else min(4096, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))
    return 8192 if allowed == resource.RLIM_INFINITY else allowed


def is_loopback(host: str) -> bool:
    """Whether a name or number can mean this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> "socket.socket":
    """A socket that listens at an address; port 0 takes a free one.

    Raises:
        ConfigError: nothing can listen there.
    """
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, since asyncio sends small answers at once on such sockets only.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(256)
    except OSError as error:
        made.close()
        raise ConfigError(
            f"cannot listen on {host}, port {port}: {error.strerror or error}",
            remedy="choose another --port, or another --host",
        ) from error
    return made


def check_installed() -> None:
    """Raise ConfigError, with the line that installs it, unless the workbench is installed."""
    try:
        import fastapi  # noqa: F401
        import python_multipart  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise not_installed("the workbench is not installed", extra="web") from error
