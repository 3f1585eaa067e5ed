"""Turns: in a transcript, all that stands after a speaker's label up to the next one."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.analysis.marks import Mark, Span
from sayso.analysis.statements.interviews import Persons, find_answers, is_aside
from sayso.analysis.statements.lines import Line, lines_of
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.text.messages import HEADS
from sayso.language.lexicon import word_set

_TIME = r"\d{1,2}:\d\d(?::\d\d)?"
_STAMP = rf"[(\[]?{_TIME}[)\]]?"
_LABEL = re.compile(
    r"^[ \t]*(?:[(\[]\d{1,3}[)\]][ \t]*|Q\d{1,4}[.:]?[ \t]+)?"  # "[12] MS VANN:", in a record
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,4}"
    rf"(?: \d{{1,2}}(?=[ \t]+{_STAMP}[ \t]*$))?)"  # "Speaker 2 [00:01:02]"
    r"[ \t]*(?:\((?=[^\W\d])[^()\n]{1,60}\)(?=:|[ \t]{2}|$))?"  # "LUND (Captain):"
    rf"(?P<cue>:(?:[ \t]*(?P<stamp>{_STAMP}))?|(?P<time>(?<=\s){_STAMP})[ \t]*$"
    r"|(?=[ \t]{3})|(?<=[^\W\d_a-z]{2}|.\))(?=[ \t]{2}|[ \t]*$))"  # "WENDEL   It is", in columns
    r"(?:\s+|\Z)(?:[(\[][^()\[\]\n]{1,40}[)\]]\s+)?",  # "(laughs)" is nothing that is said
    re.MULTILINE,
)
_POST = re.compile(  # "#4 marrow (moderator), 1 Aug, 09:31"
    r"^[ \t]*#\d{1,4}[ \t]+(?:by )?(?P<name>@?[^\W\d][\w.’'-]*(?: [^\W\d][\w.’'-]*){0,3})"
    r"(?:[ \t]*\([^()\n]{1,40}\))?"
    r"(?P<cue>(?:,|[ ][»·|–-][ ])[^\n]{0,40}\d[:.]\d\d(?: ?[ap]m)?)[^\w\n]*$",
    re.MULTILINE,
)
_VOICE = re.compile(  # "<v Ilse Vann>", in subtitles
    r"^[ \t]*<v(?:\.[\w.]{1,20})? (?P<name>[^\W\d][\w.’'-]*(?: [^\W\d][\w.’'-]*){0,3})(?P<cue>>)",
    re.MULTILINE,
)
_CHAT = re.compile(  # "[03/03/2026, 08:15] Jon Vell:", "03/03/26, 08:15 - Jon Vell:"
    r"^[ \t]*(?:[(\[](?=[^)\]\n]{0,24}\d[:.]\d\d)[^)\]\n]{4,30}[)\]]"
    r"|\d{1,4}[./-]\d\d?[./-]\d{1,4},?[ \t]\d\d?[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp][Mm])?(?:[ \t]-)?)"
    r"[ \t]+(?P<name>[^\W\d][\w.’'-]*(?: [^\W\d][\w.’'-]*){0,3})(?P<cue>:)[ \t]+",
    re.MULTILINE,
)
_CHATS = (*HEADS, _CHAT)
_LETTER = re.compile(r"^[ \t]*(?P<name>[QA])(?P<cue>\.)[ \t]+", re.MULTILINE)
_HEADED = re.compile(  # "ILSE VANN (chair)", above what she says
    r"^[^\W\d_a-z](?:[^\W\d_a-z]|[ .’'-])*(?:\([^()\n]{1,60}\))?:?$", re.MULTILINE
)
_TIMED = re.compile(rf"^[^\W\d_a-z][^\n]{{0,60}}[ \t][(\[]{_TIME}[)\]]$", re.MULTILINE)
_BRACKETS = re.compile(r"[ \t]*\(([^\W\d_a-z][^,()]*)")
_RARE = 3
"""Of how many paragraphs one at least has a label, where a name alone is a label."""

_SELF = frozenset({"i", "we", "us", "me"})


class _Label(NamedTuple):
    """A label at the head of a line, which begins at ``start``, and where what follows it begins.

    ``stamped`` says that it is timed, ``chat`` that its time stands in front, or
    bare behind it.
    """

    name: Span
    cue: Span
    body: int
    stamped: bool
    chat: bool
    start: int


def give_turns(
    text: str,
    sentences: Sequence[Parsed],
    statements: Sequence[Statement],
    actors: Sequence[Mark] = (),
) -> list[Statement]:
    """The statements, where the text is a transcript with one more for every turn.

    A label is a name before a colon or a time, or what heads a post or a message. It counts where
    it is timed, bears a title, is marked as one who speaks, here or elsewhere ("NOTE:" is none), or
    where two in capitals take turns. Two such labels make a transcript; one in capitals makes its
    paragraph a turn, as do a few names among many paragraphs. What speakers say of themselves
    within a turn, and quotations in it that nobody speaks, are the turn's; but what they believe,
    deny or weigh ("We do not think that it fails") is said so, by whoever the label names. "A." is
    whoever a heading or the introduction names, "Q." who asked last, or the author. Without labels
    a text may be an interview.

    actors: what an engine marks as names.
    """
    lines = lines_of(sentences)
    labels = sorted(each for span in _places(text, lines) for each in _labels(text, span))
    speaking = _speaking(text, labels, statements)
    spoken = [each for each in labels if _name(text, each) in speaking]
    lone = len(spoken) == 1
    if not spoken or (lone and not text[slice(*spoken[0].name)].isupper()):
        return _joined(text, statements, find_answers(text, lines, actors))
    starts = [line.start for line in lines]
    alone = lone or _are_few(text, spoken, len(lines) - bisect_right(starts, spoken[0].name[0]) + 1)
    ends = [*(each.start for each in labels[1:]), len(text)]
    whose = _whose(text, lines, spoken, actors)
    # "Q." is the author where nobody is said to ask.
    nobodys = {label.name for label in spoken if label not in whose}
    statements = [each for each in statements if each.source not in nobodys]
    turns = []
    for label, end, after in zip(labels, ends, [*labels[1:], None], strict=True):
        if label in whose:
            contents = _contents(text, lines, starts, label, end, alone=alone)
            if after and _name(text, after) == _name(text, label):
                contents = _without_question(text, contents)
            if contents:
                turns.append(Statement(whose[label], label.cue, contents, way="turn"))
    return _joined(text, statements, turns)


def _joined(
    text: str, statements: Sequence[Statement], turns: Sequence[Statement]
) -> list[Statement]:
    kept = _without_selves(text, statements, turns) if turns else statements
    return sorted([*turns, *kept], key=lambda each: (each.cue, each.contents))


def _whose(
    text: str, lines: Sequence[Line], labels: Sequence[_Label], actors: Sequence[Mark]
) -> dict[_Label, Span]:
    """Where those who speak under the labels are named: "A." elsewhere, "Q." where another is."""
    answers, questions = (word_set("sources", each) for each in ("answer_labels", "asker_labels"))
    names = {_name(text, each) for each in labels}
    if names.isdisjoint(answers) or names.isdisjoint(questions):
        return {each: _asker(text, each) or each.name for each in labels}
    persons = Persons(text, lines, actors)
    introduced = persons.asked(labels[0].name[0])
    whose: dict[_Label, Span] = {}
    asking: Span | None = None
    for label in labels:
        name = _name(text, label)
        if name in answers:
            headed = persons.headed(label.name[0])
            whose[label] = headed or introduced or label.name
        elif name not in questions:
            whose[label] = asking = label.name
        elif asking:
            whose[label] = asking
    return whose


def _asker(text: str, label: _Label) -> Span | None:
    """Who asks under the label of nobody in particular: "QUESTION (Ilse Vann, Radio Tarn):"."""
    if _name(text, label) not in word_set("sources", "unnamed_labels"):
        return None
    told = _BRACKETS.match(text, label.name[1], label.cue[1])
    return told.span(1) if told else None


def _are_few(text: str, labels: Sequence[_Label], lines: int) -> bool:
    """Whether bare names head so few of the lines behind the first that others tell the rest."""
    bare = not any(each.stamped or text[slice(*each.name)].isupper() for each in labels)
    return bare and _RARE * len(labels) < lines


def _places(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Where labels may stand: the lines, and headings: in capitals, timed, or of a post."""
    yield from (line[:2] for line in lines)
    ends = [0, *(line.end for line in lines)]
    for end, line in zip(ends, lines, strict=False):
        for way in (_HEADED, _TIMED, _POST, *HEADS):
            yield from (match.span() for match in way.finditer(text, end, line.start))


def _labels(text: str, span: Span) -> list[_Label]:
    found = []
    words, at = text[slice(*span)], span[0]
    ways = (*_CHATS, _VOICE, _LABEL, _POST, _LETTER)
    matches = [each for way in ways for each in way.finditer(words) if each["name"]]
    named = {each.start("name"): each for each in reversed(matches)}
    for match in sorted(named.values(), key=re.Match.start):
        (start, end), (first, last) = match.span("name"), match.span("cue")
        time = match["time"] if match.re is _LABEL else None
        bare = time is not None and time[0].isdigit()  # "Leila Farr 0:14", or "Lunch 13:15"
        stamped = match.re in (_POST, _VOICE) or (
            match.re is _LABEL and not bare and bool(match["stamp"] or time)
        )
        found.append(
            _Label(
                (at + start, at + end),
                (at + first, at + last),
                at + match.end(),
                stamped,
                chat=match.re in _CHATS or bare,
                start=at + (match.start() if match.re in _CHATS else start),
            )
        )
    return found


def _speaking(
    text: str, labels: Sequence[_Label], statements: Sequence[Statement]
) -> frozenset[str]:
    """The names of those labels that somebody speaks under."""
    titles = word_set("sources", "person_titles")
    marked = {each.source for each in statements if each.way == "marks"}
    names = _taking_turns(text, labels) | _asking_and_answering(text, labels)
    names |= _chatting(text, labels)
    for label in labels:
        name = _name(text, label)
        first, *others = name.split()
        titled = bool(others) and first.rstrip(".") in titles
        if label.stamped or titled or label.name in marked:
            names.add(name)
    return frozenset(names)


def _taking_turns(text: str, labels: Sequence[_Label]) -> set[str]:
    """The names in capitals that stand before a colon more than once, where two of them do.

    And those that end as one of them: "JUNA CORBEL:", and "CORBEL:" from there on.
    """
    sure = (label for label in labels if text[slice(*label.cue)] != ".")  # "A. Dorn left"
    counts = Counter(text[slice(*label.name)] for label in sure)
    capitals = {name.lower(): count for name, count in counts.items() if name.isupper()}
    again = {name for name, count in capitals.items() if count > 1}
    whole = {name for name in capitals if name.split()[-1] in again}
    return again | whole if len(again) > 1 else set()


def _chatting(text: str, labels: Sequence[_Label]) -> set[str]:
    """The names beside the times of a chat: two at least, and one of them again."""
    names = [_name(text, each) for each in labels if each.chat]
    return set(names) if 1 < len(set(names)) < len(names) else set()


def _asking_and_answering(text: str, labels: Sequence[_Label]) -> set[str]:
    """The labels "Q" and "A", where both stand and one of them more than once."""
    names = [_name(text, each) for each in labels]
    answers, questions = (word_set("sources", each) for each in ("answer_labels", "asker_labels"))
    asked = [each for each in names if each in answers]
    asking = [each for each in names if each in questions]
    return {*asked, *asking} if asked and asking and len(asked) + len(asking) > 2 else set()


def _name(text: str, label: _Label) -> str:
    return text[slice(*label.name)].lower()


def _contents(
    text: str,
    lines: Sequence[Line],
    starts: Sequence[int],
    label: _Label,
    end: int,
    *,
    alone: bool,
) -> tuple[Span, ...]:
    """What a turn holds, a span for each block: it ends at a heading or another kind of block."""
    first = bisect_right(starts, label.name[0]) - 1
    if first < 0 or lines[first].end <= label.name[0]:
        first += 1  # the label is a heading
    last = first
    while not alone and last + 1 < len(lines) and lines[last + 1].start < end:
        here, after = lines[last : last + 2]
        if after.block != here.block + 1 or after.kind != here.kind:
            break
        last += 1
    spans = (
        (max(line.start, label.body), min(line.end, end))
        for line in lines[first : last + 1]
        if not is_aside(text, line.start, line.end)
    )
    return tuple(span for span in spans if span[0] < span[1])


def _without_question(text: str, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """What a turn holds without the question behind it, which whoever answers has not asked."""
    asks = len(contents) > 1 and text[slice(*contents[-1])].rstrip(" *_").endswith("?")
    return contents[:-1] if asks else contents


def _without_selves(
    text: str, statements: Sequence[Statement], turns: Sequence[Statement]
) -> list[Statement]:
    """The statements but for those that a label makes, or that are a turn's own."""
    starts = [turn.cue[0] for turn in turns]
    kept = []
    for each in statements:
        at = bisect_right(starts, each.cue[0]) - 1
        if at < 0 or not _is_turns(text, each, turns[at]):
            kept.append(_behind_label(text, each, turns[at]) if at >= 0 else each)
        elif _is_self(text, each) and (each.stance != "says" or each.way == "weighed"):
            kept.append(replace(each, source=turns[at].source))
    return kept


def _is_self(text: str, statement: Statement) -> bool:
    source = statement.source
    return source is not None and text[slice(*source)].lower() in _SELF


def _behind_label(text: str, statement: Statement, turn: Statement) -> Statement:
    """The statement without the label where its source is marked to begin with it."""
    source, (begin, end) = statement.source, turn.source or (0, 0)
    if source is None or source[0] != begin or source[1] <= end:
        return statement
    words = text[turn.cue[1] : source[1]]
    return replace(statement, source=(source[1] - len(words.lstrip()), source[1]))


def _is_turns(text: str, statement: Statement, turn: Statement) -> bool:
    """Whether a statement behind a label says no more than the turn."""
    at = statement.cue[0]
    if at < turn.cue[1] or statement.source == turn.source:
        return True
    if at >= turn.contents[-1][1]:
        return False
    return statement.way == "quotation without a speaker" or _is_self(text, statement)
