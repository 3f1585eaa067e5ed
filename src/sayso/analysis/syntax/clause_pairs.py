"""Hanging: clauses that no subordinator opens and that still assert nothing by themselves."""

from collections.abc import Sequence
from itertools import pairwise

from sayso.analysis.syntax.clause import Clause
from sayso.analysis.syntax.leading_clauses import INVERTED
from sayso.language.lexicon import word_set
from sayso.language.tokens import Token


def hang(tokens: Sequence[Token], tags: Sequence[str], clauses: Sequence[Clause]) -> None:
    """Hang alternatives in the first of them, and what leads in by its order in what follows.

    "Either it was mined [or it failed]", "[Should it fail,] the port closes", "[The longer it
    lasts,] the worse it gets".
    """
    for first, other in pairwise(_free(clauses)):
        if other.word == "or":
            other.within = first.within if first.word == "or" and first.within else first
            other.tie = "adverbial"
    for clause, later in pairwise(_free(clauses)):
        if _is_inverted(tokens, tags, clause, later):
            clause.word = tokens[clause.verb or clause.first].lower
            _lead_in(clause, later)
        elif all(_compares(tokens, tags, each) for each in (clause, later)):
            _lead_in(clause, later)


def _free(clauses: Sequence[Clause]) -> list[Clause]:
    return [each for each in clauses if each.tie in ("main", "coordinate")]


def _lead_in(clause: Clause, later: Clause) -> None:
    clause.tie, clause.opened = "adverbial", clause.first
    clause.within, clause.fronted = later, True
    later.tie = "main"


def _is_inverted(
    tokens: Sequence[Token], tags: Sequence[str], clause: Clause, later: Clause
) -> bool:
    """Whether it is "Should the truce fail," or "Were it to fail," before what then happens."""
    first = clause.first + (tags[clause.first] == "QUOTE")
    fronted = clause.verb == first and clause.last - first > 2
    if not fronted or tokens[first].lower not in INVERTED:
        return False
    follows = later.tie == "coordinate" and not later.word and later.verb is not None
    parted = tags[later.first - 1] == "COMMA" or clause.last == later.first
    return follows and parted and tags[first + 1] not in ("ADV", "NOT")


def _compares(tokens: Sequence[Token], tags: Sequence[str], clause: Clause) -> bool:
    """Whether it begins as "the more X, the less Y" does."""
    if clause.last - clause.first < 2 or tokens[clause.first].lower != "the":
        return False
    degree = tokens[clause.first + 1].lower
    graded = degree.endswith("er") and tags[clause.first + 1] in ("ADJ", "ADV")
    return graded or degree in word_set("grammar", "degrees")
