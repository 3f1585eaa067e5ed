"""Hostile calls: nothing out of the roots, nothing of the wrong kind, one line for each."""

from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError
from tests.mcp.conftest import Program

from sayso.errors import ReadError
from sayso.mcp import confined
from sayso.mcp.confined import Place, Roots, take_bytes
from sayso.mcp.desk import Policy
from sayso.mcp.server import make_server
from sayso.records.limits import Limits

OUTSIDE = "is in none of the folders that are open to this server"


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/no/such/thing",
        "../outside0/secret.txt",
        "notes/../../outside0/secret.txt",
        "link.txt",
        "linked/secret.txt",
        "linked",
        "~/secret.txt",
    ],
)
@pytest.mark.parametrize("tool", ["read", "weigh", "score"])
def test_what_is_out_of_the_roots_is_told_alike_whether_it_is_there_or_not(
    path: str, tool: str, program: Program
) -> None:
    told = program.told(tool, path=path)
    if path.startswith("~"):  # no shell: a name like any other
        assert told == "~/secret.txt: does not exist; check the path"
        return
    assert told.startswith(f"{path}: {OUTSIDE}; name one in ")
    assert "secret" not in told.replace(path, "")


def test_links_out_of_a_folder_are_left_out_of_it(program: Program) -> None:
    found = program.given("link", paths=["."], likeness=False)
    listed = str(found)
    assert "secret" not in listed.lower()
    assert "again.txt" not in listed


def test_a_link_within_the_roots_is_followed(program: Program) -> None:
    assert program.given("read", path="inner.md")["reading"]["claims"]


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("read", {"path": "pipe.txt"}, "pipe.txt: is no file"),
        ("read", {"path": "a\0b"}, "is no path; give one without NUL"),
        ("read", {"path": ""}, "read: Expected `str` of length >= 1"),
        ("read", {"path": "x" * 5_000}, "read: Expected `str` of length <= 4096"),
        ("read", {"path": ["notes"]}, "read: Expected `str | null`, got `array`"),
        ("read", {"path": "notes"}, "notes: is a folder; name one file in it"),
        ("read", {"path": "notes/none.md"}, "notes/none.md: does not exist"),
        ("read", {}, "read: give either a path or a text"),
        ("read", {"path": "notes", "text": "x"}, "read: give either a path or a text"),
        ("read", {"pth": "notes"}, "read: there is no argument `pth`"),
        ("read", {"text": "x", "limit": 10**9}, "read: Expected `int` <= 500"),
        ("read", {"text": "x", "limit": "4"}, "read: Expected `int`, got `str`"),
        ("read", {"text": "x", "offset": -1}, "read: Expected `int` >= 0"),
        ("read", {"text": "x", "published": "soon"}, "read: Invalid RFC3339"),
        ("read", {"text": "The ship sailed.", "scale": "tea"}, "no scale is named 'tea'"),
        ("read", {"text": " "}, "draft.md: is empty"),
        ("read", {"path": "https://example.org/a"}, "is a web address, and this server reads none"),
        ("read", {"path": "gopher://example.org/a"}, "is a web address, and this server reads"),
        ("link", {"paths": ["https://example.org"]}, "is a web address"),
        ("link", {"paths": []}, "link: Expected `array` of length >= 1"),
        ("link", {"paths": ["notes"] * 501}, "link: Expected `array` of length <= 500"),
        ("check", {"text": "x", "select": ["Q9"]}, "no rule"),
        ("quote", {"text": "x", "words": "…"}, "there are no words to look for"),
        ("weigh", {"text": "question = 3"}, "case.toml:1:"),
        ("weigh", {"text": "\0"}, "case.toml:1:"),
        ("score", {"text": "[]", "name": "l.json"}, "l.json:1:1: no ledger"),
        ("score", {"text": "", "draws": 10**9}, "score: Expected `int` <= 100000"),
    ],
)
def test_a_wrong_call_is_told_in_a_line(
    tool: str, arguments: dict[str, Any], told: str, program: Program
) -> None:
    said = program.told(tool, **arguments)
    assert told in said
    assert "Traceback" not in said
    assert said.count("\n") == 0 or tool == "weigh"  # a line for each mistake of a case


def test_a_tool_that_there_is_not_is_an_error_of_the_protocol(program: Program) -> None:
    with pytest.raises(MCPError, match="there is no tool called 'rm'"):
        program.call("rm", path="/")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "sayso://documents/../../etc/passwd", "sayso://readings/none", "x:y"],
)
def test_a_resource_is_never_a_path(address: str, program: Program) -> None:
    async def read() -> None:
        await program.client.read_resource(address)

    with pytest.raises(MCPError):
        program.portal.call(read)


@pytest.mark.parametrize("address", ["sayso://rules/S999", "sayso://scales/tea"])
def test_a_rule_that_there_is_not_is_told(address: str, program: Program) -> None:
    async def read() -> None:
        await program.client.read_resource(address)

    with pytest.raises(MCPError, match=r"no (rule|scale)"):
        program.portal.call(read)


def test_a_folder_that_becomes_a_link_leads_nowhere(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "root" / "sub").mkdir(parents=True)
    (tmp_path / "root" / "sub" / "note.txt").write_text("Ours.", encoding="utf-8")
    (place,) = Roots.of([tmp_path / "root"]).find("sub/note.txt")
    assert take_bytes(place) == b"Ours."
    (tmp_path / "root" / "sub").rename(tmp_path / "root" / "was")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "note.txt").write_text("Secret.", encoding="utf-8")
    (tmp_path / "root" / "sub").symlink_to(tmp_path / "other")
    with pytest.raises(ReadError, match=r"cannot be read|does not exist"):
        take_bytes(place)
    with pytest.raises(ReadError):
        take_bytes(Place(named="link.txt", real=folder / "link.txt"))


def test_a_file_root_opens_itself_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    roots = Roots.of([tmp_path / "a.txt"])
    assert roots.find(str(tmp_path / "a.txt"))
    with pytest.raises(ReadError, match=OUTSIDE):
        roots.find(str(tmp_path / "b.txt"))


def test_roots_of_clients_are_files_of_this_machine() -> None:
    given = ["file:///a%20b", "https://example.org/a", "file://elsewhere/a", "file:///a%00b"]
    assert [str(path) for path in confined.paths_of(given)] == ["/a b"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[::1]/", "http://10.0.0.1/"])
def test_this_machine_and_its_network_are_not_fetched(address: str) -> None:
    with pytest.raises(ReadError, match="leads to this machine or its own network"):
        confined.check_address(address, allowed=True)


def test_without_any_root_it_says_how_to_open_one() -> None:
    policy = Policy(roots=Roots.of(()), asks_client=True, network=False, limits=Limits())

    async def call() -> str:
        async with Client(make_server(policy, "0")) as client:
            return str((await client.call_tool("read", {"path": "a.txt"})).content)

    assert "start the server with --root FOLDER" in anyio.run(call)
