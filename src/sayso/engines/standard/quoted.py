"""Quoted speech: whole quotations for the statements that touch them, speakers for the rest."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.quotations import Quotation
from sayso.claims.statements import Span, Statement
from sayso.engines.standard.attribution import find_cues
from sayso.engines.standard.parsed import Parsed
from sayso.engines.standard.subjects import find_subject

_INTRODUCING = 80  # characters at most between a cue and the quotation that it introduces


def attribute_quotations(
    text: str,
    sentences: Sequence[Parsed],
    statements: Sequence[Statement],
    quotations: Sequence[Quotation],
) -> list[Statement]:
    """The statements with their quotations made whole, and one for each quotation left over.

    A quotation without words that attribute it goes to whoever was quoted just before in the
    same or the last paragraph; failing that, to nobody in particular. Single words and names in
    quotation marks are no speech.
    """
    speech = [each for each in quotations if _is_speech(each, sentences)]
    found = [_complete(text, statement, quotations) for statement in statements]
    found += _introduced(text, sentences, found, speech)
    found.sort(key=lambda each: each.cue)
    for quotation in speech:
        if not _covered(quotation, found):
            found.append(_continued(text, sentences, found, quotation))
    return sorted(found, key=lambda each: each.cue)


def _is_speech(quotation: Quotation, sentences: Sequence[Parsed]) -> bool:
    for parsed in sentences:
        if parsed.sentence.end <= quotation.start:
            continue
        if parsed.sentence.start >= quotation.end:
            break
        for token, kind in zip(parsed.tokens, parsed.tags, strict=True):
            if kind in ("FIN", "MODAL") and quotation.start <= token.start < quotation.end:
                return True
    return False


def _complete(text: str, statement: Statement, quotations: Sequence[Quotation]) -> Statement:
    """The statement with every content that ends inside a quotation drawn to its edges."""
    contents = []
    for start, end in statement.contents:
        for quotation in quotations:
            touches = quotation.start < end and start < quotation.end
            if not touches or (quotation.start <= statement.cue[0] < quotation.end):
                continue
            if text[end - 1 : end] in '”"' and quotation.end >= end - 2:
                start = min(start, quotation.start)
            if start >= quotation.start - 1:
                end = max(end, quotation.end)
                start = min(start, quotation.start)
            elif quotation.start < end < quotation.end:
                end = quotation.end
        contents.append(_unquote(text, start, end))
    return replace(statement, contents=tuple(contents))


def _unquote(text: str, start: int, end: int) -> Span:
    """The span without quotation marks that enclose all of it, and without an outer comma."""
    while end > start and text[end - 1] in ",;: \n":
        end -= 1
    inner = text[start:end]
    if inner[:1] in '“"' and not any(mark in inner[1:-1] for mark in '“”"'):
        start += 1
    if (
        end > start
        and text[end - 1] in '”"'
        and not any(mark in text[start : end - 1] for mark in '“”"')
    ):
        end -= 1
    while end > start and text[end - 1] in ",;: \n":
        end -= 1
    return start, end


def _introduced(
    text: str, sentences: Sequence[Parsed], known: Sequence[Statement], speech: Sequence[Quotation]
) -> list[Statement]:
    """Quotations that a cue verb introduces: "X said: “…”", "X said the ship was “…”"."""
    found: list[Statement] = []
    cued = {statement.cue[1]: statement for statement in known}
    waiting = [each for each in speech if not _covered(each, known)]
    for parsed in sentences:
        inside = [
            each
            for each in waiting
            if parsed.sentence.start <= each.start <= parsed.sentence.end + 3
        ]
        if not inside:
            continue
        for cue in find_cues(parsed):
            end = parsed.tokens[cue.index].end
            subject = find_subject(parsed, cue.index)
            if subject is None or end in cued:
                continue
            after = [each for each in inside if end < each.start <= end + _INTRODUCING]
            if after and not _finite_between(parsed, cue.index, after[0].start):
                source = parsed.span(*subject)
                begin = parsed.tokens[parsed.group_start(cue.index)].start
                begin = max(begin, source[1]) if source[1] <= end else begin
                while text[begin].isspace():
                    begin += 1
                found.append(
                    Statement(source, (begin, end), ((after[0].start, after[0].end),), cue.stance)
                )
    return found


def _finite_between(parsed: Parsed, index: int, offset: int) -> bool:
    return any(
        parsed.tags[each] in ("FIN", "MODAL") and parsed.tokens[each].start < offset
        for each in range(index + 1, len(parsed.tags))
    )


def _covered(quotation: Quotation, statements: Sequence[Statement]) -> bool:
    middle = (quotation.start + quotation.end) // 2
    return any(
        start <= middle <= end or quotation.start <= start < end <= quotation.end
        for statement in statements
        for start, end in statement.contents
    )


def _continued(
    text: str, sentences: Sequence[Parsed], statements: Sequence[Statement], quotation: Quotation
) -> Statement:
    """The quotation as the speech of whoever was quoted before it, if that is plain."""
    blocks = {parsed.sentence.block: parsed.sentence.start for parsed in reversed(list(sentences))}
    here = _block_of(sentences, quotation.start)
    earlier = [each for each in statements if each.cue[0] < quotation.start and each.source]
    contents = ((quotation.start, quotation.end),)
    if earlier:
        last = earlier[-1]
        same = _block_of(sentences, last.cue[0]) == here
        follows = (
            _block_of(sentences, last.cue[0]) == here - 1
            and quotation.start <= blocks.get(here, 0) + 1
        )
        quoted = any(text[max(start - 1, 0)] in '“"' for start, _ in last.contents)
        if (same or follows) and quoted:
            return Statement(last.source, last.cue, contents, last.stance)
    mark = max(quotation.start - 1, 0)
    return Statement(None, (mark, mark + 1), contents)


def _block_of(sentences: Sequence[Parsed], offset: int) -> int:
    block = 0
    for parsed in sentences:
        if parsed.sentence.start > offset:
            break
        block = parsed.sentence.block
    return block
