"""Paired marks: the attributions that the encoder's spans of one layer make."""

import re
from collections.abc import Sequence

from sayso.analysis.marks import Mark, Span
from sayso.analysis.statements.pairing import Attributed, Starts, pair

_OPENS_QUOTE = re.compile(r"[\s(]([“\"])\w")
_RELATIVE = re.compile(r",?\s+(?:who|whose|which)\s[^“”\"\n]*\Z")
_RELATIVE_SOURCE = re.compile(r"(?:who|whose|which)\s+\w", re.IGNORECASE)


def pair_marks(text: str, marks: Sequence[Mark], starts: Starts) -> list[Attributed]:
    """The attributions that spans of one layer make, in the order of their cues."""
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for mark in marks:
        spoken = _OPENS_QUOTE.search(text, mark.start, mark.end) if mark.label == "source" else None
        end = spoken.start(1) if spoken else mark.end
        spans[mark.label].append((mark.start, end))
        if end < mark.end:  # "“The dam,” said Odran, the mayor, “is failing.”"
            spans["content"].append((end, mark.end))
    sources = _whole_sources(text, spans["source"])
    paired = pair(text, sources, spans["cue"], spans["content"], starts)
    return [each._replace(source=_with_relative(text, each)) for each in paired]


def _whole_sources(text: str, sources: Sequence[Span]) -> list[Span]:
    """The sources, "an aide" and "who asked not to be named," made one."""
    whole: list[Span] = []
    for start, end in sources:
        apart = text[whole[-1][1] : start].strip(" ,\n") if whole else "-"
        if not apart and _RELATIVE_SOURCE.match(text, start, end):
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole


def _with_relative(text: str, each: Attributed) -> Span | None:
    """The source with the "who" clause between it and its cue, and without its last comma."""
    if each.source is None:
        return None
    start, end = each.source
    between = _RELATIVE.match(text[end : each.cue[0]].rstrip(" ,\n")) if end < each.cue[0] else None
    end += between.end() if between else 0
    return start, start + len(text[start:end].rstrip(" ,\n"))
