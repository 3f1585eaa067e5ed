"""Segmentation: from blocks to sentences. A sentence never crosses the edge of a block."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token, tokenise
from sayso.records import Block, BlockKind, Document

_LONGEST = 250
_LONGEST_WORD = 40  # in characters, of an abbreviation
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_BOUNDARY = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++[{re.escape(_CLOSERS)}]*+)(?:\s?\[\d{{1,3}}\])*+(?=\s+\S)"
)
_LAST_REFERENCES = re.compile(r"(?<=[.!?…”\"’)])(?:\s?\[\d{1,3}\])+$")
_LEAD = re.compile(
    r"\d{1,3}/(?:\d{1,3})?\s+"
    r"|[A-Z][A-Z'’./ -]{2,}(?:,[^\n—–]{0,40}?)?(?:\s*\([^)\n]{1,40}\))?\s*(?:—|–|--|-)\s+"
    r"|[A-Z][\w'’.-]*(?:[ /][A-Z][\w'’.-]*){0,5}(?:, [^\n—–()]{0,40})?"
    r"\s*\([^)\n]{1,40}\)\s*(?:—|–|--|-)\s+"
)
_WORD = re.compile(r"[\w’']+")
_INITIALS = re.compile(r"(?:^|[\s(.])[A-Z]\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or what the layout makes stand for one (an item, a heading).

    ``block`` counts the document's blocks; ``kind`` is that block's kind.
    """

    start: int
    end: int
    block: int
    kind: BlockKind
    tokens: tuple[Token, ...]


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks, in order, without the white space around them."""
    sentences = []
    for number, block in enumerate(document.blocks):
        for start, end in _split(document.text, _skip_lead(document.text, block), block.end):
            tokens = tokenise(document.text, start, end)
            for piece in _pieces(tokens):
                whole = len(piece) == len(tokens)
                first, last = (start, end) if whole else (piece[0].start, piece[-1].end)
                sentences.append(Sentence(first, last, number, block.kind, piece))
    return tuple(sentences)


def _pieces(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The tokens in runs of at most _LONGEST: a list without full stops is no one sentence."""
    return [tokens[at : at + _LONGEST] for at in range(0, len(tokens), _LONGEST)]


def _skip_lead(text: str, block: Block) -> int:
    """Past a dateline ("PORT ELLORY, May 3 (Wire) — ") or a post's number ("6/ ")."""
    if block.kind == "heading":
        return block.start
    match = _LEAD.match(text, block.start, min(block.end, block.start + 90))
    return match.end() if match else block.start


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a block; references to notes after a final mark ("[17]") are in none."""
    spans, begin = [], start
    for match in _BOUNDARY.finditer(text, start, end):
        if _ends_sentence(text, begin, match, end):
            spans.append(_strip(text, begin, match.end("mark")))
            begin = match.end()
    references = _LAST_REFERENCES.search(text, begin, end)
    spans.append(_strip(text, begin, references.start() if references else end))
    return [(first, last) for first, last in spans if first < last]


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return False
    following = text[after]
    if following in _OPENERS and after + 1 < end:
        following = text[after + 1]
    if following.islower():
        return False
    mark = match["mark"]
    if not mark.startswith(".") or len(mark.rstrip(_CLOSERS)) > 1:
        return mark[-1] not in _CLOSERS or not _speaker().match(text, match.end(), end)
    # A full stop: does it belong to an abbreviation?
    upto = match.start() + 1
    floor = max(begin, upto - _LONGEST_WORD)
    word_start = max(text.rfind(white, floor, upto) for white in " \n\t(\u00a0") + 1
    word = text[max(word_start, floor) : upto].lstrip(_OPENERS)
    lexicon = load_lexicon("abbreviations")
    initial = word.count(".") == 1 and _INITIALS.search(text[max(begin, upto - 4) : upto])
    if initial or word.lower() in lexicon["never_final"]:
        return len(mark) > 1
    if word.lower() in lexicon["before_number"]:
        return not following.isdigit()
    if word.count(".") > 1 or word.lower() in lexicon["maybe_final"]:
        return _starts_sentence(text, after)
    return True


@cache
def _speaker() -> re.Pattern[str]:
    """A name and a verb that go on after “Who sank it?”."""
    verbs = load_lexicon("cues")["verbs"]["inserted"].split()
    forms = "|".join(f"{verb}(?:s|e?d)" for verb in [*verbs, "ask", "shout", "cry"])
    return re.compile(rf"\s+(?:[A-Z][\w.’'-]*\s+){{1,4}}(?:said|wrote|told|thought|{forms})\b")


def _starts_sentence(text: str, after: int) -> bool:
    word = _WORD.match(text, after)
    return word is not None and word.group().lower() in word_set("abbreviations", "starters")


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
