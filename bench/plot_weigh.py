"""The growth figures of ``bench/weigh.py`` as one SVG."""

from html import escape
from math import log10
from typing import Any

_WIDE, _HIGH, _EDGE = 340, 240, 46
_STYLE = """text{font:12px system-ui,sans-serif;fill:#333}.grid{stroke:#ccc}
.posterior{stroke:#1f5fa8;fill:none;stroke-width:2}.draws{stroke:#c45814;fill:none;stroke-width:2;
stroke-dasharray:6 3}@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#444}
.posterior{stroke:#7fb2ee}.draws{stroke:#e18746}}"""


def plot(growth: dict[str, list[dict[str, Any]]]) -> str:
    """The plot: a panel for each thing that grows."""
    panels = [panel(name, rows, index) for index, (name, rows) in enumerate(growth.items())]
    size = f'width="{2 * _WIDE}" height="{2 * _HIGH + 24}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="Milliseconds '
        f'against size, both logarithmic"><style>{_STYLE}</style>{"".join(panels)}'
        f'<text x="{_EDGE}" y="{2 * _HIGH + 16}">milliseconds, logarithmic; solid: one posterior '
        "from records, dashed: draws</text></svg>\n"
    )


def panel(name: str, rows: list[dict[str, Any]], index: int) -> str:
    """One panel: a line for the posterior and one for the draws."""
    key = next(iter(rows[0]))
    left, top = _WIDE * (index % 2), _HIGH * (index // 2)
    sizes = [log10(row[key]) for row in rows]
    times = [log10(row[kind]) for row in rows for kind in ("posterior_ms", "draws_ms")]
    low, high = min(times), max(times)

    def place(size: float, time: float) -> tuple[float, float]:
        across = (size - sizes[0]) / (sizes[-1] - sizes[0])
        up = (time - low) / (high - low)
        return (
            left + _EDGE + across * (_WIDE - 2 * _EDGE),
            top + _HIGH - _EDGE - up * (_HIGH - 2 * _EDGE),
        )

    parts = [f'<text x="{left + _EDGE}" y="{top + 24}">{escape(name.replace("_", " "))}</text>']
    for row, size in zip(rows, sizes, strict=True):
        x, y = place(size, low)
        parts.append(f'<text x="{x}" y="{y + 18}" text-anchor="middle">{row[key]:,}</text>')
    for time in (low, high):
        x, y = place(sizes[0], time)
        parts.append(
            f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{float(f"{10**time:.3g}"):,g}</text>'
        )
        end = left + _WIDE - _EDGE
        parts.append(f'<line class="grid" x1="{x}" x2="{end}" y1="{y}" y2="{y}"/>')
    for kind in ("posterior", "draws"):
        points = " ".join(
            "{:.1f},{:.1f}".format(*place(size, log10(row[f"{kind}_ms"])))
            for row, size in zip(rows, sizes, strict=True)
        )
        parts.append(f'<polyline class="{kind}" points="{points}"/>')
    return "".join(parts)
