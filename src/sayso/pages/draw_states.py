"""What is scored and what is not, and why: one bar whose parts add up, and a row for each."""

from sayso.pages.draw_svg import HATCHES, NARROW, WIDE, hatch_id, svg, text
from sayso.pages.draw_words import count
from sayso.records.scorecard import Scorecard, State, StateCount

MEANING: dict[State, str] = {
    "unconfirmed": "drafted, confirmed by nobody yet",
    "not resolvable": "nobody could settle it",
    "after the fact": "made when its outcome could be known",
    "not due": "its last day is not over",
    "overdue": "its last day is over, nobody has settled it",
    "void": "nobody can be right or wrong",
    "partly": "came about in part, in no stated share",
    "promise": "what a source said it would do itself",
    "bare": "no likelihood: “will”, “may”",
    "restated": "said again, with the same number",
    "superseded": "a later statement; the first one counts",
    "scored": "",
}
"""What each state means, in a few words."""
_ROW = 22
_BAR = 26
_SWATCH = 14
_DIGIT = 7.8


def draw_states(card: Scorecard, *, narrow: bool = False) -> str:
    """One bar of all forecasts: the scored ones full, the others hatched; a row for each."""
    width, drawing = (NARROW, "states-narrow") if narrow else (WIDE, "states")
    rows = sorted(card.states, key=lambda one: (one.state != "scored", -one.n, one.reason))
    names = list(HATCHES)
    parts, used, x = [], [], 0.5
    whole = max(card.forecasts, 1)
    counts = _SWATCH + 10 + _DIGIT * max(len(f"{one.n:,}") for one in rows)
    for place, one in enumerate(rows):
        name = names[(place - 1) % len(names)] if one.state != "scored" else ""
        wide = (width - 1) * one.n / whole
        parts.append(_area(x, 4, wide, _BAR, _filling(name, drawing)))
        y = 4 + _BAR + 14 + place * _row_height(narrow)
        parts.append(_area(0.5, y, _SWATCH, _SWATCH, _filling(name, drawing)))
        parts += _row(one, (counts, y + 11.5), width, narrow)
        if name:
            used.append(hatch_id(name, drawing))
        x += wide
    told = ", ".join(f"{one.n} {state_name(one)}" for one in rows)
    height = 4 + _BAR + 14 + len(rows) * _row_height(narrow) + 2
    title = f"{count(card.forecasts, 'forecast')}, each counted once"
    return svg(title, f"{told}.", parts, (width, height), tuple(dict.fromkeys(used)))


def state_name(one: StateCount) -> str:
    """The state with its reason: "void, condition not met"."""
    return f"{one.state}, {one.reason}" if one.reason else one.state


def _row(one: StateCount, at: tuple[float, float], width: int, narrow: bool) -> list[str]:
    x, y = at
    parts = [
        text(x, y, f"{one.n:,}", "count", "end"),
        text(x + 9, y, state_name(one), "count" if one.state == "scored" else ""),
    ]
    meaning = MEANING[one.state]
    if meaning and narrow:
        parts.append(text(_SWATCH + 8, y + 16, meaning, "soft"))
    elif meaning:
        parts.append(text(width - 400, y, meaning, "soft"))
    return parts


def _row_height(narrow: bool) -> int:
    return 2 * _ROW - 6 if narrow else _ROW


def _filling(name: str, drawing: str) -> str:
    return f'fill="url(#{hatch_id(name, drawing)})"' if name else 'class="full"'


def _area(x: float, y: float, width: float, height: float, filling: str) -> str:
    whole = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}"'
    if filling.startswith("class"):
        return f'<rect class="full edge" {whole}/>'
    return f'<rect class="edge" {whole} {filling}/>'
