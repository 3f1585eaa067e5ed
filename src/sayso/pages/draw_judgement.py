"""Charts of a judgement as SVG: the same on a page and in a file, readable without colour."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from sayso.hypotheses.matrix import rating_of
from sayso.hypotheses.values import mean_of
from sayso.hypotheses.wording import percent
from sayso.pages.draw_svg import NARROW, svg
from sayso.pages.draw_words import disarmed
from sayso.pages.judgement_text import breakeven_name, most_telling, ratio_words
from sayso.pages.style import chart_style
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.judgement import ItemWeight, Judgement

DEEPEST = 0.48
"""The most that a cell is shaded: what stands in it is still to be read."""
_LABELS = 250
_LABEL_WIDTH = 38
"""Characters of a label's line; what is longer has two."""
_AXIS = 430
_ROW, _LINE = 30, 14
_EDGE, _NARROW_ROW, _NARROW_SIGNS = 8, 62, 48
"""Of a drawing for a telephone: its margin, a row's height, the characters of a row's words."""
_MOST_ROWS = 15
_MOST_COLUMNS = 24
_STYLE = re.compile("<style>[^<]*+</style>")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Places on a horizontal axis from 0 to ``end``, and of the rows along it.

    On a page a row's label stands to the left of its bar and its value to the right; on a
    telephone (``narrow``) both stand above it.
    """

    end: float = 1.0
    narrow: bool = False

    @property
    def left(self) -> int:
        return _EDGE if self.narrow else _LABELS

    @property
    def row(self) -> int:
        return _NARROW_ROW if self.narrow else _ROW

    def x(self, value: float) -> float:
        axis = NARROW - 2 * _EDGE if self.narrow else _AXIS
        return self.left + axis * min(max(value / self.end, 0.0), 1.0)

    def y(self, row: int) -> int:
        return row * _NARROW_ROW + 50 if self.narrow else _middle(row)

    def value(self, row: int, told: str) -> str:
        """What a row comes to, in words."""
        if self.narrow:
            y = row * _NARROW_ROW + 20
            return f'<text x="{NARROW - _EDGE}" y="{y}" text-anchor="end">{escape(told)}</text>'
        return f'<text x="{_LABELS + _AXIS + 12}" y="{_middle(row) + 4}">{escape(told)}</text>'

    def label(self, row: int, id_: str, text: str, value: str) -> str:
        """What a row is of."""
        if not self.narrow:
            return _label(row, id_, text)
        shown = _shown(id_, text)
        first, *rest = wrap(shown, _NARROW_SIGNS - len(value)) or [shown]
        lines = [first, _cut(" ".join(rest), _NARROW_SIGNS)] if rest else [first]
        top = row * _NARROW_ROW + 20
        told = "".join(
            f'<tspan x="{_EDGE}" y="{top + _LINE * place}">{escape(line)}</tspan>'
            for place, line in enumerate(lines)
        )
        return f"<text><title>{escape(shown)}</title>{told}</text>"


def charts_of(judgement: Judgement, case: Case, *, transposed: bool = False) -> dict[str, str]:
    """The charts by name: posteriors, matrix, and breakevens and information where there are."""
    charts = {"posteriors": draw_posteriors(judgement)}
    if judgement.evidence:
        charts["matrix"] = draw_matrix(judgement, case, transposed=transposed)
    if judgement.breakevens:
        charts["breakevens"] = draw_breakevens(judgement)
    if judgement.next:
        charts["information"] = draw_information(judgement)
    return charts


def narrow_charts_of(judgement: Judgement) -> dict[str, str]:
    """The charts of rows by name, for a telephone; a matrix is as wide as it is."""
    charts = {"posteriors": draw_posteriors(judgement, narrow=True)}
    if judgement.breakevens:
        charts["breakevens"] = draw_breakevens(judgement, narrow=True)
    if judgement.next:
        charts["information"] = draw_information(judgement, narrow=True)
    return charts


def draw_posteriors(judgement: Judgement, *, narrow: bool = False) -> str:
    """Each hypothesis: a dot at its posterior, a bar for the band, a ring at its prior."""
    scale = _Scale(narrow=narrow)
    ranked = sorted(judgement.hypotheses, key=lambda one: (-one.posterior, one.id))
    parts = _percent_axis(scale, len(ranked))
    for row, one in enumerate(ranked):
        y, value = scale.y(row), percent(one.posterior)
        low, high = (scale.x(end) for end in one.band)
        parts += [
            scale.label(row, one.id, one.text, value),
            f'<line class="band" x1="{low:.1f}" x2="{max(high, low + 1):.1f}" y1="{y}" y2="{y}"/>',
            f'<circle class="open" cx="{scale.x(one.prior):.1f}" cy="{y}" r="4"/>',
            f'<circle class="dot" cx="{scale.x(one.posterior):.1f}" cy="{y}" r="5"/>',
            scale.value(row, value),
        ]
    told = ", ".join(f"{one.id} {percent(one.posterior)}" for one in ranked)
    key = "● posterior\N{EM SPACE}▬ nine in ten draws\N{EM SPACE}○ prior"
    return _rows("Posteriors", f"Posteriors: {told}.", parts, scale, len(ranked), key)


def draw_breakevens(judgement: Judgement, *, narrow: bool = False) -> str:
    """A tornado: what was given (bar and tick), and where a rival draws level (diamond)."""
    scale = _Scale(narrow=narrow)
    shown = judgement.breakevens[:_MOST_ROWS]
    parts = _percent_axis(scale, len(shown))
    for row, one in enumerate(shown):
        y, told = scale.y(row), f"{one.breakeven:.2f} → {one.rival}"
        at, value = scale.x(one.breakeven), scale.x(one.value)
        low, high = scale.x(one.low), scale.x(one.high)
        parts += [
            scale.label(row, breakeven_name(one), "", told),
            f'<line class="grid" x1="{value:.1f}" x2="{at:.1f}" y1="{y}" y2="{y}"/>',
            f'<line class="range" x1="{low:.1f}" x2="{max(high, low + 1):.1f}" y1="{y}" y2="{y}"/>',
            f'<line class="tick" x1="{value:.1f}" x2="{value:.1f}" y1="{y - 7}" y2="{y + 7}"/>',
            f'<path class="dot" d="M{at:.1f} {y - 6}l6 6l-6 6l-6 -6z"/>',
            scale.value(row, told),
        ]
    key = "▬ as given\N{EM SPACE}| its mean\N{EM SPACE}◆ a rival draws level"
    told = f"The nearest is {breakeven_name(shown[0])} at {shown[0].breakeven:.2f}."
    return _rows("Breakevens", told, parts, scale, len(shown), key)


def draw_information(judgement: Judgement, *, narrow: bool = False) -> str:
    """Each next step: a bar of its information gain, and the chance that the leader changes."""
    shown = judgement.next[:_MOST_ROWS]
    scale = _Scale(max(1e-9, *(one.band[1] for one in shown)), narrow=narrow)
    parts = []
    for row, one in enumerate(shown):
        y, width = scale.y(row), scale.x(one.information_gain_bits) - scale.left
        told = f"{one.information_gain_bits:.3f} bits, {percent(one.leader_changes)}"
        low, high = (scale.x(end) for end in one.band)
        parts += [
            scale.label(row, one.id, one.text, told),
            f'<rect class="gain" x="{scale.left}" y="{y - 7}" width="{width:.1f}" height="14"/>',
            f'<line class="tick" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>',
            scale.value(row, told),
        ]
    key = "▬ expected bits\N{EM SPACE}— nine in ten draws\N{EM SPACE}%: the leader changes"
    first = f"First: {shown[0].id}."
    return _rows("What to find out next", first, parts, scale, len(shown), key)


def without_style(drawing: str) -> str:
    """The chart for a page whose style sheet has the charts' rules, and that allows no other."""
    return _STYLE.sub("", drawing, count=1)


def draw_matrix(judgement: Judgement, case: Case, *, transposed: bool = False) -> str:
    """Hypotheses × evidence: what was rated, shaded by how far it helps or hurts.

    Hypotheses stand in rows: that layout lowered confirmation bias (Dhami et al. 2024).
    """
    weight = {one.id: one for one in judgement.evidence}
    telling = [one.id for one in most_telling(judgement)[:_MOST_COLUMNS]]
    items = [item for item in case.evidence if item.id in telling]
    cells: dict[tuple[str, str], tuple[str, float]] = {}
    for item in items:
        rated = {one.hypothesis: one.estimate for one in item.likelihoods}
        means = {h: mean_of(e) for h, e in rated.items() if e is not None}
        middle = sum(means.values()) / len(means) if means else 0.5
        turn = -1 if item.observed is False else 1
        for hypothesis in case.hypothesis_ids:
            lean = turn * (means.get(hypothesis, middle) - middle)
            cells[hypothesis, item.id] = (_cell_text(rated[hypothesis]), lean)
    hypotheses = [(one.id, one.text) for one in case.hypotheses]
    told = [(item.id, _item_label(weight[item.id])) for item in items]
    rows, columns = (told, hypotheses) if transposed else (hypotheses, told)
    parts, side = [], max(44, min(90, _AXIS // max(1, len(columns))))
    for place, (id_, text) in enumerate(columns):
        x = _LABELS + place * side + side / 2
        parts.append(
            f'<text x="{x:.1f}" y="24" text-anchor="middle"><title>{escape(text)}</title>'
            f"{escape(_cut(id_, side // 8))}</text>"
        )
    for row, (id_, text) in enumerate(rows):
        parts.append(_label(row, id_, text, top=32))
        for place, (column, _) in enumerate(columns):
            written, lean = cells[(column, id_) if transposed else (id_, column)]
            x, y = _LABELS + place * side, 32 + row * _ROW
            kind = "for" if lean > 0 else "against"
            shade = min(DEEPEST, abs(lean))
            parts.append(
                f'<rect class="cell {kind}" x="{x}" y="{y}" width="{side}" height="{_ROW}" '
                f'fill-opacity="{shade:.2f}"/><text x="{x + side / 2}" y="{y + 20}" '
                f'text-anchor="middle">{escape(written)}</text>'
            )
    wide = max(_LABELS + side * len(columns) + 20, 760)
    key = "as rated; blue: likelier than under the others, orange: less likely"
    left = len(case.evidence) - len(items)
    note = f" The {len(items)} most telling items of {len(case.evidence)}." if left else ""
    return _svg(
        "Matrix", f"Ratings.{note}", parts, 32 + len(rows) * _ROW, key=key + note, width=wide
    )


def _cell_text(estimate: Estimate | None) -> str:
    if estimate is None:
        return "NA"
    if estimate.rating is not None:
        return estimate.rating
    sign = {"CC": "++", "C": "+", "N": "0", "I": "−", "II": "−−", None: ""}[rating_of(estimate)]
    number = f"{estimate.low:g}" if estimate.is_point else f"{mean_of(estimate):.2f}"
    return f"{number.removeprefix('0') if number != '0' else number} {sign}"


def _item_label(one: ItemWeight) -> str:
    return f"{one.text} ({ratio_words(one)})"


def _percent_axis(scale: _Scale, rows: int) -> list[str]:
    parts, foot = [], rows * scale.row
    for tenth in range(0, 11, 2):
        x = scale.x(tenth / 10)
        anchor = {0: "start", 10: "end"}.get(tenth, "middle") if scale.narrow else "middle"
        parts.append(
            f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{foot + 4}"/>'
            f'<text class="soft" x="{x:.1f}" y="{foot + 20}" text-anchor="{anchor}">'
            f"{tenth * 10}%</text>"
        )
    return parts


def _label(row: int, id_: str, text: str, top: int = 0) -> str:
    shown = _shown(id_, text)
    lines = wrap(shown, _LABEL_WIDTH) or [shown]
    lines = [*lines[:1], _cut(" ".join(lines[1:]), _LABEL_WIDTH)] if len(lines) > 1 else lines
    first = _middle(row) + top + (4 if len(lines) == 1 else -3)
    told = "".join(
        f'<tspan x="0" y="{first + _LINE * place}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    return f"<text><title>{escape(shown)}</title>{told}</text>"


def _shown(id_: str, text: str) -> str:
    return id_ if not text or text == id_ else f"{id_} {text}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: max(width - 1, 1)]}…"


def _middle(row: int) -> int:
    return row * _ROW + _ROW // 2


def _rows(title: str, told: str, parts: Sequence[str], scale: _Scale, rows: int, key: str) -> str:
    """A drawing of rows; on a telephone each part of its key has a line of its own."""
    height = rows * scale.row
    if not scale.narrow:
        return _svg(title, told, parts, height, key=key)
    lines = key.split("\N{EM SPACE}")
    keys = [
        f'<text class="soft" x="{_EDGE}" y="{height + 44 + 17 * at}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    ]
    return svg(title, told, [*parts, *keys], (NARROW, height + 34 + 17 * len(lines)))


def _svg(
    title: str, told: str, parts: Sequence[str], height: int, *, key: str, width: int = 800
) -> str:
    height += 52
    return disarmed(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sayso-chart" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(f"{title}. {told}")}">'
        f"<title>{escape(title)}</title><style>{chart_style()}</style>{''.join(parts)}"
        f'<text class="soft" x="{_LABELS}" y="{height - 8}">{escape(key)}</text></svg>'
    )
