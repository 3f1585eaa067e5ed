"""How sure a source is: the words, the interval, and its place on a line from 0 to 100%."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.pages.draw_words import percentages, quoted
from sayso.records import Certainty

SCALE_NAMES: dict[str, str] = {
    "icd203": "ICD 203, the scale of the United States intelligence community",
    "phia": "PHIA, the probability yardstick of the United Kingdom",
    "nato": "the scale of NATO’s intelligence doctrine (AJP-2.1)",
    "ipcc": "the likelihood scale of the IPCC",
    "kent": "Sherman Kent’s words of estimative probability",
    "survey": "what people in surveys take the words to mean",
}
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


def scale_name(scale: str) -> str:
    """The scale's name in full."""
    return SCALE_NAMES.get(scale, quoted(scale))


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
