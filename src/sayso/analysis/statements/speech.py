"""Quoted speech: whole quotations for the statements that touch them, speakers for the rest."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.analysis.marks import Span
from sayso.analysis.statements.cue_words import find_cues
from sayso.analysis.statements.signatures import find_signature
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject
from sayso.analysis.text.quotations import Quotation, quotation_at

_INTRODUCING = 80  # characters at most between a cue and the quotation that it introduces
_COMMENT = re.compile(r"[”»\"](?:\s?[—–]\s?|\s-\s)")
_OPEN, _CLOSE = '“"«', '”"»'


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
    return _Quoted(text, sentences, tuple(quotations)).attribute(statements)


class _Quoted:
    def __init__(
        self, text: str, sentences: Sequence[Parsed], quotations: tuple[Quotation, ...]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.quotations = quotations
        self.starts = [parsed.sentence.start for parsed in sentences]
        self.opens = [quotation.start for quotation in quotations]
        self.speech = [each for each in quotations if self._is_speech(each)]
        self.covered: set[Quotation] = set()

    def attribute(self, statements: Sequence[Statement]) -> list[Statement]:
        spoken = [each if not self._is_inner(each) else self._unsaid(each) for each in statements]
        whole = [self._complete(each) for each in spoken if each is not None]
        found = [each for each in whole if each.contents]
        for statement in found:
            self._cover(statement)
        found += self._introduced({statement.cue[1] for statement in found})
        found.sort(key=lambda each: each.cue)
        cues = [each.cue for each in found if each.source]
        named = [each for each in found if each.source]
        follows: dict[int, Statement] = {}
        for quotation in self.speech:
            signed = None if quotation in self.covered else self._signed(quotation)
            if signed is not None:
                found.append(signed)
                follows[self._block(quotation.start)] = signed
            elif quotation not in self.covered:
                before = named[: bisect_left(cues, (quotation.start, 0))]
                statement = self._continued(quotation, _last_heard(before), follows)
                if statement.source:
                    follows[self._block(quotation.start)] = statement
                found.append(statement)
        return sorted(found, key=lambda each: (each.cue, each.contents))

    def _is_inner(self, statement: Statement) -> bool:
        """Whether a speaker speaks of himself in his own quotation ("“I think so”")."""
        if statement.source is None:
            return False
        words = self.text[slice(*statement.source)].lower()
        if words in ("you", "one"):
            return True
        quotation = quotation_at(self.quotations, statement.cue[0])
        return quotation is not None and words in ("i", "we", "us", "me")

    def _unsaid(self, statement: Statement) -> Statement | None:
        """What a speaker says of himself, if it weighs something: nobody else speaks then."""
        if statement.frame is None:
            return None
        return replace(statement, source=None, cue=(statement.frame[0], statement.contents[0][0]))

    def _near(self, start: int, end: int) -> Sequence[Parsed]:
        """The sentences that touch a span."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return self.sentences[first : bisect_left(self.starts, end)]

    def _is_speech(self, quotation: Quotation) -> bool:
        return any(
            kind in ("FIN", "MODAL") and quotation.start <= token.start < quotation.end
            for parsed in self._near(quotation.start, quotation.end)
            for token, kind in zip(parsed.tokens, parsed.tags, strict=True)
        )

    def _complete(self, statement: Statement) -> Statement:
        """The statement with every content that cuts a quotation drawn to the quotation's edge."""
        spans = (self._before_comment(span, statement.cue[1]) for span in statement.contents)
        drawn = [self._drawn(span, statement.cue[0]) for span in spans]
        contents = tuple(each for each in drawn if each[0] < each[1])
        return (
            statement if contents == statement.contents else replace(statement, contents=contents)
        )

    def _before_comment(self, span: Span, cue: int) -> Span:
        """The span without what its author says of a closed quotation behind a dash."""
        start, end = span
        quotation = quotation_at(self.quotations, start + 1)
        if quotation is None or cue > start or start < quotation.start - 1:
            return span
        comment = _COMMENT.match(self.text, quotation.end)
        own = comment is not None and not any(
            quotation.end < each.start < end for each in self.quotations
        )
        return (start, quotation.end + 1) if own and quotation.end + 1 < end else span

    def _drawn(self, span: Span, cue: int) -> Span:
        start, end = span
        first = max(bisect_right(self.opens, start) - 1, 0)
        last = bisect_left(self.opens, end)
        for quotation in self.quotations[first:last]:
            apart = quotation.start >= end or start >= quotation.end
            if apart or quotation.start <= cue < quotation.end:
                continue
            if start >= quotation.start - 1:
                start, end = min(start, quotation.start), max(end, quotation.end)
            elif quotation.start < end < quotation.end:
                end = quotation.end
        if end > start and self.text[end - 1] in _CLOSE:
            # The sentence ends a quotation that began in an earlier one.
            closing = quotation_at(self.quotations, end - 1)
            if closing is not None and closing.start < start and not closing.start <= cue < end:
                start = closing.start
        return self._unquote(start, end)

    def _unquote(self, start: int, end: int) -> Span:
        """The span without quotation marks that enclose all of it, and without an outer mark."""
        text = self.text
        end = self._trim(start, end)
        if text[start : start + 2] == "''" and text.find("''", start + 2, end - 2) < 0:
            start += 2
        if text[end - 2 : end] == "''" and text.find("''", start, end - 2) < 0:
            end = self._trim(start, end - 2)
        if start >= end:
            return start, start  # nothing but marks
        if text[start] in _OPEN and not any(mark in _CLOSE for mark in text[start + 1 : end - 1]):
            start += 1
        opened = any(mark in _OPEN for mark in text[start : end - 1])
        if end > start and text[end - 1] in _CLOSE and not opened:
            end -= 1
        return start, self._trim(start, end)

    def _trim(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in ",;:. \n":
            end -= 1
        return end

    def _cover(self, statement: Statement) -> None:
        for start, end in statement.contents:
            first = max(bisect_right(self.opens, start) - 1, 0)
            for quotation in self.quotations[first : bisect_left(self.opens, end)]:
                middle = (quotation.start + quotation.end) // 2
                if start <= middle <= end or quotation.start <= start < end <= quotation.end:
                    self.covered.add(quotation)

    def _introduced(self, known: set[int]) -> list[Statement]:
        """Quotations that a cue verb introduces: "X said: “…”", "X said the ship was “…”"."""
        found: list[Statement] = []
        for quotation in self.speech:
            if quotation in self.covered:
                continue
            for parsed in self._near(quotation.start - 1, quotation.start + 1):
                statement = self._introducing(parsed, quotation, known)
                if statement:
                    found.append(statement)
                    self.covered.add(quotation)
                    break
        return found

    def _introducing(
        self, parsed: Parsed, quotation: Quotation, known: set[int]
    ) -> Statement | None:
        for cue in find_cues(parsed):
            end = parsed.tokens[cue.at].end
            if end in known or not end < quotation.start <= end + _INTRODUCING:
                continue
            between = [
                kind if token.text != "." else "END"
                for token, kind in zip(parsed.tokens, parsed.tags, strict=True)
                if end <= token.start < quotation.start
            ]
            subject = find_subject(parsed, cue.at)
            if subject is None or not {"FIN", "MODAL", "END"}.isdisjoint(between):
                continue
            source = parsed.span(*subject)
            begin = parsed.tokens[parsed.group_start(cue.at)].start
            begin = max(begin, source[1]) if source[1] <= end else begin
            while self.text[begin].isspace():
                begin += 1
            content = (quotation.start, self._trim(quotation.start, quotation.end))
            return Statement(
                source, (begin, end), (content,), cue.stance, way="quotation after a cue verb"
            )
        return None

    def _signed(self, quotation: Quotation) -> Statement | None:
        """The quotation as the speech of whoever is named behind a dash, or on a line before."""
        signature = find_signature(self.text, self.sentences, quotation)
        if signature is None:
            return None
        contents = ((quotation.start, self._trim(quotation.start, quotation.end)),)
        return Statement(*signature, contents, way="signed quotation")

    def _continued(
        self, quotation: Quotation, last: Statement | None, follows: dict[int, Statement]
    ) -> Statement:
        """The quotation as the speech of whoever was quoted before it, if that is plain."""
        contents = ((quotation.start, self._trim(quotation.start, quotation.end)),)
        here = self._block(quotation.start)
        speaker = last if last and self._block(last.cue[0]) == here else follows.get(here)
        if speaker is None and self._opens_block(quotation):
            before = last if last and self._block(last.cue[0]) == here - 1 else None
            speaker = before or follows.get(here - 1)
        if speaker and self._quotes(speaker):
            stance = "says" if speaker.stance == "asks" else speaker.stance
            return Statement(
                speaker.source, speaker.cue, contents, stance, way="quotation that goes on"
            )
        mark = max(quotation.start - 1, 0)
        return Statement(None, (mark, mark + 1), contents, way="quotation without a speaker")

    def _quotes(self, statement: Statement) -> bool:
        return any(
            self.text[max(start - 1, 0)] in f"{_OPEN}'"
            or any(mark in _OPEN for mark in self.text[start:end])
            for start, end in statement.contents
        )

    def _block(self, offset: int) -> int:
        number = bisect_right(self.starts, offset) - 1
        return self.sentences[number].sentence.block if number >= 0 else -1

    def _opens_block(self, quotation: Quotation) -> bool:
        number = bisect_right(self.starts, quotation.start) - 1
        return number >= 0 and quotation.start <= self.starts[number] + 1


def _last_heard(statements: Sequence[Statement]) -> Statement | None:
    """The last of some in the order of their cues; of one within another's words the inner."""
    last: Statement | None = None
    for each in reversed(statements):
        if last is not None and not any(start <= each.cue[0] < end for start, end in last.contents):
            break
        last = each
    return last
