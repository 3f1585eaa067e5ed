"""The picture of the README: the top of the page that an example gives, as a PNG.

    .venv/bin/python scripts/make_picture.py

Needs Chromium on the path, or named by CHROMIUM. Fonts differ from one machine to the next, and so
does the picture; make it anew when the page has changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/quay-nine-note.html"
PICTURE = ROOT / "docs" / "pictures" / "reading.png"
WIDTH, HEIGHT = 1280, 1120
"""The window, in pixels: wide enough for the margin, high enough for a dozen claims."""
MOST_BYTES = 300_000
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--blink-settings=preferredColorScheme=1",  # light
)


def find_chromium() -> str:
    """The command that starts Chromium."""
    wanted = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in wanted if name and (path := shutil.which(name))), None)
    if found is None:
        sys.exit("make_picture: no Chromium is found; install it, or name it with CHROMIUM=")
    return found


def draw_page(page: Path) -> None:
    """Write the page of the example, as `sayso read` does."""
    from sayso.exporters.reading.html import ReadingHtml
    from sayso.pipeline import read

    os.chdir(ROOT)  # the page tells the path that was given
    page.write_text("".join(ReadingHtml().export([read(EXAMPLE)])), encoding="utf-8")


def take_picture(page: Path, profile: Path) -> None:
    """Write the picture of the page's first screen."""
    subprocess.run(  # noqa: S603  our own arguments
        [
            find_chromium(),
            *FLAGS,
            f"--user-data-dir={profile}",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={PICTURE}",
            page.as_uri(),
        ],
        check=True,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )


def main() -> None:
    """Make the picture, and say how large it is."""
    PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "reading.html"
        draw_page(page)
        take_picture(page, Path(folder) / "profile")
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    if size > MOST_BYTES:
        sys.exit(f"make_picture: more than {MOST_BYTES:,} bytes; make HEIGHT smaller")


if __name__ == "__main__":
    main()
