"""The verbs on a store, as they are called in a terminal."""

import io
import sqlite3
import sys
from pathlib import Path

import pytest
from tests.stores.older import BACK_TO_0002

from sayso.cli.main import main
from sayso.cli.stores import shown

EXAMPLES = Path(__file__).parents[2] / "examples"
HARBOUR = EXAMPLES / "harbour.toml"


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> "Run":
    monkeypatch.chdir(tmp_path)
    return Run(capsys)


class Run:
    """Calls the command; what it said last stays to be looked at."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.told = ""

    def __call__(self, *arguments: object) -> int:
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        self.out, self.told = self._capsys.readouterr()
        assert "Traceback" not in self.told
        assert isinstance(left.value.code, int)
        return left.value.code


def test_documents_are_added_once(run: Run) -> None:
    bulletin = EXAMPLES / "weekly-bulletin.md"
    assert run("add", "case.db", bulletin) == 0
    assert run.told == "sayso: case.db: 1 added\n"
    assert run("add", "case.db", bulletin, EXAMPLES / "orrin-dam-wire.txt") == 0
    assert run.told == "sayso: case.db: 1 added, 1 held already\n"
    assert run("add", "case.db", bulletin, "--again") == 0
    assert run.told == "sayso: case.db: 0 added, 1 held already\n"


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(run: Run) -> None:
    Path("empty.txt").touch()
    assert run("add", "case.db", "empty.txt", EXAMPLES / "weekly-bulletin.md") == 3
    assert "empty.txt: is empty" in run.told
    assert run("add", "other.db", "nowhere.txt") == 2
    assert not Path("other.db").exists()
    assert run("add", "case.db") == 2
    assert "no document is named" in run.told


def test_claims_are_searched(run: Run) -> None:
    run("add", "case.db", EXAMPLES / "orrin-dam-wire.txt")
    assert run("search", "case.db", "sluice", "gat*") == 0
    assert "a sluice gate at the Orrin dam" in run.out
    assert run("search", "case.db", "--kind", "assertion") == 0
    assert ": the author says: " in run.out
    assert run("search", "case.db", "zeppelin") == 1
    assert run.told == "sayso: case.db: no such claim\n"
    assert run("search", "case.db", "dam", "--since", "lately") == 2
    assert run.told == "sayso: --since: 'lately' is no date; write it as 2021-08-29\n"
    assert run("search", "case.db", "dam", "--limit", 1, "--format", "json") == 0
    assert run.out.startswith('{"id":"')
    assert run.told == "sayso: 1 of 8 claims; --limit shows more\n"


def test_a_case_goes_in_and_comes_out_the_same(run: Run) -> None:
    assert run("case", "import", "case.db", HARBOUR, "--who", "ana", "--why", "a start") == 0
    assert run.told == f"sayso: case.db: main: {HARBOUR} is decision 1\n"
    assert run("case", "import", "case.db", HARBOUR) == 0
    assert "is what it holds already" in run.told
    assert run("case", "export", "case.db", "out.toml") == 0
    assert run("case", "import", "case.db", "out.toml") == 0
    assert "is what it holds already" in run.told
    assert run("case", "export", "case.db", "out.toml") == 2
    assert run.told == "sayso: out.toml: is there already; name a file that is not\n"
    assert run("weigh", "out.toml", "--draws", 100, "--format", "json") == 0
    ours = run.out
    run("weigh", HARBOUR, "--draws", 100, "--format", "json")
    assert ours == run.out


def test_mistakes_of_a_case_file_are_told_and_nothing_is_kept(run: Run) -> None:
    Path("bad.toml").write_text('question = "?"\n')
    assert run("case", "import", "case.db", "bad.toml") == 2
    assert "bad.toml:1:1: the case has no hypothesis" in run.told
    assert not Path("case.db").exists()


def test_a_case_that_is_not_whole_is_not_written(run: Run) -> None:
    run("add", "case.db", EXAMPLES / "weekly-bulletin.md")
    assert run("case", "export", "case.db") == 2
    assert run.told == "sayso: main: a case weighs at least two hypotheses\n"


def test_a_store_of_several_cases_asks_which(run: Run) -> None:
    run("case", "import", "case.db", HARBOUR)
    run("case", "import", "case.db", EXAMPLES / "outage.toml", "--case", "outage")
    assert run("case", "export", "case.db") == 2
    assert run.told == "sayso: the store has 2 cases; name one: main, outage\n"
    assert run("case", "export", "case.db", "--case", "outages") == 2
    assert "no case is called 'outages'; known: main, outage; `sayso add … --case" in run.told


def test_a_change_behind_the_stores_back_is_found(run: Run) -> None:
    run("case", "import", "case.db", HARBOUR)
    assert run("verify", "case.db") == 0
    counts, head, unseen = run.out.splitlines()
    told = "1 decision, 0 documents, 0 readings, 3 entries: all as they were kept"
    assert counts == f"case.db: {told}"
    assert unseen.startswith("this does not show whether the newest entries were taken away")
    assert run("verify", "case.db", "--print-head") == 0
    assert head == f"head: {run.out.strip()}"
    assert run("verify", "case.db", "--head", run.out.strip()) == 0
    assert "this does not show" not in run.out
    assert run("verify", "case.db", "--head", "0a" * 32) == 1
    assert "no entry has the noted hash 0a0a" in run.told
    change("UPDATE decisions SET who = 'somebody else'")
    assert run("verify", "case.db") == 1
    assert run.told == "sayso: case.db: decision 1: it was changed after it was kept\n"
    assert run("verify", "case.db", "--print-head") == 1
    assert run.out == ""
    assert run("verify", "case.db", "--print-head", "--repair") == 2
    assert run.told == "sayso: --print-head and --repair: give one of them\n"


def change(statement: str) -> None:
    connection = sqlite3.connect("case.db")
    with connection:
        connection.execute(statement)
    connection.close()


def test_what_a_search_shows_is_repaired(run: Run) -> None:
    run("add", "case.db", EXAMPLES / "orrin-dam-wire.txt")
    change("UPDATE claims SET source = 'Reuters', source_key = 'reuters' WHERE number = 2")
    run("search", "case.db", "--source", "Reuters")
    assert "Reuters says: " in run.out
    assert run("verify", "case.db") == 1
    first, second, *_, last = run.told.splitlines()
    assert "claim 2 of document" in first
    assert "lists and searches have another source, source key of it, not what was kept" in first
    assert "names of case 'main'" in second
    assert last.endswith("what is kept is whole; `sayso verify --repair` makes the rest anew")
    assert run("verify", "case.db", "--repair") == 0
    assert run.told == "sayso: case.db: note: 2 of 2 faults are mended\n"
    assert run("verify", "case.db") == 0
    assert run("search", "case.db", "--source", "Reuters") == 1


def test_nothing_is_repaired_from_what_was_changed(run: Run) -> None:
    run("add", "case.db", EXAMPLES / "orrin-dam-wire.txt")
    change("UPDATE documents SET record = replace(record, 'dam', 'bar')")
    change("UPDATE claim_names SET claims = 99")
    assert run("verify", "case.db", "--repair") == 1
    assert run.told.splitlines()[-1].endswith(
        "what was kept was changed: lists that were made of it are left as they are; "
        "restore a backup"
    )


def test_a_store_of_an_older_version_is_told_how_it_is_brought_to_this_one(run: Run) -> None:
    run("add", "case.db", EXAMPLES / "orrin-dam-wire.txt")
    for statement in BACK_TO_0002:
        change(statement)
    assert run("verify", "case.db") == 2
    assert run.told == (
        "sayso: case.db: is of an older version (version 0002 of its tables, not 0007); "
        "bring it to this one: sayso upgrade case.db\n"
    )
    assert run("upgrade", "case.db") == 0
    assert run("verify", "case.db") == 0
    assert "note: the journal begins on " in run.told
    assert "what was in the store before then was entered as it was found" in run.told


def test_an_upgrade_is_planned(run: Run) -> None:
    Path("case.db").touch()
    assert run("upgrade", "case.db", "--dry-run") == 0
    assert "CREATE TABLE decisions" in run.out
    run("case", "import", "case.db", HARBOUR)
    assert run("upgrade", "case.db", "--dry-run") == 0
    assert (run.out, run.told) == ("", "sayso: case.db: up to date\n")


def test_accounts_are_made_and_changed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(line: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(line))

    typed("a long enough password\n")
    assert run("user", "add", "case.db", "ana", "--role", "owner") == 0
    assert run.told == "sayso: case.db: ana is an owner of main\n"
    assert run("user", "role", "case.db", "ana", "--role", "reader") == 0
    assert run("user", "list", "case.db") == 0
    assert run.out == "ana: reader of main\n"
    assert run("user", "disable", "case.db", "ana") == 0
    assert run("user", "role", "case.db", "ana", "--none") == 0
    run("user", "list", "case.db")
    assert run.out == "ana (switched off): no role\n"
    typed("short\n")
    assert run("user", "password", "case.db", "ana") == 2
    assert "a password has 12 to 1,024 characters" in run.told
    assert run("user", "role", "case.db", "bo", "--role", "reader") == 2
    assert "no account is called 'bo'" in run.told


def test_a_token_is_told_once_listed_without_its_secret_and_revoked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a pass phrase for tests\n"))
    assert run("user", "add", "case.db", "ana") == 0
    made = ("user", "token", "add", "case.db", "ana", "--name", "nightly", "--days", "30")
    assert run(*made, "--scope", "write") == 0
    secret = run.out.strip()
    assert secret.startswith("sayso_")
    assert run.told.startswith("sayso: case.db: token ")
    assert secret not in run.told
    assert run("user", "token", "list", "case.db") == 0
    id_, *rest = run.out.split()
    assert rest[:3] == ["ana", "write", "until"]
    assert secret not in run.out
    assert run("user", "token", "revoke", "case.db", id_) == 0
    assert run("user", "token", "list", "case.db") == 0
    assert run.out == ""
    assert run("user", "token", "revoke", "case.db", id_) == 2
    assert f"there is no token '{id_}'" in run.told
    assert run("user", "token", "add", "case.db", "bo", "--name", "x") == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("verify", "none.db"), "none.db: does not exist; make it with: sayso add"),
        (("verify", HARBOUR), "is no case store"),
        (("search", "mysql://x/y", "a"), "no store is called 'mysql'; known: postgresql, sqlite"),
        (("case", "import"), "name a matrix, or a store and a case file"),
        (("user", "role", "x.db", "ana"), "give either --role or --none"),
    ],
)
def test_a_bad_call_is_told_in_one_line(run: Run, arguments: tuple[object, ...], told: str) -> None:
    assert run(*arguments) == 2
    assert told in run.told
    assert run.told.count("\n") == 1


def test_what_is_missing_is_told_with_the_line_that_installs_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    monkeypatch.setenv("PATH", "/nowhere")
    assert run("verify", "case.db") == 2
    pip = f"{sys.executable} -m pip"
    assert run.told == f"sayso: a store needs SQLAlchemy; {pip} install 'sayso[store]'\n"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("case.db", "case.db"),
        ("postgresql://ana@db/sayso", "postgresql://ana@db/sayso"),
        ("postgresql://ana:secret@db:5432/sayso", "postgresql://ana:***@db:5432/sayso"),
        ("postgresql+psycopg://ana:s@c:r@/sayso", "postgresql+psycopg://ana:***@/sayso"),
        ("sqlite:///a:b@c.db", "sqlite:///a:b@c.db"),
    ],
)
def test_a_password_in_an_address_is_not_shown(address: str, told: str) -> None:
    assert shown(address) == told
