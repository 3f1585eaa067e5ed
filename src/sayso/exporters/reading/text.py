"""A reading for the terminal: claims under those who make them, then what rests on what."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING, ClassVar

from sayso.exporters.colours import BY_KIND, DIM
from sayso.records import Reading
from sayso.records.manner import PLAIN, Manner

if TYPE_CHECKING:
    from sayso.pages.draw_conclusions import Conclusion
    from sayso.pages.draw_notes import Note
    from sayso.pages.draw_reading import ReadingView
    from sayso.pages.draw_sources import SourceRow

_NARROWEST = 40
_FEWEST = 2
"""Kinds of sources of which an overview is given; one alone stands below at once."""
_SHOWN = 3
_NAMELESS = frozenset(("author", "impersonal"))
_DIM = f"color({DIM})"
_STYLES = {
    kind: "default" if colour is None else f"color({colour})" for kind, colour in BY_KIND.items()
}


class ReadingText:
    """Writes readings as plain text, at least 40 columns wide."""

    extensions: ClassVar[tuple[str, ...]] = (".txt",)
    media_type: ClassVar[str] = "text/plain"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The text, in pieces that end with a line, as soon as each reading is known."""
        from sayso.pages.draw_reading import draw_reading

        width = max(_NARROWEST, manner.width or 80)
        sheet = _Sheet(colour=manner.colour, width=width)
        for place, reading in enumerate(records, start=1):
            view = draw_reading(reading, place)
            if place > 1:
                yield "\n" + "=" * width + "\n\n"
            yield from _head(sheet, view)
            yield from _whose(sheet, view)
            yield from _claims(sheet, view)
            yield from _conclusions(sheet, view)
            yield from _problems(sheet, view)
            yield from sheet.lines(f"{view.summary} {view.remarks}".strip(), before=1)
            yield from _doubts(sheet, view)
            yield from sheet.lines(f"Engine: {view.engine}.", style=_DIM)


class _Sheet:
    """Wrapped lines, styled where colour is wanted."""

    def __init__(self, *, colour: bool, width: int) -> None:
        from rich.console import Console

        self._buffer = StringIO()
        # Everything is told to the console, so that it looks at no environment of its own.
        self._console = Console(
            file=self._buffer,
            width=width,
            height=25,
            force_terminal=colour,
            force_jupyter=False,
            color_system="256" if colour else None,
            no_color=not colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def lines(
        self, text: str, *, style: str = "", indent: int = 0, label: str = "", before: int = 0
    ) -> Iterator[str]:
        """The text wrapped, indented by columns, with a label in the indent of its first line."""
        from rich.text import Text

        body = Text(text, style=style)
        wrapped = body.wrap(self._console, self._console.width - indent)
        for at, line in enumerate(wrapped):
            margin = f"{label:>{max(0, indent - 2)}}  " if label and at == 0 else " " * indent
            line.rstrip()
            self._console.print(Text(margin) + line if indent else line, soft_wrap=True)
        piece = "\n" * before + self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        yield piece


def _head(sheet: _Sheet, view: "ReadingView") -> Iterator[str]:
    yield from sheet.lines(view.title, style="bold")
    if view.byline:
        yield from sheet.lines(" · ".join(view.byline))
    if view.location:
        yield from sheet.lines(f"Read from {view.location}", style=_DIM)


def _whose(sheet: _Sheet, view: "ReadingView") -> Iterator[str]:
    """Whose the claims are, at a glance: how many of each kind, and who makes most of them."""
    groups = [(one, [row for row in one.rows if row.claims]) for one in view.sources]
    groups = [(one, rows) for one, rows in groups if rows]
    if len(groups) < _FEWEST:
        return
    yield from sheet.lines("On whose say-so:", style="bold", before=1)
    for group, rows in groups:
        busiest = sorted(rows, key=lambda row: -len(row.claims))
        names = [f"{row.label} {len(row.claims):,}" for row in busiest[:_SHOWN]]
        more = f", … {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
        told = f": {', '.join(names)}{more}" if rows[0].kind not in _NAMELESS else ""
        total = sum(len(row.claims) for row in rows)
        style = _STYLES[rows[0].kind]
        yield from sheet.lines(f"{group.title}{told}", style=style, indent=7, label=f"{total:,}")


def _claims(sheet: _Sheet, view: "ReadingView") -> Iterator[str]:
    for group in view.sources:
        yield from sheet.lines(group.title.upper(), style="bold", before=1)
        for row in group.rows:
            if row.kind not in _NAMELESS:
                yield from sheet.lines(_tally(row), style=f"bold {_STYLES[row.kind]}")
            for number in row.claims:
                yield from _claim(sheet, view.notes[number - 1])


def _tally(row: "SourceRow") -> str:
    passed = f"passes on {', '.join(map(str, row.passes_on))}" if row.passes_on else ""
    claims = f"{len(row.claims):,} claim{'' if len(row.claims) == 1 else 's'}"
    return f"{row.label} ({'; '.join(filter(None, [claims if row.claims else '', passed]))})"


def _claim(sheet: _Sheet, note: "Note") -> Iterator[str]:
    yield from sheet.lines(_quote(note), indent=7, label=str(note.number))
    speaker = note.speaker
    details = [
        note.kind,
        speaker.stance,
        f"according to {', according to '.join(speaker.via)}" if speaker.via else "",
        " … ".join(f"“{cue}”" for cue in speaker.cues),
        note.sureness.text if note.sureness else "",
        f"on condition “{note.condition}”" if note.condition else "",
        note.when or ("no time given" if note.kind == "forecast" else ""),
        f"line {note.line}",
        f"doubtful reading (score {note.doubt})" if note.doubt else "",
    ]
    style = _DIM if note.plain else _STYLES[speaker.kind]
    yield from sheet.lines("; ".join(filter(None, details)), style=style, indent=7)


def _quote(note: "Note") -> str:
    return f"“{note.lead} … {note.quote}”" if note.lead else f"“{note.quote}”"


def _doubts(sheet: _Sheet, view: "ReadingView") -> Iterator[str]:
    if view.doubted:
        told = (
            f"Doubtful readings: {view.doubted:,}. Whose such a claim is, or of what kind, may be "
            "wrong; its score is the share of such readings that are right."
        )
        yield from sheet.lines(told, style=_DIM)


def _conclusions(sheet: _Sheet, view: "ReadingView") -> Iterator[str]:
    if view.conclusions:
        yield from sheet.lines("CONCLUSIONS, AND WHAT EACH RESTS ON", style="bold", before=1)
    for conclusion in view.conclusions:
        yield from _conclusion(sheet, conclusion)
    if view.unsupported:
        title = "OFFERED WITHOUT A STATED REASON"
        yield from sheet.lines(title, style="bold", before=1)
    for note in view.unsupported:
        yield from sheet.lines(_held(note), indent=7, label=str(note.number))


def _held(note: "Note", who: str = "") -> str:
    """A claim with how it is held: no “it will last” without the “I doubt that” around it."""
    sure = note.sureness.text if note.sureness else ""
    held = "; ".join(filter(None, [who, note.speaker.stance, sure]))
    return f"{_quote(note)} ({held})" if held else _quote(note)


def _conclusion(sheet: _Sheet, conclusion: "Conclusion") -> Iterator[str]:
    note = conclusion.note
    yield from sheet.lines(_held(note), indent=7, label=str(note.number))
    for support in conclusion.supports:
        yield from sheet.lines(support.text, indent=7)
        for premise in support.premises:
            yield from sheet.lines(
                _held(premise, premise.speaker.chain),
                style=_DIM,
                indent=12,
                label=str(premise.number),
            )


def _problems(sheet: _Sheet, view: "ReadingView") -> Iterator[str]:
    if view.problems:
        yield from sheet.lines("WHAT IS LEFT OUT", style="bold", before=1)
    for problem in view.problems:
        told = "; ".join(filter(None, [problem.message, problem.remedy]))
        places = [f"line {each.line}: “{each.excerpt}”" for each in problem.places]
        if len(places) == 1:
            yield from sheet.lines(f"{told} ({places[0]})", indent=7)
            continue
        yield from sheet.lines(told + (":" if places else ""), indent=7)
        for place in filter(None, (*places, problem.others)):
            yield from sheet.lines(place, style=_DIM, indent=9)
