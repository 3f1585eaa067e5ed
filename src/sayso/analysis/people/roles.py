"""Roles: words that say what somebody is, before a name or in place of one."""

from sayso.language.lexicon import word_set


def is_role(word: str) -> bool:
    """Whether a word in lower case is a title, an office or a trade, in the singular or plural.

    Of a compound its last part tells: "vice-president".
    """
    word = word.rpartition("-")[2]
    roles = word_set("sources", "person_titles"), word_set("sources", "unnamed_heads")
    return any(word in each or word.removesuffix("s") in each for each in roles)
