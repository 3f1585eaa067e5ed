"""Roles: what a document calls somebody, in the words just before the name."""

from sayso.dossier.lexicon import word_set

_REACH = 60
_SAYING = frozenset(("said", "says", "told"))
_OPENING = frozenset(("former", "acting", "deputy", "interim"))


def role_before(text: str, start: int) -> str:
    """The role that a phrase before a name gives ("former port inspector"); "" where none does."""
    words = text[max(0, start - _REACH) : start].rsplit("\n", maxsplit=1)[-1].split(" ")
    while words and not words[-1]:
        words.pop()
    if not words or text[start - 1 : start] != " ":
        return ""
    if words[-1].lower().strip(".") not in word_set("aliases", "roles"):
        return ""
    role = [words[-1]]
    for word in reversed(words[:-1][-4:]):
        if not word.isalpha() or word.lower() in word_set("linking", "function") | _SAYING:
            break
        role.insert(0, word)
        if word.lower() in _OPENING:
            break
    return " ".join(role).lower()
