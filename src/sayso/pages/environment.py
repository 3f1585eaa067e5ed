"""The templates and the style, loaded when first asked for."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.pages.draw_reading import ReadingView
from sayso.pages.draw_text import SLOTS

if TYPE_CHECKING:
    from jinja2 import Environment

_SHEETS = ("palette.css", "style.css", "marks.css", "findings.css", "print.css")
_PIECES = 400  # template pieces joined into one string


@cache
def environment() -> "Environment":
    """The templates, escaping everything they are given."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("sayso.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style() -> str:
    """The whole style sheet, without anything fetched from elsewhere."""
    folder = files("sayso.pages")
    sheets = [folder.joinpath(name).read_text(encoding="utf-8") for name in _SHEETS]
    return "\n".join((*sheets, _numbered_rules()))


def render_readings(views: Iterable[ReadingView]) -> Iterator[str]:
    """The page of one or more readings, piece by piece."""
    # `safe` is right for the style alone: it is ours, and holds nothing of any document.
    from markupsafe import Markup

    template = environment().get_template("readings.html")
    stream = template.stream(views=tuple(views), style=Markup(style()))  # noqa: S704
    stream.enable_buffering(_PIECES)
    yield from stream


def _numbered_rules() -> str:
    """Rules that differ by a number alone: heights of notes, and marks lit up with their notes."""
    heights = (f".g{share}{{flex-grow:{share}}}" for share in range(1, 101))
    leads = (f".l{share}::before{{flex-grow:{share}}}" for share in range(1, 101))
    lit = (
        f".row:has(.i{slot}:is(:hover,:target)) .i{slot}{{background:var(--lit)}}"
        for slot in range(1, SLOTS + 1)
    )
    return "\n".join(("".join(heights), "".join(leads), "".join(lit)))
