"""Speakers: what kind of source a noun phrase names, and by which name to call it."""

import re
from collections import Counter
from functools import cache
from collections.abc import Sequence

from sayso.claims.lexicon import load_lexicon, word_set
from sayso.claims.names import Actors, Name
from sayso.claims.statements import Span
from sayso.claims.tokens import Token, tokenise
from sayso.records import Source, SourceKind

_CORE_ENDS = frozenset(
    "of at in from for with on by who which that close to , ( – — near inside whose under".split()
)
_PERSON = frozenset({"he", "she", "him", "her", "his"})
_GROUP = frozenset({"they", "them", "their", "it", "its"})
_AUTHOR = frozenset({"we", "i", "our", "my", "us", "me"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "same"})
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "two", "three", "four", "five", "six", "both"}
)
_SPACE = re.compile(r"\s+")


class Speakers:
    """Tells who a phrase names, from the names of the document and those who spoke before."""

    def __init__(self, text: str, actors: Actors, places: frozenset[str] = frozenset()) -> None:
        self._text = text
        self._actors = actors
        self._places = places or _places(actors.names)
        self._persons = {
            actors.fullest(name.text)
            for name in actors.names
            if name.before.rstrip(".") in word_set("sources", "person_titles")
        }
        self._spoken: list[Source] = []

    def identify(self, span: Span) -> Source:
        """The source that the phrase at ``span`` names. Call it in reading order."""
        start, end = span
        tokens = tokenise(self._text, start, end)
        kind, name = self._identify(tokens, start, end)
        source = Source(kind=kind, name=name, start=start, end=end)
        if kind not in ("author", "impersonal"):
            self._spoken.append(source)
        return source

    def _identify(
        self, tokens: Sequence[Token], start: int, end: int
    ) -> tuple[SourceKind, str | None]:
        lower = [token.lower for token in tokens]
        if len(lower) == 1 and lower[0] in _AUTHOR:
            return "author", None
        if lower and lower[0] in _PERSON | _GROUP and len(lower) <= 2:
            return self._pronoun(lower[0], start)
        phrase = " ".join(lower)
        core = _core(tokens)
        if any(mark in phrase for mark in load_lexicon("sources")["unnamed_marks"]):
            names = self._actors.within(start, core[-1].end if core else end)
            if not names or core[-1].end != names[-1].end:
                return "unnamed", self._words(core, start, end)
        head = core[-1].lower if core else ""
        names = self._actors.within(start, end)
        named = bool(core) and any(name.start <= core[-1].start < name.end for name in names)
        if named:
            return self._named(core, names, start, end)
        return self._common(core, head, names, start, end)

    def _named(
        self, core: Sequence[Token], names: Sequence[Name], start: int, end: int
    ) -> tuple[SourceKind, str | None]:
        head = next(name for name in names if name.start <= core[-1].start < name.end)
        kind = self._name_kind(head, core, end)
        if kind == "person":
            name = self._actors.fullest(head.text)
            self._persons.add(name)
            return "person", name
        if kind == "document":
            return "document", self._words(core, start, end)
        return "organisation", self._words(core, start, head.end)

    def _name_kind(self, name: Name, core: Sequence[Token], end: int) -> SourceKind:
        words = [word.lower() for word in name.words]
        titled = any(
            token.lower.rstrip(".") in word_set("sources", "person_titles")
            or token.lower in word_set("sources", "unnamed_heads")
            for token in core
            if token.end <= name.start
        )
        full = self._actors.fullest(name.text)
        if titled or full in self._persons:
            return "person"
        if words[-1] in word_set("sources", "document_heads"):
            return "document"
        if any(word in word_set("sources", "organisation_heads") for word in words):
            return "organisation"
        apposition = tokenise(self._text, name.end, min(end, name.end + 60))
        if any(
            token.lower in word_set("sources", "unnamed_heads")
            or token.lower in word_set("sources", "person_titles")
            or token.lower == "who"
            for token in apposition
        ):
            return "person"
        first = core[0].lower if core else ""
        if first == "the" or name.before == "the" or "of" in words or name.words[-1].isupper():
            return "organisation"
        if len(full.split()) > 1 and len(name.words) == 1 and full.split()[-1] == name.text:
            return "person"
        if name.text in self._places or (
            len(name.words) == 1 and full == name.text and self._is_group(name)
        ):
            return "organisation"
        return "person"

    def _is_group(self, name: Name) -> bool:
        text = name.text
        return text.isupper() or "-" in text or any(char.isdigit() for char in text)

    def _common(
        self, core: Sequence[Token], head: str, names: Sequence[Name], start: int, end: int
    ) -> tuple[SourceKind, str | None]:
        """A phrase whose head is a common noun: "some analysts", "the foreign ministry"."""
        lower = [token.lower for token in core]
        first = lower[0] if lower else ""
        apposed = [name for name in names if core and name.start > core[-1].end]
        lexicon = load_lexicon("sources")
        if first in word_set("sources", "vague_quantifiers") or head in lexicon["vague_heads"]:
            numbered = first in _INDEFINITE or (lower and lower[0].isdigit())
            if not numbered or head not in lexicon["vague_heads"]:
                if head not in lexicon["document_heads"] or first in ("some", "several", "many"):
                    return "vague", self._words(core, start, end, whole=True)
            return "unnamed", self._words(core, start, end)
        if head in word_set("sources", "document_heads"):
            return self._definite("document", core, start, end)
        if apposed and _follows_comma(self._text, core[-1].end, apposed[0].start):
            bodies = word_set("sources", "organisation_heads") | word_set(
                "sources", "document_heads"
            )
            if head not in bodies and len(apposed[0].words) > 1:
                name = self._actors.fullest(apposed[0].text)
                self._persons.add(name)
                return "person", name
        person = head in word_set("sources", "unnamed_heads") or head in word_set(
            "sources", "person_titles"
        )
        if head in word_set("sources", "organisation_heads"):
            return self._definite("organisation", core, start, end)
        if person and first in _DEFINITE:
            return self._definite("person", core, start, end)
        if person or first in _INDEFINITE:
            return "unnamed", self._words(core, start, end)
        if head.endswith("s") and first not in ("the", "this"):
            return "vague", self._words(core, start, end, whole=True)
        return self._definite("organisation", core, start, end)

    def _definite(
        self, kind: SourceKind, core: Sequence[Token], start: int, end: int
    ) -> tuple[SourceKind, str | None]:
        """ "the report", "the minister": the one that spoke or was named before, if one fits."""
        words = self._words(core, start, end, whole=kind == "document")
        definite = core[0].lower in _DEFINITE
        if not definite or len(core) > 3:
            return kind, words
        head = core[-1].lower
        for source in reversed(self._spoken[-12:]):
            same = source.name and head in source.name.lower().split()
            if same and source.kind in (kind, "unnamed"):
                return source.kind, source.name
        if kind == "person":
            return self._titled(" ".join(token.lower for token in core[1:]), start, words)
        if kind == "organisation":
            for name in self._actors.before(start):
                if head in [word.lower() for word in name.words]:
                    return kind, name.text
        return kind, words

    def _titled(self, title: str, start: int, words: str) -> tuple[SourceKind, str | None]:
        """ "the minister": whoever was named with that word beside the name."""
        for name in self._actors.before(start):
            around = self._text[max(name.start - 40, 0) : min(name.end + 60, start)].lower()
            full = self._actors.fullest(name.text)
            if title in around and (full in self._persons or len(name.words) > 1):
                return "person", full
        return "unnamed", words

    def _pronoun(self, word: str, start: int) -> tuple[SourceKind, str | None]:
        """He and she: who spoke last, else the last person named. They and it: the last body."""
        if word in ("his", "her", "its", "their"):
            nearest = self._same_sentence(start)
            if nearest:
                return nearest
        wanted = ("person", "unnamed") if word in _PERSON else ("organisation", "document", "vague")
        topic = self._last_topic(start) if word in _PERSON else None
        for source in reversed(self._spoken[-6:]):
            near = source.start is not None and start - source.start < 1500
            if source.kind in wanted and near and source.start is not None:
                if topic and topic.start > source.start:
                    break
                return source.kind, source.name
        if topic:
            return "person", self._actors.fullest(topic.text)
        for name in self._actors.before(start):
            full = self._actors.fullest(name.text)
            person = full in self._persons or len(full.split()) in (2, 3)
            if (word in _PERSON) == person and name.text not in self._places:
                return ("person" if person else "organisation"), full
        return ("unnamed" if word in _PERSON else "vague"), word

    def _last_topic(self, start: int) -> Name | None:
        """The last person whose name leads a sentence, three sentences back at most."""
        names = self._actors.before(start)[:12]
        ends = 0
        for number, name in enumerate(names):
            ends += len(re.findall(r"[.!?][”\"]?\s", self._text[name.end : start]))
            if ends > 3:
                return None
            earlier = names[number + 1].end if number + 1 < len(names) else 0
            leads = re.search(r"[.!?][”\"]?\s|\n", self._text[earlier : name.start])
            full = self._actors.fullest(name.text)
            if leads and (full in self._persons or len(full.split()) == 2):
                if not self._is_body(name):
                    return name
            start = name.start
        return None

    def _is_body(self, name: Name) -> bool:
        bodies = word_set("sources", "organisation_heads") | word_set("sources", "document_heads")
        full = self._actors.fullest(name.text)
        return (
            any(word.lower() in bodies for word in full.split())
            or name.before == "the"
            or full in self._places
        )

    def _same_sentence(self, start: int) -> tuple[SourceKind, str | None] | None:
        """Whom "his" means: the nearest name before it in its sentence."""
        for name in self._actors.before(start)[:3]:
            between = self._text[name.end : start]
            if len(between) < 200 and not re.search(r"[.!?]\s", between):
                kind = self._name_kind(name, (), name.end)
                return kind, self._actors.fullest(name.text)
        return None

    def _words(self, core: Sequence[Token], start: int, end: int, *, whole: bool = False) -> str:
        """The phrase without a leading "the" and, unless whole, without what follows its core."""
        last = core[-1].end if core else end
        following = self._text[last:end]
        if whole or re.match(r"\s+(?:of|at|in|from|for|by)\b", following):
            cut = re.search(r"[,(–—]|\s(?:who|which|that)\b", self._text[start:end])
            last = start + cut.start() if cut else end
        words = _SPACE.sub(" ", self._text[start:last]).strip(" ,“”\"’'")
        return re.sub(r"^[Tt]he ", "", words)


def _core(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to where the noun phrase's first complement begins."""
    end = 0
    while end < len(tokens) and (end == 0 or tokens[end].lower not in _CORE_ENDS):
        end += 1
    while end > 1 and (not tokens[end - 1].text[0].isalnum() or tokens[end - 1].lower in _ENDINGS):
        end -= 1
    if end > 1 and not tokens[end - 1].text[0].isupper():
        # "a report published in May": the head comes before the participle.
        heads = _all_heads()
        known = [each for each in range(end) if tokens[each].lower in heads]
        if known and tokens[end - 1].lower not in heads:
            following = tokens[known[-1] + 1].lower
            if following.endswith("ed"):
                end = known[-1] + 1
    return tokens[:end]


_ENDINGS = frozenset(
    """also this last next earlier himself herself itself themselves later january february march
    april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday today yesterday week month year leaked""".split()
)


@cache
def _all_heads() -> frozenset[str]:
    kinds = ("vague_heads", "unnamed_heads", "document_heads", "organisation_heads")
    return frozenset().union(*(word_set("sources", kind) for kind in kinds))


def _follows_comma(text: str, start: int, end: int) -> bool:
    return (
        re.fullmatch(r"(?:\s+of [a-z ]{2,20})?,\s*(?:[A-Za-z]+\s+){0,2}", text[start:end])
        is not None
    )


def _places(names: Sequence[Name]) -> frozenset[str]:
    """Names that the document uses as places: after "in", "at", "near", "from"."""
    mentions = Counter(name.text for name in names)
    located = Counter(
        name.text for name in names if name.before in ("in", "near", "into", "across", "outside")
    )
    return frozenset(name for name, count in located.items() if count > mentions[name] * 0.3)
