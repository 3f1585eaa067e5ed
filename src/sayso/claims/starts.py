"""Starts: where the engine judges that a claim begins, and clauses cut anew at those places."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sayso.analysis.marks import Marks, Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.statement import Loss, Statement
from sayso.analysis.syntax.assertion import Assertion
from sayso.language.lexicon import word_set
from sayso.language.verbs import is_past

_BEGINS = 0.5
"""The chance at which a claim begins inside a clause."""

_STANDS = 0.6
"""The chance at which what stands before such a place is a claim too, and no mere lead."""

_LEAST = 6
_QUOTES = '"“('
_ENDS = re.compile(r"[\s,;:–—\-(]+$")
_JOIN = re.compile(r"[\s,;:–—\-(]+(\w+)$")
_WORD = re.compile(r"[\w’']+")
_MARK = re.compile(r"[,;:–—\-(]")
_RELATIVE = re.compile(r"(?:which|who|whom|whose|where)\b", re.IGNORECASE)


def _before(text: str, start: int, end: int) -> str:
    """The word that ends at a place, after others."""
    return text[start:end].rpartition(" ")[2].lower() if " " in text[start:end] else ""


def _joins(word: str) -> bool:
    """Whether a word joins clauses."""
    lists = ("coordinators", "subordinators")
    return any(word in word_set("function_words", each) for each in lists)


class Starts:
    """The places in a text where the engine judges that a claim begins, and no rule does."""

    def __init__(
        self,
        text: str,
        marks: Marks,
        assertions: Sequence[Assertion],
        statements: Sequence[Statement],
        losses: Sequence[Loss] = (),
    ) -> None:
        self._text = text
        self._clauses = sorted(each.span for each in assertions)
        self._pieces = marks.piece_starts
        told = marks.chances.get("claims")
        self._chances = told.values[:, told.labels.index("claim")] if told else np.zeros(0)
        known = {start for start, _ in self._clauses}
        known |= {start for each in statements for start, _ in each.contents}
        # What is marked as another's, and not said, is nobody's claim.
        self._unsaid = SpanIndex((*span, span) for each in losses for span in each.contents)
        places = self._pieces[np.flatnonzero(self._chances > _BEGINS)] if told else np.zeros(0, int)
        self._places = [at for at in places.tolist() if known.isdisjoint((at - 1, at, at + 1))]

    def cut(self, mark: Assertion, span: Span) -> Iterator[tuple[Assertion, Span]]:
        """The clause in as many pieces as are claims, each with its span, in order.

        span: what of the clause is put forward. What only leads a claim in ("It follows that") is
        left out, as the words that carry it; a relative clause is a piece of its own and stays
        with its clause.
        """
        start, end = span
        for at in self._inside(mark, span):
            stop, word, opener = self._end(start, at)
            apart = _MARK.search(self._text, stop, at) is not None
            if _RELATIVE.match(self._text, at):
                if apart:
                    yield replace(mark, span=(at, end), anchor=at, tie="relative"), (at, end)
                continue
            if self._chance(start) >= _STANDS:
                if stop > start and word != "that" and (apart or word not in ("", "so")):
                    yield replace(mark, span=(start, stop)), (start, stop)
                    mark, start = self._later(mark, (at, end), word, opener), at
            elif self._leads(start, at):
                mark, start = replace(mark, span=(at, end), anchor=at, carrier=(start, at)), at
        yield mark if start == span[0] else replace(mark, span=(start, end)), (start, end)

    def _leads(self, start: int, at: int) -> bool:
        """Whether words only lead in what follows them: "It follows that", "We conclude that".

        Not where they deny it, or tell what may be said: "No group has claimed that".
        """
        words = self._text[start:at].lower().split()
        silent = word_set("grammar", "denying") | word_set("function_words", "before_unsaid")
        return words[-1] == "that" and silent.isdisjoint(words) and "not" not in words

    def _inside(self, mark: Assertion, span: Span) -> list[int]:
        """The places behind a clause's verb, but for those inside a clause that it holds."""
        start, end = max(span[0], mark.anchor), span[1]
        first, last = bisect_right(self._places, start), bisect_left(self._places, end - _LEAST)
        near = self._clauses[
            bisect_left(self._clauses, span) : bisect_right(self._clauses, (end, end))
        ]
        return [
            at
            for at in self._places[first:last]
            if " " in self._text[at:end]
            and self._may_begin(at)
            and not self._unsaid.touching(at, at + 1)
            and not any(first <= at <= last for first, last in mark.conditions)
            and not any(each[0] < at < each[1] and each[0] > start for each in near)
        ]

    def _may_begin(self, at: int) -> bool:
        """Whether a clause may begin here: no second verb, and no infinitive."""
        word = _WORD.match(self._text, at)
        begins = word.group().lower() if word else ""
        forms = ("modals", "be_finite", "have_finite", "do_finite")
        verb = is_past(begins) or any(begins in word_set("function_words", each) for each in forms)
        return not verb and self._text[max(at - 4, 0) : at].split()[-1:] != ["to"]

    def _later(self, mark: Assertion, span: Span, word: str, opener: Span | None) -> Assertion:
        """The clause that begins at such a place behind another: hung on it, or beside it."""
        hangs = word in word_set("grammar", "contrasting")
        return replace(
            mark,
            span=span,
            anchor=span[0],
            tie="adverbial" if hangs else "coordinate",
            word=word if hangs else "",
            opener=opener if hangs else None,
            carrier=None,
        )

    def _end(self, start: int, at: int) -> tuple[int, str, Span | None]:
        """Where the words before a place end, and the word that joins the two."""
        end = at - len(self._text[start:at]) + len(_ENDS.sub("", self._text[start:at]))
        join = _JOIN.search(self._text, start, end)
        if join is None or not _joins(join[1].lower()):
            return end, "", None
        end = join.start()
        while _before(self._text, start, end) in word_set("grammar", "before_subordinators"):
            end = self._text.rindex(" ", start, end)  # "even though"
        return end, join[1].lower(), join.span(1)

    def _chance(self, at: int) -> float:
        """The chance that a claim begins at a place, or at the quotation mark beside it."""
        quoted = (-1,) if self._text[max(at - 1, 0) : at] in _QUOTES else ()
        opened = (1,) if self._text[at : at + 1] in _QUOTES else ()
        near = [at + each for each in (0, *quoted, *opened)]
        numbers = np.searchsorted(self._pieces, near)
        return max(
            (
                float(self._chances[number])
                for number, place in zip(numbers.tolist(), near, strict=True)
                if number < len(self._pieces) and self._pieces[number] == place
            ),
            default=0.0,
        )
