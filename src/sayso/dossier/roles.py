"""Roles: what a document calls somebody, in the words just before the name."""

from sayso.dossier.lexicon import word_set

_REACH = 60
_SAYING = frozenset(("said", "says", "told"))
_OPENING = frozenset(("former", "acting", "deputy", "interim"))


def role_before(text: str, start: int) -> str:
    """The role that a phrase before a name gives ("former port inspector"); "" where none does."""
    if text[start - 1 : start] != " ":
        return ""
    before = text[max(0, start - _REACH) : start].rstrip(" ").rpartition("\n")[2]
    last = before.rpartition(" ")[2]
    if last.lower().strip(".") not in word_set("aliases", "roles"):
        return ""
    words = before.split(" ")
    role = [words[-1]]
    for word in reversed(words[:-1][-4:]):
        if not word.isalpha() or word.lower() in word_set("linking", "function") | _SAYING:
            break
        role.insert(0, word)
        if word.lower() in _OPENING:
            break
    return " ".join(role).lower()
