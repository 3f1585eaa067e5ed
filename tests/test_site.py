"""The site of the documentation: what becomes of a page of the project there."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from scripts.stage_site import ELSEWHERE, ROOT, link_of, navigation, page_of, stage

INDEX = "docs/index.md"


def pages(entries: Any) -> list[str]:
    """The pages of a navigation, in order."""
    if isinstance(entries, str):
        return [entries]
    return [
        page for entry in entries for below in entry.values() for page in pages(below)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    stage(folder)
    return folder


def test_the_navigation_has_every_page_once(staged: Path) -> None:
    settings = tomllib.loads((staged / "zensical.toml").read_text(encoding="utf-8"))
    there = [path.relative_to(staged / "docs").as_posix() for path in staged.rglob("*.md")]
    assert sorted(pages(settings["project"]["nav"])) == sorted(there)


def test_the_navigation_goes_by_the_sections_of_the_index() -> None:
    index = (ROOT / INDEX).read_text(encoding="utf-8")
    nav = tomllib.loads(navigation(index))["nav"]
    titles = [title for entry in nav for title in entry]
    assert titles == [
        "Start", "Tutorial", "How-to", "Reference", "How it decides", "Benchmarks", "The project",
    ]  # fmt: skip


def test_an_entry_of_several_pages_is_a_section_of_its_own() -> None:
    entries = "- [one](one.md), and\n  [two\n  words](two.md).\n- [A schema](s.json).\n"
    index = f'## A "part"\n\n{entries}'
    nav = tomllib.loads(navigation(index))["nav"]
    assert nav[1] == {'A "part"': [{"One": [{"One": "one.md"}, {"Two words": "two.md"}]}]}


@pytest.mark.parametrize(
    ("page", "target", "there"),
    [
        (INDEX, "how-to/serve.md#programs", "how-to/serve.md#programs"),
        (INDEX, "../README.md", "at-a-glance.md"),
        ("README.md", "docs/reference/cli.md", "reference/cli.md"),
        ("README.md", "CONTRIBUTING.md", "contributing.md"),
        ("docs/how-to/serve.md", "../../SECURITY.md#kept", "../security.md#kept"),
        ("README.md", "LICENSE", "https://sayso.example/source/LICENSE"),
        (INDEX, "https://example.org/", "https://example.org/"),
        (INDEX, "#tutorial", "#tutorial"),
        (INDEX, "gone.md", "gone.md"),
        ("README.md", "gone.md", "../gone.md"),
    ],
)  # fmt: skip
def test_a_link_leads_on_the_site_to_what_it_leads_to_here(
    page: str, target: str, there: str
) -> None:
    assert link_of(page, target) == there


def test_the_switch_of_the_site_chooses_between_light_and_dark(staged: Path) -> None:
    glance = (staged / ELSEWHERE["README.md"]).read_text(encoding="utf-8")
    assert "](pictures/reading.webp#only-light)" in glance
    assert "](pictures/reading-dark.webp#only-dark)" in glance
    assert "<picture>" not in glance


def test_code_stays_as_it_is_written() -> None:
    code = "```\n[a](../README.md)\n```"
    assert page_of(INDEX, f"[a](../README.md)\n\n{code}\n") == f"[a](at-a-glance.md)\n\n{code}\n"
