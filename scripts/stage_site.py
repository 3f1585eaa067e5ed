"""The pages of the documentation's site, made of docs/ and what it links: scripts/site builds them.

    python scripts/stage_site.py FOLDER

Writes to the folder what Zensical reads, its settings included.
The contents of docs/index.md are the navigation: a page is named there and nowhere else.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "scripts" / "site_files"
SETTINGS = "zensical.toml"
DOCS = "docs"
INDEX = "docs/index.md"
ELSEWHERE = {
    "README.md": "docs/at-a-glance.md",
    "CHANGELOG.md": "docs/changes.md",
    "CONTRIBUTING.md": "docs/contributing.md",
    "SECURITY.md": "docs/security.md",
}
"""The pages of the project that are pages of the site too: each file's place there."""
SOURCE = "https://sayso.example/source/"
"""Where a file is found that is no page of the site."""

FENCE = re.compile(r"(^```[^\n]*\n.*?^```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<=\]\()([^)\s]+)(?=\))")
PICTURE = re.compile(
    r'<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="(?P<dark>[^"]+)">\s*'
    r'<img alt="(?P<words>[^"]+)" src="(?P<light>[^"]+)">\s*</picture>'
)
SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ENTRY = re.compile(r"^- .*?(?=^- |\Z)", re.MULTILINE | re.DOTALL)
PAGE = re.compile(r"\[([^\]]+)\]\(([^)\s#]+\.md)\)")


def stage(folder: Path) -> None:
    """Write the pages and the settings to a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / DOCS, folder / DOCS)
    for each in FILES.glob("iframe-worker.*"):
        shutil.copy(each, folder / DOCS)
    pages = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / DOCS).rglob("*.md")}
    for name, path in pages.items() | {(name, ROOT / name) for name in ELSEWHERE}:
        text = path.read_text(encoding="utf-8")
        (folder / ELSEWHERE.get(name, name)).write_text(page_of(name, text), encoding="utf-8")
    index = pages[INDEX].read_text(encoding="utf-8")
    settings = (FILES / SETTINGS).read_text(encoding="utf-8")
    settings = settings.replace("[project]\n", f"[project]\n{navigation(index)}", 1)
    (folder / SETTINGS).write_text(settings, encoding="utf-8")


def page_of(name: str, text: str) -> str:
    """A page of the project as the site has it: links and pictures put right, code left alone."""
    pieces = FENCE.split(text)
    pieces[::2] = (
        LINK.sub(lambda found: link_of(name, found[0]), PICTURE.sub(_of_each_scheme, piece))
        for piece in pieces[::2]
    )
    return "".join(pieces)


def link_of(name: str, target: str) -> str:
    """Where a link of a page leads on the site.

    A file that is no page of it has an address; one that is nowhere is left to the strict build.
    """
    place, mark, anchor = target.partition("#")
    if not place or ":" in place:
        return target
    found = os.path.normpath(PurePosixPath(name).parent / place)
    if not found.startswith(f"{DOCS}/") and found not in ELSEWHERE and (ROOT / found).exists():
        return f"{SOURCE}{found}{mark}{anchor}"
    here = PurePosixPath(ELSEWHERE.get(name, name)).parent
    return f"{os.path.relpath(ELSEWHERE.get(found, found), here)}{mark}{anchor}"


def _of_each_scheme(found: re.Match[str]) -> str:
    """A picture in two colour schemes, so that the site's own switch chooses."""
    words, light, dark = found["words"], found["light"], found["dark"]
    return f"![{words}]({light}#only-light)\n![{words}]({dark}#only-dark)"


def navigation(index: str) -> str:
    """The settings' navigation: the sections of the index, its entries, the pages of each."""
    sections = (
        f"  {{ {quoted(title)} = [{', '.join(_entries(body))}] }},\n"
        for title, body in SECTION.findall(index)
    )
    return f'nav = [\n  {{ "Start" = "index.md" }},\n{"".join(sections)}]\n'


def _entries(body: str) -> Iterator[str]:
    for entry in ENTRY.findall(body):
        pages = [
            f"{{ {quoted(words[0].upper() + words[1:])} = {quoted(link_of(INDEX, place))} }}"
            for words, place in PAGE.findall(" ".join(entry.split()))
        ]
        if len(pages) > 1:
            title = pages[0].partition(" = ")[0]
            yield f"{title} = [{', '.join(pages)}] }}"
        else:
            yield from pages


def quoted(text: str) -> str:
    """A string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    stage(Path(sys.argv[1]))
