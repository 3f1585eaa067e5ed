"""An index of sentences: those of a document's body, and the classes of its words, by offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.analysis.syntax.parse import Parsed


class SentenceIndex:
    """Which sentence an offset is in, and of which classes the words of a span are."""

    def __init__(self, parsed: Sequence[Parsed]) -> None:
        self._sentences = [each.sentence for each in parsed]
        self.starts = [each.sentence.start for each in parsed]
        self._words = [token.start for each in parsed for token in each.tokens]
        self._kinds = [kind for each in parsed for kind in each.tags]

    def sentence(self, offset: int) -> int | None:
        """The number of the sentence that holds an offset, None outside the body."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0 or offset >= self._sentences[at].end:
            return None
        return at

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The span without what stands before the body, such as a dateline."""
        at = bisect_right(self.starts, start)
        skipped = self.sentence(start) is None and at < len(self.starts) and self.starts[at] < end
        return (self.starts[at] if skipped else start), end

    def end(self, number: int) -> int:
        """Where a sentence ends."""
        return self._sentences[number].end

    def kinds(self, start: int, end: int) -> Sequence[str]:
        """The classes of the words that begin in the span."""
        return self._kinds[bisect_left(self._words, start) : bisect_left(self._words, end)]

    def is_clause(self, start: int, end: int) -> bool:
        """Whether a finite verb begins in the span that is no relative clause's."""
        kinds = self.kinds(start, end)
        first = next((at for at, kind in enumerate(kinds) if kind in ("FIN", "MODAL")), 0)
        if first and kinds[first - 1] == "COORD":
            return False  # "promised [reform but has done little]"
        verbs = sum(kind in ("FIN", "MODAL") for kind in kinds)
        return verbs > sum(kind == "REL" for kind in kinds[1:])

    def before_verb(self, start: int, end: int) -> int:
        """Where a noun phrase ends that runs on to a verb: "[the governor] rode up and".

        Or to a clause about it that opens with a pronoun: "[two keepers] we spoke to".
        """
        first, last = bisect_left(self._words, start), bisect_left(self._words, end)
        for at in range(first + 1, last):
            if self._kinds[at] in ("REL", "SUB"):
                break  # "the midwife who washed them"
            if self._kinds[at] in ("FIN", "MODAL"):
                opens = at - 1 if self._kinds[at - 1] == "PRON" and at - 1 > first else at
                return self._words[opens] - 1
        return end

    def is_bare_participle(self, start: int, end: int) -> bool:
        """Whether the words are a past participle without auxiliary: "announced on Friday"."""
        kinds = set(self.kinds(start, end))
        return "PART" in kinds and not kinds & {"FIN", "MODAL", "BASE", "ING"}
