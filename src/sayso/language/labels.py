"""Labels: what the words in front of a colon, or alone on a line, call what they stand before."""

import re

from sayso.language.lexicon import word_set

_LABEL = re.compile(r"[\W_]*([^\W\d_][^:\n]{2,20}?)[ \t]*(?::[*_]*\s*|\Z)")
_LONGEST = 60


def label_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label at the front of a line, in the place where it stands; its words are group 1."""
    return _LABEL.match(text, start, min(end, start + _LONGEST))


def named_by(label: re.Match[str]) -> str | None:
    """What a label calls what follows: "claims" or "verdicts"; None for any other."""
    name = label[1].lower()
    return next(
        (each for each in ("claims", "verdicts") if name in word_set("verdicts", each)), None
    )


def is_examined(line: str) -> bool:
    """Whether a line says, behind its label, what a text examines: "Claim: the lock was sold"."""
    label = label_of(line, 0, len(line))
    return label is not None and label.end() < len(line) and named_by(label) == "claims"
