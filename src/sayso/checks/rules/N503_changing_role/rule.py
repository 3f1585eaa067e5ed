"""N503: a person who has one role in one place and another elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.checks.context import Context
from sayso.language.lexicon import load_lexicon
from sayso.records import Words
from sayso.records.finding import Finding

_OF = re.compile(r"\b[Tt]he\s+((?:[\w’'-]+\s+){0,2}?[\w’'-]+)\s+(?:of|at|for)\s+[^,.;]{2,40}$")

_WORD = re.compile(r"\w+")
_FORENAME = re.compile(r"\b[A-Z][a-z]+(?=\s+(\w+))")
_ROLE_REACH = 70


@dataclass(frozen=True, slots=True)
class _Role:
    """A role as it is put beside a name: its kind, its head, what tells it from its like."""

    kind: str
    head: str
    parts: frozenset[str]
    place: Words


def find(context: Context) -> Iterator[Finding]:
    """N503: a person who has one role in one place and another elsewhere."""
    surnames = Counter(actor.name.split()[-1] for actor in context.reading.actors)
    for actor in context.reading.actors:
        if len(actor.mentions) < 2 or not _is_name(actor.name):
            continue
        known: dict[str, _Role] = {}
        shared = surnames[actor.name.split()[-1]] > 1 or _is_shared(context, actor.name)
        for mention in sorted(actor.mentions, key=lambda each: each.start):
            if shared and mention.text != actor.name:
                continue
            before = _role_before(context, mention)
            if before and before.kind == "office" and " " not in mention.text.strip():
                continue  # "Secretary Clinton" may be another of the name
            role = before or _role_after(context, mention)
            if role is None:
                continue
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


def _is_shared(context: Context, name: str) -> bool:
    """Whether a text puts other first names before somebody's surname."""
    first, *_, last = ("", *name.split())[-2:]
    begins = _WORD.match(last)
    places = context.keep("forenames", lambda: _forenames(context.text)) if begins else {}
    before = re.compile(rf"([A-Z][a-z]+)\s+{re.escape(last)}\b")
    matches = (before.match(context.text, at) for at in places.get(begins[0] if begins else "", ()))
    days = load_lexicon("times")["weekdays"]  # "On Friday Volk": nobody's first name
    found = [match[1] for match in matches if match is not None and match[1].lower() not in days]
    named = (each for each in found if each != first and _same(each.lower()) not in _heads())
    return any(each.lower() not in load_lexicon(__package__)["roles"]["parts"] for each in named)


def _forenames(text: str) -> dict[str, list[int]]:
    """Where capitalised words begin, by how the word after each begins."""
    found: dict[str, list[int]] = {}
    for match in _FORENAME.finditer(text):
        found.setdefault(match[1], []).append(match.start())
    return found


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
    match = re.search(r"(?<![\w’'-])(?:[\w’'-]+[ \n]+){0,3}[\w’'-]+$", before)
    return _role(context, begin + match.start(), begin + match.end()) if match else None


@cache
def _heads() -> frozenset[str]:
    """The heads of all roles."""
    roles = load_lexicon(__package__)["roles"]
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
    roles = load_lexicon(__package__)["roles"]
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


@lru_cache(maxsize=20_000)
def _same(word: str) -> str:
    """The one word that stands for spellings of one role."""
    groups = load_lexicon(__package__)["roles"]["same"]
    return next((group[0] for group in groups if word in group), word)
