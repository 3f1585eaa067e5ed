"""``sayso lsp``: what an editor is told while a draft is written, by a real client over stdio."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from tests.lsp.client import Editor, editor

DRAFT = (
    "# 🚢 The port\n\nThe **port** has three cranes. Some analysts believe that it will close.\n"
)
VAGUE = (2, DRAFT.splitlines()[2].index("Some analysts"))
ONLY = {"select": ["S102"]}


class Kept:
    """What one session of an editor came to; it is slow to start, and all tests share it."""

    opened: list[types.Diagnostic]
    changed: list[types.Diagnostic]
    versions: list[int | None]
    hovers: list[types.Hover | None]
    actions: list[types.CodeAction]
    noted: list[types.Diagnostic]
    reset: list[types.Diagnostic]
    foreign: list[types.Diagnostic]
    wrong: str
    closed: list[types.Diagnostic]
    others: set[str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return asyncio.run(_session(tmp_path_factory.mktemp("drafts")))


async def _session(folder: Path) -> Kept:
    kept = Kept()
    async with editor(folder, ONLY) as open_editor:
        open_editor.open("draft.md", DRAFT)
        kept.opened = await open_editor.diagnostics("draft.md", 1)
        # As one types: three letters, and then a pause.
        for version, letter in enumerate("A b", start=2):
            open_editor.type("draft.md", version, 0, 2 + version, letter)
        open_editor.type("draft.md", 5, 1, 0, "\nSome experts believe that it will close.\n")
        kept.changed = await open_editor.diagnostics("draft.md", 5)
        kept.versions = [each.version for each in open_editor.published]
        kept.hovers = [await _hover(open_editor, line) for line in (0, 2)]
        kept.actions = await _actions(open_editor, line=2)
        edit = _edit(kept.actions[-1])
        open_editor.type(
            "draft.md", 6, edit.range.start.line, edit.range.start.character, edit.new_text
        )
        kept.noted = await open_editor.diagnostics("draft.md", 6)
        await _reset(open_editor, kept)
    return kept


async def _reset(open_editor: Editor, kept: Kept) -> None:
    """Other settings, wrong ones, another language, another format, and the end."""
    send = open_editor.client.workspace_did_change_configuration
    open_editor.published.clear()
    send(types.DidChangeConfigurationParams(settings={"sayso": {"select": "C2"}}))
    kept.reset = await open_editor.diagnostics("draft.md", 6)
    open_editor.open(
        "fr.txt", "Le port est fermé depuis lundi, et les grues ne bougent pas. " * 9, "plaintext"
    )
    kept.foreign = await open_editor.diagnostics("fr.txt", 1)
    open_editor.open("code.py", "some_analysts = 1\n", "python")
    send(types.DidChangeConfigurationParams(settings={"sayso": {"select": "Q9"}}))
    kept.wrong = await open_editor.message()
    open_editor.open("other.md", DRAFT)
    send(types.DidChangeConfigurationParams(settings={"sayso": ONLY}))
    await open_editor.diagnostics("other.md", 1)
    open_editor.client.text_document_did_close(
        types.DidCloseTextDocumentParams(open_editor.document("other.md"))
    )
    kept.closed = await open_editor.diagnostics("other.md", None)
    kept.others = {each.uri for each in open_editor.published}


async def _hover(open_editor: Editor, line: int) -> types.Hover | None:
    position = types.Position(line=line, character=3)
    document = open_editor.document("draft.md")
    return await open_editor.client.text_document_hover_async(types.HoverParams(document, position))


async def _actions(open_editor: Editor, *, line: int) -> list[Any]:
    at = types.Position(line=line, character=3)
    found = await open_editor.client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=open_editor.document("draft.md"),
            range=types.Range(at, at),
            context=types.CodeActionContext(diagnostics=[]),
        )
    )
    return list(found or ())


def _edit(action: types.CodeAction, version: int = 5) -> types.TextEdit:
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == version
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit)
    return edit


def test_a_fault_stands_at_its_very_words_behind_what_the_format_marks(kept: Kept) -> None:
    (found,) = kept.opened
    line, character = VAGUE
    assert found.range.start == types.Position(line, character)
    assert found.range.end == types.Position(line, character + len("Some analysts"))
    assert (found.code, found.source) == ("S102", "sayso")
    assert found.severity == types.DiagnosticSeverity.Warning
    assert "“Some analysts” names nobody" in found.message


def test_what_is_typed_is_checked_once_its_writer_pauses(kept: Kept) -> None:
    assert [each.range.start.line for each in kept.changed] == [2, 4]
    assert kept.versions == [1, 5], "versions that were changed again at once are told to nobody"


def test_a_hover_shows_the_page_of_the_rule(kept: Kept) -> None:
    nothing, page = kept.hovers
    assert nothing is None
    assert page is not None
    assert isinstance(page.contents, types.MarkupContent)
    assert page.contents.kind == types.MarkupKind.Markdown
    for part in ("**S102 vague-source**", "**What to do.**", "It finds something in:", "Source: "):
        assert part in page.contents.value


def test_a_note_that_lets_a_fault_stand_can_be_chosen_and_silences_it(kept: Kept) -> None:
    action = kept.actions[-1]
    assert action.title == "Let S102 stand here, and say why"
    assert action.kind == types.CodeActionKind.QuickFix
    assert [each.code for each in action.diagnostics or ()] == ["S102"]
    assert _edit(action).new_text == " <!-- sayso: ignore S102 say why -->"
    assert [each.range.start.line for each in kept.noted] == [4]


def test_other_settings_check_all_that_is_open_again(kept: Kept) -> None:
    assert "S102" not in {each.code for each in kept.reset}


def test_wrong_settings_are_told_in_a_line(kept: Kept) -> None:
    assert kept.wrong.startswith("sayso: select: no rule has the code 'Q9'; ")


def test_another_language_is_told_at_the_beginning_and_other_files_are_let_be(kept: Kept) -> None:
    (told,) = kept.foreign
    assert told.severity == types.DiagnosticSeverity.Information
    assert told.message.startswith("Not checked: ")
    assert not any(uri.endswith("code.py") for uri in kept.others)


def test_a_draft_that_is_closed_has_no_faults_left(kept: Kept) -> None:
    assert kept.closed == []


def test_the_page_for_editors_shows_this_session(kept: Kept) -> None:
    page = Path(__file__).parents[2].joinpath("docs/how-to/editors.md").read_text("utf-8")
    (found,) = kept.opened
    line, character = VAGUE
    assert json.dumps(DRAFT, ensure_ascii=False) in page
    assert f'"message": "{found.message}"' in page
    for place in (
        f'"start": {{"line": {line}, "character": {character}}}',
        f'"code": "{found.code}"',
    ):
        assert place in page
    action = kept.actions[-1]
    assert f'"title": "{action.title}"' in page
    assert f'"newText": "{_edit(action).new_text}"' in page


def test_an_editor_is_asked_a_file_of_settings_is_found_and_fixes_can_be_chosen(
    tmp_path: Path,
) -> None:
    async def session() -> tuple[list[types.Diagnostic], types.CodeAction, str]:
        (tmp_path / "sayso.toml").write_text('[severities]\nS102 = "error"\n', encoding="utf-8")
        async with editor(tmp_path, {}, asked={"select": "S102 C209"}) as asked:
            text = "It is not likely that the lock holds. Some analysts believe that it will.\n"
            asked.open("draft.txt", text, "plaintext")
            found = await asked.diagnostics("draft.txt", 1)
            at = types.Position(0, text.index("not likely"))
            fixes = await asked.client.text_document_code_action_async(
                types.CodeActionParams(
                    text_document=asked.document("draft.txt"),
                    range=types.Range(at, at),
                    context=types.CodeActionContext(diagnostics=[]),
                )
            )
            assert fixes
            (tmp_path / "sayso.toml").write_text("select = 3\n", encoding="utf-8")
            asked.type("draft.txt", 2, 0, 0, "A")
            assert isinstance(fixes[0], types.CodeAction)
            return found, fixes[0], await asked.message()

    found, fix, told = asyncio.run(session())
    severities = {each.code: each.severity for each in found}
    assert severities["S102"] == types.DiagnosticSeverity.Error
    assert severities["C209"] != types.DiagnosticSeverity.Error
    assert fix.title == "C209: put “unlikely”"
    assert _edit(fix, version=1).new_text == "unlikely"
    assert "sayso.toml:1:1: 'select' is no list" in told
