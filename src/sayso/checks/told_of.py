"""Told of: whether the sentence after a vague source says who it is, or why it has no name."""

import re

from sayso.checks.context import Context
from sayso.language.lexicon import phrases

_MARKS = re.compile(r"[.;]")
_AFTER_STYLE = re.compile(r"\.?\s+")


def is_told_of_after(context: Context, start: int, end: int) -> bool:
    """Whether the sentence after names one of them, or says why they have no names.

    One is named where the sentence opens with a person whom the text has not named before:
    "Critics object. Vanda Rooke, who trades in grain, said". Who comes with an office ("The
    minister, Vanda Rooke, denied it") is somebody else.
    """
    _, stop = context.sentence_at(start)
    after, close = context.sentence_at(min(stop + 2, len(context.text)))
    if after < stop:
        return False
    text = context.text[after:close]
    if _picks_one_out(text) or _says_why_nameless(text):
        return True
    return any(
        link.source.kind == "person"
        and link.stance not in ("denies", "doubts")
        and link.source.start is not None
        and after <= link.source.start < close
        and len(link.source.name.split()) > 1
        and _opens(text, link.source.name)
        and context.text.find(link.source.name.split()[-1]) >= after
        for claim in context.reading.claims
        if after <= claim.start < close
        for link in claim.attributions
        if link.source.name
    )


def _picks_one_out(text: str) -> bool:
    """Whether a sentence begins with one of them: "One of them, Vanda Rooke"."""
    one = phrases("sourcing", "one_of_them").match(text)
    if one is not None:
        return True
    alone = phrases("sourcing", "one_alone").match(text)
    return alone is not None and text.startswith(",", alone.end())


def _says_why_nameless(text: str) -> bool:
    """Whether a sentence says why they have no names ("Both asked not to be named, because")."""
    they = phrases("sourcing", "nameless_group").match(text)
    if they is None:
        return False
    mark = _MARKS.search(text, they.end())
    stop = mark.start() if mark else len(text)
    name = phrases("sourcing", "naming").search(text, they.end(), stop)
    if name is None:
        return False
    return phrases("sourcing", "because").search(text, name.end(), stop) is not None


def _opens(text: str, name: str) -> bool:
    """Whether a sentence opens with somebody's name, as it stands or after "Dr" or "Ms"."""
    styled = phrases("sourcing", "styles").match(text)
    after = _AFTER_STYLE.match(text, styled.end()) if styled else None
    return text.startswith(name.split(maxsplit=1)[0], after.end() if after else 0)
