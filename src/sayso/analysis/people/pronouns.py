"""Pronouns: which earlier name of the document he, she, it and they stand for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sayso.analysis.marks import Span
from sayso.analysis.people.name import Name
from sayso.analysis.people.names import Actors
from sayso.analysis.people.persons import Gender, gender_of, gender_of_noun, is_person
from sayso.analysis.people.roles import is_role
from sayso.analysis.text.quotations import Quotation, quotation_at
from sayso.analysis.text.sentences import Sentence
from sayso.language.lexicon import word_set
from sayso.language.tokens import Token
from sayso.records import SourceKind

PRONOUNS: Mapping[str, str] = {
    form: pronoun
    for pronoun, forms in {
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves",
    }.items()
    for form in forms.split()
}
"""The forms of the third person, each with the form that leads a clause."""

_GENDERS: Mapping[str, Gender] = {"he": "male", "she": "female"}


FITS: Mapping[str, tuple[SourceKind, ...]] = {
    "he": ("person", "unnamed"),
    "she": ("person", "unnamed"),
    "it": ("organisation", "document"),
    "they": ("organisation", "vague", "unnamed"),
}
"""Of what kinds those are whom a pronoun means."""


def agrees(pronoun: str, kind: SourceKind | None, name: str | None) -> bool:
    """Whether a pronoun may mean a source: several persons are "they", whom one name calls."""
    several = pronoun == "they" and kind == "person" and " and " in (name or "")
    return kind is None or kind in FITS[pronoun] or several


_MANY = frozenset({"organisation", "group"})
_LEADING_TOKENS, _NEAR, _WORDS_BEFORE = 6, 60, 5
_SENTENCES_BACK = {"he": 10, "she": 10, "it": 1, "they": 1}
# What a candidate is worth; fitted on the training part of GUM.
_PER_SENTENCE, _FARTHEST = 3.0, 6
_LEADS = {"he": 1.0, "she": 1.0, "it": 2.0, "they": 2.0}
_BARE = 2.0
_IS_PRONOUN, _GENDER_KNOWN, _PER_MENTION, _MENTIONS = 1.0, 2.0, 0.5, 5
_BEHIND_PREPOSITION, _PLACE, _OBJECT_OF_ITSELF, _ACROSS_MARKS = 1.0, 1.0, 6.0, 6.0
_LEAST_FOR_THINGS = -1.0


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The mention that a pronoun stands for, and where it was last spoken of.

    ``start`` is that of the mention itself or of a pronoun between; ``noun`` is the place of one
    that is no name ("a clerk", "the company's expert").
    """

    name: Name | None
    start: int
    noun: Span | None = None


class _Mention(NamedTuple):
    """A name, a noun for a person ("the clerk") or a pronoun that stands for one of them."""

    start: int
    sentence: int
    owner: str
    kind: str
    name: Name | None
    gender: Gender | None
    leads: bool
    behind: bool
    quoted: Quotation | None
    noun: Span | None = None
    pronoun: bool = False


@dataclass(slots=True)
class _Story:
    """What has been mentioned so far."""

    mentions: list[_Mention] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    genders: dict[str, Gender] = field(default_factory=dict)

    def tell(self, mention: _Mention) -> None:
        self.mentions.append(mention)
        self.counts[mention.owner] += 1
        if mention.gender:
            self.genders.setdefault(mention.owner, mention.gender)


class Pronouns:
    """The names that the pronouns of a document stand for.

    He and she are persons within ten sentences, it and they bodies, peoples or things of the same
    sentence or the one before. Of these the best is nearest in sentences, leads its sentence, is
    named often, is known to be "he" or "she", does not stand behind a preposition, and is on the
    same side of quotation marks.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        actors: Actors,
        quotations: Sequence[Quotation] = (),
    ) -> None:
        self._actors = actors
        self._places = actors.located
        self._quotations = tuple(quotations)
        self._found: dict[int, Antecedent] = {}
        story = _Story()
        for number, sentence in enumerate(sentences):
            self._read(number, sentence, story)

    def antecedent(self, start: int) -> Antecedent | None:
        """What the pronoun at ``start`` stands for, None where no name is found for it."""
        return self._found.get(start)

    def resolved(self) -> Iterator[tuple[int, Name]]:
        """Where each pronoun begins that stands for a name, and which, in reading order."""
        for start, found in sorted(self._found.items(), key=lambda each: each[0]):
            if found.name is not None:
                yield start, found.name

    def _read(self, number: int, sentence: Sentence, story: _Story) -> None:
        first = True
        for index, name in self._places_to_look(sentence):
            token = sentence.tokens[index]
            pronoun = PRONOUNS.get(token.lower) if name is None else None
            behind = _is_behind(sentence.tokens, index)
            owner, kind, gender = self._who(token, name, story)
            here = _Mention(
                token.start,
                number,
                owner,
                kind,
                name,
                gender,
                first and not behind and index <= _LEADING_TOKENS,
                behind,
                quotation_at(self._quotations, token.start),
                None if name or pronoun else _phrase(sentence.tokens, index),
            )
            if pronoun:
                found = self._resolve(here, pronoun, token.lower, story)
                if found is None:
                    continue
                here = found
            story.tell(here)
            first = False

    def _who(
        self, token: Token, name: Name | None, story: _Story
    ) -> tuple[str, str, Gender | None]:
        """Whom a name or noun is about, of what kind that is, and its gender."""
        if name is None:
            return token.lower, "person", gender_of_noun(token.lower)
        owner = self._actors.owner(name)
        if is_person(name, owner, self._places):
            return owner, "person", story.genders.get(owner) or gender_of(name, owner)
        place = name.kind == "place" or owner in self._places
        return owner, name.kind or ("place" if place else ""), None

    def _places_to_look(self, sentence: Sentence) -> Iterator[tuple[int, Name | None]]:
        """Names, pronouns and nouns for persons by the number of their token."""
        names = self._actors.within(sentence.start, sentence.end)
        starts, ends = {name.start: name for name in names}, {name.end for name in names}
        inside = -1
        for index, token in enumerate(sentence.tokens):
            name = starts.get(token.start)
            if name is not None:
                inside = name.end
                yield index, name
            elif token.start < inside:
                continue
            elif token.lower in PRONOUNS or (
                _is_one(token.text) and not _is_apposed(sentence.tokens, index, ends)
            ):
                yield index, None

    def _resolve(self, here: _Mention, pronoun: str, word: str, story: _Story) -> _Mention | None:
        """The pronoun as a further mention of the best candidate, which it is noted to name."""
        best, most = None, float("-inf")
        for mention in reversed(story.mentions[-_NEAR:]):
            if here.sentence - mention.sentence > _SENTENCES_BACK[pronoun]:
                break
            if not _may_be(mention, pronoun, story):
                continue
            score = _score(mention, here, pronoun, word, story)
            if score > most:
                best, most = mention, score
        if best is None or (pronoun not in _GENDERS and most < _LEAST_FOR_THINGS):
            return None
        self._found[here.start] = Antecedent(best.name, best.start, best.noun)
        return best._replace(
            start=here.start,
            sentence=here.sentence,
            gender=_GENDERS.get(pronoun),
            leads=word == pronoun,
            behind=here.behind,
            quoted=here.quoted,
            pronoun=True,
        )


@lru_cache(maxsize=20_000)
def _is_one(noun: str) -> bool:
    """Whether a word in lower case says of one person what they are."""
    one = gender_of_noun(noun) is not None or (is_role(noun) and not noun.endswith("s"))
    return noun.islower() and one


def _is_apposed(tokens: Sequence[Token], index: int, ends: Set[int]) -> bool:
    """Whether a noun is a title or beside a name: "the clerk, Jory Pell", "Pell, a clerk".

    ends: where the names of its sentence end.
    """
    after = tokens[index + 1 : index + 2 + _WORDS_BEFORE]
    if after and after[0].text[0].isupper():
        return True
    comma = next((at for at, token in enumerate(after) if token.text == ","), len(after))
    if comma + 1 < len(after) and after[comma + 1].text[0].isupper():
        return True
    first = max(index - _WORDS_BEFORE, 1)
    return any(tokens[at].text == "," and tokens[at - 1].end in ends for at in range(first, index))


def _phrase(tokens: Sequence[Token], index: int) -> Span:
    """The noun with the words before it, from its determiner on, and whose it is: "of Estrin"."""
    determiners = word_set("function_words", "determiners")
    back = range(index - 1, max(index - _WORDS_BEFORE, 0) - 1, -1)
    first = next((at for at in back if tokens[at].lower in determiners), index)
    last = index
    if index + 2 < len(tokens) and tokens[index + 1].lower == "of":
        last = index + 2 + (tokens[index + 2].lower in determiners)
        while last + 1 < len(tokens) and tokens[last + 1].text[0].isupper():
            last += 1
    return tokens[first].start, tokens[min(last, len(tokens) - 1)].end


def _is_behind(tokens: Sequence[Token], index: int) -> bool:
    """Whether a preposition stands before a name, or before its determiner."""
    prepositions = word_set("persons", "prepositions")
    if index and tokens[index - 1].lower in prepositions:
        return True
    determined = index > 1 and tokens[index - 1].lower in word_set("grammar", "before_persons")
    return determined and tokens[index - 2].lower in prepositions


def _may_be(mention: _Mention, pronoun: str, story: _Story) -> bool:
    if pronoun in _GENDERS:
        gender = story.genders.get(mention.owner, mention.gender)
        return mention.kind == "person" and gender in (None, _GENDERS[pronoun])
    if mention.name is None:
        return False
    if mention.kind == "person":
        return pronoun == "they" and _is_several(mention.name)
    return mention.kind in _MANY if pronoun == "they" else mention.kind != "group"


def _is_several(name: Name) -> bool:
    """Whether a name is that of several persons: "Marr and Lind", "the Marrs"."""
    return "and" in name.words or (name.before == "the" and name.words[-1].endswith("s"))


def _is_bare(mention: _Mention) -> bool:
    """Whether a mention is one word without a title, which may as well name a place."""
    name = mention.name
    titled = name is not None and name.before.rstrip(".") in word_set("sources", "person_titles")
    return name is not None and not titled and not mention.gender and " " not in mention.owner


def _score(mention: _Mention, here: _Mention, pronoun: str, word: str, story: _Story) -> float:
    back = here.sentence - mention.sentence
    score = -_PER_SENTENCE * min(back, _FARTHEST)
    score += _LEADS[pronoun] * mention.leads - _BEHIND_PREPOSITION * mention.behind
    if pronoun not in _GENDERS:
        return score - _PLACE * (mention.kind == "place" and not mention.leads)
    score += _IS_PRONOUN * mention.pronoun - _BARE * _is_bare(mention)
    score += _GENDER_KNOWN * (story.genders.get(mention.owner, mention.gender) is not None)
    score += _PER_MENTION * min(story.counts[mention.owner], _MENTIONS)
    if back == 0:
        score -= _OBJECT_OF_ITSELF * (word == "him" and mention.leads)
        score -= _ACROSS_MARKS * (mention.quoted != here.quoted)
    return score
