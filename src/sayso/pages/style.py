"""The style sheets: one palette and one look for every page and chart, fetched from nowhere."""

from functools import cache
from importlib.resources import files

from sayso.pages.draw_text import SLOTS
from sayso.pages.filters import filter_rules


@cache
def reading_style() -> str:
    """The style of a page of readings."""
    sheets = map(_sheet, ("palette", "style", "marks", "findings", "print"))
    return "\n".join((*sheets, filter_rules(), _numbered_rules()))


@cache
def judgement_style() -> str:
    """The style of a judgement's page."""
    return "\n".join(map(_sheet, ("palette", "style", "judgement", "print")))


@cache
def scorecard_style() -> str:
    """The style of a scorecard's page."""
    return "\n".join(map(_sheet, ("palette", "style", "judgement", "scorecard", "print")))


@cache
def dossier_style() -> str:
    """The style of a dossier's page."""
    return "\n".join(map(_sheet, ("palette", "style", "judgement", "dossier", "print")))


@cache
def workbench_style() -> str:
    """The style of every page of the workbench: those of the pages it is made of, and its own."""
    names = (
        "palette",
        "style",
        "marks",
        "findings",
        "judgement",
        "charts",
        "scorecard",
        "workbench",
    )
    return "\n".join(
        (
            *map(_sheet, (*names, "claims", "dossier", "stories", "weigh", "print")),
            _numbered_rules(),
        )
    )


@cache
def chart_style() -> str:
    """The style of a chart, which holds the palette itself: it may stand on no page of ours."""
    return _sheet("palette").replace(":root", ".sayso-chart") + _sheet("charts")


def _sheet(name: str) -> str:
    return files("sayso.pages").joinpath(f"{name}.css").read_text(encoding="utf-8")


def _numbered_rules() -> str:
    """Rules that differ by a number alone: heights of notes, and marks lit up with their notes."""
    heights = (f".g{share}{{flex-grow:{share}}}" for share in range(1, 101))
    leads = (f".l{share}::before{{flex-grow:{share}}}" for share in range(1, 101))
    lit = (
        f".row:has(.i{slot}:is(:hover,:target)) .i{slot}{{background:var(--lit)}}"
        for slot in range(1, SLOTS + 1)
    )
    return "\n".join(("".join(heights), "".join(leads), "".join(lit)))
