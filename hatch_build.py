"""Build step: fetches htmx from npm, so that the workbench has partial updates.

Where npm or its registry is missing, the package is built without; the workbench serves all the
same, loads its pages whole, and says so.
"""

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "htmx.org@2.0.11"
INTEGRITY = (
    "sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4"
    "qtbnyzDDWFvBTqjnIMCgELTNt636dtamA=="
)
"""Of the npm package, as its registry states it: another package is refused."""
INSIDE = "package/dist/htmx.min.js"
SCRIPT = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
"""SHA-256 of that file: one that is there already is used where it is the same."""
TARGET = Path("src/sayso/web/static/htmx.min.js")
SECONDS = 60


class HtmxHook(BuildHookInterface):
    """Puts htmx beside the workbench's own files, once."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is not there, and have it put into the package."""
        target = Path(self.root, TARGET)
        try:
            if not _is_current(target):
                script = fetch()
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(script)
        except (OSError, subprocess.SubprocessError, ValueError, KeyError, tarfile.TarError) as why:
            print(f"htmx was not built in ({why}): pages will load whole", file=sys.stderr)  # noqa: T201
            return
        build_data["artifacts"].append(TARGET.as_posix())


def fetch() -> bytes:
    """The script, out of the npm package.

    Raises:
        OSError, subprocess.SubprocessError: npm is missing, or cannot fetch it.
        ValueError: it fetched something else.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(  # noqa: S603  our own arguments
            [npm, "pack", PACKAGE, "--json", "--ignore-scripts", "--pack-destination", folder],
            capture_output=True,
            check=True,
            timeout=SECONDS,
            cwd=folder,
        )
        packed = Path(folder, json.loads(ran.stdout)[0]["filename"]).read_bytes()
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        raise ValueError(f"npm gave another {PACKAGE}: sha512-{digest}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        file = archive.extractfile(INSIDE)
        if file is None:
            raise ValueError(f"no {INSIDE} in {PACKAGE}")
        return file.read()


def _is_current(target: Path) -> bool:
    return target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == SCRIPT
