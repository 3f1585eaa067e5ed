"""Fetching: the bytes at an http(s) address, within limits of time, size and redirects."""

import queue
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from sayso.errors import ReadError
from sayso.readers.addresses import (
    authorization,
    is_private,
    leads_to_private,
    origin,
    without_password,
)
from sayso.readers.limits import FETCH_SECONDS, MAX_BYTES, MAX_REDIRECTS, check_bytes
from sayso.records.made_by import own_version

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from urllib3 import BaseHTTPResponse, PoolManager, Timeout

_CHUNK = 64 * 1024
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_UNSAID = frozenset(("application/octet-stream", "binary/octet-stream", "application/download"))
_SAVE = "open it in a browser, save it, and give the file"
_STATUS = {
    401: "asks for a login (HTTP 401)",
    403: "refuses to be read (HTTP 403)",
    404: "does not exist (HTTP 404)",
    410: "no longer exists (HTTP 410)",
    429: "says that it was asked too often (HTTP 429)",
}


Reach = Literal["public", "named", "anywhere"]
"""Which machines may be asked, of those that the internet cannot reach."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent, and what it calls the format (empty where it does not say)."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class _Order:
    """One download: where from, by when, how large at most, in which formats.

    ``address`` is for messages: no password stands in it.
    """

    address: str
    asked: str
    reach: Reach
    time_limit: float
    deadline: float
    size_limit: int
    media_types: Collection[str]

    def check_time(self) -> None:
        if time.monotonic() > self.deadline:
            raise self.too_slow()

    def too_slow(self) -> ReadError:
        return ReadError(
            f"has not answered in full within {self.time_limit:g} seconds",
            where=self.address,
            remedy=f"try again later, or {_SAVE}",
        )


def fetch(
    address: str,
    *,
    media_types: Collection[str],
    time_limit: float = FETCH_SECONDS,
    size_limit: int = MAX_BYTES,
    reach: Reach = "named",
) -> Fetched:
    """What stands at an http(s) address, after at most five redirects.

    A name and a password in the address are sent to its own host, and are in no message.
    ``reach`` says whether this machine, or one that the internet cannot reach, may be asked:
    "public" never, "named" where the address itself names it, "anywhere" after a redirect too.

    ``media_types`` are those that can be read, beside any ``text/…`` and what a server leaves
    unsaid. ``time_limit`` is in seconds by the clock on the wall, for the whole of it;
    ``size_limit`` is in bytes, after decompression.

    Raises:
        ReadError: the address cannot be had within the limits; the message says why.
    """
    deadline = time.monotonic() + time_limit
    order = _Order(
        address=without_password(address),
        asked=address,
        reach=reach,
        time_limit=time_limit,
        deadline=deadline,
        size_limit=size_limit,
        media_types=frozenset(media_types),
    )
    outcomes: queue.SimpleQueue[Fetched | Exception] = queue.SimpleQueue()
    # A thread of its own, since looking up a name or waiting for headers cannot be cut short.
    threading.Thread(target=_download, args=(order, outcomes), daemon=True).start()
    try:
        outcome = outcomes.get(timeout=time_limit)
    except queue.Empty:
        raise order.too_slow() from None
    if isinstance(outcome, Fetched):
        return outcome
    raise outcome


def _download(order: _Order, outcomes: "queue.SimpleQueue[Fetched | Exception]") -> None:
    """Put what comes of an order into the queue: always exactly one thing."""
    import urllib3

    timeout = urllib3.Timeout(connect=order.time_limit, read=order.time_limit)
    pool = urllib3.PoolManager(timeout=timeout, retries=False)
    public = pool if order.reach == "anywhere" else _public_pool(timeout)
    try:
        outcomes.put(_follow(public if order.reach == "public" else pool, public, order))
    except ReadError as error:
        outcomes.put(error)
    except _PrivateError:
        outcomes.put(
            ReadError(
                "leads to an address that only this network can reach, and was not followed",
                where=order.address,
                remedy=_SAVE
                if order.reach == "public"
                else "give that address itself, or allow it with --allow-private",
            )
        )
    except Exception as error:  # the thread may not end without an answer
        # urllib3 counts a refused connection among its timeouts.
        late = isinstance(error, urllib3.exceptions.TimeoutError)
        if late and not isinstance(error, urllib3.exceptions.NewConnectionError):
            outcomes.put(order.too_slow())
        else:
            outcomes.put(ReadError(_reason(error), where=order.address, remedy=_remedy(error)))
    finally:
        pool.clear()
        public.clear()


class _PrivateError(Exception):
    """A redirect leads to an address that the internet cannot reach."""


def _public_pool(timeout: "Timeout") -> "PoolManager":
    """Connections to addresses that the internet can reach, and to no others.

    The names are looked up here and the peer is looked at once it has answered, so that a name
    which means something else a moment later does not help.
    """
    import urllib3
    from urllib3.connection import HTTPConnection, HTTPSConnection

    def checked(connection: HTTPConnection, connect: "Callable[[], socket.socket]") -> Any:
        if leads_to_private(connection.host, connection.port):
            raise _PrivateError
        made = connect()
        if is_private(made.getpeername()[0]):
            made.close()
            raise _PrivateError
        return made

    class Plain(HTTPConnection):
        def _new_conn(self) -> Any:
            return checked(self, super()._new_conn)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> Any:
            return checked(self, super()._new_conn)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    pool = urllib3.PoolManager(timeout=timeout, retries=False)
    pool.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pool


def _follow(pool: "PoolManager", public: "PoolManager", order: _Order) -> Fetched:
    """What the address leads to, each hop checked before it is asked.

    ``pool`` asks the host that was named, ``public`` every other.
    """
    current, home = order.asked, origin(order.asked)
    for _ in range(MAX_REDIRECTS + 1):
        order.check_time()
        scheme = urlsplit(current).scheme.lower()
        if scheme not in ("http", "https"):
            verb = "is" if current == order.asked else "leads to"
            raise ReadError(
                f"{verb} an address of “{scheme}:”, and Sayso fetches http and https only",
                where=order.address,
                remedy=_SAVE,
            )
        headers = {"User-Agent": _user_agent(), "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
        at_home = origin(current) == home
        if at_home:
            headers |= authorization(order.asked)
        answer = (pool if at_home else public).request(
            "GET",
            without_password(current),
            headers=headers,
            redirect=False,
            preload_content=False,
        )
        try:
            onward = answer.headers.get("Location")
            if answer.status not in _REDIRECTS or not onward:
                return _taken(answer, order)
        finally:
            answer.close()
        current = urljoin(current, onward)
    raise ReadError(
        f"redirects more than {MAX_REDIRECTS} times",
        where=order.address,
        remedy="give the address that it leads to",
    )


def _taken(answer: "BaseHTTPResponse", order: _Order) -> Fetched:
    """The body of an answer, read piece by piece so that no limit is passed by much."""
    if answer.status != 200:
        told = _STATUS.get(answer.status, f"answers with HTTP {answer.status}")
        raise ReadError(told, where=order.address, remedy=f"check the address, or {_SAVE}")
    media_type = answer.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if media_type in _UNSAID or "/" not in media_type:
        media_type = ""
    if media_type and not media_type.startswith("text/") and media_type not in order.media_types:
        raise ReadError(
            f"is of the type {media_type[:80]}, which Sayso does not read",
            where=order.address,
            remedy="give the address of a web page, a text, a PDF or a Word document",
        )
    length = answer.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit():
        check_bytes(int(length[:20]), location=order.address, limit=order.size_limit)
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_CHUNK, decode_content=True):
        order.check_time()
        size += len(piece)
        check_bytes(size, location=order.address, limit=order.size_limit)
        pieces.append(piece)
    return Fetched(b"".join(pieces), media_type)


def _reason(error: Exception) -> str:
    """What to tell of an error that is not Sayso's own."""
    from urllib3 import exceptions

    if isinstance(error, exceptions.NameResolutionError):
        return "is at a host whose name cannot be found"
    if isinstance(error, exceptions.SSLError):
        certificate = "certificate" in str(error).lower()
        return (
            "has a certificate that cannot be trusted"
            if certificate
            else "cannot be read over a secure connection"
        )
    if isinstance(error, exceptions.NewConnectionError):
        return "is at a server that refuses the connection or cannot be reached"
    if isinstance(error, (exceptions.LocationValueError, ValueError)):
        return "is no valid address"
    return "broke off before it was complete"


def _remedy(error: Exception) -> str:
    from urllib3 import exceptions

    if isinstance(error, (exceptions.NameResolutionError, exceptions.LocationValueError)):
        return "check the address and the connection to the internet"
    return f"check the address, or {_SAVE}"


def _user_agent() -> str:
    try:
        return f"sayso/{own_version()}"
    except PackageNotFoundError:
        return "sayso/0"
