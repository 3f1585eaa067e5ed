"""References: whom "he", "its" and "the report" stand for, by who spoke or was named before."""

import re
from itertools import zip_longest

from sayso.claims.lexicon import word_set
from sayso.claims.names import Actors, Name
from sayso.claims.noun_phrases import NounPhrase
from sayso.records import Source, SourceKind

_PERSON = frozenset({"he", "she", "him", "her", "his"})
_GROUP = frozenset({"they", "them", "their", "it", "its"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s")
_BREAK = re.compile(r"[.!?][”\"]?\s|\n")
_SPEAKERS_BACK, _CHARACTERS_BACK, _SENTENCES_BACK = 6, 1500, 3


class References:
    """Resolves pronouns and short forms in one document, in reading order.

    The rules: a possessive is the nearest name before it in its sentence; he and she are the
    person whose name last led a sentence, or else whoever spoke last; they and it are the body,
    document or group that spoke last; "the report" is the last source with that head.
    """

    def __init__(
        self, text: str, actors: Actors, persons: set[str], places: frozenset[str]
    ) -> None:
        self._text = text
        self._actors = actors
        self._persons = persons
        self._places = places
        self._spoken: list[Source] = []

    def remember(self, source: Source) -> None:
        """Note who has just spoken."""
        if source.kind not in ("author", "impersonal") and source.name:
            self._spoken.append(source)

    def is_pronoun(self, word: str) -> bool:
        """Whether a word is a pronoun of the third person."""
        return word in _PERSON or word in _GROUP

    def resolve_pronoun(self, word: str, start: int) -> tuple[SourceKind, str | None] | None:
        """Kind and name of whom a pronoun at ``start`` stands for, None where nobody fits."""
        if word in _POSSESSIVE:
            name = self._in_sentence(start)
            if name:
                kind: SourceKind = "person" if self._is_person(name) else "organisation"
                return kind, self._actors.fullest(name.text)
        person = word in _PERSON
        wanted = ("person", "unnamed") if person else ("organisation", "document", "vague")
        topic = self._last_topic(start) if person else None
        for source in reversed(self._spoken[-_SPEAKERS_BACK:]):
            at = source.start or 0
            if topic and topic.start > at:
                break
            if source.kind in wanted and start - at < _CHARACTERS_BACK:
                return source.kind, source.name
        if topic:
            return "person", self._actors.fullest(topic.text)
        for name in self._actors.before(start):
            if self._is_person(name) == person and name.text not in self._places:
                return ("person" if person else "organisation"), self._actors.fullest(name.text)
        return None

    def resolve_definite(
        self, kind: SourceKind, phrase: NounPhrase
    ) -> tuple[SourceKind, str | None] | None:
        """Kind and name of "the report" or "the minister", None where nobody fits."""
        for source in reversed(self._spoken[-2 * _SPEAKERS_BACK :]):
            words = (source.name or "").lower().split()
            if phrase.head in words and source.kind in (kind, "unnamed"):
                return source.kind, source.name
        title = " ".join(token.lower for token in phrase.core[1:])
        for name in self._actors.before(phrase.start):
            if kind == "organisation" and phrase.head in [word.lower() for word in name.words]:
                return kind, name.text
            beside = self._text[max(name.start - 40, 0) : min(name.end + 60, phrase.start)]
            known = self._actors.fullest(name.text) in self._persons or len(name.words) > 1
            if kind == "person" and known and title in beside.lower():
                return "person", self._actors.fullest(name.text)
        return None

    def _is_person(self, name: Name) -> bool:
        full = self._actors.fullest(name.text)
        if full in self._persons:
            return True
        words = full.split()
        if len(words) not in (2, 3) or name.before == "the" or full in self._places:
            return False
        bodies = word_set("sources", "organisation_heads") | word_set("sources", "document_heads")
        return not any(word.lower() in bodies for word in words)

    def _in_sentence(self, start: int) -> Name | None:
        for name in self._actors.before(start)[:1]:
            between = self._text[name.end : start]
            if len(between) < 200 and not _SENTENCE_END.search(between):
                return name
        return None

    def _last_topic(self, start: int) -> Name | None:
        """The last person whose name leads a sentence, three sentences back at most."""
        names = self._actors.before(start)[:12]
        ends, after = 0, start
        for name, earlier in zip_longest(names, names[1:]):
            if after - name.end > _CHARACTERS_BACK:
                return None
            ends += len(_SENTENCE_END.findall(self._text[name.end : after]))
            if ends > _SENTENCES_BACK:
                return None
            since = max(earlier.end if earlier else 0, name.start - _CHARACTERS_BACK)
            leads = _BREAK.search(self._text, since, name.start)
            if leads and self._is_person(name):
                return name
            after = name.start
        return None
