"""A reading as plain records for templates and terminal: no markup, nothing left to work out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.pages.draw_conclusions import Conclusion, draw_conclusions, draw_unsupported
from sayso.pages.draw_findings import FindingsView
from sayso.pages.draw_gist import Gist, draw_gist
from sayso.pages.draw_notes import Note, draw_notes
from sayso.pages.draw_probability import SurenessRow, scale_title, sureness_rows
from sayso.pages.draw_source import KIND_LABELS
from sayso.pages.draw_sources import SourceGroup, draw_sources, summary
from sayso.pages.draw_text import TextRun, draw_text
from sayso.pages.draw_words import count, day, listed, place_words, quoted
from sayso.records import Document, Problem, Reading, SourceKind
from sayso.records.document import name_of

_LONGEST_EXCERPT, _LONGEST_OF_SEVERAL = 160, 60
_MOST_EXCERPTS = 8
"""Places of one problem that are shown with their words; of others the line is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPlace:
    """Where something could not be read: the line, and the words that stand there."""

    line: int
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """Something that could not be read: what, where in the text, and what may be done.

    ``places`` are those shown with their words, ``others`` the lines of the rest.
    """

    message: str
    remedy: str | None
    places: tuple[ProblemPlace, ...]
    others: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """All that a page or a terminal shows of one reading.

    ``prefix`` begins every anchor of this reading ("d1"), so that several fit one page.
    ``byline`` names publisher, author and day; ``kinds`` are the kinds of source that occur.
    ``findings`` is None where the document was read and not checked.
    """

    prefix: str
    title: str
    byline: tuple[str, ...]
    location: str | None
    address: str | None
    language: str
    summary: str
    remarks: str
    kinds: tuple[tuple[SourceKind, str], ...]
    runs: tuple[TextRun, ...]
    notes: tuple[Note, ...]
    conclusions: tuple[Conclusion, ...]
    unsupported: tuple[Note, ...]
    sources: tuple[SourceGroup, ...]
    forecasts: tuple[Note, ...]
    words: tuple[SurenessRow, ...]
    scale: str
    problems: tuple[ProblemRow, ...]
    engine: str
    findings: FindingsView | None
    gist: Gist
    headings: tuple[tuple[int, int, str], ...]

    @property
    def doubted(self) -> int:
        """How many claims are of doubtful reading."""
        return sum(note.doubt is not None for note in self.notes)


def draw_reading(
    reading: Reading, place: int = 1, findings: FindingsView | None = None
) -> ReadingView:
    """The reading, drawn; place is its number on the page, from 1."""
    document, notes = reading.document, draw_notes(reading)
    sources = draw_sources(reading, notes)
    conclusions = draw_conclusions(reading, notes)
    runs = draw_text(reading, notes, findings.remarks if findings else ())
    forecasts = tuple(note for note in notes if note.kind == "forecast")
    used = {note.speaker.kind for note in notes}
    words = sureness_rows((note.number, note.sureness) for note in notes)
    return ReadingView(
        prefix=f"d{place}",
        title=document_title(document),
        byline=_byline(document),
        location=place_words(document.location) if document.location else None,
        address=_address(document.location),
        language=quoted(document.language),
        summary=summary(sources, len(notes)),
        remarks=_remarks(len(conclusions), len(forecasts), words),
        kinds=tuple((kind, label) for kind, label in KIND_LABELS.items() if kind in used),
        runs=runs,
        notes=notes,
        conclusions=conclusions,
        unsupported=draw_unsupported(reading, notes),
        sources=sources,
        forecasts=forecasts,
        words=words,
        scale=scale_title(reading.scale),
        problems=_problems(reading),
        engine=quoted(_maker(reading)),
        findings=findings,
        gist=draw_gist(sources, conclusions, _due(reading, notes)),
        headings=tuple(
            (block.number, block.level, block.title)
            for run in runs
            for block in run.blocks
            if block.number
        ),
    )


def _due(reading: Reading, notes: Sequence[Note]) -> list[tuple[Note, str]]:
    """Forecasts with a last day, and that day."""
    return [
        (note, claim.horizon.by.isoformat())
        for claim, note in zip(reading.claims, notes, strict=True)
        if note.kind == "forecast" and claim.horizon and claim.horizon.by
    ]


def document_title(document: Document) -> str:
    """The document's title, else the last part of where it was read from."""
    untitled = replace(document, title=None, location=None)
    return place_words(name_of(document)) or quoted(name_of(untitled))


def _byline(document: Document) -> tuple[str, ...]:
    authors = listed([quoted(author) for author in document.authors])
    published = day(document.published) if document.published else ""
    return tuple(filter(None, (quoted(document.publisher or ""), authors, published)))


def _address(location: str | None) -> str | None:
    """The location where it is a web address; anything else must never become a link."""
    if location and location.lower().startswith(("http://", "https://")):
        return quoted(location)
    return None


def _remarks(conclusions: int, forecasts: int, words: tuple[SurenessRow, ...]) -> str:
    measured = sum(len(row.claims) for row in words if row.sureness.interval)
    hedged = sum(len(row.claims) for row in words) - measured
    parts = [
        count(forecasts, "forecast") if forecasts else "",
        count(conclusions, "conclusion") if conclusions else "",
        f"{count(measured, 'claim')} with words of probability" if measured else "",
        f"{count(hedged, 'claim')} with a hedge that no scale measures" if hedged else "",
    ]
    told = listed([part for part in parts if part])
    return f"Among them {told}." if told else ""


def _problems(reading: Reading) -> tuple[ProblemRow, ...]:
    text = reading.document.text
    breaks = [at for at, character in enumerate(text) if character == "\n"]
    alike: dict[str, list[Problem]] = {}
    for problem in reading.problems:
        alike.setdefault(problem.message, []).append(problem)
    return tuple(_problem(group, text, breaks) for group in alike.values())


def _problem(alike: Sequence[Problem], text: str, breaks: list[int]) -> ProblemRow:
    """The row of a problem, told once where several have the same words."""
    problem = alike[0]
    longest = _LONGEST_EXCERPT if len(alike) == 1 else _LONGEST_OF_SEVERAL
    spans = [(each.start, each.end) for each in alike if each.start is not None]
    places = tuple(
        ProblemPlace(line=_line(start, breaks), excerpt=_excerpt(text, start, end, longest))
        for start, end in spans[:_MOST_EXCERPTS]
    )
    others = dict.fromkeys(str(_line(start, breaks)) for start, _ in spans[_MOST_EXCERPTS:])
    return ProblemRow(
        message=quoted(problem.message) + (f" ({len(alike)} places)" if len(alike) > 1 else ""),
        remedy=quoted(problem.remedy) if problem.remedy else None,
        places=places,
        others=f"and in {count(len(others), 'line')}: {', '.join(others)}" if others else "",
    )


def _line(offset: int, breaks: list[int]) -> int:
    return bisect_right(breaks, offset) + 1


def _excerpt(text: str, start: int, end: int | None, longest: int) -> str:
    """The words from one place to another, cut where they are many."""
    stop = start if end is None else end
    return quoted(text[start : min(stop, start + longest)]) + (
        " …" if stop > start + longest else ""
    )


def _maker(reading: Reading) -> str:
    """The engine with its version, model and options: "standard 0.1.0 (model 3f…)"."""
    made_by = reading.made_by
    if made_by is None:
        return reading.engine
    details = [f"model {made_by.model}"] if made_by.model else []
    details += [f"{each.name}: {each.value}" for each in made_by.options]
    told = f" ({', '.join(details)})" if details else ""
    return f"{reading.engine} {made_by.version}{told}"
