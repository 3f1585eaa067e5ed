"""Chains: whose words a place of the text stands in, and the chain of those who speak there."""

from collections.abc import Sequence
from itertools import zip_longest

from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.statement import Statement
from sayso.records import AUTHOR, Attribution, Source, Words

DEEPEST = 6
"""Speakers in a chain. Nobody is heard of through more; text that is made to nest has no end."""

_NOBODY = Source(kind="impersonal")


class Contents:
    """Finds the statements whose contents hold an offset."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._pieces = SpanIndex(
            (start, end, number)
            for number, statement in enumerate(statements)
            for start, end in statement.contents
        )
        self._edges = SpanIndex(
            (start, end, number)
            for number, statement in enumerate(statements)
            for start, end in (statement.cue, statement.source or statement.cue)
            if statement.frame is None or statement.source is not None
        )
        self._asides = [each.frame for each in statements if each.frame and each.source is None]
        self._frames = SpanIndex(
            (*each.frame, number) for number, each in enumerate(statements) if each.frame
        )

    def covering(self, offset: int) -> list[int]:
        """Numbers of the statements that put the offset forward, the outermost first."""
        return sorted(set(self._pieces.holding(offset)), key=self.size)

    def size(self, number: int) -> tuple[int, bool, int]:
        """A key that puts the longest content first, and who is cited after who cites."""
        statement = self._statements[number]
        length = statement.contents[-1][1] - statement.contents[0][0]
        return -length, statement.relayed, number

    def only_attributes(self, anchor: int, covering: Sequence[int]) -> bool:
        """Whether a clause is no more than words that attribute, or say who a source is."""
        return any(number not in covering for number in self._edges.holding(anchor))

    def only_weighs(self, anchor: int, covering: Sequence[int]) -> bool:
        """Whether a clause only says how likely something is that stands in it."""
        return any(number not in covering for number in self._frames.holding(anchor))

    def before_frame(self, anchor: int, end: int) -> int:
        """Where a clause ends whose last words weigh something else: "with a 40% chance of X"."""
        return min(
            (start for start, stop in self._asides if anchor < start < end <= stop), default=end
        )

    def frame(self, numbers: Sequence[int]) -> Span | None:
        """The clause that says how likely is what the innermost of the statements puts forward."""
        return self._statements[numbers[-1]].frame if numbers else None


class Links:
    """Makes chains of attributions, naming each source once."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self._text = text
        self._statements = statements
        self._made: dict[int, Attribution] = {}
        nobodys = [(at, each) for at, each in enumerate(statements) if each.source is None]
        self._silent = frozenset(number for number, each in nobodys if each.frame)
        self._told = frozenset(number for number, each in nobodys if _holds_its_cue(each))

    def chain(self, numbers: Sequence[int]) -> tuple[Attribution, ...]:
        """The attributions of the statements, outermost first; the author's where none is.

        Who speaks of what he says himself stands once, by his nearest words: "VANN: I think that".
        Of more than ``DEEPEST`` the outermost stands, and the innermost, whose claim it is. What
        somebody says to be suspected is theirs: "[Two are suspected of it], X said".
        """
        numbers = [number for number in numbers if number not in self._silent]
        others = {self._whole(number) for number in numbers if number not in self._told}
        numbers = [
            number
            for number in numbers
            if number not in self._told or self._whole(number) not in others
        ]
        if len(numbers) > DEEPEST:
            numbers = (numbers[0], *numbers[1 - DEEPEST :])
        made = [self._attribution(number) for number in numbers]
        return tuple(
            link
            for link, inner in zip_longest(made, made[1:])
            if inner is None or link.source.name is None or not _is_one(link.source, inner.source)
        ) or (AUTHOR,)

    def _whole(self, number: int) -> Span:
        contents = self._statements[number].contents
        return contents[0][0], contents[-1][1]

    def _attribution(self, number: int) -> Attribution:
        """That of one statement, the same however often it is asked for."""
        if number not in self._made:
            statement = self._statements[number]
            start, end = statement.cue
            cue = Words(text=self._text[start:end], start=start, end=end) if start < end else None
            nobody = Source(kind="impersonal", start=start, end=end) if cue else _NOBODY
            source = statement.who or nobody
            self._made[number] = Attribution(source=source, cue=cue, stance=statement.stance)
        return self._made[number]


def _holds_its_cue(statement: Statement) -> bool:
    """Whether the words that attribute a content are a part of it: "two are suspected of it"."""
    return any(start <= statement.cue[0] < end for start, end in statement.contents)


def _is_one(source: Source, other: Source) -> bool:
    return (source.kind, source.name) == (other.kind, other.name)
