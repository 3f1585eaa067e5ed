"""Noun phrases: the words that name a source, with their head and the names among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.analysis.people.name import Name
from sayso.language.lexicon import word_set
from sayso.language.tokens import Token, tokenise

_SPACE = re.compile(r"\s+")
_COMPLEMENT = re.compile(r"\s+(?:of|at|in|from|for|by|with|to)\b")
_CUT = re.compile(r"[,(–—]")
_RELATIVE = re.compile(r"\s(?:who|which|that)\b")
_LEFT_OPEN = re.compile(r"\s(?:who|which|that|and)$")
_APPOSED = re.compile(r"(?:\s+(?:of|at|for|in|from)\s[^,]{2,60})?,\s*(?:[A-Za-z]+\s+){0,3}")
_CLOCK = re.compile(r"[01]\d[0-5]\d|2[0-3][0-5]\d|\d{1,2}[:.][0-5]\d")
_CAME_OUT = re.compile(
    r"\s(?!(?:obtained|reviewed|viewed|examined)\b)"
    r"(?:\w+(?:ed|wn)|read|sent|held|made|put|given|written)\s(?:out|by|to|in|on|at|this|last)\b"
    r"|\s(?:on|in|at)\s(?:\d|[A-Z]\w+day\b)|\s(?:on|in|at|by|of)$"
)
_PARTICIPLES = ("ed", "en", "wn", "sent", "held", "made")
_MARKUP = re.compile(r"\*+|`|\]\([^()\s]*\)|\[(?=[^\[\]]*\]\()")
_DETERMINER = re.compile(r"(?:the|his|her|its|their|our|my|your) (?:own )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase at half-open offsets of a text.

    ``core`` are its tokens up to the first complement ("a report" in "a report by the union on
    ships"), never empty; ``names`` the names inside it.
    """

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    core: tuple[Token, ...]
    names: tuple[Name, ...]

    @property
    def first(self) -> str:
        """Its first word."""
        return self.core[0].lower

    @property
    def head(self) -> str:
        """The last word of its core."""
        return self.core[-1].lower

    @property
    def has_complement(self) -> bool:
        """Whether "of", "at" or the like goes on behind its core."""
        return _COMPLEMENT.match(self.text[self.core[-1].end : self.end]) is not None

    @property
    def head_name(self) -> Name | None:
        """The name that is its head, if its head is a name."""
        at = self.core[-1].start
        return next((name for name in self.names if name.start <= at < name.end), None)

    @property
    def apposed(self) -> Name | None:
        """The name behind its core and a comma: "its head, Odile Marr", "its head, Ms Marr"."""
        at, ends = self.core[-1].end, word_set("sources", "phrase_ends") - {","}
        for name in self.names:
            titled = name.before.rstrip(".") in word_set("sources", "person_titles")
            told = titled or (len(name.words) > 1 and name.before not in ends)
            if told and _APPOSED.fullmatch(self.text, at, max(name.start, at)):
                return name
        return None

    @property
    def closing(self) -> Name | None:
        """The person whose name ends it, behind its core: "spokeswoman for trade Ilan Moss"."""
        last = self.names[-1] if self.names else None
        if self.first in word_set("grammar", "indefinite"):
            return None  # "an aide to Minister Marr"
        if last is None or last.kind == "place" or last.start < self.core[-1].end:
            return None
        bodies = word_set("sources", "organisation_heads")
        if len(last.words) < 2 or any(word.lower() in bodies for word in last.words):
            return None
        ends = not self.text[last.end : self.end].strip(" ,")
        before = last.before.lower()
        free = before not in word_set("sources", "phrase_ends") and before.isalpha()
        return (
            last if ends and free and "," not in self.text[self.core[-1].end : last.start] else None
        )

    def words(self, *, whole: bool = False, last: int | None = None) -> str:
        """How to call it: without "the"; unless whole, without "his" and what follows its core."""
        end = self.core[-1].end if last is None else last
        if whole or (last is None and self.has_complement):
            cut = _CUT.search(self.text[self.start : self.end])
            end = self.start + cut.start() if cut and cut.start() else self.end
        words = _SPACE.sub(" ", _MARKUP.sub("", self.text[self.start : end])).strip(" ,“”\"’'[]")
        words = _LEFT_OPEN.sub("", words)
        determined = _DETERMINER.match(words)
        if determined:
            called = words[determined.end() :]
            if determined[0].lower() == "the " or (not whole and " " in called):
                words = called  # "her deputy" keeps its owner, "its chief economist" needs none
        if words.count("“") > words.count("”"):
            words += "”"  # a “rescue planner”
        return words.lstrip("[")

    def owned(self) -> str:
        """What somebody is of whoever "his" stands for: "deputy" of "her own deputy"."""
        words = self.words()
        determined = _DETERMINER.match(words)
        return words[determined.end() :] if determined else words

    def alone(self) -> str:
        """How to call it, with its complement and without a relative clause."""
        return _RELATIVE.split(self.words(whole=True), maxsplit=1)[0]

    def called(self) -> str:
        """What a document is called: with its complement, not with when or how it came out.

        One of a single word keeps that, as nothing else tells it from others: "a memo seen by".
        """
        words = self.alone()
        cut = _CAME_OUT.search(words)
        plain = words[: cut.start()].split() if cut else []
        return " ".join(plain) if len(plain) > 1 + (words[:2].lower() in ("a ", "an")) else words


def parse_phrase(text: str, start: int, end: int, names: Sequence[Name]) -> NounPhrase | None:
    """The phrase at ``text[start:end]``, or None where no word is in it."""
    tokens = tokenise(text, start, end)
    while tokens and not tokens[0].text[0].isalnum():
        tokens = tokens[1:]
    if len(tokens) > 1 and _CLOCK.fullmatch(tokens[0].text) and tokens[1].text[0].isupper():
        tokens = tokens[1:]  # "0940 Skarn Pulp says"
    if not tokens:
        return None
    return NounPhrase(text, tokens[0].start, end, tokens, _core(tokens), tuple(names))


def _core(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    ends = word_set("sources", "phrase_ends")
    after = word_set("sources", "phrase_tails")
    end = 1
    while end < len(tokens) and tokens[end].lower not in ends:
        end += 1
    while end > 1 and (not tokens[end - 1].text[0].isalnum() or tokens[end - 1].lower in after):
        end -= 1
    if end > 1 and not tokens[end - 1].text[0].isupper() and not _is_head(tokens[end - 1]):
        # "a report published in May": the head comes before the participle.
        heads = [each for each in range(end) if _is_head(tokens[each])]
        if heads and tokens[heads[-1] + 1].lower.endswith(_PARTICIPLES):
            end = heads[-1] + 1
    return tokens[:end]


def _is_head(token: Token) -> bool:
    return any(
        token.lower in word_set("sources", f"{kind}_heads")
        for kind in ("vague", "unnamed", "document", "organisation")
    )
