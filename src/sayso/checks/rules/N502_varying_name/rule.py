"""N502: one name spelled in several ways."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.checks.context import Context
from sayso.checks.fixes import instead
from sayso.checks.words import content_stems
from sayso.language.lexicon import phrases
from sayso.records import Words
from sayso.records.finding import Finding

_SHORTEST, _TITLED = 5, 4  # letters of a name, and of one beside which the same word stands

_APART = 2  # letters by which one short name may be two
_MOST_ALIKE = 20
"""Spellings of one sound that others are held against: no text has as many of one name."""

_ENDINGS = re.compile(
    r"(?:s|n|an|ian|i|ish|ese|es|ic|er|ers|ite|ites|is|y|ean|al|e|a|ns|ans|ians|o|os|a|as)$"
)

_VOWELS = re.compile(r"(?<!^)[aeiouyäöüéèáàíóúıřâêîôû]")

_DOUBLE = re.compile(r"(.)\1+")

_RESPELLED = "tch:ch ck:k zh:j kh:h gh:g ph:f q:k c:k dj:j w:v sch:sh tz:s ts:s x:ks z:s v:f"

_SOUNDS = tuple(pair.split(":") for pair in _RESPELLED.split())

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_RUN = re.compile(r"\w+")

_OWNED = re.compile(r"(?:\(|also|spelled|spelt|written|known as|or)\s*[“\"‘']?$")

# "Mohsen Akkar, also known as Muhsin Aqar": the text itself says that they are one.
_ALIAS = re.compile(r"\b(?:also known as|alias|aka|a\.k\.a\.)\s+(?:[A-Z][\w’'-]+\s+){0,2}$")

_CAPITAL = re.compile(
    r"(?<=[a-z,;’'] )(?<![\w’'-])(?:[A-Za-z]{2}-)?[A-Z][^\W\d_A-Z]{4,}(?![\w’'-])"
)

_BEFORE = re.compile(r"\b([A-Z][\w’'-]{1,30})\s+$")
_AFTER = re.compile(r"\s+([A-Z][\w’'-]+)")
_NEAR, _LONGEST_TITLE, _IN_BRACKETS = 30, 16, 80
_BRACKETED = re.compile(r"\([A-Z][a-z]+:[^()\n]*$")  # "(Arabic: …": how another script has it
_ADJECTIVE = re.compile(
    r"(?:[’']s)?\s+(?!\w+ed\b|is\b|was\b|has\b|had\b|will\b|would\b)(?P<noun>[a-z]\w+)"
)
_INITIAL = re.compile(r"-\w$|^\w-|'\w+'")

_SMALL = re.compile(r"(?<!\w)[a-z]\w+")

_CALENDAR = frozenset(
    (
        *("January", "February", "March", "April", "August", "September", "October", "November"),
        *("December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    )
)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One word of a name as written, where it first stands, and the words beside it in the name."""

    word: str
    place: Words
    fellows: frozenset[str]


def find(context: Context) -> Iterator[Finding]:
    """N502: one name spelled in several ways."""
    index: dict[str, list[_Spelling]] = {}
    written = _Written(context.text)
    for spelling in _spellings(context):
        alike = index.setdefault(_skeleton(spelling.word), [])
        for other in alike:
            if _is_variant(other, spelling) and not _is_of_a_people(written, other, spelling):
                yield context.find(
                    "N502",
                    spelling.place.start,
                    spelling.place.end,
                    related=[other.place],
                    fixes=[instead(other.word, spelling.place.start, spelling.place.end)],
                    first=other.word,
                    second=spelling.word,
                )
                break
        if len(alike) < _MOST_ALIKE:
            alike.append(spelling)


def _spellings(context: Context) -> list[_Spelling]:
    """Each way in which a word of a name is written, at its first place, in order."""
    first: dict[str, _Spelling] = {}
    small = set(_SMALL.findall(context.text))
    known = [mention for actor in context.reading.actors for mention in actor.mentions]
    taken = {mention.start for mention in known}
    known += (each for each in _written(context, small) if each.start not in taken)
    done = set[str]()
    for mention in sorted(known, key=lambda mention: mention.start):
        if mention.text in done or _is_alias(context.text, mention.start):
            continue
        done.add(mention.text)
        words = _WORD.findall(mention.text)
        for match in _WORD.finditer(mention.text):
            word = match[0].replace("’", "'").removesuffix("'s")
            if word.lower() in small or (not word.isalpha() and _INITIAL.search(word)):
                continue
            if len(word) < _TITLED and not ("-" in word or word.isupper()):
                continue
            start = mention.start + match.start()
            if _BRACKETED.search(context.text, max(0, start - _IN_BRACKETS), start):
                continue
            place = Words(text=word, start=start, end=start + len(word))
            beside = {each.lower() for each in words if each != match[0]}
            fellows = frozenset(beside or _beside(context.text, start, start + len(word)))
            if word not in first:
                first[word] = _Spelling(word, place, fellows)
    return list(first.values())


def _is_alias(text: str, start: int) -> bool:
    """Whether the text tells that what stands here is another name of somebody's."""
    return _ALIAS.search(text, max(0, start - 2 * _NEAR), start) is not None


def _beside(text: str, start: int, end: int) -> set[str]:
    """The capitalised words straight before and after a word: the rest of its name."""
    near = (_BEFORE.search(text, max(0, start - _NEAR), start), _AFTER.match(text, end))
    return {found[1].lower() for found in near if found is not None}


def _written(context: Context, small: set[str]) -> Iterator[Words]:
    """Capitalised words inside sentences that the text never writes ``small``: names all the same.

    What stands so in brackets or is said to be another spelling is none to find fault with.
    """
    text, seen = context.text, set[str]()
    titled = {
        number
        for number, block in enumerate(context.blocks)
        if _is_title(text[block.start : block.end])
    }
    for match in _CAPITAL.finditer(text):
        if match[0] in seen:
            continue
        number = context.block_at(match.start())
        if number in titled and match.start() < context.blocks[number].end:
            continue
        seen.add(match[0])
        if _OWNED.search(text, max(0, match.start() - 30), match.start()):
            continue
        calendar = match[0] in _CALENDAR or not content_stems(match[0])
        if match[0].lower() not in small and not calendar:
            yield Words(text=match[0], start=match.start(), end=match.end())


def _is_title(words: str) -> bool:
    """Whether a line is written with capitals throughout: there they make no name."""
    told = words.split()
    big = sum(word[0].isupper() for word in told)
    return (
        2 < len(told) < _LONGEST_TITLE
        and words.rstrip()[-1:] not in ".!?"
        and 3 * big >= 2 * len(told)
    )


@lru_cache(maxsize=20_000)
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
    titled = not one.fellows.isdisjoint(other.fellows)  # "Mr Balk", "Mr Balke"
    shortest = min(len(bare_first), len(bare_second))
    if titled and min(len(first), len(second)) >= _TITLED and shortest <= _SHORTEST:
        return _distance(bare_first, bare_second) <= _APART
    if shortest < _SHORTEST or _is_inflected(bare_first, bare_second):
        return False
    if one.fellows and other.fellows and not _are_fellows(one.fellows, other.fellows):
        return False  # two people: Anna Hansen, Piet Hanson
    return _distance(bare_first, bare_second) <= (2 if len(bare_first) > 6 else 1)


class _Written:
    """Where each word stands in a text, found for all at once when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: dict[str, list[int]] | None = None

    def ends(self, word: str) -> Iterator[int]:
        """Where a word ends, each time that it stands there whole."""
        if self._starts is None:
            self._starts = {}
            for match in _RUN.finditer(self.text):
                self._starts.setdefault(match[0], []).append(match.start())
        first = _RUN.match(word)
        for start in self._starts.get(first[0], ()) if first else ():
            end = start + len(word)
            if self.text.startswith(word, start) and not _RUN.match(self.text, end):
                yield end


def _is_of_a_people(written: _Written, one: _Spelling, other: _Spelling) -> bool:
    """Whether one is the adjective of the other: "Ostrany", "the Ostrani fleet".

    It ends in "i", and stands before a noun wherever it stands.
    """
    land, people = sorted((one, other), key=lambda each: each.word.endswith("i"))
    if land.word.endswith("i") or land.word[:-1] != people.word[:-1]:
        return False
    text, before = written.text, len(" the " + people.word)
    return all(
        text[max(0, end - before) : end].lower().startswith(" the ")
        or (
            (noun := _ADJECTIVE.match(text, end))
            and content_stems(noun["noun"])  # "In Karmi the mill": a place
            and not phrases("sourcing", "opining").match(_follows(text, end))
        )
        for end in written.ends(people.word)
    )


def _follows(text: str, end: int) -> str:
    """The next words after a place, without the spaces before them."""
    return text[end : end + 2 * _NEAR].lstrip()[:_NEAR]


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
    if {one[-1], other[-1]} == {"y", "i"} and len(one) == len(other):  # one sound, two letters
        return False
    return one[:stem] == other[:stem] and bool(_ENDINGS.search(one) and _ENDINGS.search(other))


def _distance(one: str, other: str) -> int:
    """The edits between two words (Levenshtein's distance, a swap of neighbours being one).

    Of words that are farther apart than anybody asks, how far at the least.
    """
    if len(one) == len(other):
        apart = [at for at, letter in enumerate(one) if letter != other[at]]
        if len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(other):
            return 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        above, row[0] = row[0], number
        for at, against in enumerate(other, start=1):
            above, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, above + (letter != against))
        if min(row) > _APART:
            return min(row)
    return row[-1]
