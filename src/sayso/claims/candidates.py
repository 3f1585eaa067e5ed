"""Candidates: who may put a claim forward, of all who are spoken of near it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
from sayso.analysis.people.persons import is_person
from sayso.analysis.people.pronouns import PRONOUNS
from sayso.records import Source, SourceKind

_BACK, _MOST = 40, 8
"""Mentions that are looked at before a claim, and how many of those whom they mean."""

_KINDS: dict[str, SourceKind] = {"person": "person", "document": "document"}

Who = tuple[SourceKind, str]
"""A kind of source and its name in lower case; "" where it has none."""


def who_is(source: Source) -> Who:
    """What makes two sources one."""
    return source.kind, (source.name or "").lower()


class Mention(NamedTuple):
    """Words that mean somebody: where, whom, and whether they are said to speak there."""

    start: int
    end: int
    source: Source
    who: Who
    sentence: int
    speaks: bool
    is_pronoun: bool = False


class Candidate(NamedTuple):
    """One who may be meant: the mention nearest to a claim, and what is counted of all before it.

    ``rank`` is 0 for the one last spoken of; ``heard`` is the sentence where they spoke last;
    ``behind`` says that the words behind the claim in its sentence name them as one who speaks;
    ``places`` are those of all these mentions; ``unheard`` says that the claim's sentence may be
    theirs though nobody is said to speak in it.
    """

    who: Who
    mention: Mention
    rank: int
    times: int
    spoken: int
    heard: int | None
    behind: bool
    places: tuple[Span, ...]
    unheard: bool


class Mentions:
    """All mentions of a text, in order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._sentences = [each.start for each in analysis.body]
        self._all = sorted([*self._speaking(), *self._named()], key=lambda each: each[:2])
        self._unheard: dict[int, list[Mention]] = {}
        for mention in self._unheard_of():
            self._unheard.setdefault(mention.sentence, []).append(mention)
        self._starts = [each.start for each in self._all]

    def _sentence(self, at: int) -> int:
        return max(bisect_right(self._sentences, at) - 1, 0)

    def _speaking(self) -> Iterator[Mention]:
        """Those whom statements name, each once."""
        seen: set[Span] = set()
        for each in self._analysis.statements:
            if each.who is None or each.source is None or each.source in seen:
                continue
            seen.add(each.source)
            start, end = each.source
            if each.who.name and each.who.kind != "author":
                words = self._analysis.text[start:end].lower().split()
                pronoun = len(words) == 1 and words[0] in PRONOUNS
                place = self._sentence(start)
                speaks = each.way != "answer"  # an introduction names who will
                yield Mention(start, end, each.who, who_is(each.who), place, speaks, pronoun)

    def _unheard_of(self) -> Iterator[Mention]:
        """Those who may put a sentence forward though no words of saying tell."""
        for (span, sentence), source in self._analysis.unheard:
            if source.name and source.kind not in ("author", "impersonal"):
                yield Mention(*span, source, who_is(source), sentence, False)

    def _named(self) -> Iterator[Mention]:
        """Those whom names name where no statement does."""
        names = self._analysis.names
        taken = sorted(each.source for each in self._analysis.statements if each.source)
        ends = [end for _, end in taken]
        for name in names.names:
            at = bisect_right(taken, (name.start, len(self._analysis.text))) - 1
            if at >= 0 and name.start < ends[at]:
                continue
            owner = names.owner(name)
            person = is_person(name, owner, names.located)
            kind = "person" if person else _KINDS.get(name.kind, "organisation")
            source = Source(kind=kind, name=owner, start=name.start, end=name.end)
            place = self._sentence(name.start)
            yield Mention(name.start, name.end, source, who_is(source), place, False)

    def near(self, end: int, until: int, sentence: int | None = None) -> list[Candidate]:
        """Whom the mentions before the end of a claim mean, those last spoken of first.

        until: where the words end that may name, behind a claim, who puts it forward.
        sentence: the number of the one that may be somebody's who is not said to speak.
        """
        first, last = bisect_left(self._starts, end), bisect_left(self._starts, until)
        before = self._all[max(first - _BACK, 0) : first]
        after = [each for each in self._all[first:last] if each.speaks]
        unheard = self._unheard.get(sentence, []) if sentence is not None else []
        behind, silent = ({each.who for each in some} for some in (after, unheard))
        of: dict[Who, list[Mention]] = {}
        for mention in (*reversed(before), *after, *unheard):
            of.setdefault(mention.who, []).append(mention)
        found = []
        for rank, (who, mentions) in enumerate(of.items()):
            if rank < _MOST or who in behind | silent:
                spoke = [each.sentence for each in mentions if each.speaks]
                heard = spoke[0] if spoke else None
                places = tuple((each.start, each.end) for each in mentions)
                told = len(mentions), len(spoke), heard, who in behind, places
                found.append(Candidate(who, mentions[0], rank, *told, who in silent))
        return found
