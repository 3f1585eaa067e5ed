"""Roles: whether a document says who a named person is."""

import re

from sayso.checks.context import Context
from sayso.checks.vocabulary import word_list
from sayso.claims.lexicon import word_set
from sayso.records import Actor, Words

_BEFORE = re.compile(r"([\w’'&.-]+)(,?)\s*$")
_LISTED = re.compile(
    r"\b(?:presidents|ministers|senators|governors|leaders|candidates|analysts|lawyers)\s"
    r"(?:[A-Z][\w’'-]+,?\s){1,4}and\s$"
)
_APPOSED = re.compile(
    r",\s+(?:[A-Z]\w+\s+[a-z]+\b|[A-Z][\w.]+[’']s\s|(?:[\w’'.-]+\s+){0,4}(?:editor|director|professor|minister|chief|head|leader|officer|secretary"
    r"|president|chair\w*|analyst|fellow|founder|manager|spokes\w+|lawyer|attorney|economist|author)\b)"
)
_ARTICLES = frozenset(
    ("a", "an", "the", "who", "whose", "his", "her", "their", "its", "our", "then")
)
_AFTER = re.compile(r"\s*(,|\()?\s*(?:[“\"])?([\w’'-]+)")


def is_full_name(name: str) -> bool:
    """Whether a name has a first name and a last, and is no headline or cry."""
    words = name.split()
    kinds = word_set("sources", "organisation_heads") | word_set("sources", "person_titles")
    plain = all(word.isalpha() and word.lower() not in kinds for word in words)
    return 2 <= len(words) <= 4 and not name.isupper() and plain and len(words[-1]) > 1


def has_role(context: Context, actor: Actor) -> bool:
    """Whether a role stands beside any mention of somebody."""
    return any(_role_beside(context.text, mention) for mention in actor.mentions)


def _role_beside(text: str, mention: Words) -> bool:
    """Whether a role stands straight before or after a mention of a name."""
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    if before is not None:
        word = before[1].lower().rstrip(".")
        if _LISTED.search(text[max(0, mention.start - 60) : mention.start]):
            return True
        if word.endswith(("'s", "’s")) and before[1][0].isupper():
            return True
        titles = word_set("sources", "person_titles") | word_set("sources", "unnamed_heads")
        if word in titles or word.removesuffix("s") in titles:
            return True
        common = (
            before[1].islower()
            and before[1][-1] != "."
            and word not in word_list("sourcing", "no_roles_before")
        )
        if common and not before[2]:
            return True
    after = _AFTER.match(text, mention.end)
    if after is None:
        return False
    word = after[2].lower()
    if after[1] == "(":
        return True
    if after[1]:
        if after[2][0].isupper():
            return _APPOSED.match(text, mention.end) is not None
        return word not in word_list("sourcing", "no_roles_before") or word in _ARTICLES
    return word in ("of", "from", "for", "at") or (
        word in ("is", "was") and _is_told(text, mention.end)
    )


def _is_told(text: str, at: int) -> bool:
    return re.match(r"\s+(?:is|was)\s+(?:now\s+)?(?:an?|the)\s", text[at : at + 30]) is not None
