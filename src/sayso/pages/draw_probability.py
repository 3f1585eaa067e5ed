"""How sure a source is: the words, the interval, and its place on a line from 0 to 100%."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.pages.draw_words import percentages, quoted
from sayso.records import Certainty
from sayso.scales.scale import load_scale, scale_names

_LEAST_WIDTH = 1.5  # a point still shows on the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """The words, the interval as text (None for a hedge), and where to draw it.

    ``left`` and ``width`` are hundredths of the line. ``phrase`` is the scale's own phrase where
    it differs from the words.
    """

    words: str
    interval: str | None
    phrase: str | None
    left: float
    width: float

    @property
    def text(self) -> str:
        """Words and interval on one line: “likely”, 55–80%."""
        phrase = f", read as “{self.phrase}”" if self.phrase else ""
        return f"“{self.words}”{phrase}, {self.interval or 'a hedge'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurenessRow:
    """One row of the table of words: a sureness, and the numbers of the claims that use it."""

    sureness: Sureness
    claims: tuple[int, ...]


def sureness(certainty: Certainty | None) -> Sureness | None:
    """How the page shows a certainty."""
    if certainty is None:
        return None
    words = quoted(certainty.text)
    phrase = quoted(certainty.phrase) if certainty.phrase else None
    if phrase and phrase.casefold() == words.casefold():
        phrase = None
    if certainty.low is None or certainty.high is None:
        return Sureness(words=words, interval=None, phrase=phrase, left=0.0, width=0.0)
    width = max(_LEAST_WIDTH, (certainty.high - certainty.low) * 100)
    middle = (certainty.low + certainty.high) * 50
    left = min(max(0.0, middle - width / 2), 100 - width)
    return Sureness(
        words=words,
        interval=percentages(certainty.low, certainty.high),
        phrase=phrase,
        left=round(left, 1),
        width=round(width, 1),
    )


def scale_title(scale: str) -> str:
    """The scale's title, or its name where the title is not known."""
    return load_scale(scale).title if scale in scale_names() else quoted(scale)


def sureness_rows(numbered: Iterable[tuple[int, Sureness | None]]) -> tuple[SurenessRow, ...]:
    """The words in use with their claims, the surest first, hedges without a figure last."""
    rows: dict[tuple[str, str | None], tuple[Sureness, list[int]]] = {}
    for number, sure in numbered:
        if sure is not None:
            key = (sure.words.casefold(), sure.interval)
            rows.setdefault(key, (sure, []))[1].append(number)
    ordered = sorted(
        rows.values(), key=lambda row: (row[0].interval is None, -row[0].left - row[0].width / 2)
    )
    return tuple(SurenessRow(sureness=sure, claims=tuple(claims)) for sure, claims in ordered)
