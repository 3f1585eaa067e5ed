"""The picture of sureness: for each tenth of the scores, how many were right, as SVG."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

_STYLE = """text{font:13px system-ui,sans-serif;fill:#333}.grid{stroke:#ccc}
.even{stroke:#777;stroke-dasharray:5 4}.dot{fill:#1f5fa8}.bar{stroke:#1f5fa8;stroke-width:1.5}
@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#444}.even{stroke:#999}
.dot{fill:#7fb2ee}.bar{stroke:#7fb2ee}}"""
_SIDE, _LEFT, _TOP = 380, 64, 16
_WIDTH, _HEIGHT = 500, 460
_BINS = 10


def draw(chances: NDArray[np.float64], right: NDArray[np.float64]) -> str:
    """Dots for tenths of the scores, as high as what share is right, with nine tenths of chance."""
    parts = [*_axes(), *_dots(chances, right)]
    told = "Share of claims read right against their score, which should be the same"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">'
        f"<style>{_STYLE}</style>{''.join(parts)}</svg>\n"
    )


def _x(share: float) -> float:
    return round(_LEFT + _SIDE * share, 1)


def _y(share: float) -> float:
    return round(_TOP + _SIDE * (1 - share), 1)


def _line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{kind}" x1="{_x(x1)}" y1="{_y(y1)}" x2="{_x(x2)}" y2="{_y(y2)}"/>'


def _axes() -> list[str]:
    parts = [_line("even", (0, 0), (1, 1))]
    for tenth in range(0, _BINS + 1, 2):
        share = tenth / _BINS
        parts.append(_line("grid", (0, share), (1, share)))
        parts.append(
            f'<text x="{_x(0) - 8}" y="{_y(share) + 4}" text-anchor="end">{share:g}</text>'
        )
        parts.append(
            f'<text x="{_x(share)}" y="{_y(0) + 20}" text-anchor="middle">{share:g}</text>'
        )
    middle = _y(0.5)
    parts.append(f'<text x="{_x(0.5)}" y="{_y(0) + 44}" text-anchor="middle">score</text>')
    parts.append(
        f'<text x="18" y="{middle}" text-anchor="middle" '
        f'transform="rotate(-90 18 {middle})">read right</text>'
    )
    return parts


def _dots(chances: NDArray[np.float64], right: NDArray[np.float64]) -> list[str]:
    bins = np.minimum((chances * _BINS).astype(int), _BINS - 1)
    parts = []
    for number in range(_BINS):
        own = bins == number
        count = int(own.sum())
        if not count:
            continue
        promised, held = float(chances[own].mean()), float(right[own].mean())
        spread = 1.645 * sqrt(max(promised * (1 - promised), 1e-6) / count)
        low, high = max(0.0, promised - spread), min(1.0, promised + spread)
        parts.append(_line("bar", (promised, low), (promised, high)))
        parts.append(f'<circle class="dot" cx="{_x(promised)}" cy="{_y(held)}" r="5"/>')
        parts.append(f'<text x="{_x(promised) + 9}" y="{_y(held) + 4}">{count}</text>')
    return parts
