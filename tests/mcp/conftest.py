"""A server for programs, started as a client starts it, and the SDK's own client at it."""

import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import mcp_types as types
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAM = "from sayso.cli.main import main; main()"


@dataclass(frozen=True)
class Program:
    """A program that is connected to a server."""

    portal: BlockingPortal
    client: Client
    folder: Path

    def call(self, tool: str, **arguments: Any) -> types.CallToolResult:
        async def call() -> types.CallToolResult:
            return await self.client.call_tool(tool, arguments)

        return self.portal.call(call)

    def told(self, tool: str, **arguments: Any) -> str:
        """What was wrong with a call."""
        result = self.call(tool, **arguments)
        assert result.is_error
        return text_of(result)

    def given(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The structured result of a call."""
        result = self.call(tool, **arguments)
        assert not result.is_error, text_of(result)
        found: dict[str, Any] = result.structured_content
        return found


def text_of(result: types.CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, types.TextContent)
    return content.text


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is open to the program, a secret beside it, and links that lead to that."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("The secret is nobody's business.\n", encoding="utf-8")
    (outside / "more").mkdir()
    shutil.copy(outside / "secret.txt", outside / "more" / "again.txt")
    inside = tmp_path_factory.mktemp("inside")
    shutil.copytree(EXAMPLES / "harbour-notes", inside / "notes")
    for name in ("harbour.toml", "forecasts.toml", "weekly-bulletin.md"):
        shutil.copy(EXAMPLES / name, inside)
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "linked").symlink_to(outside, target_is_directory=True)
    (inside / "inner.md").symlink_to(inside / "weekly-bulletin.md")
    os.mkfifo(inside / "pipe.txt")
    return inside


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="session")
def program(portal: BlockingPortal, folder: Path) -> Iterator[Program]:
    """A program that started a server on standard input and output, and opened the folder."""

    async def roots(context: object) -> types.ListRootsResult:
        return types.ListRootsResult(roots=[types.Root.model_validate({"uri": folder.as_uri()})])

    started = StdioServerParameters(command=sys.executable, args=["-c", PROGRAM, "mcp"])
    client = Client(started, mode="legacy", list_roots_callback=roots)
    with portal.wrap_async_context_manager(client) as connected:
        yield Program(portal, connected, folder)


@dataclass(frozen=True)
class Served:
    """A server over HTTP."""

    address: str
    token: str
    folder: Path


@pytest.fixture(scope="session")
def served(folder: Path) -> Iterator[Served]:
    token = secrets.token_urlsafe(32)
    command = [sys.executable, "-c", PROGRAM, "mcp", "--http", "--port", "0", "--root", str(folder)]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "SAYSO_MCP_TOKEN": token}
    )
    try:
        assert process.stderr is not None
        match = re.search(r"http://\S+", process.stderr.readline())
        assert match is not None
        yield Served(match[0], token, folder)
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture(scope="session")
def over_http(portal: BlockingPortal, served: Served) -> Iterator[Program]:
    """A program at a server over HTTP, which it did not start."""
    with ExitStack() as stack:
        headers = {"Authorization": f"Bearer {served.token}"}
        http = httpx2.AsyncClient(headers=headers, timeout=60)
        stack.enter_context(portal.wrap_async_context_manager(http))
        transport = streamable_http_client(served.address, http_client=http)

        async def roots(context: object) -> types.ListRootsResult:
            return types.ListRootsResult(roots=[types.Root.model_validate({"uri": "file:///"})])

        client = Client(transport, mode="auto", list_roots_callback=roots)
        connected = stack.enter_context(portal.wrap_async_context_manager(client))
        yield Program(portal, connected, served.folder)
