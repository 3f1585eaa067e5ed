"""Divided words: those that a plain text's line ends part are put together again."""

import re
from collections.abc import Sequence

from sayso.language.lexicon import word_set
from sayso.language.verbs import verb_form

_DIVISION = re.compile(
    r"(?<=[^\W\d_])(?P<hyphen>[-\u00ad\u2010])[ \t]{0,4}\r?\n[ \t]{0,40}"
    r"(?P<second>[^\W\d_A-Z][^\W\d_]{0,40})(?P<marks>[^\s\w]{0,4})[ \t]"
)
_FIRST = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_LONGEST = 40
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLOSED = ("determiners", "prepositions", "subordinators", "adverbs", "coordinators")

Cuts = tuple[tuple[int, int], ...]


def put_together(text: str) -> tuple[str, Cuts]:
    """The text with its divided words whole, and what was cut, as ``Document.cuts`` has it.

    The line end goes behind the word, in the place of a space: lines stay those of the file. A
    hyphen stays where the text has the word with one elsewhere, or where both halves are words
    and the whole is none known.
    """
    divisions = list(_DIVISION.finditer(text))
    if not divisions:
        return text, ()
    known = _known(text, divisions)
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    reached = length = 0
    for each in divisions:
        (first,) = _FIRST.findall(text[max(0, each.start() - _LONGEST) : each.start()])
        keeps = each["hyphen"] != "\u00ad" and _keeps(first, each["second"], known)
        head = text[reached : each.start("hyphen") + keeps]
        parts += (head, each["second"], each["marks"])
        length += len(head)
        cuts.append((length, each.start("second") - each.start("hyphen") - keeps))
        parts.append("\n")
        length += len(each["second"]) + len(each["marks"]) + 1
        reached = each.end()
    parts.append(text[reached:])
    return "".join(parts), tuple(cuts)


def _keeps(first: str, second: str, known: frozenset[str]) -> bool:
    """Whether the halves of a word are two words with a hyphen between them."""
    first, second = first.lower(), second.lower()
    if f"{first}-{second}" in known:
        return True
    if _is_word(first + second, known):
        return False
    return _is_word(first, known) and _is_word(second, known)


def _is_word(word: str, known: frozenset[str]) -> bool:
    closed = (word in word_set("function_words", each) for each in _CLOSED)
    return word in known or verb_form(word) is not None or any(closed)


def _known(text: str, divisions: Sequence[re.Match[str]]) -> frozenset[str]:
    """The words of a text but for those that its line ends divide."""
    firsts, seconds = ({each.start(part) for each in divisions} for part in ("hyphen", "second"))
    return frozenset(
        word[0].lower()
        for word in _WORD.finditer(text)
        if word.end() not in firsts and word.start() not in seconds
    )
