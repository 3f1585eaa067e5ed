"""Told of: whether the sentence after a vague source says who it is, or why it has no name."""

import re

from sayso.checks.context import Context

# "One of them, Vanda Rooke of Rooke & Hale, thought that was …"
_ONE_OF_THEM = re.compile(r"(?:One|Two|Among) of them\b|Among them\b|One(?:, | is\b)")
_UNNAMED_BECAUSE = re.compile(
    r"(?:They|Both|All|None)\b[^.;]{0,60}\bname[sd]?\b[^.;]{0,40}\b(?:because|since|as|for fear)\b"
)

_STYLED = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Professor)\.?\s+")


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
    if _ONE_OF_THEM.match(text) or _UNNAMED_BECAUSE.match(text):
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


def _opens(text: str, name: str) -> bool:
    """Whether a sentence opens with somebody's name, as it stands or after "Dr" or "Ms"."""
    styled = _STYLED.match(text)
    return text.startswith(name.split(maxsplit=1)[0], styled.end() if styled else 0)
