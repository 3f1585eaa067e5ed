"""Words, and what came of them: what the scale says, what share came true, where that may lie."""

from collections.abc import Callable, Sequence

from sayso.pages.draw_svg import NARROW, WIDE, cut, line, svg, text
from sayso.pages.draw_words import quoted
from sayso.records.score import WordOutcome

_ROW = 34
_LABELS = 210
_RIGHT = 150
_TOP = 26


def draw_words_outcomes(words: Sequence[WordOutcome], *, narrow: bool = False) -> str:
    """A row a phrase, the surest on top: bar, dot and whisker; bare words below, without a bar."""
    rows = ordered(words)
    width = NARROW if narrow else WIDE
    left, right = (2, 24) if narrow else (_LABELS, _RIGHT)
    axis = width - left - right
    step, top = (_ROW + 16, _TOP) if narrow else (_ROW, _TOP)

    def x(share: float) -> float:
        return left + axis * share

    bottom = top + len(rows) * step
    parts = []
    for quarter in range(5):
        at = x(quarter / 4)
        anchor = "start" if narrow and not quarter else "middle"
        parts.append(line(at, top - 8, at, bottom, "grid"))
        parts.append(text(at, top - 14, f"{25 * quarter}%", "soft", anchor))
    for place, one in enumerate(rows):
        y = top + place * step + (32 if narrow else 17)
        name = f"“{cut(quoted(one.phrase), 30)}”" + (" *" if one.declared else "")
        told = outcome_words(one)
        if narrow:
            parts += [text(left, y - 16, name), text(width - 2, y - 16, told, "", "end")]
        else:
            parts += [
                text(left - 12, y + 4, name, "", "end"),
                text(width - right + 16, y + 4, told),
            ]
        parts += _marks(one, x, y)
    key = ["▬ what the scale says", "● share that came true", "|—| where it lies nine times in ten"]
    lines = key if narrow else ["\N{EM SPACE}".join(key)]
    parts += [text(left, bottom + 20 + 17 * n, one, "soft") for n, one in enumerate(lines)]
    told = "; ".join(f"{one.phrase}: {outcome_words(one)}" for one in rows)
    height = bottom + 26 + 17 * (len(lines) - 1)
    return svg("Words, and what came of them", f"{told}.", parts, (width, height))


def ordered(words: Sequence[WordOutcome]) -> list[WordOutcome]:
    """Phrases that a scale measures, the surest first, then bare ones, the busiest first."""
    return sorted(words, key=lambda one: (one.low is None, -_middle(one), -one.n, one.phrase))


def outcome_words(one: WordOutcome) -> str:
    """What came of the phrase: "38 of 69 came true"."""
    return f"{one.yes:,} of {one.n:,} came true"


def _middle(one: WordOutcome) -> float:
    return 0.0 if one.low is None or one.high is None else (one.low + one.high) / 2


def _marks(one: WordOutcome, x: Callable[[float], float], y: float) -> list[str]:
    parts = []
    if one.low is not None and one.high is not None:
        low, high = x(one.low), max(x(one.high), x(one.low) + 2)
        parts.append(line(low, y, high, y, "range"))
    if one.interval is not None:
        low, high = (x(end) for end in one.interval)
        parts.append(line(low, y, high, y, "whisker"))
        parts += [line(end, y - 5, end, y + 5, "whisker") for end in (low, high)]
        parts.append(f'<circle class="dot" cx="{x(one.yes / one.n):.1f}" cy="{y}" r="5"/>')
    return parts
