"""Speakers: what kind of source a noun phrase names, and by which name to call it."""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from sayso.analysis.marks import Marks, Span
from sayso.analysis.people.called import Callings
from sayso.analysis.people.labels import Labels
from sayso.analysis.people.name import Name
from sayso.analysis.people.names import Actors
from sayso.analysis.people.noun_phrases import NounPhrase, parse_phrase
from sayso.analysis.people.pronouns import PRONOUNS, Pronouns
from sayso.analysis.people.references import References
from sayso.analysis.people.roles import is_role
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import tokenise
from sayso.records import Source, SourceKind

_BODIES: tuple[SourceKind, ...] = ("document", "organisation")
_NAMED: tuple[SourceKind, ...] = ("person", "organisation", "document")
_PEOPLE: tuple[SourceKind, ...] = ("person", "unnamed", "vague")
_SEVERAL: tuple[SourceKind, ...] = ("unnamed", "vague")
_OTHERS = tuple(each for each in get_args(SourceKind) if each not in ("author", "impersonal"))
_KINDS: Mapping[str, SourceKind] = {
    "person": "person", "organisation": "organisation", "group": "organisation",
    "document": "document",
}  # fmt: skip

_RULED, _LEAST = 2.0, -6.0
"""How much likelier, as a difference of logarithms, the rules' kind counts; the least of any."""

Named = tuple[SourceKind, str | None]
_WHO_BACK = 80
_DETERMINED = re.compile(
    r"\b(?:an?|the|these|those|this|its|his|her|their|our|my|one|two|three|four|five|six|some|several|another|many|most)\s",
    re.IGNORECASE,
)


class Speakers:
    """Tells who a phrase names, from the names of the document and those who spoke before.

    pronouns: whom they stand for in the document; without, only those who spoke are considered.
    marks: where an engine tells of what kind the source is that words name, it is asked too.
    callings: choose among all that may be its name, where an engine tells what counts for each.
    """

    def __init__(
        self,
        text: str,
        actors: Actors,
        pronouns: Pronouns | None = None,
        marks: Marks | None = None,
        callings: Callings | None = None,
    ) -> None:
        self._text = text
        self._callings = callings
        self._marks = marks or Marks()
        self._actors = actors
        self._labels = Labels(text, self._marks.actors)
        self._places = actors.located
        self._persons = {
            actors.owner(name)
            for name in actors.names
            if name.kind == "person"
            or name.before.rstrip(".") in word_set("sources", "person_titles")
        }
        self._references = References(text, actors, self._persons, self._places, pronouns)

    def identify(self, span: Span, speaking: Source | None = None) -> Source:
        """The source that the phrase at ``span`` names. Call it in reading order.

        We and I are the author; he, they, "the report" are whoever spoke or was named before, but
        for who is ``speaking`` there.
        """
        return self._remember(self.tell(span, speaking))

    def tell(self, span: Span, speaking: Source | None = None) -> Source:
        """The same of one who is not known to speak there: nothing is noted of them."""
        ruled = self._rule(span, speaking)
        return self._callings.settle(ruled, speaking) if self._callings else ruled

    def _rule(self, span: Span, speaking: Source | None = None) -> Source:
        start, end = span
        self._references.speaking = speaking.name if speaking else None
        phrase = parse_phrase(self._text, start, end, self._actors.within(start, end))
        kind, name = (
            ("vague", None) if phrase is None else self._joint(phrase) or self._identify(phrase)
        )
        return Source(kind=kind, name=name, start=start, end=end)

    def _remember(self, source: Source) -> Source:
        self._references.remember(source)
        if self._callings:
            self._callings.remember(source)
        return source

    def identify_label(self, span: Span) -> Source:
        """The source that the label of a turn names: "VANN" and "IV" are Ilse Vann."""
        return self._remember(self._rule_label(span))

    def _rule_label(self, span: Span) -> Source:
        found = self._rule(span)
        called = found.name or ""
        if called[-1:].isdigit():
            return Source(kind="unnamed", name=called, start=span[0], end=span[1])  # "Speaker 2"
        if found.kind == "person" and " " in called and not called.isupper():
            return found
        name = self._labels.bearer(self._text[slice(*span)], span[0])
        if name is None and found.kind == "person" and " " in called:
            name = called.title()
        if name is None:
            return found
        self._persons.add(name)
        return Source(kind="person", name=name, start=span[0], end=span[1])

    def _identify(self, phrase: NounPhrase) -> Named:
        if len(phrase.tokens) == 1 and phrase.first in word_set("grammar", "first_person"):
            return "author", None
        if phrase.first == "this" and self._references.is_own(phrase.head, phrase.start):
            return "author", None  # "this article argues"
        owned = len(phrase.tokens) == 2 and phrase.first in word_set(
            "grammar", "possessives"
        )  # "her deputy"
        short = len(phrase.tokens) <= 2 and not owned
        if short and self._references.is_pronoun(phrase.first):
            return self._pronoun(phrase) or ("vague", PRONOUNS.get(phrase.first, phrase.first))
        if phrase.first in ("who", "which") and phrase.start > 0:
            kind, before = self._identify_before(phrase.start)
            thing = phrase.first == "which" and kind in _PEOPLE
            return ("organisation" if thing else kind), before
        if self._text[phrase.start - 1 : phrase.start] == "@":
            handle = re.match(r"\w+", self._text[phrase.start :])
            return "person", f"@{handle[0]}" if handle else phrase.words()
        if held := self._label(phrase):
            return held
        name = phrase.head_name
        if phrase.head == "one" and phrase.apposed:
            return self._person(phrase.apposed)  # "one of them, Tilda Renn"
        if name and not self._is_titled(phrase, name):
            return self._named(phrase, name)
        return self._common(phrase)

    @staticmethod
    def _is_titled(phrase: NounPhrase, name: Name) -> bool:
        """Whether a name is but the last word of an office: "the Chief Justice"."""
        word = name.text.lower()
        more = len(phrase.core) > len(("the", word)) or phrase.has_complement
        last = is_role(word) and word == phrase.head and not name.text.isupper()
        return more and last and phrase.first == "the"

    def _pronoun(self, phrase: NounPhrase) -> Named | None:
        noun = self._references.noun_of(phrase.start)
        if noun is None:
            return self._references.resolve_pronoun(phrase.first, phrase.start)
        meant = parse_phrase(self._text, *noun, self._actors.within(*noun))
        return self._references.spoken_at(noun) or (self._identify(meant) if meant else None)

    @staticmethod
    def _is_office(phrase: NounPhrase) -> bool:
        """Whether a phrase is no more than an office in capitals: "THE CHAIR", "The Chancellor"."""
        words = [each for each in phrase.core if each.lower not in word_set("grammar", "articles")]
        return len(words) == 1 and words[0].text[0].isupper() and phrase.first not in ("a", "an")

    def _label(self, phrase: NounPhrase) -> Named | None:
        """Whom an office, or the label of a turn, names: nobody in particular "QUESTION:"."""
        words = self._text[phrase.start : phrase.end]
        if words.isupper() and phrase.head in word_set("sources", "unnamed_labels"):
            return "unnamed", phrase.words()
        return self._references.resolve_label(phrase.head) if self._is_office(phrase) else None

    def _identify_before(self, end: int) -> Named:
        """Whom the words before "who" or "which" name: "a diplomat who said"."""
        name = next(iter(self._actors.before(end)), None)
        if name is not None and end - name.end <= len(", ") and not self._tells_where(name):
            return self._named_alone(name)
        begin = max(end - _WHO_BACK, 0)
        before = self._text[begin:end].rstrip(" ,")
        starts = [begin + match.start() for match in _DETERMINED.finditer(before)]
        if not starts:
            return "vague", "who"
        last = begin + len(before)
        phrase = parse_phrase(self._text, starts[-1], last, self._actors.within(starts[-1], last))
        return self._identify(phrase) if phrase else ("vague", "who")

    @staticmethod
    def _tells_where(name: Name) -> bool:
        """Whether a name only says whence somebody is: "the member for Grell, who"."""
        return len(name.words) == 1 and name.before in word_set("sources", "phrase_ends")

    def _named_alone(self, name: Name) -> Named:
        phrase = parse_phrase(self._text, name.start, name.end, [name])
        return self._named(phrase, name) if phrase else ("person", name.text)

    def _joint(self, phrase: NounPhrase) -> Named | None:
        """Both of "Vann and the engineer Piet Odran", where a name heads either side of "and"."""
        inside = {at for name in phrase.names for at in range(name.start, name.end)}
        joins = [each for each in phrase.core if each.lower == "and" and each.start not in inside]
        if len(joins) != 1:
            return None
        both = len("both ") if phrase.first == "both" else 0
        sides = (phrase.start + both, joins[0].start), (joins[0].end, phrase.core[-1].end)
        found: list[Named] = []
        for start, end in sides:
            side = parse_phrase(self._text, start, end, self._actors.within(start, end))
            name = side.head_name if side else None
            if name is None and found:
                name = phrase.apposed  # "X and his deputy, Y"
            if side is None or name is None or not self._is_known(name):
                return None
            found.append(self._named(side, name))
        (kind, one), (other, last) = found
        the = self._text[slice(*sides[1])].lstrip().startswith("the ") and other == "organisation"
        joint = f"{one} and {'the ' * the}{last}"
        return (kind if kind == other else "organisation"), joint

    def _is_known(self, name: Name) -> bool:
        return name.kind in ("person", "organisation") or self._actors.owner(name) in self._persons

    def _named(self, phrase: NounPhrase, name: Name) -> Named:
        kind = self._kind_of_name(phrase, name)
        party = name.words[-1].lower() in word_set("sources", "parties")
        if not party and self._actors.owner(name) not in self._persons:
            kind = self._judge(phrase, kind, _NAMED)
        if kind == "person":
            return self._person(name)
        if kind == "document":
            return "document", phrase.called()
        full = self._actors.owner(name)
        if full != name.text and (name.text.isupper() or len(name.words) == 1):
            return kind, full  # "TRC", "the Committee": the Tarn Relief Committee
        if len(name.words) > 1 and name.start > phrase.start:
            return "organisation", name.text  # "the opposition Land Union"
        return "organisation", phrase.words(last=name.end)

    def _person(self, name: Name) -> Named:
        full = self._actors.owner(name)
        self._persons.add(full)
        return "person", full

    def _kind_of_name(self, phrase: NounPhrase, name: Name) -> SourceKind:
        """Person, organisation or document, by titles, heads and company; else a person."""
        words = [word.lower() for word in name.words]
        full = self._actors.owner(name)
        beside = [token.lower.rstrip(".") for token in phrase.core if token.end <= name.start]
        after = tokenise(self._text, name.end, min(phrase.end, name.end + 60))
        if full in self._persons or any(is_role(word) for word in beside):
            return "person"
        if words[-1] in word_set("sources", "parties"):
            return "person"
        if words[-1] in word_set("sources", "document_heads"):
            return "document"
        if any(word in word_set("sources", "organisation_heads") for word in words):
            return "organisation"
        if name.kind in _KINDS:
            return _KINDS[name.kind]
        if any(is_role(token.lower) or token.lower == "who" for token in after):
            return "person"
        single = len(words) == 1
        surname = single and len(full.split()) > 1 and full.endswith(f" {name.text}")
        collective = "the" in (phrase.first, name.before) or "of" in words
        if collective or name.words[-1].isupper() or (single and not name.text.isalpha()):
            return "organisation"
        return "organisation" if name.text in self._places and not surname else "person"

    def _common(self, phrase: NounPhrase) -> Named:
        """A phrase whose head is a common noun: "some analysts", "the foreign ministry"."""
        holder = self._holder(phrase)
        if holder:
            return self._named(phrase, holder)
        kind = self._judge(phrase, self._kind_of_noun(phrase), self._among(phrase))
        if kind in ("unnamed", "person") and phrase.first in word_set("grammar", "definite"):
            found = self._known_one("person", phrase)
            if found:
                return found
            words = self._references.introduction(phrase)
            if words and not phrase.has_complement:
                return "unnamed", words  # "the foreman" who came in as "a loading foreman"
        if kind in ("unnamed", "vague"):
            whole = phrase.alone() if self._is_unnamed(phrase) else phrase.words(whole=True)
            return kind, whole
        return self._definite(kind, phrase)

    @staticmethod
    def _among(phrase: NounPhrase) -> Sequence[SourceKind]:
        """The kinds that a phrase may be of: "leaders" are no body, "the clerk" is none."""
        head, one = phrase.head, phrase.head.removesuffix("s")
        if head == one:
            return _PEOPLE if is_role(head) else _OTHERS
        bodies = word_set("sources", "organisation_heads")
        return _SEVERAL if is_role(one) and head not in bodies else _OTHERS

    def _holder(self, phrase: NounPhrase) -> Name | None:
        """The name that stands beside an office or a part: "its head, Odile Marr"."""
        heads = ("vague_heads", *(f"{kind}_heads" for kind in _BODIES))
        known = any(phrase.head in word_set("sources", each) for each in heads)
        if known or self._is_unnamed(phrase) or self._is_vague(phrase.head, phrase.first):
            return None
        return phrase.apposed or (phrase.closing if is_role(phrase.head) else None)

    def _kind_of_noun(self, phrase: NounPhrase) -> SourceKind:
        head, first = phrase.head, phrase.first
        if self._is_unnamed(phrase):
            return "unnamed"
        if self._is_vague(head, first):
            return "vague"
        if head in word_set("sources", "vague_heads"):
            return "unnamed"  # "two diplomats who saw it"
        for kind in _BODIES:
            if head in word_set("sources", f"{kind}_heads"):
                return kind
        if is_role(head) and first in word_set("grammar", "definite"):
            return "unnamed" if self._references.came_in(phrase) else "person"
        if is_role(head) or first in word_set("grammar", "indefinite"):
            return "unnamed"
        if len(phrase.core) == 1 and phrase.core[0].text[0].isupper() and not head.endswith("s"):
            return "person"  # "Dray said", at the start of a text
        if head.endswith("s") and first not in ("the", "this"):
            return "vague"
        return "organisation"

    @staticmethod
    def _is_unnamed(phrase: NounPhrase) -> bool:
        lower = " ".join(token.lower for token in phrase.tokens)
        return any(mark in lower for mark in load_lexicon("sources")["unnamed_marks"])

    def _judge(
        self, phrase: NounPhrase, ruled: SourceKind, among: Sequence[SourceKind]
    ) -> SourceKind:
        """The kind that is likeliest by what the engine tells of the words, and by the rules."""
        told = self._marks.mean("speakers", [(phrase.core[0].start, phrase.core[-1].end)])
        if not told:
            return ruled
        likely = {
            kind: round(max(told[kind], _LEAST) + _RULED * (kind == ruled), 3) for kind in among
        }
        return max(among, key=lambda kind: likely[kind])

    def _is_vague(self, head: str, first: str) -> bool:
        documents = head in word_set("sources", "document_heads")
        if first in word_set("sources", "vague_quantifiers"):
            return not documents or first in ("some", "several", "many")
        numbered = first in word_set("grammar", "indefinite") or first[0].isdigit()
        return head in word_set("sources", "vague_heads") and not numbered

    def _definite(self, kind: SourceKind, phrase: NounPhrase) -> Named:
        words = phrase.called() if kind == "document" else phrase.words()
        known = None
        if phrase.first in word_set("grammar", "definite") and len(phrase.core) <= 3:
            known = self._known_one(kind, phrase)
        return known or self._owned(kind, phrase) or (kind, words)

    def _owned(self, kind: SourceKind, phrase: NounPhrase) -> Named | None:
        """Whose it is that "its director" names: "Water Board's director"; None if nobody's."""
        if kind not in _NAMED or phrase.first not in word_set("grammar", "possessives"):
            return None
        owner = self._references.resolve_pronoun(phrase.first, phrase.start)
        if owner is None or owner[0] not in _NAMED or not owner[1]:
            return None
        mark = "’" if "’" in self._text else "'"
        return kind, f"{owner[1]}{mark}s {phrase.owned()}"

    def _known_one(self, kind: SourceKind, phrase: NounPhrase) -> Named | None:
        """One who was spoken of before, if a phrase may mean one: "the office", no other's office.

        "His wife" is no more than somebody's wife; "the member for Grell" is no other member.
        """
        if any(name.start >= phrase.core[-1].end for name in phrase.names):
            return None
        found = self._references.resolve_definite(kind, phrase)
        owned = phrase.first in word_set("grammar", "possessives")
        return None if owned and found and not _is_owned(found[1], phrase.head) else found


def _is_owned(name: str | None, head: str) -> bool:
    """Whether a name is that of somebody's: "Vann's wife"."""
    words = (name or "").replace("’", "'").lower().split()
    return words[-1:] == [head] and any("'" in word for word in words)
