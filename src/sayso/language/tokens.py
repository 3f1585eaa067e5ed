"""Tokens: words, numbers and marks, with their places."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """One word, number or mark.

    ``lower`` is lower case with straight apostrophes, and "—" for "--".
    """

    start: int
    end: int
    text: str
    lower: str


_TOKEN = re.compile(
    r"""(?:[A-Za-z]\.){2,}            # U.S., a.m.
      | \b(?:Mrs?|Ms|Messrs|Dr|Prof|Rev|Hon|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Brig|Gov|Sen|Rep|Amb|St
          |Jr|Sr|Inc|Corp|Ltd|Co|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.(?=\s|,)
      | \d+(?:[.,:/]\d+)*%?(?:st|nd|rd|th|s)?\b%?   # 8,000, 3.5%, 10:30, 21st, 1990s
      | \w+(?:[-‐‑’'&.@]\w+)*          # words, IS-K, don’t, AT&T
      | (?P<markup>\*+ | `(?!`) | \]\([^()\s]*\) | \[(?=[^\[\]\n]{1,200}\]\())
      | \.{2,} | -{2,3} | '' | `` | [^\w\s]""",
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)


def tokenise(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]`` in order, with offsets into ``text``.

    Possessives and contractions are tokens of their own ("Khan" "’s", "was" "n’t"). Emphasis
    and the address of a link in Markdown are no tokens.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        if match.lastgroup is not None:
            continue
        word, at, until = match.group(), match.start(), match.end()
        clitic = _CLITIC.search(word) if "'" in word or "’" in word else None
        if clitic and clitic.start():
            cut = clitic.start()
            tokens.append(_token(at, at + cut, word[:cut]))
            tokens.append(_token(at + cut, until, word[cut:]))
        else:
            tokens.append(_token(at, until, word))
    return tuple(tokens)


def _token(start: int, end: int, word: str) -> Token:
    lower = "—" if word[:2] == "--" else word.lower().replace("’", "'")
    # What Token() comes to, in a third of the time: there are many.
    return tuple.__new__(Token, (start, end, word, lower))
