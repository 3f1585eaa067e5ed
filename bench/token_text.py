"""Text of tokens: a line as it was printed before it was cut into tokens, with their places."""

from collections.abc import Sequence

_TO_THE_LEFT = frozenset((*",.;:!?%)]}”", "...", "…", "n't"))
_TO_THE_RIGHT = frozenset("([{“$£€#")
_ENDINGS = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_PRINTED = {"``": "“", "''": "”"}
_MARKS, _APOSTROPHES = ('"', "'"), ("’", "'")


def printed_line(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The tokens as one line with the spaces that print has, and the place of each.

    A hyphen that is a word keeps its spaces: nothing tells it from a dash. A web address has none.
    """
    address = tokens[:1] == ["http"]
    shown = ["", *(_PRINTED.get(word, word) for word in tokens), ""]
    text, glued, places = "", True, []
    opened: set[str] = set()
    for at, (before, word, after) in enumerate(zip(shown, shown[1:], shown[2:], strict=False)):
        is_last = word not in shown[at + 2 :]
        closes = word in _MARKS and (word in opened or _closes(before, after, is_last=is_last))
        to_the_left = word in _TO_THE_LEFT and not (word == "." and _is_point(before, after))
        if not (address or glued or closes or to_the_left or _is_ending(before, word, after)):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glued = word in _TO_THE_RIGHT or _is_within(before, word, after)
        if word in _MARKS:
            opened ^= {word}
            glued = not closes
        elif word[:1] in _MARKS and word[-1:] != word[:1] and word[1:] not in _ENDINGS:
            opened.add(word[:1])
    return text, places


def _closes(before: str, after: str, *, is_last: bool) -> bool:
    """Whether a straight mark ends what a line before opened, or is the apostrophe of an owner."""
    return not after or before.endswith((*".!?", "s")) or (before == "," and is_last)


def _is_ending(before: str, word: str, after: str) -> bool:
    """Whether an apostrophe goes with the word before it: "n't" and "'s", whole or cut in two."""
    if word[:1] not in _APOSTROPHES:
        return False
    return word[1:].lower() in _ENDINGS or (word[1:] == "" and after.lower() in _ENDINGS)


def _is_within(before: str, word: str, after: str) -> bool:
    """Whether nothing stands between a word and the next: "1.5", "10,000", "10:30", "it’s"."""
    if word in (".", ":", ","):
        thousands = len(after) == 3 and after.isdigit() and len(before) < 4
        digits = after[:1].isdigit() if word != "," else thousands
        return digits and (word == "." or before[-1:].isdigit())
    return word in _APOSTROPHES and after.lower() in _ENDINGS


def _is_point(before: str, after: str) -> bool:
    """Whether a point begins a number: ".38"."""
    return after[:1].isdigit() and not before[-1:].isdigit()
