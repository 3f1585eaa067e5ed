"""Speaking: whose each claim is, by all that is seen of it and of those who may put it forward."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.analysis.analysis import Analysis
from sayso.analysis.learned import weight_of
from sayso.claims.assemble import Draft
from sayso.claims.candidates import Who, who_is
from sayso.claims.whose import AUTHOR as NOBODY_ELSE
from sayso.claims.whose import Asked, Whose
from sayso.records import AUTHOR, Attribution, Source

_DIGITS = 3
"""Digits of a sum of weights that count: the rest may differ from one processor to another."""


def settle_speakers(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Settle whose each claim is, where the engine tells what counts for one who may be it.

    A claim that another puts forward than the rules found has the words that attribute it to them
    nearby, if any do; in a turn they are heard through whose turn it is.
    """
    weights = analysis.marks.speaking
    if not weights or "voices" not in analysis.marks.chances:
        return
    spoken: dict[Who, Attribution] = {}
    body = analysis.body
    open_ones = {each.number: each for each in Whose(analysis, drafts).asked()}
    for number, draft in enumerate(drafts):
        if number in open_ones:
            source = choose(open_ones[number], weights)
            if who_is(source) != who_is(draft.chain[-1].source):
                here = body[draft.mark.sentence]
                own = source.start is not None and here.start <= source.start < here.end
                draft.chain = _chain(draft.chain, source, {} if own else spoken)
        spoken[who_is(draft.chain[-1].source)] = draft.chain[-1]


def choose(asked: Asked, weights: Mapping[str, float]) -> Source:
    """The likeliest of those who may put a claim forward; of equals the first."""
    sums = [round(weight_of(weights, seen), _DIGITS) for seen in asked.seen]
    return asked.sources[sums.index(max(sums))]


def _chain(
    chain: tuple[Attribution, ...], source: Source, spoken: Mapping[Who, Attribution]
) -> tuple[Attribution, ...]:
    """The chain that ends with a source: by its own words where it has any, else by theirs.

    A pronoun keeps its place, its cue and its stance: it is only another who is meant. Who stands
    further out in the chain already stands once.
    """
    who, last = who_is(source), chain[-1]
    if who == NOBODY_ELSE:
        return (AUTHOR,)
    outer = tuple(each for each in chain[:-1] if who_is(each.source) != who)
    if last.cue is not None and last.source.kind != "impersonal":
        meant = replace(last.source, kind=source.kind, name=source.name)
        return (*outer, replace(last, source=meant))
    link = spoken.get(who) or Attribution(source=source)
    if link.stance not in ("says", "believes"):
        link = replace(link, stance="says")  # who denied one thing does not deny the next
    return (*outer, link)
