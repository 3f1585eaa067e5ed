"""Prints what Sayso is made of: the packages that requirements-all.lock pins, with licences.

    scripts/sbom                 a bill of materials, CycloneDX JSON
    scripts/sbom --licences      the same as the page docs/reference/licences.md

Licences are those that the installed packages declare; a package that this platform does not
need stands without one.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements-all.lock"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_LICENCE = "License :: "
PAGE = """# Licences

What `pip install 'sayso[web,postgres]'` brings, by `requirements-all.lock`, and the licences that
the packages declare. `scripts/sbom --licences` prints this page, `scripts/sbom` the bill of
materials as CycloneDX JSON. Sayso itself is under Apache-2.0.

| package | version | licence |
|---|---|---|
"""


def pinned() -> dict[str, tuple[str, ...]]:
    """The versions of each package in the lock, by its plain name: several for several Pythons."""
    found: dict[str, tuple[str, ...]] = {}
    for name, version in _PIN.findall(LOCK.read_text("utf-8")):
        found[plain(name)] = (*found.get(plain(name), ()), version)
    return found


def plain(name: str) -> str:
    """The name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(name: str) -> str:
    """What a package declares of its licence, in a few words."""
    try:
        told: Any = metadata(name)
    except PackageNotFoundError:
        return "not needed on this platform"
    if expression := told.get("License-Expression"):
        return str(expression)
    classes = [one for one in told.get_all("Classifier") or () if one.startswith(_LICENCE)]
    if classes:
        return "; ".join(one.rpartition(" :: ")[2] for one in classes)
    return (told.get("License") or "not declared").strip().splitlines()[0][:60]


def licences() -> str:
    """The page of licences."""
    rows = (
        f"| {name} | {' or '.join(versions)} | {licence_of(name)} |"
        for name, versions in pinned().items()
    )
    return PAGE + "\n".join(rows) + "\n"


def bill() -> dict[str, Any]:
    """The bill of what is installed here, without what tests and checks alone need."""
    call = ["cyclonedx_py", "environment", "--pyproject", "pyproject.toml"]
    call += ["--output-reproducible", "--mc-type", "application", sys.executable]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *call], check=True, cwd=ROOT, stdout=subprocess.PIPE
    )
    made: dict[str, Any] = json.loads(done.stdout)
    wanted = pinned()
    every = made["components"]
    kept = [one for one in every if one["version"] in wanted.get(plain(one["name"]), ())]
    refs = {one["bom-ref"] for one in kept} | {made["metadata"]["component"]["bom-ref"]}
    missing = sorted(set(wanted).difference(plain(one["name"]) for one in kept))
    kept += [
        {"type": "library", "name": one, "version": " or ".join(wanted[one])} for one in missing
    ]
    if missing:
        print(f"without licence, as not needed here: {', '.join(missing)}", file=sys.stderr)
    made["components"] = kept
    made["dependencies"] = [
        {**one, "dependsOn": [each for each in one.get("dependsOn", ()) if each in refs]}
        for one in made.get("dependencies", ())
        if one["ref"] in refs
    ]
    return made


if __name__ == "__main__":
    if sys.argv[1:] == ["--licences"]:
        print(licences(), end="")
    else:
        print(json.dumps(bill(), indent=2))
