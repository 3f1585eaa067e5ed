"""Labels: whose turn of a transcript a surname, a first name or initials at its head tell."""

import re
from collections.abc import Sequence

from sayso.analysis.marks import Mark
from sayso.analysis.people.roles import is_role

_WORD = re.compile(r"[^\W\d_][\w’'-]*")

Words = tuple[str, ...]


class Labels:
    """The persons whom an engine marks in a text with more than one name.

    Of several whose last name a label is, the first one is meant; of several whose first name or
    initials it is, nobody.
    """

    def __init__(self, text: str, actors: Sequence[Mark]) -> None:
        marked = [
            (each.start, _words(text[each.start : each.end]))
            for each in actors
            if each.label == "person"
        ]
        self._called: dict[Words, str] = {}
        self._first: dict[Words, Words] = {}
        self._only: dict[str, Words | None] = {}
        self._named: dict[Words, int] = {}
        for start, words in sorted(marked):
            plain = tuple(each.upper() for each in words)
            if len(plain) > 1 and plain not in self._called:
                self._named[plain] = start
                for ends in (plain[-1:], (plain[0], plain[-1])):
                    self._first.setdefault(ends, plain)
                for short in {plain[0], "".join(each[0] for each in plain)}:
                    self._only[short] = None if short in self._only else plain
            # "ILSE VANN" is called as she is written elsewhere.
            if len(plain) > 1 and (plain not in self._called or words != plain):
                self._called[plain] = " ".join(map(_cased, words))

    def bearer(self, label: str, at: int) -> str | None:
        """The full name of whom a label names; None where nobody is named so before it."""
        words = tuple(each.upper() for each in _words(label))
        if not words:
            return None
        letters = all(len(each) == 1 for each in words)
        ends = words if len(words) == 1 else (words[0], words[-1])
        found = self._first.get(ends)
        if found is None and (letters or len(words) == 1):
            found = self._only.get("".join(words))
        if found is None or (len(words) == 1 and self._named[found] > at):
            return None
        return self._called[found]


def _cased(word: str) -> str:
    return word.title() if word.isupper() else word


def _words(name: str) -> Words:
    """The words of a name without titles before it."""
    words = _WORD.findall(name)
    while len(words) > 1 and is_role(words[0].lower()):
        words = words[1:]
    return tuple(words)
