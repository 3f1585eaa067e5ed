"""Turns: pages that compute wait for theirs, so that one visitor's keep nobody else waiting."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import anyio.to_thread
from anyio import CancelScope, CapacityLimiter
from fastapi import Request

from sayso.web.visitors import Desk

Made = TypeVar("Made")

_MOST_WAITING = 20
"""Of one visitor; whoever asks for more at once is no person who reads pages."""


class TooManyAtOnceError(Exception):
    """One visitor asks for more pages that compute than may wait."""


class EndingError(Exception):
    """The server ends: nobody waits for a turn any more."""


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
        self._waiting: dict[CancelScope, asyncio.AbstractEventLoop] = {}
        self._has_ended = False

    async def take(self, visitor: str, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, once it is that visitor's turn. Waiting holds no thread.

        Raises:
            TooManyAtOnceError: more than 20 of the visitor's wait already.
            EndingError: the server ends.
        """
        queue = self._queues.setdefault(visitor, _Queue(CapacityLimiter(self._each)))
        if queue.asked >= _MOST_WAITING:
            raise TooManyAtOnceError
        queue.asked += 1
        try:
            await self._turn(queue.limiter)
            try:
                return await anyio.to_thread.run_sync(make, limiter=self._limiter)
            finally:
                queue.limiter.release()
        finally:
            queue.asked -= 1
            if queue.asked == 0:
                self._queues.pop(visitor, None)

    def end(self) -> None:
        """Let nobody wait any longer. From any thread."""
        self._has_ended = True
        for scope, loop in list(self._waiting.items()):
            loop.call_soon_threadsafe(scope.cancel)

    async def _turn(self, limiter: CapacityLimiter) -> None:
        with CancelScope() as scope:
            self._waiting[scope] = asyncio.get_running_loop()
            try:
                if self._has_ended:
                    raise EndingError
                await limiter.acquire()
            finally:
                del self._waiting[scope]
        if scope.cancelled_caught:
            raise EndingError


async def in_turn(request: Request, desk: Desk, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, when it is the turn of whoever sits at the desk."""
    turns: Turns = request.app.state.turns
    return await turns.take(desk.visitor.name, make)
