"""The desk: documents taken from the roots, read in workers, and kept on the shelf."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sayso.errors import EngineError, ReadError
from sayso.mcp.arguments import OneDocument
from sayso.mcp.confined import Place, Roots, check_address, is_web_address, take_bytes
from sayso.mcp.shelf import Key, Shelf
from sayso.mcp.tasks import DecodeTask, ReadTask
from sayso.mcp.workers import Workers
from sayso.orders import Held, ReadingOrder
from sayso.readers.locate import shown
from sayso.readers.readings import are_readings
from sayso.records import Reading
from sayso.records.limits import Limits

Tell = Callable[[float, float, str], Awaitable[None]]
"""Tells how far a call has come: so many of so many, and with what it begins next."""
_MOST_DOCUMENTS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What whoever starts a server allows it.

    ``roots`` are folders that are open whatever a client says; ``asks_client``: whether those that
    a client opens are open too, which is so where the client started the server itself.
    """

    roots: Roots
    asks_client: bool
    network: bool
    limits: Limits


@dataclass(slots=True, kw_only=True)
class Desk:
    """What one call works with."""

    roots: Roots
    policy: Policy
    workers: Workers
    shelf: Shelf
    tell: Tell

    def take(self, path: str) -> tuple[bytes, str]:
        """The bytes of the one file at a path, and its name.

        Raises:
            ReadError: there is none, or several, or it may not be read.
        """
        place = self._only(path)
        return take_bytes(place), shown(place.named)

    async def read(self, given: OneDocument) -> Reading:
        """The reading of the document that the arguments name.

        Raises:
            SaysoError: it cannot be read.
        """
        if given.text is not None:
            data = given.text.encode("utf-8", "surrogatepass")
            return await self._read(data, given.name, given.published, given.scale)
        path = given.path or ""
        if is_web_address(path):
            address = check_address(path, allowed=self.policy.network)
            order = self._order(given.published, given.scale)
            reading: Reading = await self.workers.do(ReadTask(what=address, order=order))
            self.shelf.put(Key.of(address.encode(), address, given.published, given.scale), reading)
            return reading
        data, name = self.take(path)
        return await self._read(data, name, given.published, given.scale)

    async def read_all(
        self, paths: Iterable[str], scale: str
    ) -> tuple[list[Reading], list[ReadError | EngineError]]:
        """The readings of all documents at the paths, and what cannot be read.

        Raises:
            ReadError: a path is in no root, or there are too many documents.
            ConfigError: there is no such scale.
        """
        places = {place.real: place for path in paths for place in self._documents(path)}
        if len(places) > _MOST_DOCUMENTS:
            raise ReadError(
                f"{len(places):,} documents are more than one call takes ({_MOST_DOCUMENTS:,})",
                remedy="link them with `sayso link`, or name fewer",
            )
        readings: list[Reading] = []
        failures: list[ReadError | EngineError] = []
        for number, place in enumerate(places.values()):
            await self.tell(number, len(places) + 1, f"reading {shown(place.named)}")
            try:
                readings += await self._readings(place, scale)
            except (ReadError, EngineError) as error:
                failures.append(error)
        return readings, failures

    async def _readings(self, place: Place, scale: str) -> list[Reading]:
        data, name = take_bytes(place), shown(place.named)
        if not are_readings(place.named):
            return [await self._read(data, name, None, scale)]
        found = await self.workers.do(DecodeTask(data=data, name=name))
        for one in found:
            if isinstance(one, ReadError):
                raise one
        return list(found)

    async def _read(self, data: bytes, name: str, published: date | None, scale: str) -> Reading:
        key = Key.of(data, name, published, scale)
        kept = self.shelf.get(key)
        if kept is None:
            order = self._order(published, scale)
            held = Held(location=name, data=data)
            kept = await self.workers.do(ReadTask(what=held, order=order))
            self.shelf.put(key, kept)
        return kept

    def _order(self, published: date | None, scale: str) -> ReadingOrder:
        from sayso.scales.scale import load_scale

        load_scale(scale)
        return ReadingOrder(scale=scale, published=published, limits=self.policy.limits)

    def _documents(self, path: str) -> tuple[Place, ...]:
        if is_web_address(path):
            raise ReadError(
                "is a web address", where=shown(path), remedy="name files and folders here"
            )
        return self.roots.find(path)

    def _only(self, path: str) -> Place:
        found = self._documents(path)
        if len(found) != 1:
            raise ReadError("is a folder", where=shown(path), remedy="name one file in it")
        return found[0]
