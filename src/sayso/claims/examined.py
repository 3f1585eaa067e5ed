"""Examined claims: what stands under "Claim:" is denied or doubted where its verdict does so."""

from collections.abc import Sequence

from sayso.analysis.analysis import Analysis
from sayso.analysis.statements.verdicts import find_verdicts
from sayso.claims.assemble import Draft
from sayso.records import AUTHOR, Attribution, Words


def add_verdicts(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Give the author's drafts under "Claim:" the stance of the verdict on them.

    What others are said to say there stays theirs: the verdict may be on whether they said it.
    """
    for about, stance, (start, end) in find_verdicts(analysis.document):
        cue = Words(text=analysis.text[start:end], start=start, end=end)
        for draft in drafts:
            alone = len(draft.chain) == 1 and draft.chain[0].source.kind == "author"
            if alone and about[0] <= draft.start < about[1]:
                draft.chain = (Attribution(source=AUTHOR.source, cue=cue, stance=stance),)
