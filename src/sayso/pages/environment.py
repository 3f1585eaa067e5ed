"""The templates, loaded when first asked for."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.pages.draw_reading import ReadingView
from sayso.pages.draw_source import STANCE_WORDS, put_forward
from sayso.pages.filters import FILTERS, SPEAKERS
from sayso.pages.style import reading_style
from sayso.records.made_by import own_version

if TYPE_CHECKING:
    from jinja2 import Environment

_PIECES = 400  # template pieces joined into one string


@cache
def environment() -> "Environment":
    """The templates, escaping everything they are given."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("sayso.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["truncate"] = _cut
    made.globals.update(own_version=own_version, put_forward=put_forward, stances_told=STANCE_WORDS)
    return made


def _cut(words: str, most: int) -> str:
    """Words of at most so many characters: whole words, and a mark where some are left out."""
    if len(words) <= most:
        return words
    whole, _, _ = words[:most].rpartition(" ")
    return f"{(whole or words[: most - 1]).rstrip(' ,;:')}…"


def render_readings(views: Iterable[ReadingView]) -> Iterator[str]:
    """The page of one or more readings, piece by piece."""
    # `safe` is right for the style alone: it is ours, and holds nothing of any document.
    from markupsafe import Markup

    template = environment().get_template("readings.html")
    style = Markup(reading_style())  # noqa: S704
    stream = template.stream(views=tuple(views), filters=FILTERS, speakers=SPEAKERS, style=style)
    stream.enable_buffering(_PIECES)
    yield from stream
