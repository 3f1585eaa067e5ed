"""Roles: words that say what somebody is, before a name or in place of one."""

from functools import lru_cache

from sayso.language.lexicon import word_set


@lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Whether a word in lower case is a title, an office or a trade, in the singular or plural.

    Of a compound its last part tells: "vice-president".
    """
    word = word.rpartition("-")[2]
    roles = word_set("sources", "person_titles"), word_set("sources", "unnamed_heads")
    return any(word in each or word.removesuffix("s") in each for each in roles)
