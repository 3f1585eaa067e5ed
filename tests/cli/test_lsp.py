"""``sayso lsp``: which rules an editor asks for, and what is told where its settings are wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_bad_calls import check_told

from sayso.checks.selection import choose_rules
from sayso.cli.lsp import rules_for
from sayso.errors import ConfigError


def test_without_pygls_the_line_that_installs_it_is_told(
    sayso: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sayso.lsp.server", None)
    check_told(sayso("lsp"), "the language server needs pygls", "pip install 'sayso[lsp]'")


def test_told_to_end_it_ends_well_and_says_nothing() -> None:
    sent = b""
    for number, method in enumerate(("initialize", "shutdown", "exit")):
        call: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
        if method != "exit":
            call["id"] = number
        if method == "initialize":
            call["params"] = {"processId": None, "rootUri": None, "capabilities": {}}
        told = json.dumps(call).encode()
        sent += b"Content-Length: %d\r\n\r\n%b" % (len(told), told)
    ended = subprocess.run(
        [sys.executable, "-m", "sayso", "lsp"],
        check=False,
        input=sent,
        capture_output=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_what_the_editor_says_goes_before_the_nearest_file_of_settings(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text(
        'select = ["S102"]\nscale = "nato"\n[severities]\nS102 = "note"\n'
        '[per-path-ignores]\n"*.txt" = ["S103"]\n',
        encoding="utf-8",
    )
    draft = str(tmp_path / "notes" / "draft.txt")
    by_file = rules_for(draft, {})
    assert (by_file.chosen.codes, by_file.scale, by_file.severities) == (
        frozenset({"S102"}),
        "nato",
        {"S102": "note"},
    )
    given = {"select": ["S102", "S103"], "scale": "phia", "published": "2031-05-09"}
    by_editor = rules_for(draft, given)
    assert (by_editor.chosen.codes, by_editor.scale) == (frozenset({"S102"}), "phia")
    assert by_editor.published == date(2031, 5, 9)
    assert rules_for(draft, {"ignore": "S102"}).chosen.codes == frozenset()


def test_an_editor_that_says_nothing_gets_the_rules_that_are_on(tmp_path: Path) -> None:
    nothing: tuple[dict[str, object], ...] = (
        {},
        {"select": [], "ignore": [], "scale": None, "language": "en"},
    )
    for given in nothing:
        rules = rules_for(str(tmp_path / "draft.md"), given)
        assert (rules.chosen, rules.scale) == (choose_rules(), "icd203")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"selct": ["S"]}, "no setting of the editor is called 'selct'; use select"),
        ({"select": 3}, "'select' is no list of rules"),
        ({"ignore": ["Q1"]}, "ignore: no rule has"),
        ({"register": "opinion"}, "no register is called 'opinion'; use assessment or "),
        ({"scale": "mine"}, "no scale is named 'mine'; use one of "),
        ({"scale": ["nato"]}, "no scale is named"),
        ({"language": "fr"}, "'fr' is no language that Sayso reads"),
        ({"published": "May"}, "'May' is no date"),
    ],
)
def test_a_setting_that_is_wrong_is_told_in_a_line(
    tmp_path: Path, given: dict[str, object], told: str
) -> None:
    with pytest.raises(ConfigError) as error:
        rules_for(str(tmp_path / "draft.md"), given)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
