"""The page of licences names what the lock pins, and the lock holds what every extra needs."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "licences.md"
PINNED = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)


def pinned(lock: str) -> set[str]:
    return set(PINNED.findall((ROOT / lock).read_text(encoding="utf-8")))


def test_the_page_names_every_package_of_the_lock() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| \S+", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows[1:]) == pinned("requirements-all.lock"), "run scripts/sbom --licences"


def test_every_package_declares_a_licence() -> None:
    assert "not declared" not in PAGE.read_text(encoding="utf-8")


def test_the_lock_of_all_holds_every_extra_but_ray_and_the_plain_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [one for name, extra in extras.items() if name != "ray" for one in extra]
    names = {re.split(r"[\[>=]", one)[0].lower() for one in wanted} - {"sayso"}
    assert names <= pinned("requirements-all.lock")
    assert pinned("requirements.lock") <= pinned("requirements-all.lock")
    assert pinned("requirements-all.lock") <= pinned("requirements-dev.lock")
