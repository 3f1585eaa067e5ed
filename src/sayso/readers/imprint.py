"""Imprint: who puts a text out, by the lines over it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from sayso.readers.dates import days_in
from sayso.readers.heads import is_prose, is_sentence, parts_of, words_in
from sayso.readers.masthead import byline, labelled

_MOST_LINES = 6
_MOST_WORDS = 8
_FEW_WORDS = 4
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "to", "de", "la", "&"))
_PUT_OUT_BY = re.compile(r"(?:[A-Z]?[a-z]+ed )?[Bb]y (?:the )?(?=[A-Z])|[Ff]rom the (?=[A-Z])")
_ASIDE = re.compile(r"(?<!\s)\s*+\([^()]{1,60}\)")


def find_publisher(lines: Sequence[str], title: int | None) -> tuple[str, int] | None:
    """The name of whoever puts a text out, as it is written over it, and in which of the lines.

    A name with a word such as "Courier" or "Ministry" in it, or the name that stands first, above
    the title. title: which of the lines that is.
    """
    over = list(takewhile(lambda each: not is_prose(each[1]), enumerate(lines[:_MOST_LINES])))
    if len(over) < 2:
        return None  # it heads the text: "Blue Keel Alliance", over what tells of that
    for at, line in over:
        if at == title or is_sentence(line):
            continue
        names = list(_names(line))
        if any(words_in("publishers", name) and not _is_kind(name) for name in names):
            return next(name for name in names if not _is_kind(name)), at
        first = at == 0 and title is not None and len(names) == 1
        if first and not words_in("kinds", line) and 1 < len(names[0].split()) <= _FEW_WORDS:
            return names[0], at
    return None


def _is_kind(name: str) -> bool:
    """Whether it says what kind of text this is: "Weekly report", and not "Weekly Star"."""
    last = name.rsplit(maxsplit=1)[-1]
    return bool(words_in("kinds", last)) and not words_in("publishers", last)


def _names(line: str) -> Iterator[str]:
    """The names that the parts of a line are, without the days beside them."""
    if byline(line) or labelled(line) or "@" in line:
        return
    for part in parts_of(line):
        days = days_in(part)
        name = _ASIDE.sub("", part[: days[0][1]] if days else part).strip(" ,;.:")
        put_out = _PUT_OUT_BY.match(name)
        for each in name[put_out.end() if put_out else 0 :].split(", "):
            words = each.removeprefix("the ").split()
            if 0 < len(words) <= _MOST_WORDS and all(map(_is_capital, words)):
                yield " ".join(words)
                break


def _is_capital(word: str) -> bool:
    return word in _SMALL or (word[0].isupper() and not any(map(str.isdigit, word)))
