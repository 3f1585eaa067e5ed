"""Scores of marked spans: exact, by token and by overlap, and of whole attributions.

- exact: a contiguous piece is right where start and end are the gold's.
- token: a token (a word or a mark) is right where both mark it as the same kind.
- overlap: a piece is right where it shares a token's character with a piece of the other side.
- triples: one attribution for one; right where the contents' token F1 is at least .5, the cues
  overlap, and the sources overlap or both are nobody.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bench.result import prf
from training.corpora.brat import Annotated, Pieces, Span, Triple

KINDS = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Hon|St|Jr|Sr|vs|No"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)|\b(?:\w\.)*\w)\.$"
)
_SENTENCE_END = re.compile(r"\n|[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")


def cut_at_sentences(text: str, spans: Iterable[Span]) -> frozenset[Span]:
    """The spans cut at line breaks and sentence ends, pieces without a letter or digit left out.

    A fixed rule, the same for gold and predictions, and no part of what is measured: marks
    before white space and a capital or digit, unless the word is an initial or an abbreviation.
    """
    pieces: set[Span] = set()
    for start, end in spans:
        begin = start
        for match in _SENTENCE_END.finditer(text, start, end):
            last = match.end()
            if match[0] == "." and _ABBREVIATED.search(text, max(start, last - 12), last):
                continue
            pieces.add(_strip(text, begin, last))
            begin = last
        pieces.add(_strip(text, begin, end))
    return frozenset(piece for piece in pieces if re.search(r"\w", text[slice(*piece)]))


def score_pieces(
    gold: Sequence[tuple[str, frozenset[Span]]], given: Sequence[frozenset[Span]]
) -> dict[str, Any]:
    """Exact, token and overlap P/R/F in percent, micro over documents of (text, gold pieces)."""
    exact = token = overlap_given = overlap_gold = 0
    sizes = [0, 0, 0, 0]
    for (text, wanted), read in zip(gold, given, strict=True):
        wanted_tokens, read_tokens = tokens_in(text, wanted), tokens_in(text, read)
        exact += len(wanted & read)
        token += len(wanted_tokens & read_tokens)
        overlap_given += sum(bool(tokens_in(text, [piece]) & wanted_tokens) for piece in read)
        overlap_gold += sum(bool(tokens_in(text, [piece]) & read_tokens) for piece in wanted)
        for place, size in enumerate(map(len, (read, wanted, read_tokens, wanted_tokens))):
            sizes[place] += size
    return {
        "exact": prf((exact, sizes[0]), (exact, sizes[1])),
        "token": prf((token, sizes[2]), (token, sizes[3])),
        "overlap": prf((overlap_given, sizes[0]), (overlap_gold, sizes[1])),
        "gold": sizes[1],
        "given": sizes[0],
    }


def score_triples(gold: Sequence[Annotated], given: Sequence[Sequence[Triple]]) -> dict[str, Any]:
    """P/R/F in percent of whole attributions."""
    right = sum(
        count_right(each.text, each.triples, read) for each, read in zip(gold, given, strict=True)
    )
    sizes = sum(map(len, given)), sum(len(each.triples) for each in gold)
    return {**prf((right, sizes[0]), (right, sizes[1])), "gold": sizes[1], "given": sizes[0]}


def count_right(text: str, gold: Sequence[Triple], given: Sequence[Triple]) -> int:
    """How many of one document's attributions are right: the most that pair up one to one."""
    contents = [tokens_in(text, each.content) for each in gold]
    fits: list[list[int]] = []
    for read in given:
        tokens = tokens_in(text, read.content)
        fits.append(
            [
                number
                for number, wanted in enumerate(gold)
                if overlaps(read.cue, wanted.cue)
                and (overlaps(read.source, wanted.source) or not (read.source or wanted.source))
                and 4 * len(tokens & contents[number]) >= len(tokens) + len(contents[number])
            ]
        )
    taken_by: dict[int, int] = {}
    return sum(_augment(number, fits, taken_by, set()) for number in range(len(given)))


def overlaps(one: Pieces, other: Pieces) -> bool:
    """Whether any piece of one shares a character with any of the other."""
    return any(a < d and c < b for a, b in one for c, d in other)


def tokens_in(text: str, pieces: Iterable[Span]) -> set[int]:
    """The places of the tokens that begin within the pieces."""
    return {match.start() for start, end in pieces for match in _TOKEN.finditer(text, start, end)}


def tokens_of(text: str, start: int, end: int) -> list[Span]:
    """The words and marks of ``text[start:end]``."""
    return [match.span() for match in _TOKEN.finditer(text, start, end)]


def _augment(read: int, fits: list[list[int]], taken_by: dict[int, int], tried: set[int]) -> bool:
    for wanted in fits[read]:
        if wanted not in tried:
            tried.add(wanted)
            holder = taken_by.get(wanted)
            if holder is None or _augment(holder, fits, taken_by, tried):
                taken_by[wanted] = read
                return True
    return False


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
