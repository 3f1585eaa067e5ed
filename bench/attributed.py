"""The attributions of a reading as PolNeAR marks them: a source, a cue, and the whole content.

Sayso's claims are clauses without what leads them in; PolNeAR's content is all that somebody is
said to have said, with "that" and with its quotation marks. So the claims that hang on the same
source and cue are joined where nothing but a few words stands between them, an outer speaker's
content takes in the inner speaker, and an edge takes in the words and marks named. Nothing else
is added: what PolNeAR has otherwise counts as an error.
"""

import re
from collections import defaultdict

from training.corpora.brat import Pieces, Span, Triple

from sayso.records import Attribution, Claim, Reading

MOST_WORDS_BETWEEN = 3
_LEAD = re.compile(r"\b(?:that|whether|if)\s+$", re.IGNORECASE)
_OPENING = re.compile(r"(?:''|[“\"‘'])$")
_CLOSING = re.compile(r"[.,!?…]*(?:''|[”\"’'])")


def attributions_of(reading: Reading) -> list[Triple]:
    """Every attribution to somebody other than the author, in the order of the cues."""
    contents: dict[tuple[Pieces, Pieces], list[Span]] = defaultdict(list)
    for claim in reading.claims:
        for place, link in enumerate(claim.attributions):
            source, cue = _source(link), _cue(link)
            if source or cue:
                contents[source, cue].append(_content(claim, place))
    text = reading.document.text
    told = {piece for source, cue in contents for piece in (*source, *cue)}
    triples = [
        Triple(source=source, cue=cue, content=_join(text, spans, told))
        for (source, cue), spans in contents.items()
    ]
    return sorted(triples, key=lambda each: (each.cue or each.content, each.content))


def _source(link: Attribution) -> Pieces:
    # The words of an impersonal source ("is seen as") are its cue.
    if link.source.kind == "impersonal" or link.source.start is None or link.source.end is None:
        return ()
    return ((link.source.start, link.source.end),)


def _cue(link: Attribution) -> Pieces:
    return ((link.cue.start, link.cue.end),) if link.cue else ()


def _content(claim: Claim, place: int) -> Span:
    """What the link at that place of the chain is said to have said: the inner links with it."""
    start, end = claim.start, claim.end
    for inner in claim.attributions[place + 1 :]:
        for piece in (*_source(inner), *_cue(inner)):
            outer = claim.attributions[place].cue
            if outer is None or piece[0] >= outer.end or piece[1] <= outer.start:
                start, end = min(start, piece[0]), max(end, piece[1])
    return start, end


def _join(text: str, spans: list[Span], told: set[Span]) -> Pieces:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and _adjacent(text, joined[-1][1], start, told):
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple(_widen(text, start, end) for start, end in joined)


def _adjacent(text: str, end: int, start: int, told: set[Span]) -> bool:
    if start <= end:
        return True
    between = text[end:start]
    return len(re.findall(r"\w+", between)) <= MOST_WORDS_BETWEEN and not any(
        end < last and first < start for first, last in told
    )


def _widen(text: str, start: int, end: int) -> Span:
    """The span with its quotation marks and the conjunction that leads it in."""
    opening = _OPENING.search(text, max(0, start - 2), start)
    start = opening.start() if opening else start
    lead = _LEAD.search(text, max(0, start - 10), start)
    start = lead.start() if lead else start
    closing = _CLOSING.match(text, end)
    if closing and _is_open(text[start:end]):
        end = closing.end()
    return start, end


def _is_open(words: str) -> bool:
    """Whether a quotation is begun and not ended in these words."""
    uneven = words.count('"') % 2 or words.count("''") % 2
    return bool(uneven) or words.count("“") > words.count("”")
