"""The pictures of README and of the documentation: pages of Sayso, each light and dark, as WebP.

    .venv/bin/python scripts/make_pictures.py

Needs Chromium on the path, or named by CHROMIUM. Fonts differ from one machine to the next, and so
do the pictures; make them anew when a page has changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH = 1280
"""Of the window, in pixels: wide enough for the margin of a reading."""
HEIGHTS = {"reading": 1120, "findings": 1000, "judgement": 1150, "workbench": 1050}
"""Of the window: how much of each page is seen."""
SCHEMES = {"": "1", "-dark": "0"}
"""What a picture's name ends in, and Chromium's number of that colour scheme."""
MOST_BYTES = 150_000
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
)
ORDERS = {
    "reading": ("read", "examples/quay-nine-note.html"),
    "findings": ("check", "examples/orrin-dam-wire.txt"),
    "judgement": ("weigh", "examples/harbour.toml"),
}
"""What writes each page."""
BOARD = "cases/port-selene/weigh"
"""The page of the demonstration that is shown."""


def find_chromium() -> str:
    """The command that starts Chromium."""
    wanted = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in wanted if name and (path := shutil.which(name))), None)
    if found is None:
        sys.exit("make_pictures: no Chromium is found; install it, or name it with CHROMIUM=")
    return found


def draw_pages(folder: Path) -> dict[str, str]:
    """The addresses of the pages that the verbs write of examples, once they are written."""
    os.chdir(ROOT)  # a page tells the path that was given
    for name, order in ORDERS.items():
        page = folder / f"{name}.html"
        # `check` ends with 1 where it has findings, which is why it is shown.
        done = subprocess.run([*_sayso(), *order, "-o", str(page)], check=False)  # noqa: S603
        if not page.exists():
            sys.exit(f"make_pictures: sayso {order[0]} ended with {done.returncode}")
    return {name: (folder / f"{name}.html").as_uri() for name in ORDERS}


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of `sayso demo` while it is served."""
    order = [*_sayso(), "demo", "--no-browser"]
    with subprocess.Popen(order, stderr=subprocess.PIPE, text=True) as served:  # noqa: S603
        try:
            lines = served.stderr or ()
            yield next(line.split(" at ")[1].split()[0] for line in lines if " at http" in line)
        finally:
            served.terminate()


def take_pictures(name: str, address: str, folder: Path) -> Iterator[Path]:
    """The pictures of a page's first screen, one for each scheme, once they are written."""
    shot = folder / "shot.png"
    for ending, scheme in SCHEMES.items():
        subprocess.run(  # noqa: S603  our own arguments
            [
                find_chromium(),
                *FLAGS,
                f"--blink-settings=preferredColorScheme={scheme}",
                f"--user-data-dir={folder / 'profile'}",
                f"--window-size={WIDTH},{HEIGHTS[name]}",
                f"--screenshot={shot}",
                address,
            ],
            check=True,
            stderr=subprocess.DEVNULL,
            timeout=120,
        )
        picture = PICTURES / f"{name}{ending}.webp"
        with Image.open(shot) as image:
            image.convert("RGB").save(picture, quality=80, method=6)
        yield picture


def _sayso() -> tuple[str, ...]:
    return (sys.executable, "-m", "sayso")


def main() -> None:
    """Make the pictures, and say how large each is."""
    with tempfile.TemporaryDirectory() as name, demonstration() as home:
        folder = Path(name)
        pages = draw_pages(folder) | {"workbench": f"{home}{BOARD}"}
        made = [one for page, where in pages.items() for one in take_pictures(page, where, folder)]
    for picture in made:
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}: {size:,} bytes")
        if size > MOST_BYTES:
            sys.exit(f"make_pictures: more than {MOST_BYTES:,} bytes; make its height smaller")


if __name__ == "__main__":
    main()
