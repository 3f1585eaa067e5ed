"""Pages that compute take turns: one visitor's keep nobody else waiting, and an end is an end."""

import asyncio
import threading

import pytest

from sayso.web.turns import EndingError, TooManyAtOnceError, Turns


class Held:
    """Work that lasts until it is let go, and knows how much of it went on at once."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun = threading.Semaphore(0)
        self.now = self.most = 0
        self.lock = threading.Lock()

    def __call__(self) -> str:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.begun.release()
        assert self.go.wait(60)
        with self.lock:
            self.now -= 1
        return "made"


def test_two_of_one_visitor_at_once_and_another_does_not_wait_for_them() -> None:
    async def story() -> None:
        turns, held = Turns(at_once=3, each=2), Held()
        many = [asyncio.create_task(turns.take("ana", held)) for _ in range(6)]
        await asyncio.to_thread(held.begun.acquire)
        await asyncio.to_thread(held.begun.acquire)
        assert await turns.take("bo", lambda: "at once") == "at once"
        held.go.set()
        assert await asyncio.gather(*many) == ["made"] * 6
        assert held.most == 2

    asyncio.run(story())


def test_more_than_twenty_that_wait_are_too_many() -> None:
    async def story() -> None:
        turns, held = Turns(), Held()
        many = [asyncio.create_task(turns.take("ana", held)) for _ in range(20)]
        await asyncio.to_thread(held.begun.acquire)
        with pytest.raises(TooManyAtOnceError):
            await turns.take("ana", held)
        held.go.set()
        await asyncio.gather(*many)
        assert await turns.take("ana", lambda: "again") == "again"

    asyncio.run(story())


def test_at_the_end_nobody_waits_any_more() -> None:
    async def story() -> None:
        turns, held = Turns(each=1), Held()
        first = asyncio.create_task(turns.take("ana", held))
        await asyncio.to_thread(held.begun.acquire)
        second = asyncio.create_task(turns.take("ana", held))
        await asyncio.sleep(0)
        turns.end()
        with pytest.raises(EndingError):
            await second
        with pytest.raises(EndingError):
            await turns.take("bo", held)
        held.go.set()
        assert await first == "made"

    asyncio.run(story())


def test_what_fails_gives_its_turn_back() -> None:
    async def story() -> None:
        turns = Turns(at_once=1, each=1)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await turns.take("ana", lambda: 1 // 0)
        assert await turns.take("ana", lambda: 1) == 1

    asyncio.run(story())
