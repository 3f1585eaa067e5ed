"""What starting costs, told by the libraries that are loaded: a time depends on the machine."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "alembic",
    "argon2",
    "charset_normalizer",
    "concurrent.futures",
    "docx",
    "importlib.metadata",
    "jinja2",
    "lxml",
    "markdown_it",
    "msgspec",
    "multiprocessing",
    "numpy",
    "py3langid",
    "click",
    "pydantic",
    "pygls",
    "pypdfium2",
    "psycopg",
    "rich",
    "sqlalchemy",
    "trafilatura",
    "tree_sitter",
    "urllib3",
}


def loaded_by(statements: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after the statements."""
    program = f"{statements}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return HEAVY & set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize("name", ["sayso", "sayso.errors", "sayso.ports", "sayso.cli.main"])
def test_importing_loads_nothing_heavy(name: str) -> None:
    assert loaded_by(f"import {name}") == set()


def test_help_loads_click_alone() -> None:
    for arguments in (
        [],
        ["--help"],
        ["read", "--help"],
        ["check", "--help"],
        ["rule", "--help"],
        ["weigh", "--help"],
        ["case"],
        ["add", "--help"],
        ["search", "--help"],
        ["user"],
        ["verify", "--help"],
        ["upgrade", "--help"],
        ["lsp", "--help"],
    ):
        call = (
            "from sayso.cli.main import main\n"
            f"try: main({arguments})\n"
            "except SystemExit as left: assert left.code == 0"
        )
        assert loaded_by(call) == {"click"}


def test_version_needs_only_metadata() -> None:
    call = "from sayso.cli.main import main\ntry: main(['--version'])\nexcept SystemExit: pass"
    assert loaded_by(call) == {"click", "importlib.metadata"}


def test_records_load_no_library_but_msgspec() -> None:
    assert loaded_by("import sayso.records") == set()
    assert loaded_by("import sayso.records.codec") <= {"msgspec"}


def test_the_pipeline_loads_no_format_until_it_is_read() -> None:
    heavy = loaded_by("import sayso; sayso.read_all; sayso.weigh; sayso.Case; sayso.Judgement")
    assert heavy <= {"importlib.metadata", "concurrent.futures"}


LISTED = "dry barley, raw timber, goat cheese, lamp oil.\n\nsee https://example.org/a/long/page/of/a/ferry/company\n\n"


@pytest.mark.parametrize(("prose", "loaded"), [(12, set()), (0, {"py3langid"})])
def test_which_language_a_few_listed_words_are_in_is_not_asked_beside_prose(
    prose: int, loaded: set[str]
) -> None:
    text = LISTED + "The keeper said on Monday that the lock would stay shut.\n\n" * prose
    call = f"from sayso.readers import load\nload('a.txt', data={text.encode()!r})"
    assert loaded_by(call) & {"py3langid"} == loaded
