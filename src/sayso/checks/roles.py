"""Roles: whether a document says who a named person is."""

import re
from functools import cache

from sayso.checks.context import Context
from sayso.language.lexicon import load_lexicon, phrases, word_set
from sayso.records import Actor, Words

_BEFORE = re.compile(r"([\w’'&.-]+)(,?)\s*$")
# "the developers, Ana Roe and", "rivals such as", "Sens. Ana Roe and"
_LISTED = re.compile(
    r"\b([A-Za-z][\w-]+?)s\.?,?\s(?:(?:like|such\sas|including)\s)?(?:(?:[A-Z][\w’'.-]+,?\s){1,4}and\s)?$"
)
_HEADED = re.compile(r"\b([a-z-]{4,})\s+(?:of|at|for)\s+[^,.;:]{2,60},\s+$")
_APPOSED = re.compile(
    r",\s+(?:[A-Z]\w+\s+[a-z]+\b|[A-Z][\w.]+[’']s\s|(?:[\w’'.-]+\s+){0,4}(?:editor|director|professor|minister|chief|head|leader|officer|secretary"
    r"|president|chair\w*|analyst|fellow|founder|manager|spokes\w+|lawyer|attorney|economist|author)\b)"
)
_TRADE = re.compile(
    r",\s+(?:an?\s+|the\s+)?(?:[a-z-]+\s+){0,2}(?:editor|director|professor|minister|chief|head|leader|officer"
    r"|secretary|president|chair\w*|analyst|fellow|founder|manager|lawyer|attorney|economist)\b"
)
_MOST_CITED = 3  # mentions of somebody whom a text only cites
_DEFINITE = re.compile(
    r"\b(?:the|his|her|their|its|our|[A-Z]\w+[’']s?)\s+(?:[\w-]+\s+){0,3}?([a-z]{4,})\b"
)
_ASIDE = re.compile(r",[^,.;]{3,80},")
_APART = re.compile(r"[A-Z]\w+,\s+$")
_FEWEST_BLOCKS, _LONGEST_TITLE = 4, 16
_NAMED = re.compile(r",?\s+[A-Z]")
_AFTER = re.compile(r"\s*(,|\()?\s*(?:[“\"])?([\w’'-]+)")


def is_full_name(name: str) -> bool:
    """Whether a name has a first name and a last, and is no headline or cry."""
    words = name.split()
    kinds = word_set("sources", "organisation_heads") | word_set("sources", "person_titles")
    plain = all(word.isalpha() and word.lower() not in kinds for word in words)
    calm = not any(word.isupper() and len(word) > 1 for word in words)
    return 2 <= len(words) <= 4 and calm and plain and len(words[-1]) > 1


def has_role(context: Context, actor: Actor) -> bool:
    """Whether a role stands beside any mention of somebody, or near one as who they are."""
    return any(
        _role_inside(mention.text)
        or _role_beside(context.text, mention)
        or _role_near(context, mention)
        for mention in actor.mentions
    )


def _role_inside(name: str) -> bool:
    """Whether a name as written holds a role: "Actress Ana Roe", "Ana Roe of Sarn"."""
    words = name.split()
    return words[0].lower() in _heads() or "of" in words[1:]


def is_subject(context: Context, actor: Actor) -> bool:
    """Whether a text is about somebody: named at its head, or again and again.

    Such a one is introduced by what is told of them, with or without a post.
    """
    head = context.blocks[0] if len(context.blocks) > _FEWEST_BLOCKS else None
    title = context.text[head.start : head.end] if head else ""
    named = len(title.split()) <= _LONGEST_TITLE and actor.name.split()[-1] in title
    return named or len(actor.mentions) > _MOST_CITED


def _role_near(context: Context, mention: Words) -> bool:
    """Whether a sentence beside a mention speaks of "the former senator", "the union's head"."""
    start, end = context.sentence_at(mention.start)
    before = context.sentence_at(max(start - 2, 0))[0]
    after = context.sentence_at(min(end + 2, len(context.text)))[1]
    told = f"{context.text[before : mention.start]}·{context.text[mention.end : after]}"
    return any(
        word[1] in _heads()
        and not _NAMED.match(told, word.end())
        and not _APART.search(told[: word.start()])
        for word in _DEFINITE.finditer(told)
    )


@cache
def _heads() -> frozenset[str]:
    roles = load_lexicon("consistency")["roles"]
    known = (*roles["office"], *roles["post"], *roles["rank"])
    named = word_set("sources", "person_titles") | word_set("sources", "unnamed_heads")
    heads = named | frozenset((*known, *word_set("sourcing", "people")))
    return (heads | word_set("sourcing", "more_roles")) - word_set("sourcing", "honorifics")


def _role_beside(text: str, mention: Words) -> bool:
    """Whether a role stands straight before or after a mention of a name."""
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    if before is not None and _is_role_before(text, mention, before):
        return True
    after = _AFTER.match(text, mention.end)
    if after is None:
        return False
    word = after[2].lower()
    if after[1] == "(":
        return True
    if after[1]:
        if before is not None and before[1] == "to" and not _ASIDE.match(text, mention.end):
            # "According to Ana Roe, the road is shut", but "to Ana Roe, assistant professor."
            return _TRADE.match(text, mention.end) is not None
        if after[2][0].isupper():
            return _APPOSED.match(text, mention.end) is not None
        return word not in word_set("sourcing", "no_roles_before") or word in word_set(
            "grammar", "before_roles"
        )
    return word in ("of", "from", "for", "at") or (
        word in ("is", "was") and _is_told(text, mention.end)
    )


def _is_role_before(text: str, mention: Words, before: re.Match[str]) -> bool:
    """Whether the word before a name is who somebody is, or belongs to that."""
    word = before[1].lower().rstrip(".")
    told = text[max(0, mention.start - 80) : mention.start]
    listed, headed = _LISTED.search(told), _HEADED.search(told)
    if listed and listed[1].lower() in _heads() | {"sen", "rep", "gov"}:
        return True
    if headed and headed[1] in _heads():
        return True
    if word.endswith(("'s", "’s")) and before[1][0].isupper():
        return True
    if word in _heads() or word.removesuffix("s") in _heads():
        return True
    if word in ("is", "was"):  # "The new harbour master is Perrin Osk"
        return True
    common = (
        before[1].islower()
        and before[1][-1] != "."
        and word not in word_set("sourcing", "no_roles_before")
        and not phrases("sourcing", "speaking").fullmatch(word)
    )
    return common and not before[2]


def _is_told(text: str, at: int) -> bool:
    return re.match(r"\s+(?:is|was)\s+(?:now\s+)?(?:an?|the)\s", text[at : at + 30]) is not None
