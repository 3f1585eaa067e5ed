"""What the engine judges of whole claims: whose each is and of what kind, beside the rules.

An engine that judges nothing leaves every claim as the rules made it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from sayso.analysis.marks import Marks, Span
from sayso.analysis.people.roles import is_role
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.claims.kinds import Future
from sayso.language.lexicon import word_set
from sayso.records import AUTHOR, ClaimKind, SourceKind

_RULED = 0.8
"""How much likelier, as a difference of logarithms, the rules' answer counts."""

_WEIGHED = 1.0
"""How much likelier a judgement must be than a bare assertion."""

_SETTLED = 2.0
"""The same of a name in a whole text, once."""

_TAKEN_BACK = 1.5
"""How much likelier the author must be than the source that the rules found."""

_OFTEN = 3
"""How many claims tell that one who is not named as a person is one."""

_LABELLED = 12.0
"""How much likelier all that stands under a label must be the author's, taken together."""

_AHEAD = {
    "": -0.47,
    "timed": -1.0,
    "advised": -0.02,
    "weighed": -0.1,
    "worded": -0.97,
    "plain": -2.0,
}
"""The least mean logarithm of the chance of a forecast that makes one, by what rules see of it."""

_NAMED: tuple[SourceKind, ...] = ("person", "organisation")


def own_spans(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """For each of some spans in order, what of it is in no other one that it holds."""
    return [
        tuple(_without(span, holes)) if (holes := _held(spans, number)) else (span,)
        for number, span in enumerate(spans)
    ]


def _held(spans: Sequence[Span], number: int) -> list[Span]:
    start, end = spans[number]
    found: list[Span] = []
    for other in range(max(number - 3, 0), len(spans)):
        if spans[other][0] >= end:
            break
        if spans[other] != spans[number] and start <= spans[other][0] and spans[other][1] <= end:
            found.append(spans[other])
    return found


def _without(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    at, end = span
    for first, last in sorted(holes):
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end or at == span[0]:
        yield at, end


def judge(marks: Marks, drafts: Sequence[Draft]) -> None:
    """Note for each claim how likely each kind of source and of claim is, as the engine judges."""
    own = own_spans([each.span for each in drafts])
    judged = (marks.means(name, own) for name in ("voices", "kinds"))
    for draft, voices, kinds in zip(drafts, *judged, strict=True):
        draft.voices, draft.told = voices, kinds


def judge_sources(
    text: str,
    marks: Marks,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    answers: Collection[Span | None] = (),
) -> None:
    """Settle whose each claim is, where the engine is surer than the rules.

    What stands under a label is the author's where it is hardly another's; a source that is named
    is of one kind throughout, by all that it says. ``answers`` are where those are named whose
    words stand under no label, or beneath one of its own line.
    """
    if "voices" not in marks.chances:
        return
    voices = [each.voices for each in drafts]
    whole = [_is_whole(text, draft, sentences[draft.mark.sentence]) for draft in drafts]
    labels = [
        None if each else _label(draft, answers) for draft, each in zip(drafts, whole, strict=True)
    ]
    false = _false_labels(drafts, labels, voices)
    for draft, label in zip(drafts, labels, strict=True):
        if label is not None and label in false:
            draft.chain = (AUTHOR,)
    _settle_kinds(drafts, voices)


def _label(draft: Draft, answers: Collection[Span | None]) -> tuple[int, str] | None:
    """The place and name of what makes a claim another's without a word: a label, a quotation."""
    source, cue = draft.chain[-1].source, draft.chain[-1].cue
    words = cue.text if cue is not None else ""
    if (
        source.kind == "author"
        or (cue is None and source.start is not None and (source.start, source.end) in answers)
        or any(map(str.isalpha, words))
        or words.strip(": \t").startswith(("(", "["))
    ):
        return None  # with the time in brackets behind the name it is a transcript's
    return (0, source.name.lower()) if source.name else (draft.start, "")


def _is_whole(text: str, draft: Draft, sentence: Sentence) -> bool:
    """Whether a claim stands in a quoted paragraph, or all of its sentence is quoted."""
    before, after = text[sentence.start : draft.start], text[draft.end : sentence.end]
    quoted = before.strip() in ("“", '"') and not after.strip(' .,;!”"')
    return sentence.kind == "quote" or quoted


def _false_labels(
    drafts: Sequence[Draft],
    labels: Sequence[tuple[int, str] | None],
    voices: Sequence[Mapping[str, float]],
) -> set[tuple[int, str]]:
    """The labels under which, all in all, the author goes on: "Timing: it opens in May"."""
    leads: dict[tuple[int, str], list[float]] = {}
    for draft, label, told in zip(drafts, labels, voices, strict=True):
        if label is not None and told:
            lead = told["author"] - told[draft.chain[-1].source.kind]
            leads.setdefault(label, []).append(lead)
    least = {label: _LABELLED if label[1] else 0.0 for label in leads}
    return {
        label
        for label, each in leads.items()
        if sum(each) > max(_TAKEN_BACK * len(each), least[label])
    }


def _settle_kinds(drafts: Sequence[Draft], voices: Sequence[Mapping[str, float]]) -> None:
    sums: dict[str, dict[str, float]] = {}
    times: Counter[str] = Counter()
    for draft, told in zip(drafts, voices, strict=True):
        name = draft.chain[-1].source.name
        if name and told:
            first = dict.fromkeys(get_args(SourceKind), 0.0)
            first[draft.chain[-1].source.kind] += _SETTLED
            counted = sums.setdefault(name, first)
            times[name] += 1
            for kind in _NAMED:
                counted[kind] += told[kind]
            counted[draft.chain[-1].source.kind] += _RULED
    for draft in drafts:
        source = draft.chain[-1].source
        name = source.name or ""
        party = name.lower() in word_set("sources", "parties")
        if name in sums and source.kind in _NAMED and not party:
            best = max(_NAMED, key=lambda kind: sums[name][kind])
            if best != source.kind and (best != "person" or _may_be_person(name, times[name])):
                last = replace(draft.chain[-1], source=replace(source, kind=best))
                draft.chain = (*draft.chain[:-1], last)


def _may_be_person(name: str, times: int) -> bool:
    """Whether one who is not named as a person may be one: who speaks often, by no common noun."""
    return times >= _OFTEN and (name[0].isupper() or is_role(name.rsplit(maxsplit=1)[-1]))


def is_ahead(told: Mapping[str, float], future: Future) -> bool:
    """Whether a claim is about what is to come, by what is judged and by what rules see of it."""
    return told["forecast"] > _AHEAD[future] if told else future in ("worded", "plain")


def settle_kind(kind: ClaimKind, told: Mapping[str, float]) -> ClaimKind:
    """The kind of what is no forecast: what no rule sees to be weighed may still be so."""
    weighed = told and told["judgement"] > told["plain"] + _WEIGHED
    return "judgement" if kind == "assertion" and weighed else kind
