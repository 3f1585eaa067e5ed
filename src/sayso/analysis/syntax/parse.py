"""A sentence as the engine sees it: tokens, word classes and clauses together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.analysis.marks import Span
from sayso.analysis.syntax.clause import Clause
from sayso.analysis.syntax.clauses import SUPPOSING, find_clauses
from sayso.analysis.syntax.word_classes import FINITE, tag
from sayso.analysis.text.sentences import Sentence
from sayso.language.lexicon import word_set
from sayso.language.tokens import Token

_PARTS = frozenset({"that", "bare", "adverbial"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence, analysed.

    ``words`` are the different words that it holds, in lower case: most ways of speaking need one
    that most sentences lack.
    """

    sentence: Sentence
    tokens: Sequence[Token]
    tags: Sequence[str]
    clauses: Sequence[Clause]
    words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset([token.lower for token in self.tokens]))

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

    def end_of(self, clause: Clause) -> int:
        """One past the last token of a clause with the contents and reasons behind it."""
        inner = (
            each for each in self.clauses if each.within is clause and each.opened >= clause.first
        )
        return max(clause.last, *(each.last for each in inner if each.tie in _PARTS), 0)

    def is_supposed(self, offset: int) -> bool:
        """Whether a character is in a clause that something hangs on: "if he says so, we leave"."""
        holding = [
            each
            for each in self.clauses
            if self.tokens[each.first].start <= offset < self.tokens[each.last - 1].end
        ]
        inner = min(holding, key=lambda each: each.last - each.first, default=None)
        return inner is not None and inner.tie == "adverbial" and inner.word in SUPPOSING

    def group_start(self, verb: int) -> int:
        """Where the verb group begins whose main word is at ``verb`` ("may have said")."""
        at = verb
        while at > 0:
            before = self.tags[at - 1]
            auxiliary = before in ("PART", "BASE") and self.tokens[at - 1].lower in word_set(
                "grammar", "auxiliary_forms"
            )
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
