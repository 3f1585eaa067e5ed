"""References: whom "he", "its" and "the report" stand for, by who spoke or was named before."""

import re
from collections.abc import Iterator

from sayso.analysis.marks import Span
from sayso.analysis.people.name import Name
from sayso.analysis.people.names import Actors
from sayso.analysis.people.noun_phrases import NounPhrase
from sayso.analysis.people.persons import is_person
from sayso.analysis.people.pronouns import PRONOUNS, Antecedent, Pronouns
from sayso.analysis.people.roles import is_role
from sayso.language.lexicon import word_set
from sayso.records import Source, SourceKind

_SENTENCE_END = re.compile(r"[.!?][”\"]?\s")
_SAME_ONE = re.compile(r"(?:,|\b(?:is|was|as))\Z")
_THIS = re.compile(
    r"(?:^|[.!?]\s)(This (\w+)) [^.!?\n]+[.!?]\s(?:It [^.!?\n]+[.!?]\s)*\Z", re.MULTILINE
)
_SPACE = re.compile(r"\s+")
_WHOSE = re.compile(r" (?:of|at|from|in|for) (?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]*)*")
_SPEAKERS_BACK, _CHARACTERS_BACK = 6, 1500
_Named = tuple[SourceKind, str | None]
_BODIES: tuple[SourceKind, ...] = ("organisation", "document")
_PEOPLE: tuple[SourceKind, ...] = ("person", "unnamed")
_SPEAKERS = {"he": _PEOPLE, "she": _PEOPLE, "it": _BODIES, "they": (*_BODIES, "vague")}
"""Whom each pronoun may stand for, of those who have spoken."""


class References:
    """Resolves pronouns and short forms in one document, in reading order.

    The rules: he and she are the person that the whole document makes them (Pronouns), unless
    somebody without a name has spoken since; they and it are the body, document or group that
    spoke last, else what the document makes them; "the report" is the last source with that head.
    ``speaking``: the name of who speaks just there, whom no pronoun of theirs stands for.
    """

    def __init__(
        self,
        text: str,
        actors: Actors,
        persons: set[str],
        places: frozenset[str],
        pronouns: Pronouns | None = None,
    ) -> None:
        self._text = text
        self._actors = actors
        self._persons = persons
        self._places = places
        self._pronouns = pronouns
        self.speaking: str | None = None
        self._spoken: list[Source] = []
        self._full = [name for name in actors.names if len(name.words) > 1]
        titles = word_set("sources", "person_titles")
        self._titled = [name for name in actors.names if name.before.rstrip(".") in titles]
        self._surnames = {name.words[-1].lower() for name in self._full}
        alone = (name for name in actors.names if len(name.words) == 1 and name.kind == "person")
        self._surnames |= {each.text.lower() for each in alone if not is_role(each.text.lower())}
        # Those in brackets before a colon: "HOST (Ilse Vann):".
        self._in_labels = [name for name in actors.names if text.startswith("):", name.end)]
        self._labels: dict[str, _Named | None] = {}
        self._introduced: dict[tuple[str, int], str | None] = {}

    def remember(self, source: Source) -> None:
        """Note who has just spoken."""
        if source.kind not in ("author", "impersonal") and source.name:
            self._spoken.append(source)

    def is_pronoun(self, word: str) -> bool:
        """Whether a word is a pronoun of the third person."""
        return word in PRONOUNS

    def noun_of(self, start: int) -> Span | None:
        """The words without a name that a pronoun stands for, as in "a clerk … he"."""
        found = self._pronouns.antecedent(start) if self._pronouns else None
        return found.noun if found and found.name is None else None

    def spoken_at(self, span: Span) -> _Named | None:
        """Who has spoken by words that hold a span: "the mayor" of "the mayor of Estrin"."""
        for source in reversed(self._spoken[-4 * _SPEAKERS_BACK :]):
            if (source.start or 0) <= span[0] and span[1] <= (source.end or 0):
                return source.kind, source.name
        return None

    def resolve_pronoun(self, word: str, start: int) -> _Named | None:
        """Kind and name of whom a pronoun at ``start`` stands for, None where nobody fits."""
        found = self._pronouns.antecedent(start) if self._pronouns else None
        if found and found.name and self._actors.owner(found.name) == self.speaking:
            found = None
        named = found.name if found else None
        if word in word_set("grammar", "possessives"):
            name = named or self._in_sentence(start)
            if name:
                return self._named(name)
        if word == "it":
            this = _THIS.search(self._text, max(start - _CHARACTERS_BACK, 0), start)
            if this and this[2].lower() in word_set("sources", "document_heads"):
                own = self.is_own(this[2].lower(), this.start(1))
                return ("author", None) if own else ("document", this[1])
        return self._spoke(word, start, found) or self._was_named(word, start, named)

    def _spoke(self, word: str, start: int, found: Antecedent | None) -> _Named | None:
        """Whom of those who have spoken a pronoun stands for, but for who is speaking."""
        person = PRONOUNS[word] in ("he", "she")
        wanted = _SPEAKERS[PRONOUNS[word]]
        for source in reversed(self._spoken[-_SPEAKERS_BACK:]):
            at = source.start or 0
            if person and found and (found.start > at or source.kind == "person"):
                return None
            several = person and " and " in (source.name or "")
            fits = source.kind in wanted and not several and source.name != self.speaking
            if fits and start - at < _CHARACTERS_BACK:
                return source.kind, source.name
        return None

    def _was_named(self, word: str, start: int, named: Name | None) -> _Named | None:
        """What the document makes a pronoun, else the name before it that fits."""
        if named and not (PRONOUNS[word] == "it" and self._is_person(named)):
            return self._named(named)
        person = PRONOUNS[word] in ("he", "she")
        for name in self._actors.before(start):
            owner = self._actors.owner(name)
            fits = self._is_person(name) == person and name.text not in self._places
            if fits and owner != self.speaking:
                return ("person" if person else "organisation"), owner
        return None

    def _named(self, name: Name) -> _Named:
        held = self.resolve_label(name.text.lower()) if is_role(name.text.lower()) else None
        if held:
            return held  # "The Minister … She"
        kind: SourceKind = "person" if self._is_person(name) else "organisation"
        return kind, self._actors.owner(name)

    def is_own(self, head: str, start: int) -> bool:
        """Whether "this article" at ``start`` is the document itself: no other came in before."""
        if head not in word_set("sources", "own_documents"):
            return False
        other = rf"\b(?:an?|the|its|their|his|her|last|new)\s(?:[\w’'-]+\s){{0,3}}{head}s?\b"
        return re.search(other, self._text[max(start - 4_000, 0) : start], re.IGNORECASE) is None

    def resolve_definite(self, kind: SourceKind, phrase: NounPhrase) -> _Named | None:
        """Kind and name of "the report" or "the minister", None where nobody fits."""
        for source in reversed(self._spoken[-2 * _SPEAKERS_BACK :]):
            if source.kind in (kind, "unnamed") and _is_headed(source, phrase.head):
                return source.kind, source.name
        if kind == "organisation":
            for name in self._actors.before(phrase.start):
                if phrase.head in [word.lower() for word in name.words]:
                    return kind, self._actors.owner(name)
        if kind != "person" or self.came_in(phrase):
            return None
        holders = [
            name for name in self._actors.before(phrase.start) if self._is_beside(name, phrase)
        ]
        bearers = (name for name in holders if self._bears(name, phrase.head))
        holder = next(bearers, holders[0] if holders else None)
        return ("person", self._actors.owner(holder)) if holder else None

    def resolve_label(self, head: str) -> _Named | None:
        """Whom an office or a part alone names: the one person who is said to hold it.

        "CHAIR:", "The Chancellor"; of other words only what a label says once: "HOST (Ilse Vann):".
        """
        if head not in self._labels:
            bearers = {self._actors.owner(name) for name in self._holders(head)}
            self._labels[head] = ("person", bearers.pop()) if len(bearers) == 1 else None
        return self._labels[head]

    def _holders(self, head: str) -> Iterator[Name]:
        told = [name for name in self._in_labels if self._is_labelled(name, head)]
        if told and head not in self._surnames:
            yield from told
        elif is_role(head):
            yield from (name for name in self._full if self._bears(name, head))
            yield from (name for name in self._titled if self._is_in_brackets(name, head))

    def _is_in_brackets(self, name: Name, head: str) -> bool:
        """Whether an office stands in brackets behind a name: "Mr Vann (chair)"."""
        return self._text[name.end : name.end + len(head) + 3].lower() == f" ({head})"

    def _is_labelled(self, name: Name, head: str) -> bool:
        """Whether a name stands in brackets behind the label of a part: "HOST (Ilse Vann):"."""
        begun = self._text[max(name.start - 40, 0) : name.start].lower().rpartition(" (")
        titled = is_role(begun[2].strip(" .")) or not begun[2]
        return titled and begun[0].endswith(head) and name.kind == "person"

    def _is_beside(self, name: Name, phrase: NounPhrase) -> bool:
        """Whether the name of somebody known stands near the words of a phrase."""
        if self._actors.owner(name) not in self._persons and len(name.words) <= 1:
            return False
        beside = self._text[max(name.start - 40, 0) : min(name.end + 60, phrase.start)]
        return " ".join([token.lower for token in phrase.core[1:]]) in beside.lower()

    def _bears(self, name: Name, head: str) -> bool:
        """Whether a name bears a title: "an adviser, X", "X, the adviser to", "X is an adviser"."""
        before = self._text[max(name.start - 40, 0) : name.start].lower().rstrip(" ,")
        after = self._text[name.end : name.end + 60].lower()
        apposed = rf"(?:,| is| was| \()(?: ?\w+){{0,3}} ?{re.escape(head)}\b"
        return before.rstrip(" :").endswith(head) or re.match(apposed, after) is not None

    def came_in(self, phrase: NounPhrase) -> bool:
        """Whether "the adviser" is one that came in as "an adviser", apart from any name."""
        return self.introduction(phrase) is not None

    def introduction(self, phrase: NounPhrase) -> str | None:
        """The words by which "the adviser" came in, apart from any name: "a grain adviser"."""
        asked = phrase.head, phrase.start
        if asked not in self._introduced:
            self._introduced[asked] = self._introduction(*asked)
        return self._introduced[asked]

    def _introduction(self, head: str, start: int) -> str | None:
        before = self._text[max(start - _CHARACTERS_BACK, 0) : start]
        if head not in before.lower():
            return None
        words = None
        of_head = rf"\b(?:(an? (?:[\w’'-]+ ){{0,2}}))?{re.escape(head)}\b(?!['’])"
        for match in re.finditer(of_head, _SPACE.sub(" ", before), re.IGNORECASE):
            behind = match.string[match.end() :]
            named = behind.lstrip(", ")[:1].isupper()
            same = _SAME_ONE.search(match.string[: match.start()].rstrip()) is not None
            if match[1] or named:
                whose = _WHOSE.match(behind)
                words = f"{match[0]}{whose[0] if whose else ''}"
                words = words if match[1] and not named and not same else None
        return words

    def _is_person(self, name: Name) -> bool:
        owner = self._actors.owner(name)
        return owner in self._persons or is_person(name, owner, self._places)

    def _in_sentence(self, start: int) -> Name | None:
        for name in self._actors.before(start)[:1]:
            between = self._text[name.end : start]
            if len(between) < 200 and not _SENTENCE_END.search(between):
                return name
        return None


def _is_headed(source: Source, head: str) -> bool:
    """Whether a word is in a name, or the head of a description: "a clerk at the bank"."""
    words = (source.name or "").lower().split()
    if source.kind in ("unnamed", "person"):
        ends = word_set("sources", "phrase_ends")
        words = words[: next((at for at, word in enumerate(words) if word in ends), None)][-1:]
    return head in words
