"""The intake: uploaded files read in processes of their own, and kept in the case.

A file may be hostile or huge. It is read where a crash, a long computation or a flood of memory
holds up no other visitor, within limits; it is written nowhere, and its name is never opened.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal

from anyio import CapacityLimiter

from sayso.errors import SaysoError
from sayso.orders import Held, ReadingOrder, readers
from sayso.pages.draw_words import quoted
from sayso.readers.addresses import without_password
from sayso.readers.fetch import Reach, fetch
from sayso.readers.locate import is_address
from sayso.records import Reading
from sayso.records.limits import Limits
from sayso.records.shelf import OriginalFile
from sayso.runners.crew import Crew
from sayso.web.visitors import Desk

ENGINE = "standard"
SCALE = "icd203"
_MOST_NAME = 200
_MOST_ADDRESS = 2_000
_TAKEN_OUT = "was taken out of this case; its page puts it back"
_WORKERS = 2
"""So that one file which takes its time does not keep all others waiting."""
_AT_ONCE = 16
"""Files that are waited for at once, each by a thread of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one uploaded file. ``document`` is its id where it was read."""

    name: str
    what: Literal["added", "known", "unread"]
    document: str | None = None
    claims: int = 0
    message: str = ""


class Intake:
    """Reads files in a few worker processes, the first started when the first file comes.

    A file that goes beyond its limits ends the process that read it, and nothing else: those
    that wait behind it are read by another, and their time begins when their turn comes.
    """

    def __init__(self, limits: Limits) -> None:
        order = ReadingOrder(engine=ENGINE, scale=SCALE, limits=limits)
        self._crew = Crew(order, size=_WORKERS, limits=limits)
        self.limiter = CapacityLimiter(_AT_ONCE)

    def take(self, desk: Desk, name: str, data: bytes) -> Outcome:
        """Read one file and keep its reading in the case."""
        return self._taken(desk, plain_name(name), data)

    def take_address(self, desk: Desk, address: str) -> Outcome:
        """Fetch what stands at an address, and read and keep it as a file that was sent.

        Whoever has an account cannot make this server ask machines that the internet does not
        reach; in one person's own store, the address that they name may be of their network.
        """
        shown = quoted(without_password(address))[:_MOST_ADDRESS]
        if not is_address(address):
            message = "it is no address; write it whole, with https://"
            return Outcome(name=shown, what="unread", message=message)
        kinds = {kind for reader in readers() for kind in reader.media_types}
        reach: Reach = "named" if desk.visitor.user is None else "public"
        try:
            fetched = fetch(address, media_types=kinds, reach=reach)
        except SaysoError as error:
            return Outcome(name=shown, what="unread", message=told(error))
        return self._taken(desk, shown, fetched.data)

    def _taken(self, desk: Desk, name: str, data: bytes) -> Outcome:
        digest = hashlib.sha256(data).hexdigest()
        documents = desk.store.documents
        known = documents.holds(digest, case=desk.case, engine=ENGINE, scale=SCALE)
        if known is not None:
            laid = documents.reading(known, case=desk.case)
            message = _TAKEN_OUT if laid.removed is not None else ""
            return Outcome(name=name, what="known", document=known, message=message)
        try:
            reading = self._read(name, data)
        except SaysoError as error:
            return Outcome(name=name, what="unread", message=told(error))
        new = documents.add(
            reading,
            case=desk.case,
            file=OriginalFile(name=name, sha256=digest),
            who=desk.visitor.name,
        )
        return Outcome(
            name=name,
            what="added" if new else "known",
            document=reading.document.id,
            claims=len(reading.claims),
        )

    def kill(self) -> None:
        """Kill the worker processes, and wait for none."""
        self._crew.kill()

    def close(self) -> None:
        """End the worker processes, whatever they are at."""
        self._crew.end()

    def _read(self, name: str, data: bytes) -> Reading:
        outcome: Reading | SaysoError = self._crew.do(Held(location=name, data=data))
        if isinstance(outcome, SaysoError):
            raise outcome
        return outcome


def plain_name(name: str) -> str:
    """The last part of a file's name, as words: it is shown and kept, and never opened."""
    parts = [
        part for part in quoted(name).replace("\\", "/").split("/") if part not in ("", ".", "..")
    ]
    return parts[-1][-_MOST_NAME:] if parts else "a file without a name"


def told(error: SaysoError) -> str:
    """What went wrong and what to do, without where: the page shows that already."""
    return f"{error.message}; {error.remedy}" if error.remedy else error.message
