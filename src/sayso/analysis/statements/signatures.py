"""Signed quotations: a name behind a dash after them, or on a line in front of them."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.analysis.marks import Span
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.text.quotations import Quotation

_DASH = re.compile(r"[”»\"]?\s*(?:[—–]|--?)\s*(?=\w)")
_LEADING = frozenset({"COORD", "ADV", "PREP", "SUB", "STOP", "QUOTE"})
_MOST_WORDS = 16


def find_signature(
    text: str, parsed: Sequence[Parsed], quotation: Quotation
) -> tuple[Span, Span] | None:
    """Who signs a quotation, and the mark that says so; None where nobody does.

    "“It is new.” — Ana Bo, the clerk"; "And from Ana Bo:" on a line of its own in front.
    """
    starts = [each.sentence.start for each in parsed]
    dash = _DASH.match(text, quotation.end)
    if dash is not None:
        number = bisect_right(starts, dash.end()) - 1
        found = _name(parsed[number], dash.end()) if number >= 0 else None
        if found is not None:
            mark = dash.group().strip('”»" \n\t')
            at = text.index(mark, dash.start())
            return found, (at, at + len(mark))
    number = bisect_right(starts, quotation.start) - 1
    if number < 1 or quotation.start > starts[number] + 1:
        return None
    before = parsed[number - 1]
    apart = before.sentence.block != parsed[number].sentence.block
    if not apart or before.tokens[-1].text != ":":
        return None
    found = _name(before, before.sentence.start)
    return (found, (before.tokens[-1].start, before.tokens[-1].end)) if found else None


def _name(parsed: Parsed, start: int) -> Span | None:
    """The noun phrase with a name that a sentence without a verb is from an offset on."""
    tags = parsed.tags
    first = next((at for at, each in enumerate(parsed.tokens) if each.start >= start), len(tags))
    while first < len(tags) and tags[first] in _LEADING:
        first += 1
    inside = tags[first:]
    if not 0 < len(inside) <= _MOST_WORDS or "NAME" not in inside:
        return None
    if {"FIN", "MODAL"} & set(inside):
        return None
    return parsed.span(first, len(tags))
