"""Naming: how two forms of a name hang together, and the words that a name is known by."""

import re
from functools import cache
from typing import NamedTuple

from sayso.dossier.lexicon import load_lexicon, word_set

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_LETTERS = 2


class Form(NamedTuple):
    """A name as it is compared: its words in lower case, titles and articles left out."""

    words: tuple[str, ...]
    text: str

    @property
    def last(self) -> str:
        """The surname, or the last word of whatever it is."""
        return self.words[-1]


def form_of(name: str) -> Form | None:
    """A name as it is compared, None where nothing but titles is left."""
    words = [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(name)]
    kept = [word for word in words if word.lower().rstrip(".") not in word_set("aliases", "titles")]
    if not kept:
        return None
    return Form(tuple(word.lower().rstrip(".") for word in kept), " ".join(kept))


def numbers_agree(one: Form, other: Form) -> bool:
    """Whether the numbers in two names are the same: "Flight 12" is not "Flight 14"."""
    first, second = ({word for word in form.words if word.isdigit()} for form in (one, other))
    return first == second


def is_same(one: Form, other: Form) -> str:
    """Why two full names are one; "" where nothing says so."""
    if one.words == other.words:
        return "the same name"
    if min(len(one.words), len(other.words)) < 2 or one.last != other.last:
        return "spelled alike" if _spelled_alike(one, other) else ""
    first, second = one.words[0], other.words[0]
    if len(first) == 1 or len(second) == 1:
        return "initials" if first[0] == second[0] else ""
    if first != second and _nicknames(first) & _nicknames(second):
        return "a short first name"
    if first == second and set(one.words) <= set(other.words) | set(_initials(other)):
        return "a fuller form"
    if first == second and set(other.words) <= set(one.words) | set(_initials(one)):
        return "a fuller form"
    return ""


def is_short_for(short: Form, full: Form, *, person: bool) -> str:
    """Why one name may be a short form of another; "" where it may not."""
    if len(short.words) >= len(full.words) or len(full.words) < 2:
        return _is_acronym(short, full)
    if len(short.words) == 1 and short.last == full.last and person:
        return "a surname"
    if short.words == full.words[: len(short.words)] and not person and len(short.words) > 1:
        return "the beginning of the name"
    ends = short.words == full.words[-len(short.words) :]
    if ends and (len(short.words) > 1 or not (person or short.last in _heads())):
        return "the end of the name"
    return _is_acronym(short, full)


def holds(longer: Form, shorter: Form) -> bool:
    """Whether a name of several words stands whole in a longer one: "Actress Lindsay Lohan"."""
    size = len(shorter.words)
    return 1 < size < len(longer.words) and any(
        longer.words[at : at + size] == shorter.words for at in range(len(longer.words) - size + 1)
    )


@cache
def _heads() -> frozenset[str]:
    """Words that end the names of many bodies, and name none alone."""
    return word_set("sources", "organisation_heads")


def _is_acronym(short: Form, full: Form) -> str:
    letters = "".join(short.words).replace(".", "")
    if (
        len(short.words) != 1
        or len(letters) < _LETTERS
        or not short.text.replace(".", "").isupper()
    ):
        return ""
    return "its first letters" if letters in initials_of(full) and len(full.words) > 1 else ""


def initials_of(form: Form) -> tuple[str, str]:
    """The first letters of a name's words, with small words passed over and with them."""
    small = word_set("aliases", "passed_over")
    heads = "".join(word[0] for word in form.words if word not in small)
    return heads, "".join(word[0] for word in form.words)


def _initials(form: Form) -> tuple[str, ...]:
    return tuple(word[0] for word in form.words)


def _spelled_alike(one: Form, other: Form) -> bool:
    """Whether two names of several words differ in one letter of one long word."""
    if len(one.words) != len(other.words) or len(one.words) < 2:
        return False
    apart = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    return len(apart) == 1 and min(map(len, apart[0])) > 4 and _one_letter_apart(*apart[0])


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    if len(shorter) == len(longer):
        return shorter[at + 1 :] == longer[at + 1 :]
    return shorter[at:] == longer[at + 1 :]


def _nicknames(first: str) -> frozenset[str]:
    """The first names that a name may stand for, itself among them."""
    return _names_by_nickname().get(first, frozenset()) | {first}


@cache
def _names_by_nickname() -> dict[str, frozenset[str]]:
    rows = [row.split() for row in load_lexicon("aliases")["nicknames"]]
    every = {name for row in rows for name in row}
    return {name: frozenset(row[0] for row in rows if name in row) for name in every}
