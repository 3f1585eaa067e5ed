"""Denials: whether words deny, two of which undo each other."""

from collections.abc import Iterable

from sayso.language.lexicon import word_set


def is_denied(words: Iterable[str]) -> bool:
    """Whether an odd number of some words denies: "not", "never", "cannot", "isn't".

    words: in lower case, with straight apostrophes.
    """
    plain = word_set("grammar", "plain_negations")
    endings = tuple(word_set("grammar", "negative_endings"))
    return bool(sum(word in plain or word.endswith(endings) for word in words) % 2)
