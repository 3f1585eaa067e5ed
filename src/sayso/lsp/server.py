"""The server: what an editor tells and asks by the Language Server Protocol, over stdio.

Source: Microsoft, Language Server Protocol 3.17.
"""

from collections.abc import Mapping
from typing import Any

from lsprotocol import types
from pygls.exceptions import PyglsError
from pygls.lsp.server import LanguageServer

from sayso.errors import ConfigError
from sayso.lsp.desk import PAUSE_SECONDS, Desk, is_draft
from sayso.lsp.settings import Given, Rules, RulesFor
from sayso.lsp.shown import actions, hover

_SECTION = "sayso"
_QUICK_FIXES = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])


class SaysoServer(LanguageServer):
    """A language server with a desk of drafts, and what the editor wants of them."""

    def __init__(self, rules_for: RulesFor, version: str) -> None:
        super().__init__(_SECTION, version)
        self.desk = Desk(self.text_document_publish_diagnostics, self._rules_of)
        self.given: Given = {}
        self._rules_for = rules_for
        self._told: set[str] = set()

    def check(self, uri: str, *, pause: float = PAUSE_SECONDS) -> None:
        """Check a draft after a pause; what is neither Markdown nor plain text is none."""
        document = self.workspace.get_text_document(uri)
        if is_draft(document):
            self.desk.check(document, pause=pause)

    async def take_settings(self, sent: object = None) -> None:
        """Take the editor's settings: those it sends, or where it can be asked, those it answers.

        All drafts are checked again by them.
        """
        asked = self.client_capabilities.workspace
        if asked and asked.configuration:
            item = types.ConfigurationItem(section=_SECTION)
            answer = await self.workspace_configuration_async(types.ConfigurationParams([item]))
            sent = {_SECTION: answer[0] if answer else None}
        found = _table(_table(sent).get(_SECTION))
        if found:
            self.given = {**self.given, **found}
            self._told.clear()
        for uri in list(self.workspace.text_documents):
            self.check(uri, pause=0)

    def report_server_error(self, error: Exception, source: type[PyglsError] | Any) -> None:
        """Log what fails: no message box for what the writer cannot mend."""
        told = f"{type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, told))

    def _rules_of(self, path: str) -> Rules | None:
        """The rules for a draft; None where its settings are wrong, which is told once."""
        try:
            return self._rules_for(path, self.given)
        except ConfigError as error:
            if str(error) not in self._told:
                self._told.add(str(error))
                told = types.ShowMessageParams(types.MessageType.Warning, f"sayso: {error}")
                self.window_show_message(told)
            return None


def make_server(rules_for: RulesFor, version: str) -> SaysoServer:
    """A server that checks drafts by the rules that ``rules_for`` gives for each."""
    server = SaysoServer(rules_for, version)
    _take_drafts(server)
    _take_settings(server)
    _answer(server)
    return server


def _take_drafts(server: SaysoServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri, pause=0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.check(params.text_document.uri, pause=0)  # its file of settings may be another

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.desk.forget(params.text_document.uri)


def _take_settings(server: SaysoServer) -> None:
    @server.feature(types.INITIALIZE)
    def begun(params: types.InitializeParams) -> None:
        server.given = _table(params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def ready(_: types.InitializedParams) -> None:
        await server.take_settings()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def reset(params: types.DidChangeConfigurationParams) -> None:
        await server.take_settings(params.settings)

    @server.feature(types.SHUTDOWN)
    def ended(*_: object) -> None:
        server.desk.close()


def _answer(server: SaysoServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def told(params: types.HoverParams) -> types.Hover | None:
        findings = server.desk.sheet(params.text_document.uri).findings
        return hover(findings, params.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, _QUICK_FIXES)
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        sheet = server.desk.sheet(params.text_document.uri)
        document = types.OptionalVersionedTextDocumentIdentifier(
            uri=params.text_document.uri, version=sheet.version
        )
        return actions(sheet.findings, params.range, document)


def _table(value: object) -> dict[str, Any]:
    """What an editor sends, as a table: some send objects of attributes."""
    if isinstance(value, Mapping):
        return {str(key): each for key, each in value.items()}
    return dict(getattr(value, "_asdict", dict)())
