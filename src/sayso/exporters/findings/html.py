"""Findings as the reading page, with each finding in the margin beside its words."""

from collections.abc import Iterable, Iterator

from sayso.checks.checked import Checked


def write_html(checked: Iterable[Checked]) -> Iterator[str]:
    """The page, piece by piece, when the last document is checked."""
    from sayso.pages.draw_findings import draw_findings
    from sayso.pages.draw_reading import draw_reading
    from sayso.pages.environment import render_readings

    views = (
        draw_reading(one.reading, place, draw_findings(one))
        for place, one in enumerate(checked, start=1)
    )
    yield from render_readings(views)
