"""Transports: both give the same; HTTP lets in who holds the token, and no page elsewhere."""

from pathlib import Path
from typing import Any

import anyio
import httpx
import mcp_types as types
import pytest
from mcp import Client
from tests.mcp.conftest import Program, Served
from tests.mcp.slow import Quick, Slow

from sayso.errors import EngineError
from sayso.mcp import tools
from sayso.mcp.arguments import Arguments
from sayso.mcp.confined import Roots
from sayso.mcp.desk import Desk, Policy
from sayso.mcp.server import make_server
from sayso.mcp.workers import Workers
from sayso.records.limits import Limits

WIRE = "notes/01-selene-wire.md"
OPENING = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "stranger", "version": "0"},
    },
}
ACCEPT = {"Accept": "application/json, text/event-stream"}


def test_both_give_the_same(program: Program, over_http: Program) -> None:
    assert program.given("read", path=WIRE) == over_http.given("read", path=WIRE)


def test_over_http_what_the_client_says_it_has_open_opens_nothing(over_http: Program) -> None:
    assert "is in none of the folders" in over_http.told("read", path="/etc/passwd")
    assert "is in none of the folders" in over_http.told("read", path="link.txt")


def post(served: Served, **headers: str) -> httpx.Response:
    return httpx.post(served.address, json=OPENING, headers=ACCEPT | headers, timeout=60)


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "Basic {token}", "{token}"])
def test_without_the_token_nobody_is_let_in(given: str, served: Served) -> None:
    wrong = given.format(token=served.token)
    answer = post(served, **({"Authorization": wrong} if wrong else {}))
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert served.token not in answer.text


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("Host", "evil.example", 421),
        ("Host", "127.0.0.1:1", 421),
        ("Origin", "https://evil.example", 403),
        ("Origin", "null", 403),
        ("Origin", "http://127.0.0.1:1", 403),
        ("Content-Type", "text/plain", 400),
    ],
)
def test_a_page_elsewhere_cannot_use_it_even_with_the_token(
    header: str, value: str, status: int, served: Served
) -> None:
    headers = {"Authorization": f"Bearer {served.token}", header: value}
    assert post(served, **headers).status_code == status


def test_who_holds_the_token_is_let_in(served: Served) -> None:
    assert post(served, Authorization=f"Bearer {served.token}").status_code == 200


def test_a_request_larger_than_any_text_is_refused(served: Served) -> None:
    answer = httpx.post(
        served.address,
        content=b"x" * (17 * 2**20),
        headers=ACCEPT
        | {"Authorization": f"Bearer {served.token}", "Content-Type": "application/json"},
        timeout=60,
    )
    assert answer.status_code == 413


def alive(told: Path) -> bool:
    return Path(f"/proc/{told.read_text(encoding='utf-8')}/stat").exists()


async def begun(told: Path) -> None:
    with anyio.fail_after(60):
        while not (told.exists() and told.read_text(encoding="utf-8")):
            await anyio.sleep(0.02)


def test_a_call_that_the_client_cancels_ends_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "pid"

    async def slowly(desk: Desk, given: Arguments) -> Any:
        return await desk.workers.do(Slow(told=told))

    monkeypatch.setattr(tools, "do", slowly)
    policy = Policy(roots=Roots.of(()), asks_client=True, network=False, limits=Limits())

    async def run() -> None:
        async with Client(make_server(policy, "0"), mode="legacy") as client:
            async with anyio.create_task_group() as group:
                group.start_soon(client.call_tool, "read", {"text": "x"})
                await begun(told)
                group.cancel_scope.cancel()
            with anyio.fail_after(30):
                while alive(told):
                    await anyio.sleep(0.02)

    anyio.run(run)


def test_a_call_beyond_its_time_is_ended_and_the_next_one_is_answered(tmp_path: Path) -> None:
    async def run() -> None:
        workers = Workers(Limits(seconds=0.2))
        try:
            with pytest.raises(EngineError, match=r"took longer than 0\.2 s"):
                await workers.do(Slow(told=tmp_path / "pid"))
            assert await workers.do(Quick()) > 0
        finally:
            workers.close()

    anyio.run(run)


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_a_client_of_either_protocol_is_asked_which_folders_it_has_open(
    mode: str, tmp_path: Path
) -> None:
    (tmp_path / "case.toml").write_text("question = 3", encoding="utf-8")

    async def roots(context: object) -> types.ListRootsResult:
        return types.ListRootsResult(roots=[types.Root.model_validate({"uri": tmp_path.as_uri()})])

    policy = Policy(roots=Roots.of(()), asks_client=True, network=False, limits=Limits())

    async def run() -> str:
        server = make_server(policy, "0")
        async with Client(server, mode=mode, list_roots_callback=roots) as client:
            return str((await client.call_tool("weigh", {"path": "case.toml"})).content)

    assert "case.toml:1:" in anyio.run(run)
