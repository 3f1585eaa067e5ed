"""The documentation: what it names exists, what it shows is what the commands give."""

import re
import tomllib
from html import unescape
from importlib.resources import files
from inspect import getdoc
from pathlib import Path
from typing import Any

import pytest
from click import Command, Group, Option
from scripts.draw_journey import draw
from scripts.make_excerpts import documents, renew
from scripts.make_pictures import HEIGHTS, MOST_BYTES, PICTURES, SCHEMES
from scripts.stage_site import PICTURE
from tests.sample import reading

from sayso import cli
from sayso.analysis.analyse import analyse
from sayso.claims.inference import find_ties
from sayso.claims.make_reading import make_reading
from sayso.cli.main import verbs
from sayso.errors import ReadError
from sayso.readers import limits
from sayso.readers.text import TextReader
from sayso.records.codec import reading_schema
from sayso.records.document import Document
from sayso.scales.scale import load_scale

ROOT = Path(__file__).parent.parent
PAGES = documents()
TEXTS = [*PAGES, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"]
TEMPLATES = {
    *(ROOT / "src").rglob("template.toml"),
    *(ROOT / "src/sayso/demo").glob("*.toml"),
}
RULES = sorted((ROOT / "src/sayso/checks/rules").glob("*/*.toml"))
LEXICONS = sorted({*(ROOT / "src").rglob("*.toml")} - TEMPLATES - {*RULES})
REFERENCE = ROOT / "docs" / "reference"

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```[^\n]*\n.*?^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:cat \S+ \| )?sayso (read|weigh|case \w+) (.+?)(?:  .*)?$", re.MULTILINE)
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
ADDRESS = re.compile(r"https?://([^/\s)`>\"]+)")
KNOWN_HOSTS = {
    "127.0.0.1",  # whoever's machine it is
    "example.org", "github.com", "json-schema.org", "keepachangelog.com", "pre-commit.com",
    "semver.org",
}  # fmt: skip
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|tmp|work|usr|opt|Users|var|mnt)/|localhost|[A-Z]:\\")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(page: str) -> set[str]:
    """The anchors that a page's headings have where it is shown."""
    plain = FENCE.sub("", page)
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(plain))
    return {each.strip().replace(" ", "-") for each in words}


def options_of(name: str) -> set[str]:
    """The options of a command ("read", "case new"), and of all commands below it."""
    found: Command = verbs()
    for word in name.split():
        assert isinstance(found, Group)
        found = found.commands[word]
    options = {"--help"}
    for each in found.params:
        if isinstance(each, Option):
            options |= {*each.opts, *each.secondary_opts}
    for below in found.commands if isinstance(found, Group) else ():
        options |= options_of(f"{name} {below}")
    return options


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(FENCE.sub("", text(path))):
        if target.startswith("https://"):
            continue
        place, _, anchor = target.partition("#")
        found = (path.parent / place).resolve() if place else path
        assert found.exists(), target
        assert not anchor or anchor in anchors(text(found)), target


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_excerpts_are_what_the_commands_give(path: Path, request: pytest.FixtureRequest) -> None:
    page = text(path)
    now = renew(page)
    if request.config.getoption("--update-golden"):
        path.write_text(now, encoding="utf-8")
        return
    assert now == page, (
        "if that is as it should be: scripts/test --update-golden, and read what the page says"
    )


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_no_page_names_a_machine(path: Path) -> None:
    page = text(path)
    assert MACHINE.findall(page) == []
    assert {each.partition(":")[0] for each in ADDRESS.findall(page)} <= KNOWN_HOSTS


def test_the_index_leads_to_every_page() -> None:
    index = ROOT / "docs" / "index.md"
    linked = {
        (index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(text(index))
    }
    assert {path.resolve() for path in PAGES} - {index.resolve()} <= linked


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_commands_have_the_options_that_pages_give_them(path: Path) -> None:
    for command, arguments in COMMAND.findall(text(path)):
        given = re.findall(r"(?<![\w-])(--?[a-z][\w-]*)", arguments.split(" > ")[0])
        assert set(given) <= options_of(command), arguments


@pytest.mark.parametrize("verb", verbs().commands)
def test_the_reference_has_every_option_and_no_other(verb: str) -> None:
    pages = "".join(text(REFERENCE / page) for page in ("cli.md", "cli-stores.md"))
    _, _, rest = pages.partition(f"\n## `sayso {verb}`\n")
    rows = re.findall(r"^\| (`-[^|]+) \|", rest.partition("\n## ")[0], re.MULTILINE)
    told = {form for row in rows for form in re.findall(r"`(-[\w-]+)", row)}
    assert told == options_of(verb)


def test_the_reference_has_every_exit_status() -> None:
    rows = re.findall(r"^\| (\d+) \|", text(REFERENCE / "cli.md"), re.MULTILINE)
    known = (cli.READ_ALL, cli.FOUND, cli.UNUSABLE, cli.READ_SOME)
    statuses = (*known, cli.INTERRUPTED, cli.BROKEN_PIPE)
    assert [int(row) for row in rows] == list(statuses)


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_files_that_a_page_names_exist(path: Path) -> None:
    named = set(re.findall(r"(?<![\w/])((?:scripts|examples|tests|src)/[\w./-]+\w)", text(path)))
    # What an example makes a path of to show a mistake.
    missing = {each for each in named if not (ROOT / each).exists()} - {
        "examples/nowhere.txt",
        "examples/a.txt",
    }
    assert missing == set()


def test_every_picture_is_shown_somewhere_light_and_dark_and_takes_little() -> None:
    shown = {
        (path.parent / found[scheme]).resolve()
        for path in PAGES
        for found in PICTURE.finditer(text(path))
        for scheme in ("light", "dark")
    }
    assert shown == {PICTURES / f"{each}{ending}.webp" for each in HEIGHTS for ending in SCHEMES}
    assert shown == set(PICTURES.glob("*.webp"))
    assert all(picture.stat().st_size <= MOST_BYTES for picture in shown)
    assert 'src="docs/pictures/reading.webp"' in text(ROOT / "README.md")


def test_the_readme_has_one_command_to_run_and_one_to_test() -> None:
    blocks = [fence.strip("`\n") for fence in FENCE.findall(text(ROOT / "README.md"))]
    assert blocks[:2] == [
        "scripts/setup && .venv/bin/sayso read examples -o readings.html",
        "scripts/test",
    ]


@pytest.mark.parametrize("path", LEXICONS, ids=name)
def test_every_lexicon_is_in_the_reference_and_cites_its_source(path: Path) -> None:
    assert f"| `{path.name}` |" in text(REFERENCE / "lexicons.md")
    assert f"`{name(path.parent)}`" in text(REFERENCE / "lexicons.md")
    assert "source" in text(path).lower()
    tomllib.loads(text(path))


def test_the_reference_names_no_lexicon_that_is_gone() -> None:
    named = re.findall(r"^\| `(\w+\.toml)` \|", text(REFERENCE / "lexicons.md"), re.MULTILINE)
    in_a_folder = {path.name for path in RULES}
    assert sorted(named) == sorted([*in_a_folder, *(path.name for path in LEXICONS)])


@pytest.mark.parametrize("path", RULES, ids=name)
def test_every_file_of_a_rule_is_sound_and_its_words_cite_their_source(path: Path) -> None:
    assert tomllib.loads(text(path))
    assert path.name == "cases.toml" or "source" in text(path).lower()


def test_every_field_of_the_format_is_in_the_reference() -> None:
    page = text(REFERENCE / "reading-json.md")
    records: dict[str, Any] = reading_schema()["$defs"]
    fields = {field for record in records.values() for field in record["properties"]}
    assert {field for field in fields if not re.search(rf"`(?:\w+\.)?{field}`", page)} == set()
    values = {
        value
        for record in records.values()
        for field in record["properties"].values()
        for value in field.get("enum", ())
    }
    assert {value for value in values if value not in page} == set()


def test_the_journey_is_that_of_the_code() -> None:
    assert f"```\n{draw()}```" in text(ROOT / "docs" / "how-a-reading-is-made.md")


def test_every_rule_of_inference_is_described() -> None:
    rules = set(re.findall(r"- ``([\w-]+)``:", getdoc(find_ties) or ""))
    page = text(ROOT / "docs" / "how-a-reading-is-made.md")
    assert rules
    assert set(re.findall(r"^\| `([\w-]+)` \| [^|]*\|[^|]*\|", page, re.MULTILINE)) >= rules


def test_limits_are_those_of_the_code() -> None:
    page, web = text(REFERENCE / "limits.md"), text(ROOT / "docs" / "how-to" / "read-the-web.md")
    size = f"{limits.MAX_BYTES // 1024**2} MiB"
    seconds = f"{limits.FETCH_SECONDS:g} seconds"
    assert size in page
    assert size in web
    assert seconds in page
    assert seconds in web
    assert f"{limits.MAX_CHARACTERS:,} characters" in page
    assert f"{limits.MAX_REDIRECTS} redirects" in page


@pytest.fixture(scope="module")
def plugins_shown() -> dict[str, Any]:
    """What the code of the page on plug-ins defines."""
    names: dict[str, Any] = {}
    for code in CODE.findall(text(ROOT / "docs" / "how-to" / "write-a-plugin.md")):
        exec(unescape(code), names)  # noqa: S102  our own page
    return names


def test_the_reader_shown_reads(plugins_shown: dict[str, Any]) -> None:
    reader = plugins_shown["ArticleReader"]()
    data = b'{"title": "Lock", "date": "2026-05-04", "paragraphs": ["It leaks.", "", "It is old."]}'
    document: Document = reader.read(data, location="lock.article")
    spans = [document.text[block.start : block.end] for block in document.blocks]
    assert spans == ["It leaks.", "It is old."]
    for bad in (b"", b"[]", b'{"title": 3}', b"\xff", b"[" * 100_000):
        with pytest.raises(ReadError):
            reader.read(bad, location="bad.article")


def test_the_engine_shown_marks_who_speaks(plugins_shown: dict[str, Any]) -> None:
    words = "Odile Marr: The dam will hold.\nIt was a long night.\nPiet Bo: The gate is shut."
    given = TextReader().read(words.encode(), location="minutes.txt")
    analysis = analyse(given, plugins_shown["MinutesEngine"]().mark(given))
    claims = make_reading(analysis, load_scale("icd203")).claims
    assert [(claim.source.name, claim.text) for claim in claims] == [
        ("Odile Marr", "The dam will hold"),
        ("Odile Marr", "It was a long night"),
        ("Piet Bo", "The gate is shut"),
    ]


def test_the_exporter_shown_writes_a_row_for_each_claim(plugins_shown: dict[str, Any]) -> None:
    pieces = list(plugins_shown["TableExporter"]().export([reading()]))
    rows = "".join(pieces).splitlines()
    assert rows[0].split("\t") == ["document", "kind", "source", "stance", "low", "high", "claim"]
    assert len(rows) == 1 + len(reading().claims)


def test_no_lexicon_is_left_out_of_the_package() -> None:
    for path in LEXICONS:
        *package, folder = path.relative_to(ROOT / "src").parent.parts
        assert (files(".".join(package)) / folder / path.name).is_file()
