"""Entities: persons, bodies and places over documents, and why each form of a name is theirs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Literal, NamedTuple, get_args

import msgspec

from sayso.dossier.headlines import named_in_headlines
from sayso.dossier.naming import (
    Form,
    form_of,
    holds,
    initials_of,
    is_same,
    is_short_for,
    numbers_agree,
)
from sayso.dossier.roles import role_before
from sayso.records import ActorKind, Reading, Words
from sayso.records.decoders import packed_decoder
from sayso.records.dossier import Alias, Entity, Mention, OpenName, Role
from sayso.records.ids import make_id

Kind = ActorKind | Literal["place"] | None

_OUTWEIGHS = 3
"""How many times the documents of any other bearer a name's bearer must have."""
_ROUND = "the name with words round it"
_LEAST_OFTEN = 4
"""How many times as many documents may have the short form as the full one."""
_NAME_LENGTHS = (2, 3)
"""Words of a person's name that is looked for in longer ones."""
_AT_HAND = 1 << 13
"""Names whose forms are held: those of near documents are often the same."""
_UNPACKED = 50_000
"""Mentions that are held as they are: those of some 1,500 articles, which are at hand so anyway."""
_FORMS = 400
"""Full names of one kind that are compared with each other; of more, only those with a word in
common are, which is what the index gives in any case."""


class _Called(NamedTuple):
    """What a document of a day calls somebody."""

    text: str
    document: str
    published: date | None


class Found(NamedTuple):
    """Entities in order, open questions, and of each document the entity of each name in it."""

    entities: tuple[Entity, ...]
    open_names: tuple[OpenName, ...]
    names: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class _Named:
    """One actor or place of one document, as running text names it.

    ``held``: its mentions, mostly packed, which takes up little.
    """

    document: str
    story: int
    name: str
    form: Form
    kind: Kind
    held: bytes | tuple[Words, ...]

    @property
    def mentions(self) -> tuple[Words, ...]:
        """Where it is named."""
        return self.held if isinstance(self.held, tuple) else _unpack(self.held)

    def hold(self, mentions: tuple[Words, ...]) -> None:
        """Put other mentions in the place of those that are held, as they are."""
        self.held = mentions if isinstance(self.held, tuple) else _pack(mentions)


_pack = msgspec.msgpack.encode


def _unpack(packed: bytes) -> tuple[Words, ...]:
    found: tuple[Words, ...] = packed_decoder(tuple[Words, ...]).decode(packed)
    return found


@dataclass(slots=True)
class _Bearer:
    """Actors of several documents under one full name."""

    form: Form
    kind: Kind
    story: int | None
    members: list[_Named] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """The documents that name it."""
        return len({one.document for one in self.members})


def find_entities(readings: Collection[Reading], story_of: Mapping[str, int]) -> Found:
    """Who and what is named, over documents.

    readings: gone through twice. story_of: the number of each document's story. A short form is
    given to a bearer of its own story alone: a surname is known from what has just been told.
    """
    forms = lru_cache(maxsize=_AT_HAND)(form_of)
    named: list[_Named] = []
    left = _UNPACKED
    for reading in readings:
        for one, mentions in _named(reading, story_of, forms):
            left -= len(mentions)
            one.held = mentions if left > 0 else _pack(mentions)
            named.append(one)
    _settle_kinds(named)
    bearers, short = _by_full_name(named)
    del named
    bearers = _without_titles(_joined(bearers))
    open_names = tuple(_give_short_forms(short, bearers))
    del short
    roles = _look_into(bearers, readings)
    entities: list[Entity] = []
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for number, bearer in enumerate(bearers):
        entity = _entity(bearer, roles.pop(number, ()))
        entities.append(entity)
        for one in bearer.members:
            names[one.document][one.name] = entity.id
        bearer.members = []  # not needed any more, and many
    entities.sort(key=lambda one: (-len(one.mentions), one.name, one.id))
    return Found(tuple(entities), open_names, names)


def _named(
    reading: Reading, story_of: Mapping[str, int], forms: Callable[[str], Form | None]
) -> Iterator[tuple[_Named, tuple[Words, ...]]]:
    """The actors and places of a document that its running text names, and where it does.

    Headlines found none.
    """
    document = reading.document
    id_ = intern(document.id)
    story = story_of[id_]
    headings = [(b.start, b.end) for b in document.blocks if b.kind == "heading"]
    actors: list[tuple[str, Kind, tuple[Words, ...]]] = []
    actors += [(one.name, one.kind, one.mentions) for one in reading.actors]
    actors += [(one.name, "place", one.mentions) for one in reading.places]
    for name, kind, mentions in actors:
        running = any(
            not any(start <= words.start < end for start, end in headings) for words in mentions
        )
        form = forms(name)
        if running and form is not None and kind not in ("group", "document"):
            yield _Named(id_, story, intern(name), form, kind, b""), mentions


def _settle_kinds(named: Sequence[_Named]) -> None:
    """Give a name of no known kind the kind that most documents take it for."""
    kinds: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for one in named:
        if one.kind is not None:
            kinds[one.form.words][one.kind] += 1
    known = {kind: kind for kind in (*get_args(ActorKind), "place")}
    for one in named:
        if one.kind is None and kinds[one.form.words]:
            ranked = sorted(kinds[one.form.words].items(), key=lambda item: (-item[1], item[0]))
            one.kind = known[ranked[0][0]]


def _by_full_name(named: Sequence[_Named]) -> tuple[list[_Bearer], list[_Named]]:
    """Bearers of names of several words, and of places; and single words, which may be short."""
    full: dict[tuple[tuple[str, ...], str], _Bearer] = {}
    short = []
    for one in named:
        if len(one.form.words) == 1 and one.kind != "place":
            short.append(one)
            continue
        key = (one.form.words, _class_of(one.kind))
        bearer = full.setdefault(key, _Bearer(one.form, one.kind, None))
        bearer.kind = bearer.kind or one.kind
        bearer.members.append(one)
        bearer.why.setdefault(one.name, "the same name")
    return [full[key] for key in sorted(full)], short


def _class_of(kind: Kind) -> str:
    return kind if kind in ("person", "place") else "body"


def _joined(bearers: Sequence[_Bearer]) -> list[_Bearer]:
    """The bearers with those under one who are one, the fullest name kept."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        for word in {bearer.form.words[0], bearer.form.last}:
            index[_class_of(bearer.kind), word].append(number)
    home = list(range(len(bearers)))
    documents = [{one.document for one in bearer.members} for bearer in bearers]
    for numbers in (index[key] for key in sorted(index)):
        for place, one in enumerate(numbers[:_FORMS]):
            for other in numbers[place + 1 : _FORMS]:
                first, second = _root(home, one), _root(home, other)
                if first == second or documents[first] & documents[second]:
                    continue  # a document that names both holds them apart
                why = _why(bearers[one], bearers[other])
                if why:
                    keep, drop = _fuller(bearers, first, second)
                    home[drop] = keep
                    documents[keep] |= documents[drop]
                    _take_over(bearers[keep], bearers[drop], why)
    return [bearer for number, bearer in enumerate(bearers) if home[number] == number]


def _without_titles(bearers: Sequence[_Bearer]) -> list[_Bearer]:
    """The bearers, those of a person's name with other words round it under that name.

    "Actress Lindsay Lohan" and a headline's "Lindsay Lohan Leaves Clinic" are Lindsay Lohan, whom
    more documents name.
    """
    by_word: dict[str, list[_Bearer]] = defaultdict(list)
    for bearer in bearers:
        if bearer.kind == "person" and len(bearer.form.words) in _NAME_LENGTHS:
            by_word[bearer.form.last].append(bearer)
    kept = []
    for bearer in bearers:
        owners = [
            owner
            for word in sorted(set(bearer.form.words))
            for owner in by_word[word]
            if owner.weight > bearer.weight and holds(bearer.form, owner.form)
        ]
        if owners:
            owner = max(owners, key=lambda one: (one.weight, one.form.text))
            owner.members += [_only(owner.form, one) for one in bearer.members]
            for name in bearer.why:
                owner.why.setdefault(name, _ROUND)
        else:
            kept.append(bearer)
    return kept


def _only(form: Form, one: _Named) -> _Named:
    """The mentions of a longer name, each cut down to the words of the name within it."""
    cut = []
    for words in one.mentions:
        at = words.text.lower().find(form.text.lower())
        if at >= 0:
            text = words.text[at : at + len(form.text)]
            cut.append(Words(text=text, start=words.start + at, end=words.start + at + len(text)))
        elif len(words.text) <= len(form.text):
            cut.append(words)  # a short form
    made = replace(one)
    if cut:
        made.hold(tuple(cut))
    return made


def _root(home: list[int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number


def _why(one: _Bearer, other: _Bearer) -> str:
    if not numbers_agree(one.form, other.form):
        return ""
    return is_same(one.form, other.form)


def _fuller(bearers: Sequence[_Bearer], one: int, other: int) -> tuple[int, int]:
    lengths = [len(bearers[number].form.text) for number in (one, other)]
    return (one, other) if lengths[0] >= lengths[1] else (other, one)


def _take_over(keep: _Bearer, drop: _Bearer, why: str) -> None:
    keep.kind = keep.kind or drop.kind
    keep.members += drop.members
    for name in drop.why:
        keep.why.setdefault(name, why)


def _give_short_forms(short: Sequence[_Named], bearers: list[_Bearer]) -> Iterator[OpenName]:
    """Give single words to the one bearer who may be meant; the others stay by themselves."""
    by_story: dict[tuple[int, str], list[_Bearer]] = defaultdict(list)
    for bearer in bearers:
        for story in sorted({one.story for one in bearer.members}):
            for key in _keys(bearer.form):
                by_story[story, key].append(bearer)
    used = Counter((one.story, one.form.words) for one in short)
    weights = {
        (story, id(bearer)): len({m.document for m in bearer.members if m.story == story})
        for (story, _), several in by_story.items()
        for bearer in several
    }
    alone: dict[tuple[str, tuple[str, ...], str], _Bearer] = {}
    for one in short:
        may_be = [
            (weights[one.story, id(bearer)], bearer.form.text, bearer, why)
            for bearer in by_story.get((one.story, one.form.last), ())
            if (why := _short_for(one, bearer))
            and _LEAST_OFTEN * weights[one.story, id(bearer)] >= used[one.story, one.form.words]
        ]
        may_be.sort(key=lambda each: (-each[0], each[1]))
        if may_be and (len(may_be) == 1 or may_be[0][0] >= _OUTWEIGHS * may_be[1][0]):
            bearer, why = may_be[0][2:]
            bearer.members.append(one)
            bearer.why.setdefault(one.name, why)
            continue
        if may_be:
            candidates = tuple(each[1] for each in may_be)
            yield OpenName(name=one.name, document=one.document, candidates=candidates)
        # Bodies and lands keep their one word everywhere, a surname within its story.
        where = str(one.story) if one.kind in ("person", None) else ""
        alike = (where, one.form.words, _class_of(one.kind))
        made = alone.setdefault(alike, _Bearer(one.form, one.kind, one.story if where else None))
        made.members.append(one)
        made.why.setdefault(one.name, "the same name")
    bearers += [alone[key] for key in sorted(alone)]


def _keys(form: Form) -> set[str]:
    """The single words that may stand for a name: its last, and its first letters."""
    return {form.last, *initials_of(form)}


def _short_for(one: _Named, bearer: _Bearer) -> str:
    kinds = {_class_of(one.kind), _class_of(bearer.kind)}
    if len(kinds) > 1 and one.kind is not None and bearer.kind is not None:
        return ""
    person = bearer.kind == "person" or (bearer.kind is None and one.kind == "person")
    return is_short_for(one.form, bearer.form, person=person)


def _look_into(
    bearers: Sequence[_Bearer], readings: Collection[Reading]
) -> dict[int, set[_Called]]:
    """What documents call each of the bearers, who are given what headings call them too."""
    names = lru_cache(maxsize=_AT_HAND)(lambda number: _names_of(bearers[number]))
    here: dict[str, list[tuple[int, _Named]]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        for one in bearer.members:
            here[one.document].append((number, one))
    roles: dict[int, set[_Called]] = defaultdict(set)
    for document in (reading.document for reading in readings):
        found = here.pop(document.id, [])
        if any(block.kind == "heading" for block in document.blocks):
            known = [words for _, one in found for words in one.mentions]
            theirs = {str(number): names(number) for number, _ in found}
            for key, words in named_in_headlines(document, theirs, known):
                first = next(one for number, one in found if str(number) == key)
                first.hold((*first.mentions, words))
        for number, one in found:
            for words in one.mentions:
                if text := role_before(document.text, words.start):
                    called = _Called(intern(text), intern(document.id), document.published)
                    roles[number].add(called)
    return roles


def _names_of(bearer: _Bearer) -> set[str]:
    """The forms of a name, and the parts of it that it is called by."""
    words = set(bearer.form.words)
    called = {words.text for one in bearer.members for words in one.mentions}
    parts = {each for each in called if (form := form_of(each)) and set(form.words) <= words}
    whole = {each for each, why in bearer.why.items() if why != _ROUND}
    surname = {bearer.form.text.split()[-1]} if bearer.kind == "person" else set()
    return {each for each in parts | whole | surname | {bearer.form.text} if each[:1].isupper()}


def _entity(bearer: _Bearer, roles: Collection[_Called]) -> Entity:
    names = Counter(one.name for one in bearer.members)
    full = [each for each in names if bearer.why[each] != _ROUND] or list(names)
    name = max(full, key=lambda each: (len(each.split()), len(each), each))
    mentions = {
        (member.document, words.start, words.end)
        for member in bearer.members
        for words in member.mentions
    }
    where = "" if bearer.story is None else min(one.document for one in bearer.members)
    return Entity(
        id=make_id("entity", _class_of(bearer.kind), name.lower(), where),
        name=name,
        kind=bearer.kind,
        aliases=tuple(Alias(text=each, why=bearer.why[each]) for each in sorted(names)),
        mentions=tuple(Mention(document=d, start=s, end=e) for d, s, e in sorted(mentions)),
        roles=tuple(
            Role(text=text, document=id_, published=published)
            for text, id_, published in sorted(roles, key=lambda each: each[:2])
        ),
    )
