"""Bare words: those that look ahead or hedge and that no scale measures ("will", "may")."""

from functools import cache

from sayso.language.lexicon import load_lexicon
from sayso.language.word_table import PhraseTable


def is_bare(words: str) -> bool:
    """Whether the words are one of the bare ones, and nothing else."""
    return _table().get(words) is not None


def bare_word(text: str) -> str | None:
    """The bare word that a text is put in, None where it has none.

    Of several, the first of the list: "may" before "will". "May" inside a text is the month.

    Source: ``language/en/bare.toml``.
    """
    table, found = _table(), []
    tokens, beginnings = table.look(text, 0, len(text))
    for at in beginnings:
        is_month = at > 0 and text[tokens[at].start : tokens[at].end] == "May"
        match = None if is_month else table.match(text, tokens, at)
        if match is not None:
            found.append(match[1])
    return min(found)[1] if found else None


@cache
def _table() -> PhraseTable[tuple[int, str]]:
    """Every form of a bare word, with the place of the word in the list, and the word."""
    groups = enumerate(load_lexicon("bare")["bare"])
    return PhraseTable(
        (form, (place, group["word"])) for place, group in groups for form in group["forms"]
    )
