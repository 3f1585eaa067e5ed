"""The server: what a client's requests come to, whatever carries them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.shared.exceptions import MCPError
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from sayso.errors import SaysoError
from sayso.mcp import prompts, resources, tools
from sayso.mcp.answers import output_schema
from sayso.mcp.arguments import KINDS, Arguments, input_schema, parse_arguments
from sayso.mcp.client_roots import ROOTS, asked_before, roots_of_client
from sayso.mcp.confined import Roots
from sayso.mcp.desk import Desk, Policy
from sayso.mcp.shelf import Shelf
from sayso.mcp.wording import set_apart, words
from sayso.mcp.workers import Workers
from sayso.pages.draw_words import shown

_NOT_FOUND = -32002  # what the protocol calls a resource that is not there


@dataclass(slots=True, kw_only=True)
class Held:
    """What a server holds while it runs."""

    workers: Workers
    shelf: Shelf = field(default_factory=Shelf)


Context = ServerRequestContext[Held, Any]


def make_server(policy: Policy, version: str) -> Server[Held]:
    """A server that reads what the policy allows, and nothing else."""

    @asynccontextmanager
    async def held(_: Server[Held]) -> AsyncIterator[Held]:
        workers = Workers(policy.limits)
        try:
            yield Held(workers=workers)
        finally:
            workers.close()

    async def call_tool(
        ctx: Context, params: types.CallToolRequestParams
    ) -> types.CallToolResult | types.InputRequiredResult:
        if params.name not in KINDS:
            raise MCPError(types.INVALID_PARAMS, f"there is no tool called {params.name[:80]!r}")
        return await _Call(policy, ctx, params).result()

    async def read_resource(
        ctx: Context, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        with _as_protocol_errors():
            found = resources.read_resource(ctx.lifespan_context.shelf, str(params.uri))
        if found is None:
            raise MCPError(_NOT_FOUND, f"there is nothing at {shown(str(params.uri)[:200])}")
        return found

    async def list_resources(
        ctx: Context, params: types.PaginatedRequestParams | None
    ) -> types.ListResourcesResult:
        with _as_protocol_errors():
            cursor = params.cursor if params is not None else None
            return resources.list_resources(ctx.lifespan_context.shelf, cursor)

    async def get_prompt(
        ctx: Context, params: types.GetPromptRequestParams
    ) -> types.GetPromptResult:
        with _as_protocol_errors():
            return prompts.get_prompt(params.name, params.arguments or {})

    return Server(
        "sayso",
        version=version,
        title="Sayso",
        instructions=words()["instructions"].strip(),
        lifespan=held,
        on_call_tool=call_tool,
        on_list_tools=_list_tools(policy),
        on_read_resource=read_resource,
        on_list_resources=list_resources,
        on_list_resource_templates=_list_templates,
        on_get_prompt=get_prompt,
        on_list_prompts=_list_prompts,
    )


class _Call:
    """One call of a tool."""

    def __init__(self, policy: Policy, ctx: Context, params: types.CallToolRequestParams) -> None:
        self._policy, self._ctx, self._params = policy, ctx, params

    async def result(self) -> types.CallToolResult | types.InputRequiredResult:
        """What it comes to; what was wrong with it in one line, which a program can act on."""
        try:
            given = parse_arguments(self._params.name, self._params.arguments or {})
            roots = await self._roots(given)
            if roots is None:
                return types.InputRequiredResult(input_requests={ROOTS: types.ListRootsRequest()})
            held = self._ctx.lifespan_context
            desk = Desk(
                roots=roots,
                policy=self._policy,
                workers=held.workers,
                shelf=held.shelf,
                tell=self._tell,
            )
            answer = await tools.do(desk, given)
        except SaysoError as error:
            content = types.TextContent(type="text", text=_told(error))
            return types.CallToolResult(content=[content], is_error=True)
        content = types.TextContent(type="text", text=set_apart(answer.text))
        return types.CallToolResult(content=[content], structured_content=answer.structured)

    async def _roots(self, given: Arguments) -> Roots | None:
        """What is open to this call; None where the client must be asked first."""
        opened = self._policy.roots
        wants = (
            getattr(given, "path", None)
            or getattr(given, "among", ())
            or getattr(given, "paths", ())
        )
        capabilities = self._ctx.session.client_capabilities
        if not wants or not self._policy.asks_client:
            return opened
        if capabilities is None or capabilities.roots is None:
            return opened
        if self._ctx.protocol_version in MODERN_PROTOCOL_VERSIONS:
            answered = asked_before(self._params.input_responses)
            if answered is None:
                return None
        else:
            answered = await roots_of_client(self._ctx.session, self._ctx.request_id)
        return Roots.of((*opened.places, *answered))

    async def _tell(self, done: float, total: float, what: str) -> None:
        await self._ctx.session.report_progress(done, total, what)


class _as_protocol_errors:  # noqa: N801  read as a word of the with statement
    """What was wrong with a request as an error of the protocol."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SaysoError):
            raise MCPError(types.INVALID_PARAMS, _told(error)) from error


def _list_tools(policy: Policy) -> Any:
    async def list_tools(
        ctx: Context, params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=name,
                    title=words()["tools"][name]["title"],
                    description=words()["tools"][name]["description"],
                    input_schema=input_schema(name),
                    output_schema=output_schema(name),
                    annotations=types.ToolAnnotations(
                        read_only_hint=True,
                        idempotent_hint=True,
                        destructive_hint=False,
                        open_world_hint=policy.network,
                    ),
                )
                for name in KINDS
            ]
        )

    return list_tools


async def _list_templates(
    ctx: Context, params: types.PaginatedRequestParams | None
) -> types.ListResourceTemplatesResult:
    return resources.list_templates()


async def _list_prompts(
    ctx: Context, params: types.PaginatedRequestParams | None
) -> types.ListPromptsResult:
    return prompts.list_prompts()


def _told(error: SaysoError) -> str:
    """An error in one line for each mistake, whatever a name or a document brings into it."""
    return "\n".join(shown(line) for line in str(error).splitlines()[:100])
