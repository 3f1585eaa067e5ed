"""Connections: how many there may be, and how long one may owe its request or a reading."""

import asyncio
from typing import Any, Literal

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS_A_LOOK = 5.0
"""How often a connection is looked at."""
LOOKS_FOR_HEAD = 2
"""A whole head comes within ten seconds, however it trickles."""
LOOKS_FOR_BODY = 2
LEAST_BYTES_A_LOOK = 5 * 2**10
"""A body comes at 1 KiB a second at the least: what any line carries."""
LOOKS_FOR_READING = 6
"""Whoever does not read a page is let go after half a minute."""
MOST_CONNECTIONS = 512

Owed = Literal["head", "body", "reading"]


class Connection(H11Protocol):
    """One connection. What it owes too long, or others need its place for, ends it unanswered.

    Where there are as many as there may be, the one that has owed longest gives way to a new
    one; if none owes anything, the new one is turned away. Nothing is logged of either.
    """

    most = MOST_CONNECTIONS
    look_seconds = SECONDS_A_LOOK

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._looks = 0
        self._owed: Owed | None = "head"
        self._since = 0.0
        self._received = 0
        self._unsent = 0
        self._last_asked: object = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, if there is room, or another gives way."""
        super().connection_made(transport)
        self._since = self.loop.time()
        if len(self.connections) > self.most and not self._make_room():
            self.transport.abort()
            return
        self._timer = self.loop.call_later(self.look_seconds, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """End, and look no more."""
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what comes."""
        self._received += len(data)
        super().data_received(data)

    def owed(self) -> Owed | None:
        """What the visitor owes now: a head, more of a body, or to read what is answered."""
        if self.transport.get_write_buffer_size() > 0:
            return "reading"
        if self.conn.their_state is h11.SEND_BODY and not self.flow.read_paused:
            return "body"
        return "head" if self.conn.their_state is h11.IDLE else None

    def _look(self) -> None:
        owed, unsent = self.owed(), self.transport.get_write_buffer_size()
        moved = {
            "head": False,
            "body": self._received >= LEAST_BYTES_A_LOOK,
            "reading": unsent < self._unsent,
        }
        asked = self.cycle is not self._last_asked  # a whole head has come since the last look
        self._last_asked = self.cycle
        self._looks = self._looks + 1 if owed is not None and owed == self._owed else 1
        if owed is None or moved[owed] or asked:
            self._looks = 0
        if owed != self._owed or asked:
            self._since = self.loop.time()
        self._owed, self._received, self._unsent = owed, 0, unsent
        most = {"head": LOOKS_FOR_HEAD, "body": LOOKS_FOR_BODY, "reading": LOOKS_FOR_READING}
        if owed is not None and self._looks >= most[owed]:
            self.transport.abort()
            return
        self._timer = self.loop.call_later(self.look_seconds, self._look)

    def _make_room(self) -> bool:
        owing = (
            one
            for one in self.connections
            if isinstance(one, Connection) and one is not self and one.owed() is not None
        )
        longest = min(owing, key=lambda one: one._since, default=None)
        if longest is None:
            return False
        longest.transport.abort()
        return True
