"""C210: a level of confidence with no word on what it rests on, or one that is no level."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.support import is_sourced
from sayso.language.lexicon import phrases, word_set
from sayso.records import Block
from sayso.records.finding import Finding

_LABEL = re.compile(
    r"\bconfidence(?: level)?\s?[:=]\s?"
    r"(?P<level>(?:(?:very|extremely|quite|fairly|exceptionally)\s)?[a-z]+)\b",
    re.IGNORECASE,
)
# A row of a table as it is shown: cells between bars.
_ROW = re.compile(r"^[^\n|]*(?:\|[^\n|]*)+$", re.MULTILINE)
_CELL = re.compile(r"[^|]+")
_LONGEST = 60  # characters of a heading
NO_LEVEL = "low, moderate and high are the levels"
NO_BASIS = "no word says what it rests on"


def find(context: Context) -> Iterator[Finding]:
    """C210: a level of confidence with no word on what it rests on, or one that is no level."""
    seen = set()
    for match in phrases(__package__, "off_scale").finditer(context.text):
        if _is_own(context, *match.span()):
            seen.add(context.sentence_at(match.start()))
            yield context.find("C210", *match.span(), why=NO_LEVEL)
    for finding in (*_labelled(context), *_in_tables(context)):
        seen.add(context.sentence_at(finding.start))
        yield finding
    if any(_is_basis(context, block) for block in context.blocks):
        return
    for match in phrases(__package__, "levels").finditer(context.text):
        sentence = context.sentence_at(match.start())
        if sentence in seen or not _is_own(context, *match.span()):
            continue
        told = context.text[match.end() :].startswith(":")
        if not told and not _has_basis(context, *sentence):
            seen.add(sentence)
            yield context.find("C210", *match.span(), why=NO_BASIS)


def _is_basis(context: Context, block: Block) -> bool:
    """Whether a heading says that what judgements rest on stands under it."""
    words = context.text[block.start : block.end].strip(" :.*#\n0123456789")
    return len(words) < _LONGEST and phrases(__package__, "basis_headings").fullmatch(words)


def _labelled(context: Context) -> Iterator[Finding]:
    """Levels that stand after a label ("Confidence: extremely high") and are none."""
    for match in _LABEL.finditer(context.text):
        before = context.text[: match.start()].rsplit(maxsplit=1)[-1:]
        if before and before[0].lower() in word_set(__package__, "named"):
            continue  # "with high confidence: eleven witnesses saw it"
        if match["level"].lower() not in word_set(__package__, "named"):
            yield context.find("C210", *match.span(), why=NO_LEVEL)


def _in_tables(context: Context) -> Iterator[Finding]:
    """Cells under "Confidence" in the rows of a table whose words are no level."""
    heads = phrases(__package__, "heads")
    column, width = None, 0
    for row in _ROW.finditer(context.text):
        cells = list(_CELL.finditer(row[0]))
        headed = (at for at, cell in enumerate(cells) if heads.fullmatch(cell[0].strip(" *")))
        head = next(headed, None)
        if head is not None:
            column, width = head, len(cells)
        elif column is not None and len(cells) == width and _is_no_level(cells[column][0]):
            told = cells[column][0].strip(" *")
            start = row.start() + cells[column].start() + cells[column][0].index(told)
            yield context.find("C210", start, start + len(told), why=NO_LEVEL)


def _is_no_level(cell: str) -> bool:
    """Whether a cell holds words, and none of them names a level."""
    words = frozenset(cell.lower().strip(" *").split())
    named = words & word_set(__package__, "named")
    return bool(words) and all(map(str.isalpha, words)) and not named


def _is_own(context: Context, start: int, end: int) -> bool:
    """Whether a level is the author's, and no matter of trust in somebody or something."""
    place = context.sentence_at(start)
    if context.in_quotation(start) or phrases(__package__, "others").search(context.text, *place):
        return False
    return phrases(__package__, "trust").match(context.text, end + 1) is None


def _has_basis(context: Context, start: int, end: int) -> bool:
    """Whether the sentence, the one before or the one after says what a level rests on."""
    before, _ = context.sentence_at(max(start - 3, 0))
    _, after = context.sentence_at(min(end + 3, len(context.text) - 1))
    if context.block_at(after - 1) != context.block_at(start):
        after = end
    if context.block_at(before) != context.block_at(start):
        before = start
    if phrases(__package__, "basis").search(context.text, before, after) is not None:
        return True
    return any(map(is_sourced, context.claims_from(before, after, beside=start)))
