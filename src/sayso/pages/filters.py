"""Which claims a page of a reading can be asked to mark, and the rules for it, without a script."""

from sayso.pages.draw_source import KIND_LABELS

FILTERS = (
    ("main", "all but bare assertions of the author"),
    ("all", "every claim"),
    ("of-others", "what others say"),
    ("doubtful", "unnamed, vague or nobody"),
    ("hedged", "hedged"),
    ("forecast", "forecasts"),
    ("concluded", "conclusions"),
)
"""Each by the facet of notes that it asks for, and its words; a page opens with the first."""

SPEAKERS = tuple((f"of-{kind}", label) for kind, label in KIND_LABELS.items() if kind != "author")
"""The same for each kind of speaker; a page offers those that it has."""

_SPARED = ("main", "all")  # the first has rules of its own, the second hides nothing
_HIDING = (
    '.text:has(.filters [value="{0}"]:checked) .claim:not(.{0}){{text-decoration:none}}'
    '.text:has(.filters [value="{0}"]:checked) '
    ".written sup[class]:not(:has(.code)):not(.{0}):not(:target),"
    '.text:has(.filters [value="{0}"]:checked) '
    ".note:not(.finding):not(.{0}):not(:target){{display:none}}"
)


def filter_rules() -> str:
    """For each filter: no line, no number and no note for a claim that is not of it."""
    names = [name for name, _ in (*FILTERS, *SPEAKERS) if name not in _SPARED]
    return "\n".join(map(_HIDING.format, names))
