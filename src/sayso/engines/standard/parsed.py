"""A sentence as the engine sees it: tokens, word classes and clauses together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.claims.segment import Sentence
from sayso.claims.statements import Span
from sayso.claims.tokens import Token
from sayso.engines.standard.clauses import Clause, find_clauses
from sayso.engines.standard.tags import FINITE, tag

_AUXILIARY = frozenset({"be", "been", "have", "being"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence, analysed."""

    sentence: Sentence
    tokens: Sequence[Token]
    tags: Sequence[str]
    clauses: Sequence[Clause]

    def span(self, first: int, last: int) -> Span:
        """The offsets of tokens first to last (half-open), without outer commas and marks."""
        while first < last and self.tags[first] in ("COMMA", "STOP"):
            first += 1
        while last > first and self.tags[last - 1] in ("COMMA", "STOP"):
            last -= 1
        if first >= last:
            return (self.tokens[min(first, len(self.tokens) - 1)].start,) * 2
        return self.tokens[first].start, self.tokens[last - 1].end

    def clause_at(self, index: int) -> Clause | None:
        """The innermost clause that holds a token."""
        holding = [each for each in self.clauses if each.first <= index < each.last]
        return min(holding, key=lambda each: each.last - each.first, default=None)

    def group_start(self, verb: int) -> int:
        """Where the verb group begins whose main word is at ``verb`` ("may have said")."""
        at = verb
        while at > 0:
            before = self.tags[at - 1]
            auxiliary = before in ("PART", "BASE") and self.tokens[at - 1].lower in _AUXILIARY
            governs = before in FINITE and self.tags[verb] not in FINITE
            if not (auxiliary or governs or before in ("ADV", "NOT")):
                break
            at -= 1
            if governs:
                break
        return at


def parse(sentence: Sentence, told: Sequence[str]) -> Parsed:
    """The sentence with its word classes and clauses; ``told`` as tags.tag() takes it."""
    tags = tag(sentence.tokens, told)
    return Parsed(sentence, sentence.tokens, tags, find_clauses(sentence.tokens, tags))
