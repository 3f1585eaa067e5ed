"""Turns: pages that compute wait for theirs, so that one visitor's keep nobody else waiting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from fastapi import Request

from sayso.web.visitors import Desk

Made = TypeVar("Made")

_MOST_WAITING = 20
"""Of one visitor; whoever asks for more at once is no person who reads pages."""


class TooManyAtOnceError(Exception):
    """One visitor asks for more pages that compute than may wait."""


@dataclass(slots=True)
class _Queue:
    """The pages of one visitor that wait or are being made."""

    limiter: CapacityLimiter
    asked: int = 0


class Turns:
    """Makes pages in threads of their own: ``at_once``, ``each`` of them for one visitor."""

    def __init__(self, *, at_once: int = 8, each: int = 2) -> None:
        self._limiter, self._each = CapacityLimiter(at_once), each
        self._queues: dict[str, _Queue] = {}

    async def take(self, visitor: str, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, once it is that visitor's turn. Waiting holds no thread.

        Raises:
            TooManyAtOnceError: more than 20 of the visitor's wait already.
        """
        queue = self._queues.setdefault(visitor, _Queue(CapacityLimiter(self._each)))
        if queue.asked >= _MOST_WAITING:
            raise TooManyAtOnceError
        queue.asked += 1
        try:
            async with queue.limiter:
                return await anyio.to_thread.run_sync(make, limiter=self._limiter)
        finally:
            queue.asked -= 1
            if queue.asked == 0:
                self._queues.pop(visitor, None)


async def in_turn(request: Request, desk: Desk, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, when it is the turn of whoever sits at the desk."""
    turns: Turns = request.app.state.turns
    return await turns.take(desk.visitor.name, make)
