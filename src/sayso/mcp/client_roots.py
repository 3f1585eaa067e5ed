"""Roots of the client: the folders that whoever uses it has opened there."""

from pathlib import Path

import mcp_types as types
from mcp.server.session import ServerSession
from mcp.shared.message import ServerMessageMetadata

from sayso.errors import ReadError
from sayso.mcp.confined import paths_of

ROOTS = "roots"
"""The key of the question, where a client is asked by a result (2026-07-28 and later)."""
_SECONDS = 20.0


async def roots_of_client(
    session: ServerSession, request: types.RequestId | None
) -> tuple[Path, ...]:
    """What a client of an earlier protocol answers when it is asked.

    Raises:
        ReadError: it does not.
    """
    from mcp.shared.exceptions import MCPError

    try:
        answered = await session.send_request(
            types.ListRootsRequest(),
            types.ListRootsResult,
            request_read_timeout_seconds=_SECONDS,
            metadata=ServerMessageMetadata(related_request_id=request),
        )
    except (MCPError, ValueError, TimeoutError) as error:
        raise ReadError(
            "the client does not say which folders it has open",
            remedy="start the server with --root FOLDER",
        ) from error
    return _paths(answered)


def asked_before(responses: types.InputResponses | None) -> tuple[Path, ...] | None:
    """What a client brings with a call that it was asked to make again; None in a first call.

    Raises:
        ReadError: it brings something else.
    """
    if responses is None:
        return None
    answered = responses.get(ROOTS)
    if not isinstance(answered, types.ListRootsResult):
        raise ReadError(
            "the client does not say which folders it has open",
            remedy="start the server with --root FOLDER",
        )
    return _paths(answered)


def _paths(answered: types.ListRootsResult) -> tuple[Path, ...]:
    return tuple(paths_of(str(root.uri) for root in answered.roots))
