"""Focus: the part of a dossier that is about some words; the rest is only counted."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.dossier.words import happening, stems
from sayso.records.dossier import Dossier, Entity, LeftOut, Story
from sayso.records.linked import Telling


def focus_on(dossier: Dossier, words: str) -> Dossier:
    """The dossier without what none of the words is about; the whole where there are no words.

    A claim is about a word if it holds it in any form, and so is all that speaks of that claim: a
    group with one such telling stays whole. What is left out is counted in the summary.
    """
    wanted = _stems(words)
    if not wanted:
        return dossier
    stories = tuple(_focused(story, wanted) for story in dossier.stories)
    entities = tuple(one for one in dossier.entities if _names(one) & wanted)
    hidden = [
        (_groups(dossier.stories) - _groups(stories), "claims"),
        (len(dossier.entities) - len(entities), "actors"),
    ]
    left = tuple(
        LeftOut(what=f"{number:,} {what}", why=f"they are not about “{words}”")
        for number, what in hidden
        if number
    )
    summary = replace(dossier.summary, left_out=dossier.summary.left_out + left)
    return replace(dossier, stories=stories, entities=entities, summary=summary)


def _groups(stories: Iterable[Story]) -> int:
    return sum(len(story.groups) for story in stories)


def _stems(words: str) -> frozenset[str]:
    return frozenset(happening(stem) for stem in stems(words))


def _names(entity: Entity) -> frozenset[str]:
    return _stems(" ".join([entity.name, *(alias.text for alias in entity.aliases)]))


def _focused(story: Story, wanted: frozenset[str]) -> Story:
    tellings = story.tellings
    groups = tuple(group for group in story.groups if _any_about(group.tellings, wanted))
    kept = {one.claim for group in groups for one in group.tellings}
    kept |= {one.claim for one in story.lone if _any_about([one], wanted)}

    def about(claims: Iterable[str]) -> bool:
        return bool(kept & set(claims))

    made = replace(
        story,
        groups=groups,
        disagreements=tuple(
            one for one in story.disagreements if about(c for side in one.sides for c in side)
        ),
        updates=tuple(one for one in story.updates if about(c for step in one.steps for c in step)),
        losses=tuple(one for one in story.losses if about((one.from_, one.to))),
        happenings=tuple(one for one in story.happenings if about(one.tellings)),
        ties=tuple(one for one in story.ties if about((*one.claims, *one.denied))),
    )
    spoken = {claim for one in made.disagreements for side in one.sides for claim in side} | {
        claim for one in made.updates for step in one.steps for claim in step
    }
    spoken |= {claim for one in made.losses for claim in (one.from_, one.to)}
    spoken |= {claim for one in made.happenings for claim in one.tellings}
    spoken |= {claim for one in made.ties for claim in (*one.claims, *one.denied)}
    inside = {one.claim for group in groups for one in group.tellings}
    lone = tuple(tellings[claim] for claim in sorted((spoken | kept) - inside))
    return replace(made, lone=lone)


def _any_about(tellings: Iterable[Telling], wanted: frozenset[str]) -> bool:
    return any(_stems(one.text) & wanted for one in tellings)
