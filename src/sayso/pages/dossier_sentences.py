"""Sentences of a dossier: who tells a claim, what was lost, who acts on whom, what a voice did."""

from collections.abc import Callable, Mapping, Sequence

from sayso.pages.dossier_words import BECAUSE, LOST, Names, voice_of
from sayso.pages.draw_words import count, listed, quoted, spelt, told_day
from sayso.records.dossier import Entity, ReadBy, Tie, Track
from sayso.records.linked import ClaimGroup, Loss, Telling

DISPUTED = {"count": "How many", "day": "When", "denial": "Denied", "who": "Who"}
"""What a disagreement is about."""


def telling_sentence(one: Telling, group: ClaimGroup, names: Names) -> str:
    """Where a claim is told, by whom, in which words if they are others, and whom it follows."""
    parts = [names.document(one.document)]
    who = "" if names.speaks_itself(one) else voice_of(one)
    parts += filter(None, [who if one.says else f"{who} denies it".lstrip()])
    if one.text.lower() != group.text.lower():
        parts.append(f"“{quoted(one.text)}”")
    if one.because and one.follows is not None and one.follows in names.tellings:
        first = names.tellings[one.follows]
        parts.append(BECAUSE[one.because].format(names.publisher(first.document)))
    elif one.origin.startswith("credited: "):
        parts.append(f"carries {quoted(one.origin.removeprefix('credited: '))}, which is not here")
    return "; ".join(parts)


def loss_sentence(one: Loss, names: Names) -> str:
    """What a telling had, and the later one that has it no more."""
    had, lacks = names.tellings[one.from_], names.tellings[one.to]
    weaker = "" if one.grade == "followed" else " (it only says the same, later)"
    return (
        f"{LOST[one.kind].capitalize()}: “{quoted(one.words)}” of "
        f"{names.document(had.document)} is gone in {names.document(lacks.document)}: "
        f"“{quoted(lacks.text)}”{weaker}"
    )


def tie_sentence(
    one: Tie, entities: Mapping[str, str], called: Callable[[str], str] = quoted
) -> str:
    """Who does what to whom, when, and who says so.

    called: what a voice is called, by its label.
    """
    who, whom = (quoted(entities.get(id_, id_)) for id_ in (one.who, one.whom))
    when = f", {told_day(one.day)}" if one.day else ""
    denied = "; denied, or called unlikely" if one.denied else ""
    voices = listed([called(voice) for voice in one.voices])
    told = f"per {voices}; {count(one.origins, 'origin')}{denied}"
    return f"{who} → {quoted(one.verb)} → {whom}{when} ({told})"


def readers_sentence(ways: Sequence[ReadBy]) -> str:
    """That documents were not all read in one way, and how many in each; "" where they were."""
    if not ways:
        return ""
    scales = len({way.scale for way in ways}) > 1
    told = []
    for way in ways:
        by = " ".join(filter(None, (way.engine, way.version, way.model)))
        scale = f" on the scale {way.scale}" if scales else ""
        told.append(f"{count(way.documents, 'document')} by {quoted(by)}{quoted(scale)}")
    return f"Not all were read in one way: {listed(told)}. What differs may differ for that alone."


def entity_sentence(one: Entity) -> str:
    """An actor or place and its kind, in how many documents, and other names with why each is."""
    documents = len({mention.document for mention in one.mentions})
    forms = [
        f"“{quoted(alias.text)}” ({quoted(alias.why)})"
        for alias in one.aliases
        if alias.text != one.name
    ]
    also = f"; also {listed(forms)}" if forms else ""
    kind = f" ({one.kind})" if one.kind else ""
    return f"{quoted(one.name)}{kind}: {count(documents, 'document')}{also}"


def track_sentence(one: Track, called: Callable[[str], str] = quoted) -> str:
    """A voice and what it tells, repeats, loses and denies: counts, no score.

    called: what a voice is called, by its label.
    """
    return f"{called(one.voice)}: {counts_of(one, called)}"


def counts_of(one: Track, called: Callable[[str], str] = quoted) -> str:
    """What a voice tells, repeats, loses and denies, without its name: counts, no score.

    called: what a voice is called, by its label.
    """
    parts = [count(one.claims, "claim")]
    if one.first:
        parts.append(f"first with {spelt(one.first)}")
    if one.follows:
        whom = listed([f"{called(each.voice)} ({each.claims})" for each in one.follows])
        parts.append(f"repeats {whom}")
    if one.followed_by:
        who = listed([f"{called(each.voice)} ({each.claims})" for each in one.followed_by])
        parts.append(f"repeated by {who}")
    if one.losses:
        parts.append(count(len(one.losses), "loss", "losses"))
    if one.denied:
        parts.append(f"denies {spelt(len(one.denied))}")
    if one.against_itself:
        parts.append(f"against itself in {spelt(len(one.against_itself))}")
    return "; ".join(parts)
