"""Weighed: what a likelihood is said to be the chance of ("puts the odds of [a split] at 20%")."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sayso.analysis.marks import Marks, Span
from sayso.analysis.statements.cue_words import may_speak
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.clause import Clause
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.verbs import verb_form
from sayso.language.word_table import PhraseTable
from sayso.scales.scale import scale_tables
from sayso.scales.stated import find_stated, read_amount

_FEW = 12
"""The most words between a verb of judging and the likelihood of what it judges."""
_OPEN = ("of", "that")
_SETTING_OFF = frozenset("(),–—")
_CLOSING = frozenset({"FIN", "MODAL", "STOP", "REL", "COMMA"})
_PARTING = frozenset({"COMMA", "STOP", "COORD", "SUB", "QUOTE"})
_NAMING = frozenset({"NOUN", "NAME", "PRON", "OBJ"})


class _Place(NamedTuple):
    """A proposition among a sentence's tokens, and all that weighs it: half-open indexes."""

    content: tuple[int, int]
    frame: tuple[int, int]
    verb: int | None
    kept: Span | None = None
    """The likelihood that belongs to the proposition, whose last sign may be no word: "20 %"."""
    minded: bool = False
    """Whether only what has a mind weighs so: "finds it likely that"."""


def find_weighed(text: str, parsed: Parsed, amounts: Sequence[Span]) -> Iterator[Statement]:
    """What is said to have a likelihood, apart from the words that say so.

    "There is a 20% chance of [a split]", "The odds that [it holds] are even", "He puts the
    likelihood of [a slide] at one in ten", "The Mission thinks [renewal likely]", "We put [theft]
    at 45%, [fire] at 20". The frame is the clause that weighs it; whose statement it is is told by
    its verb, if it has a speaker. ``amounts`` are numbers in the sentence that an engine marks to
    be likelihoods.
    """
    tokens, judging = parsed.tokens, word_set("weighing", "judging")
    chances = _chances(parsed)
    finite = (n for n, kind in enumerate(parsed.tags[:-2]) if kind in ("FIN", "BASE"))
    verbs = [n for n in finite if _lemma(tokens[n].lower) in judging]
    if not chances and not verbs:
        return
    likelihoods = _likelihoods(text, parsed.sentence.start, parsed.sentence.end)
    found = [place for at in chances if (place := _chance_of(parsed, at, likelihoods))]
    used = {place.verb for place in found}
    likelihoods = _joined(likelihoods, amounts)
    for at in verbs:
        place = _judged(parsed, at, likelihoods) if at not in used else None
        if place is not None:
            found += [place, *_gapped(parsed, place, likelihoods)]
    for place in found:
        yield _statement(parsed, place)


def _chances(parsed: Parsed) -> list[int]:
    """Where a sentence names the chance of something: "odds that", "a risk of"."""
    nouns = word_set("weighing", "nouns")
    if parsed.words.isdisjoint(nouns):
        return []
    words = [token.lower for token in parsed.tokens]
    return [n for n, word in enumerate(words[:-2]) if word in nouns and words[n + 1] in _OPEN]


def _lemma(word: str) -> str:
    form = verb_form(word)
    return form.lemma if form else ""


@cache
def _phrases() -> PhraseTable[bool]:
    """What a scale measures, and what is likely without one ("plausible")."""
    families = (
        pattern
        for family in scale_tables()["family"]
        for phrase, variants in family.items()
        for pattern in (phrase, *variants)
    )
    return PhraseTable(
        (pattern, True) for pattern in (*families, *load_lexicon("weighing")["also"])
    )


def _likelihoods(text: str, start: int, end: int) -> list[Span]:
    """Where a sentence says how likely something is."""
    table = _phrases()
    tokens, beginnings = table.look(text, start, end)
    found = [(begin, stop) for begin, stop, *_ in find_stated(text, start, end)]
    for at in beginnings:
        match = table.match(text, tokens, at)
        if match is not None:
            found.append((tokens[at].start, tokens[match[0] - 1].end))
    return sorted(found)


def find_amounts(text: str, marks: Marks) -> list[Span]:
    """Where an engine marks numbers as likelihoods, in order."""
    return [
        (each.start, each.end)
        for each in marks.qualifiers
        if each.label == "certainty" and read_amount(text, each.start, each.end) is not None
    ]


def _joined(known: Sequence[Span], amounts: Sequence[Span]) -> list[Span]:
    """The likelihoods of a sentence with those that are marked where none is known."""
    new = (
        each for each in amounts if all(each[1] <= start or end <= each[0] for start, end in known)
    )
    return sorted((*known, *new))


def _chance_of(parsed: Parsed, noun: int, likelihoods: list[Span]) -> _Place | None:
    """What stands behind "chance of" and "odds that", where its clause says how likely it is."""
    clause = parsed.clause_at(noun)
    first = noun + 2
    if clause is None or parsed.tags[first] == "NUM":  # "a probability of 0.2"
        return None
    end = max(clause.last, _end_of_that(parsed, noun + 1))
    last = _end_of_phrase(parsed, first, end, likelihoods)
    begin, verb = _frame(parsed, clause, noun)
    if verb is not None and _lemma(parsed.tokens[verb].lower) in ("have", "stand"):
        return None  # "had a 30% chance of winning": the chance is somebody's
    frame = parsed.span(begin, end)
    weighed = any(
        frame[0] <= start and stop <= frame[1] and not _inside(parsed, first, last, (start, stop))
        for start, stop in likelihoods
    )
    return _Place((first, last), (begin, end), verb) if weighed and last > first else None


def _inside(parsed: Parsed, first: int, last: int, span: Span) -> bool:
    return parsed.tokens[first].start <= span[0] and span[1] <= parsed.tokens[last - 1].end


def _frame(parsed: Parsed, clause: Clause, noun: int) -> tuple[int, int | None]:
    """Where the words that weigh begin, and their verb: that of putting, "is" or none ("with")."""
    if clause.verb is None or clause.verb > noun:
        return clause.first, None
    verb = next((n for n in range(noun, clause.first - 1, -1) if _is_verb(parsed, n)), clause.verb)
    led = [n for n in range(verb, noun) if parsed.tokens[n].lower == "with"]
    if led:
        return led[-1], None
    return (parsed.group_start(verb) if verb != clause.verb else clause.first), verb


def _is_verb(parsed: Parsed, at: int) -> bool:
    return parsed.tags[at] in ("FIN", "BASE", "PART")


def _end_of_that(parsed: Parsed, opener: int) -> int:
    """One past the clause that "that" opens, 0 where it opens none."""
    clause = next((each for each in parsed.clauses if each.first == opener + 1), None)
    return parsed.end_of(clause) if clause and parsed.tokens[opener].lower == "that" else 0


def _end_of_phrase(parsed: Parsed, first: int, last: int, likelihoods: list[Span]) -> int:
    """Where a proposition ends: before "at 20%" or "is even", else at a mark or with its clause."""
    begin = parsed.tokens[first].start
    for at in range(first + 1, last):
        if any(start == parsed.tokens[at].start > begin for start, _ in likelihoods):
            return _before_likelihood(parsed, first, at)
        if parsed.tags[at] == "STOP":
            return at
    return last


def _before_likelihood(parsed: Parsed, first: int, at: int) -> int:
    """Where the words end before those that lead to a likelihood: "is", "at", "to be"."""
    leads, verbs = word_set("weighing", "leads"), 0
    while at - 1 > first and verbs < 2:
        finite = parsed.tags[at - 1] == "FIN"
        verbs += finite
        led = parsed.tokens[at - 1].lower in leads or parsed.tags[at - 1] in ("QUOTE", "COMMA")
        if verbs > 1 or not (finite or led):
            break
        at -= 1
    return at


def _judged(parsed: Parsed, verb: int, likelihoods: list[Span]) -> _Place | None:
    """What a verb of judging has for its object, with the likelihood that is said of it.

    "thinks [renewal likely]"; of "thinks it likely that [it will be renewed]" the clause alone.
    """
    clause = parsed.clause_at(verb)
    first, frame = verb + 1, parsed.span(verb, len(parsed.tokens))
    found = next((each for each in likelihoods if frame[0] < each[0]), None)
    if clause is None or found is None:
        return None
    inside = [n for n in range(first, len(parsed.tokens)) if parsed.tokens[n].start < found[1]]
    last, begin = inside[-1] + 1, parsed.group_start(verb)
    between = [n for n in inside if parsed.tokens[n].start < found[0]]
    kinds = {parsed.tags[n] for n in between}
    if _CLOSING & kinds or not _NAMING & kinds or len(between) > _FEW:
        return None
    words = [parsed.tokens[n].lower for n in between]
    pointing = words[:1] == ["it"] and word_set("weighing", "leads").issuperset(words[1:])
    opener = _that_behind(parsed, last, aside=pointing)
    if opener is not None:
        end = max(parsed.end_of(parsed.clause_at(opener + 1) or clause), opener + 1)
        return _Place((opener + 1, end), (begin, end), verb, minded=True) if pointing else None
    if last > clause.last:
        return None
    marks = (n for n in range(last, clause.last) if parsed.tags[n] in _PARTING)
    end = next(marks, clause.last)  # "give it [one chance in four by Sunday]"
    stop = _end_of_judged(parsed, first, found, end)
    kept = _keeps_number(parsed, first, stop, last)
    if kept is None:
        return None
    return _Place((first, end if kept else stop), (begin, end), verb, found if kept else None)


def _that_behind(parsed: Parsed, at: int, *, aside: bool) -> int | None:
    """The "that" behind a likelihood, or behind what is set off there: "unlikely (20–45 %) that".

    aside: whether something may stand between.
    """
    tokens = parsed.tokens
    reach = range(at, min(at + (_FEW if aside else 1), len(tokens)))
    opener = next((n for n in reach if tokens[n].lower == "that"), None)
    if opener is None or opener == at:
        return opener
    apart = tokens[at].text in _SETTING_OFF and tokens[opener - 1].text in _SETTING_OFF
    return opener if apart else None


def _keeps_number(parsed: Parsed, first: int, stop: int, behind: int) -> bool | None:
    """Whether what is judged is not told without its number: "it", "the chance", "one in ten of".

    None where nothing is judged: "gives us one chance in ten".
    """
    words = [token.lower for token in parsed.tokens[first:stop]]
    if len(words) == 1 and parsed.tags[first] in ("PRON", "OBJ"):
        return True if words[0] in word_set("weighing", "judged") else None
    return words[-1] in word_set("weighing", "nouns") or any(
        token.lower in _OPEN for token in parsed.tokens[behind : behind + 1]
    )


def _end_of_judged(parsed: Parsed, first: int, likelihood: Span, end: int) -> int:
    """Where what is judged ends: before a number that is put on it, behind what is said of it.

    "puts [a split] at 45%", "thinks [a split likely]".
    """
    starts = [n for n in range(first, end) if parsed.tokens[n].start >= likelihood[0]]
    named = any(parsed.tokens[n].text[:1].isdigit() or parsed.tags[n] == "NUM" for n in starts)
    return _before_likelihood(parsed, first, starts[0]) if named else end


def _gapped(parsed: Parsed, place: _Place, likelihoods: list[Span]) -> Iterator[_Place]:
    """What goes on with the same verb: "puts theft at 45 percent, [fire] at 20 percent"."""
    last = place.frame[1]
    if place.content[1] == last:
        return
    for start, end in likelihoods:
        if start < parsed.tokens[last - 1].end:
            continue
        first = last
        while first < len(parsed.tokens) and parsed.tags[first] in ("COMMA", "COORD"):
            first += 1
        inside = [n for n in range(first, len(parsed.tokens)) if parsed.tokens[n].start < end]
        kinds = {parsed.tags[n] for n in inside}
        if first == last or not inside or _CLOSING & kinds or not _NAMING & kinds:
            return
        last = inside[-1] + 1
        stop = _end_of_judged(parsed, first, (start, end), last)
        if stop > first:
            yield _Place((first, stop), (first, last), place.verb)


def _statement(parsed: Parsed, place: _Place) -> Statement:
    """The statement of who weighs, or of nobody: then it is whoever speaks around it."""
    content, frame = parsed.span(*place.content), parsed.span(*place.frame)
    if place.kept is not None:
        content = content[0], max(content[1], place.kept[1])
        frame = frame[0], max(frame[1], content[1])
    subject = find_subject(parsed, place.verb) if place.verb is not None else None
    if place.verb is None or subject is None or not _may_weigh(parsed, subject, place):
        return Statement(None, (frame[0], content[0]), (content,), way="weighed", frame=frame)
    cue = parsed.span(max(parsed.group_start(place.verb), place.frame[0]), place.verb + 1)
    return Statement(parsed.span(*subject), cue, (content,), "believes", way="weighed", frame=frame)


def _may_weigh(parsed: Parsed, subject: tuple[int, int], place: _Place) -> bool:
    """Whether a subject can judge: one that may speak, or any noun that thinks."""
    verb = "" if place.verb is None else parsed.tokens[place.verb].lower
    thinks = place.minded or _lemma(verb) in word_set("weighing", "thinking")
    named = thinks and subject[1] - subject[0] > 1
    return named or may_speak(parsed.tokens[slice(*subject)])
