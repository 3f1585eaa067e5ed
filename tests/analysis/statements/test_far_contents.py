"""Far contents: what is quoted in another sentence is theirs whose words of saying are nearest."""

from sayso.analysis.analyse import analyse
from sayso.analysis.marks import Marks
from sayso.analysis.statements.far_contents import ANOTHERS, part_far
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.statement import Statement
from sayso.readers.text import TextReader

TEXT = "Vann named the pumps. Nobody came. “The lock leaks,” Odran said. “It will not hold.”"


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def said(cue: str, *contents: str) -> Statement:
    return Statement(None, span(cue), tuple(map(span, contents)), "says", way="marks")


def parted(*statements: Statement) -> tuple[list[list[str]], list[str]]:
    """What is left to each statement, and why some are left with nothing."""
    document = TextReader().read(TEXT.encode(), location="a.txt")
    page = SentenceIndex(analyse(document, Marks()).parsed)
    kept, losses = part_far(statements, page)
    left = [[TEXT[slice(*piece)] for piece in each.contents] for each in kept]
    return left, [each.why for each in losses]


def test_who_is_said_to_say_it_there_says_it_alone() -> None:
    far, near = said("named", "The lock leaks,"), said("said", "The lock leaks,")
    assert parted(far, near) == ([["The lock leaks,"]], [ANOTHERS])


def test_of_two_in_other_sentences_the_nearer_says_it() -> None:
    far, near = said("named", "the pumps", "It will not hold."), said("said", "It will not hold.")
    assert parted(far, near) == ([["the pumps"], ["It will not hold."]], [])


def test_what_nobody_else_says_stays() -> None:
    assert parted(said("named", "It will not hold.")) == ([["It will not hold."]], [])


def test_who_speaks_within_what_is_quoted_is_heard_through_whom_it_quotes() -> None:
    outer, inner = said("said", "It will not hold."), said("will not", "hold")
    assert parted(outer, inner) == ([["It will not hold."], ["hold"]], [])
