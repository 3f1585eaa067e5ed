"""Analysing: from a document and an engine's marks to all that its text says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Marks
from sayso.analysis.people.called import Callings
from sayso.analysis.people.lost_speakers import LostSpeakers
from sayso.analysis.people.name_spans import join_names
from sayso.analysis.people.names import Actors, find_names
from sayso.analysis.people.place_words import find_place_words
from sayso.analysis.people.pronouns import Pronouns
from sayso.analysis.people.speakers import Speakers
from sayso.analysis.statements.finding import find_statements
from sayso.analysis.statements.quoters import Quoters
from sayso.analysis.statements.statement import Found, Statement
from sayso.analysis.statements.unheard import Unheard, find_unheard
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.syntax.assertions import find_assertions
from sayso.analysis.syntax.parse import Parsed, parse
from sayso.analysis.text.quotations import Quotation, find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.analysis.time.told import tell_times
from sayso.records import Document, Source

_BODY = frozenset({"paragraph", "item", "quote"})


FindStatements = Callable[[str, Sequence[Parsed], tuple[Quotation, ...], Marks], Found]


def analyse(
    document: Document, marks: Marks, *, find: FindStatements = find_statements
) -> Analysis:
    """The document's analysis: the same for the same document and marks, always.

    find: how statements are found, for whoever measures what one way of it does.
    """
    text = document.text
    sentences = split_sentences(document)
    quotations = find_quotations(document)
    prose = [each for each in sentences if each.kind in _BODY]
    classes = marks.classes_of([each.tokens for each in prose])
    parsed = tuple(map(parse, prose, classes))
    body = tuple(each.sentence for each in parsed)
    statements, losses = find(text, parsed, quotations, marks)
    above = tuple(each for each in sentences if each.kind not in _BODY)
    names = Actors(
        join_names(body, find_names(body), marks.actors), above=join_names(above, (), marks.actors)
    )
    pronouns = Pronouns(body, names, quotations)
    speakers = Speakers(text, names, pronouns, marks, Callings(text, parsed, names, marks))
    quoters = Quoters(statements, quotations)
    others = list(_others(parsed, marks, statements))
    named, unheard = _named(statements, others, speakers, quoters)
    return Analysis(
        document=document,
        sentences=sentences,
        parsed=parsed,
        quotations=quotations,
        statements=named,
        unheard=unheard,
        assertions=tuple(_assertions(text, parsed, statements)),
        names=names,
        pronouns=pronouns,
        place_words=find_place_words(text, parsed, names.names),
        times=tell_times(document, marks.times),
        marks=marks,
        losses=tuple(losses),
        lost_speakers=LostSpeakers([each.source for each in losses], speakers),
    )


def _others(
    parsed: Sequence[Parsed], marks: Marks, statements: Sequence[Statement]
) -> Iterator[Unheard]:
    """Who may put a sentence forward unsaid, but for those whom a statement names."""
    said = {each.source for each in statements}
    return (each for each in find_unheard(parsed, marks) if each.span not in said)


def _named(
    statements: Sequence[Statement],
    unheard: Sequence[Unheard],
    speakers: Speakers,
    quoters: Quoters,
) -> tuple[tuple[Statement, ...], tuple[tuple[Unheard, Source], ...]]:
    """The statements with whom their sources name: "he" is never who speaks or is quoted there.

    And whom those name who may have put something forward though nobody says so.
    """
    turn: Statement | None = None
    named, others, at = [], [], 0
    for each in statements:
        if each.source is None:
            named.append(each)
            continue
        while at < len(unheard) and unheard[at].span < each.source:
            others.append((unheard[at], speakers.tell(unheard[at].span)))
            at += 1
        if each.way == "was told":
            named += _told(each, named, speakers)
            continue
        if each.way in ("turn", "answer"):
            turn = one = replace(each, who=speakers.identify_label(each.source))
        elif turn and each.source == turn.source:  # what they say of themselves
            one = replace(each, who=turn.who)
        else:
            speaking = turn.who if turn and each.cue[0] < turn.contents[-1][1] else None
            quoter = quoters.quoting(each.source[0])
            if quoter and quoter.source and quoter.source != each.source:
                speaking = speakers.tell(quoter.source, speaking)
            one = replace(each, who=speakers.identify(each.source, speaking))
        named.append(one)
    others += [(each, speakers.tell(each.span)) for each in unheard[at:]]
    return tuple(named), tuple(others)


def _told(each: Statement, named: Sequence[Statement], speakers: Speakers) -> Iterator[Statement]:
    """What one goes on to tell who was told it, where it is they who have just spoken.

    named: the statements before it, of which the last one says who told them.
    """
    teller = named[-1]
    before = islice(reversed(named), 1, None)
    spoke = next((one.who for one in before if one.way != "turn"), None)
    if each.source is None or spoke is None or teller.who is None or spoke.name is None:
        return
    meant = speakers.tell(each.source, teller.who).name
    if spoke.name != teller.who.name and meant in (spoke.name, teller.who.name):
        start, end = each.source
        yield replace(each, who=replace(spoke, start=start, end=end))


def _assertions(
    text: str, parsed: Sequence[Parsed], statements: Sequence[Statement]
) -> list[Assertion]:
    begins = {start for statement in statements for start, _ in statement.contents}
    found = []
    for number, each in enumerate(parsed):
        if text[each.sentence.end - 1] == "?":
            continue
        spoken = frozenset(
            index for index, token in enumerate(each.tokens) if token.start in begins
        )
        found += find_assertions(each, number, spoken)
    return found
