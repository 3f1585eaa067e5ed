"""A client of the language server: pygls's own, over stdio, that keeps what it is told."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_SECONDS = 90
START = "from sayso.cli.main import main; main(['lsp', '--stdio'])"


class Editor:
    """An editor with one folder open; ``published`` and ``messages`` are what it was told."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.client = LanguageClient("an editor", "1")
        self.folder = folder
        self.settings = settings
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self._news = asyncio.Event()
        self._listen()

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def told(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        @self.client.feature(types.WORKSPACE_CONFIGURATION)
        def asked(_: types.ConfigurationParams) -> list[Any]:
            return [self.settings]

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> None:
        item = types.TextDocumentItem(
            uri=self.uri(name), language_id=language, version=1, text=text
        )
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    def type(self, name: str, version: int, line: int, character: int, text: str) -> None:
        """Insert text at a place, as an editor tells it: the change alone."""
        at = types.Position(line=line, character=character)
        change = types.TextDocumentContentChangePartial(
            range=types.Range(start=at, end=at), text=text
        )
        document = types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=version)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(text_document=document, content_changes=[change])
        )

    async def diagnostics(self, name: str, version: int | None) -> list[types.Diagnostic]:
        """What is published of a version of a draft, when it is."""
        async with asyncio.timeout(_SECONDS):
            while True:
                for each in reversed(self.published):
                    if each.uri == self.uri(name) and each.version == version:
                        return list(each.diagnostics)
                self._news.clear()
                await self._news.wait()

    async def message(self) -> str:
        """The next message that the editor is to show."""
        async with asyncio.timeout(_SECONDS):
            while not self.messages:
                self._news.clear()
                await self._news.wait()
        return self.messages.pop(0)

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(uri=self.uri(name))


@asynccontextmanager
async def editor(
    folder: Path, options: dict[str, Any], *, asked: dict[str, Any] | None = None
) -> AsyncIterator[Editor]:
    """An editor that started the server with options; ``asked`` is what it answers when asked."""
    made = Editor(folder, asked or {})
    await made.client.start_io(sys.executable, "-c", START, cwd=str(folder))
    workspace = types.WorkspaceClientCapabilities(configuration=asked is not None)
    await made.client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(workspace=workspace),
            root_uri=folder.as_uri(),
            initialization_options=options,
        )
    )
    made.client.initialized(types.InitializedParams())
    try:
        yield made
    finally:
        await made.client.shutdown_async(None)
        made.client.exit(None)
        await made.client.stop()
