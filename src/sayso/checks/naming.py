"""Naming: one name spelled several ways, and a person whose role changes on the way."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.checks.context import Context
from sayso.checks.words import content_stems
from sayso.language.lexicon import load_lexicon
from sayso.records import Words
from sayso.records.finding import Finding

_SHORTEST = 5
_ENDINGS = re.compile(
    r"(?:s|n|an|ian|i|ish|ese|es|ic|er|ers|ite|ites|is|y|ean|al|e|a|ns|ans|ians|o|os|a|as)$"
)
_VOWELS = re.compile(r"(?<!^)[aeiouyäöüéèáàíóúıřâêîôû]")
_DOUBLE = re.compile(r"(.)\1+")
_RESPELLED = "ck:k zh:j kh:h gh:g ph:f q:k c:k dj:j w:v sch:sh tz:s ts:s x:ks z:s v:f"
_SOUNDS = tuple(pair.split(":") for pair in _RESPELLED.split())
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OWNED = re.compile(r"(?:\(|also|spelled|spelt|written|known as|or)\s*[“\"‘']?$")
_CAPITAL = re.compile(
    r"(?<=[a-z,;’'] )(?<![\w’'-])(?:[A-Za-z]{2}-)?[A-Z][^\W\d_A-Z]{4,}(?![\w’'-])"
)
_INITIAL = re.compile(r"-\w$|^\w-|'\w+'")
_SMALL = re.compile(r"(?<!\w)[a-z]\w+")
_OF = re.compile(r"\b[Tt]he\s+((?:[\w’'-]+\s+){0,2}?[\w’'-]+)\s+(?:of|at|for)\s+[^,.;]{2,40}$")
_CALENDAR = frozenset(
    (
        *("January", "February", "March", "April", "August", "September", "October", "November"),
        *("December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    )
)
_ROLE_REACH = 70


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One word of a name as written, where it first stands, and the words beside it in the name."""

    word: str
    place: Words
    fellows: frozenset[str]


def varying_name(context: Context) -> Iterator[Finding]:
    """N502: one name spelled in several ways."""
    index: dict[str, list[_Spelling]] = {}
    for spelling in _spellings(context):
        for other in index.get(_skeleton(spelling.word), ()):
            if _is_variant(other, spelling):
                yield context.find(
                    "N502",
                    spelling.place.start,
                    spelling.place.end,
                    related=[other.place],
                    first=other.word,
                    second=spelling.word,
                )
                break
        index.setdefault(_skeleton(spelling.word), []).append(spelling)


def _spellings(context: Context) -> list[_Spelling]:
    """Each way in which a word of a name is written, at its first place, in order."""
    first: dict[str, _Spelling] = {}
    small = set(_SMALL.findall(context.text))
    known = [mention for actor in context.reading.actors for mention in actor.mentions]
    taken = {mention.start for mention in known}
    known += (each for each in _written(context.text, small) if each.start not in taken)
    done = set[str]()
    for mention in sorted(known, key=lambda mention: mention.start):
        if mention.text in done:
            continue
        done.add(mention.text)
        words = _WORD.findall(mention.text)
        for match in _WORD.finditer(mention.text):
            word = match[0].replace("’", "'").removesuffix("'s")
            if word.lower() in small or (not word.isalpha() and _INITIAL.search(word)):
                continue
            if len(word) < _SHORTEST and not ("-" in word or word.isupper()):
                continue
            start = mention.start + match.start()
            place = Words(text=word, start=start, end=start + len(word))
            fellows = frozenset(each.lower() for each in words if each != match[0])
            if word not in first:
                first[word] = _Spelling(word, place, fellows)
    return list(first.values())


def _written(text: str, small: set[str]) -> Iterator[Words]:
    """Capitalised words inside sentences that the text never writes ``small``: names all the same.

    What stands so in brackets or is said to be another spelling is none to find fault with.
    """
    seen = set[str]()
    for match in _CAPITAL.finditer(text):
        if match[0] in seen:
            continue
        seen.add(match[0])
        if _OWNED.search(text, max(0, match.start() - 30), match.start()):
            continue
        calendar = match[0] in _CALENDAR or not content_stems(match[0])
        if match[0].lower() not in small and not calendar:
            yield Words(text=match[0], start=match.start(), end=match.end())


@cache
def _skeleton(word: str) -> str:
    """What a name sounds like without its vowels: one key for its transliterations."""
    plain = re.sub(r"[-'’]", "", word.lower())
    for sound, put in _SOUNDS:
        plain = plain.replace(sound, put)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", plain)).rstrip("h")


def _is_variant(one: _Spelling, other: _Spelling) -> bool:
    first, second = one.word.lower(), other.word.lower()
    if first == second or _skeleton(first)[:1] != _skeleton(second)[:1]:
        return False
    bare_first, bare_second = (re.sub(r"[-'’]", "", word) for word in (first, second))
    if bare_first == bare_second:
        return True
    if min(len(bare_first), len(bare_second)) < _SHORTEST or _is_inflected(bare_first, bare_second):
        return False
    if one.fellows and other.fellows and not _are_fellows(one.fellows, other.fellows):
        return False  # two people: Anna Hansen, Piet Hanson
    return _distance(bare_first, bare_second) <= (2 if len(bare_first) > 6 else 1)


def _are_fellows(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two names share another word, as it is spelled or as it sounds after its first."""
    sounds = {_skeleton(word)[1:] for word in others if len(word) >= _SHORTEST}
    return not ones.isdisjoint(others) or any(
        _skeleton(word)[1:] in sounds for word in ones if len(word) >= _SHORTEST
    )


def _is_inflected(one: str, other: str) -> bool:
    """Whether one is the other with an ending ("Korea", "Korean")."""
    if _DOUBLE.sub(r"\1", one) == _DOUBLE.sub(r"\1", other):  # "Ubarra", "Ubara"
        return False
    short, long = sorted((one, other), key=len)
    if long.startswith(short[:-1]) and _ENDINGS.search(long) is not None and len(long) > len(short):
        return long != short[:-1] + short[-1] * 2
    stem = len(short) - 2
    if one[-1] == other[-1]:  # no two endings of one stem
        return False
    return one[:stem] == other[:stem] and bool(_ENDINGS.search(one) and _ENDINGS.search(other))


def _distance(one: str, other: str) -> int:
    """The edits between two words (Levenshtein's distance, a swap of neighbours being one)."""
    if len(one) == len(other):
        apart = [at for at, letter in enumerate(one) if letter != other[at]]
        if len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(other):
            return 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        above, row[0] = row[0], number
        for at, against in enumerate(other, start=1):
            above, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, above + (letter != against))
    return row[-1]


@dataclass(frozen=True, slots=True)
class _Role:
    """A role as it is put beside a name: its kind, its head, what tells it from its like."""

    kind: str
    head: str
    parts: frozenset[str]
    place: Words


def changing_role(context: Context) -> Iterator[Finding]:
    """N503: a person who has one role in one place and another elsewhere."""
    surnames = Counter(actor.name.split()[-1] for actor in context.reading.actors)
    for actor in context.reading.actors:
        if len(actor.mentions) < 2 or not _is_name(actor.name):
            continue
        known: dict[str, _Role] = {}
        for mention in sorted(actor.mentions, key=lambda each: each.start):
            surname = actor.name.split()[-1]
            if mention.text != actor.name and (
                surnames[surname] > 1 or _is_shared(context.text, actor.name)
            ):
                continue
            role = _role_before(context, mention) or _role_after(context, mention)
            if role is None or (role.kind == "office" and " " not in mention.text.strip()):
                continue  # "Secretary Clinton" may be another of the name
            earlier = known.setdefault(role.kind, role)
            if _differs(earlier, role):
                yield context.find(
                    "N503",
                    role.place.start,
                    role.place.end,
                    related=[earlier.place],
                    name=actor.name,
                    first=" ".join(earlier.place.text.split()),
                    second=" ".join(role.place.text.split()),
                )
                break


def _is_name(name: str) -> bool:
    """Whether a name is somebody's, and no rank alone nor what is left of "Secretary of State"."""
    return name[0].isupper() and not _heads().issuperset(name.lower().split())


def _is_shared(text: str, name: str) -> bool:
    """Whether a text puts other first names before somebody's surname."""
    first, *_, last = ("", *name.split())[-2:]
    found = re.findall(rf"\b([A-Z][a-z]+)\s+{re.escape(last)}\b", text)
    named = (each for each in found if each != first and _same(each.lower()) not in _heads())
    return any(each.lower() not in load_lexicon("consistency")["roles"]["parts"] for each in named)


def _differs(one: _Role, other: _Role) -> bool:
    if one.head == other.head:
        apart = one.parts ^ other.parts
        return bool(apart & {"deputy", "vice", "assistant"}) or (
            bool(one.parts and other.parts) and one.parts.isdisjoint(other.parts)
        )
    return True


def _role_before(context: Context, mention: Words) -> _Role | None:
    """The role straight before a name: "Interior Minister Paulin Drey"."""
    begin = max(0, mention.start - _ROLE_REACH)
    before = context.text[begin : mention.start].rstrip().removesuffix(",")
    last = re.split(r"[\s-]", before[-20:])[-1].lower()
    if _same(last) not in _heads():
        of = _OF.search(before)
        return _role(context, begin + of.start(1), begin + of.end(1)) if of else None
    match = re.search(r"(?:[\w’'-]+[ \n]+){0,3}[\w’'-]+$", before)
    return _role(context, begin + match.start(), begin + match.end()) if match else None


@cache
def _heads() -> frozenset[str]:
    """The heads of all roles."""
    roles = load_lexicon("consistency")["roles"]
    return frozenset(head for kind in ("rank", "office", "post") for head in roles[kind])


def _role_after(context: Context, mention: Words) -> _Role | None:
    """The role in apposition: "Paulin Drey, the interior minister,"."""
    if context.text[mention.end : mention.end + 1] != ",":
        return None
    match = re.compile(
        r",\s+(?:(?:the|an?|its|their|his|her)\s+)?(?:(?:the\s+)?[A-Z][\w-]*[’']s\s+)?((?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=,|\.|\s+of\s|\s+at\s|\s+for\s)"
    ).match(context.text, mention.end, mention.end + _ROLE_REACH)
    return _role(context, *match.span(1)) if match else None


def _role(context: Context, start: int, end: int) -> _Role | None:
    """The role that the last word of a phrase is the head of."""
    roles = load_lexicon("consistency")["roles"]
    words = list(re.finditer(r"[\w’'-]+", context.text[start:end]))
    if not words:
        return None
    lower = [word[0].lower() for word in words]
    head = _same(lower[-1])
    kind = next((name for name in ("rank", "office", "post") if head in roles[name]), None)
    if kind is None:
        return None
    first = len(words) - 1
    while first and lower[first - 1] in roles["parts"]:
        first -= 1
    around = {*lower, *context.text[max(0, start - 15) : start].lower().replace("-", " ").split()}
    around |= {part for word in lower for part in word.split("-")}
    if not around.isdisjoint(roles["other_times"]):
        return None
    parts = frozenset(_same(word) for word in lower[first:-1])
    if head in roles["parts"] and not parts and kind != "rank":
        return None
    place = context.words(start + words[first].start(), end)
    return _Role(kind, head, parts, place)


@cache
def _same(word: str) -> str:
    """The one word that stands for spellings of one role."""
    groups = load_lexicon("consistency")["roles"]["same"]
    return next((group[0] for group in groups if word in group), word)
