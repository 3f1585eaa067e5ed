"""What the package holds of others, and what it says of itself."""

import re
import tomllib
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "src" / "sayso" / "web" / "static"
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, TOOLS = SETTINGS["project"], SETTINGS["tool"]


def test_htmx_is_the_one_that_the_notice_names() -> None:
    script = (STATIC / "htmx.min.js").read_bytes()
    assert sha256(script).hexdigest() in NOTICE
    assert b'version:"2.0.11"' in script


def test_what_searches_the_site_is_the_one_that_the_notice_names() -> None:
    script = ROOT / "scripts" / "site_files" / "iframe-worker.js"
    assert sha256(script.read_bytes()).hexdigest() in NOTICE
    assert script.with_suffix(".LICENSE").is_file()


def test_every_work_of_others_has_its_notice_in_the_wheel() -> None:
    assert PROJECT["license-files"] == ["LICENSE", "NOTICE", "src/sayso/web/static/htmx.LICENSE"]
    for name in PROJECT["license-files"]:
        assert (ROOT / name).is_file()
    for work in ("WordNet 3.0 Copyright 2006 by Princeton University", "all-MiniLM-L6-v2"):
        assert work in NOTICE
    named = set(re.findall(r"src/sayso/[\w./-]+\w", NOTICE))
    assert all((ROOT / path).exists() for path in named)


def test_where_it_is_published_every_link_and_picture_has_an_address() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    hook = TOOLS["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    for each in hook["substitutions"]:
        page = re.sub(each["pattern"], each["replacement"], page)
    targets = re.findall(r'(?:\]\(|(?:src|srcset)=")([^)"\s]+)', page)
    assert any(target.endswith(".webp") for target in targets)
    assert [target for target in targets if not target.startswith(("https://", "#"))] == []


def test_nothing_that_reads_has_a_client_of_a_hub() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert pinned.isdisjoint({"tokenizers", "huggingface-hub", "hf-xet", "fsspec", "torch"})


def test_the_container_is_nobodys_and_keeps_its_store_outside() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    last = lines[len(lines) - 1 - [line.startswith("FROM") for line in lines][::-1].index(True) :]
    assert "USER 10001" in last
    assert "VOLUME /data" in last
    assert any(line.startswith("HEALTHCHECK") for line in last)
    copied = {name for line in lines if line.startswith("COPY") and "--from" not in line
              for name in line.split()[1:-1]}  # fmt: skip
    assert all((ROOT / name).exists() for name in copied)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    assert all(f"!{name}" in ignored for name in copied)
