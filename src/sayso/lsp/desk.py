"""The desk: the drafts that an editor has open, each checked again when its writer pauses."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import PurePath
from threading import Event

from lsprotocol import types
from pygls import uris
from pygls.workspace import TextDocument

from sayso.errors import ReadError, SaysoError
from sayso.lsp.checking import check_text
from sayso.lsp.positions import Positions
from sayso.lsp.settings import Rules
from sayso.lsp.shown import SOURCE, Shown, shown_findings

PAUSE_SECONDS = 0.4
"""How long a writer pauses before the draft is checked."""
_FORMATS = {"markdown": ".md", "plaintext": ".txt", "text": ".txt"}
_ENDINGS = (".md", ".markdown", ".txt", ".text")

Publish = Callable[[types.PublishDiagnosticsParams], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What was found in one version of a draft."""

    version: int | None
    findings: tuple[Shown, ...] = ()


class Desk:
    """Checks drafts in one thread beside the server, the newest version of each alone.

    ``publish`` takes the diagnostics of a draft; ``rules_of`` gives the rules for the one at a
    path, or None where it is not to be checked. A version that is changed before it was checked
    is not, and what is found in one that was changed meanwhile is told to nobody.
    """

    def __init__(self, publish: Publish, rules_of: Callable[[str], Rules | None]) -> None:
        self._publish = publish
        self._rules_of = rules_of
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sayso-check")
        self._waiting: dict[str, tuple[asyncio.Task[None], Event]] = {}
        self._sheets: dict[str, Sheet] = {}

    def sheet(self, uri: str) -> Sheet:
        """What is known of a draft."""
        return self._sheets.get(uri, Sheet(version=None))

    def check(self, document: TextDocument, *, pause: float = PAUSE_SECONDS) -> None:
        """Check a draft after a pause, unless it changes before that."""
        self._drop(document.uri)
        stale = Event()
        task = asyncio.get_running_loop().create_task(self._check(document, pause, stale))
        self._waiting[document.uri] = task, stale

    def forget(self, uri: str) -> None:
        """Let a draft go that is closed, and what was found in it."""
        self._drop(uri)
        if self._sheets.pop(uri, None):
            self._publish(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def close(self) -> None:
        """Let everything go; what is being checked is not waited for."""
        for uri in list(self._waiting):
            self._drop(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _drop(self, uri: str) -> None:
        if uri in self._waiting:
            task, stale = self._waiting.pop(uri)
            stale.set()
            task.cancel()

    async def _check(self, document: TextDocument, pause: float, stale: Event) -> None:
        await asyncio.sleep(pause)
        rules = self._rules_of(path_of(document))
        if rules is None:
            self.forget(document.uri)
            return
        source, version, codec = document.source, document.version, document.position_codec
        outcome = await asyncio.get_running_loop().run_in_executor(
            self._worker, lambda: check_text(source, _name(document), rules, is_stale=stale.is_set)
        )
        if outcome is None or stale.is_set():
            return
        if isinstance(outcome, SaysoError):
            sheet, diagnostics = Sheet(version=version), _untold(outcome, source)
        else:
            positions = Positions(outcome.document, source, codec)
            findings = shown_findings(outcome, positions, document.uri)
            sheet = Sheet(version=version, findings=findings)
            diagnostics = [shown.diagnostic for shown in findings]
        self._sheets[document.uri] = sheet
        self._publish(
            types.PublishDiagnosticsParams(
                uri=document.uri, diagnostics=diagnostics, version=version
            )
        )


def is_draft(document: TextDocument) -> bool:
    """Whether the editor holds Markdown or plain text there."""
    return document.language_id in _FORMATS or path_of(document).lower().endswith(_ENDINGS)


def path_of(document: TextDocument) -> str:
    """The path of a draft's file, or the name of one that has none yet."""
    return uris.to_fs_path(document.uri) or PurePath(document.uri.partition(":")[2]).name


def _name(document: TextDocument) -> str:
    """The path of a draft, with an ending that tells its format."""
    path = path_of(document)
    ending = _FORMATS.get(document.language_id or "", "")
    return path if path.lower().endswith(_ENDINGS) or not ending else f"{path}{ending}"


def _untold(error: SaysoError, source: str) -> list[types.Diagnostic]:
    """Why a draft is not checked, at its beginning; nothing of one that is still empty."""
    if isinstance(error, ReadError) and not source.strip():
        return []
    start = types.Position(line=0, character=0)
    return [
        types.Diagnostic(
            range=types.Range(start=start, end=start),
            message=f"Not checked: {error.message}; {error.remedy}",
            severity=types.DiagnosticSeverity.Information,
            source=SOURCE,
        )
    ]
