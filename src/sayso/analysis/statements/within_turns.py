"""Within turns: what others are told to say, where whoever speaks is known by a label."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.analysis.marks import Span
from sayso.analysis.statements.marked_spans import A_THING, MUTE, NO_PROPOSITION
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.stances import CueWords, read_cue
from sayso.analysis.statements.statement import Found, Loss, Statement
from sayso.language.lexicon import word_set

_OPENING = frozenset('“«"')
_BACK = 4
"""Turns before one in which whom it speaks to is looked for."""
_FEW = frozenset({NO_PROPOSITION, A_THING})


class _Turn(NamedTuple):
    """A turn: where its label stands, where it begins and ends, and where and how it is named."""

    start: int
    begun: int
    end: int
    source: Span
    name: str

    def holds(self, offset: int) -> bool:
        """Whether a character stands in what is said in the turn."""
        return self.begun <= offset < self.end


def hear_within_turns(text: str, found: Found, page: SentenceIndex) -> Found:
    """The statements with those of others that somebody tells of in a turn.

    Outside of a transcript what somebody says is marked first, and what is marked besides is
    often no claim. Under a label all that is said is a claim, and what is marked in it tells
    whose: "The survey says [one in four]"; "You told us that", of the other one who speaks. It
    ends with its sentence, as whoever speaks goes on.
    """
    turns = list(_turns(text, found.statements))
    if not turns:
        return found
    told = [_in_sentence(text, each, turns, page) for each in found.statements]
    heard, losses = [], []
    for loss in found.losses:
        statement = _heard(text, loss, turns, page)
        if statement is None:
            losses.append(loss)
        else:
            heard.append(statement)
    statements = sorted((*told, *heard), key=lambda each: (each.cue, each.contents))
    return Found(statements, losses)


def _turns(text: str, statements: Sequence[Statement]) -> Iterator[_Turn]:
    for each in statements:
        if each.way in ("turn", "answer") and each.source is not None:
            name = text[slice(*each.source)].lower()
            (begun, _), (_, end) = each.contents[0], each.contents[-1]
            yield _Turn(each.cue[0], begun, end, each.source, name)


def _in_sentence(
    text: str, each: Statement, turns: Sequence[_Turn], page: SentenceIndex
) -> Statement:
    """What others say in a turn without quotation marks, ended with the sentence that says so.

    After "He told me that he would pay. I am glad" it is the speaker who goes on.
    """
    at = bisect_right(turns, each.cue[0], key=lambda turn: turn.start) - 1
    here = page.sentence(each.cue[0])
    worded = any(map(str.isalpha, text[slice(*each.cue)]))
    if at < 0 or here is None or not worded or not turns[at].holds(each.cue[0]):
        return each
    end = page.end(here)
    contents = tuple(
        (start, end) if start < end < stop and not _is_quoted(text, start) else (start, stop)
        for start, stop in each.contents
    )
    return replace(each, contents=contents)


def _is_quoted(text: str, start: int) -> bool:
    """Whether a quotation mark stands before what is said."""
    return not _OPENING.isdisjoint(text[max(start - 1, 0) : start + 1])


def _heard(text: str, loss: Loss, turns: Sequence[_Turn], page: SentenceIndex) -> Statement | None:
    """What a mark tells in a turn, None where it stands in none or is the speaker's own."""
    at = bisect_right(turns, loss.cue[0], key=lambda turn: turn.start) - 1
    if at < 0 or loss.source is None or not turns[at].holds(loss.source[0]):
        return None
    here = page.sentence(loss.cue[0])
    end = page.end(here) if here is not None else 0
    pieces = (page.within(*piece) for piece in loss.contents)
    near = tuple((start, min(stop, end)) for start, stop in pieces if page.sentence(start) == here)
    cue = read_cue(text, *loss.cue)
    words = text[slice(*loss.source)].lower()
    if not near or not _tells(cue) or words in word_set("grammar", "first_person"):
        return None
    source = loss.source if loss.why in _FEW else None
    if loss.why == MUTE and words == "you":
        source = _addressed(turns, at)
    if source is None:
        return None
    return Statement(source, loss.cue, near, cue.toward, way="marks")


def _tells(cue: CueWords) -> bool:
    """Whether a cue tells that something has been said: not "promised", "did not say"."""
    return cue.stance is not None and cue.toward in ("says", "believes")


def _addressed(turns: Sequence[_Turn], at: int) -> Span | None:
    """Where the other one is named whom a turn speaks to: who answers, else who spoke before."""
    near = (*turns[at + 1 : at + 2], *reversed(turns[max(at - _BACK, 0) : at]))
    return next((each.source for each in near if each.name != turns[at].name), None)
