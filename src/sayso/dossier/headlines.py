"""Headlines: names in them that the running text of their document knows.

A headline finds nobody, as all its words are capitals; who is named below it is meant in it too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from sayso.records import Document, Words


def named_in_headlines(
    document: Document, names: Mapping[str, Iterable[str]], known: Iterable[Words]
) -> Iterator[tuple[str, Words]]:
    """Whom the headings of a document name, and where: by the names of each who is in its text.

    A name of two of them is nobody's; the longest counts where one lies in another. What ``known``
    holds is not found again.
    """
    headings = [block for block in document.blocks if block.kind == "heading"]
    texts = [document.text[block.start : block.end] for block in headings]
    owners: dict[str, set[str]] = {}
    for owner, theirs in names.items():
        for name in theirs:
            if any(name in text for text in texts):
                owners.setdefault(name, set()).add(owner)
    sole = {name: min(whose) for name, whose in owners.items() if len(whose) == 1}
    if not sole:
        return
    longest = sorted(sole, key=lambda name: (-len(name), name))
    name_of_any = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    taken = [(words.start, words.end) for words in known]
    for block in headings:
        for match in name_of_any.finditer(document.text, block.start, block.end):
            start, end = match.span()
            if not any(start < other_end and other < end for other, other_end in taken):
                yield sole[match.group()], Words(text=match.group(), start=start, end=end)
