"""A dossier as one self-contained page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.pages.dossier_sentences import (
    DISPUTED,
    entity_sentence,
    loss_sentence,
    readers_sentence,
    telling_sentence,
    tie_sentence,
    track_sentence,
)
from sayso.pages.dossier_words import (
    Names,
    carried_in_words,
    copy_in_words,
    origins_in_words,
    span_of_days,
    title_of,
)
from sayso.pages.draw_story import can_be_drawn, draw_story
from sayso.pages.draw_words import count, day, disarmed, listed, quoted, told_day
from sayso.pages.environment import environment
from sayso.pages.side_by_side import Segment, beside
from sayso.pages.style import dossier_style
from sayso.records.dossier import Dossier, Story
from sayso.records.linked import ClaimGroup, Copy, Disagreement, Telling, Update

_NONE_CARRIED = "No document was found to carry another’s text. That is no proof of independence."
_FIRM = 3.0
"""The strength of a claim that is told bare."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a document makes of a group's claim: a sign, and the same in words."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A telling, and how many steps it is from its origin."""

    telling: Telling
    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy in words, with both texts where they are known."""

    copy: Copy
    words: str
    of: str
    by: str
    sides: tuple[tuple[Segment, ...], tuple[Segment, ...]] | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """A claim told by several: its words, its cells by document, and who has it from whom."""

    group: ClaimGroup
    label: str
    cells: tuple[Cell | None, ...]
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """What the page shows of a story; ``charts`` are a wide and a narrow drawing, or none."""

    story: Story
    number: int
    title: str
    facts: str
    numbers: Mapping[str, int]
    charts: tuple[str, ...]
    carried: str
    copies: tuple[CopyView, ...]
    disputes: tuple[Disagreement, ...]
    losses: tuple[str, ...]
    groups: tuple[GroupView, ...]
    names: Names


def dossier_page(
    dossier: Dossier, texts: Mapping[str, str] | None = None, *, everything: bool = False
) -> str:
    """The page, in the order in which it is read: one voice, disputes, losses, claims, actors.

    ``texts``: the documents' texts by id, for passages side by side. ``everything``: weaker
    candidates too, marked so.
    """
    told = [story for story in dossier.stories if len(story.documents) > 1]
    views = [
        story_view(story, number, texts or {}, everything=everything)
        for number, story in enumerate(told, start=1)
    ]
    entities = {one.id: one.name for one in dossier.entities}
    called = Names.over(dossier.stories).voice
    page = (
        environment()
        .get_template("dossier.html")
        .render(
            style=Markup(dossier_style()),  # noqa: S704  our own
            dossier=dossier,
            views=views,
            head=_head(dossier, told),
            read_by=readers_sentence(dossier.summary.read_by),
            named=[
                entity_sentence(one)
                for one in dossier.entities
                if everything or len({mention.document for mention in one.mentions}) > 1
            ],
            tracks=[track_sentence(one, called) for one in dossier.tracks],
            tie=lambda one: tie_sentence(one, entities, called),
            sides=sides_of,
            disputed=DISPUTED,
            count=count,
            day=day,
            listed=listed,
            quoted=quoted,
            told_day=told_day,
        )
    )
    return disarmed(page)


def _head(dossier: Dossier, told: Sequence[Story]) -> str:
    if not told:
        return f"{count(dossier.summary.documents, 'document')}, no story told by more than one"
    rest = dossier.summary.documents - sum(len(story.documents) for story in told)
    alone = f"; {count(rest, 'document')} on other things, not linked to any" if rest else ""
    stories = count(len(told), "story", "stories")
    return f"{count(dossier.summary.documents, 'document')}, {stories} told by more than one{alone}"


def story_view(
    story: Story,
    number: int,
    texts: Mapping[str, str],
    *,
    everything: bool,
    hidden: str = "sayso link --all shows them",
) -> StoryView:
    """What a page shows of a story, which it gives that number.

    hidden: what is said of disputes that it does not show.
    """
    names = Names.of(story)
    numbers = {one.id: at for at, one in enumerate(story.documents, start=1)}
    disputes = tuple(one for one in story.disagreements if everything or not one.weak)
    losses = [one for one in story.losses if everything or one.grade == "followed"]
    return StoryView(
        story=story,
        number=number,
        title=title_of(story),
        facts=" · ".join(filter(None, _facts(story, disputes, len(losses), hidden))),
        numbers=numbers,
        charts=_charts(story, numbers),
        carried=carried_in_words(story) or _NONE_CARRIED,
        copies=tuple(copy_view(one, story, texts, names) for one in story.copies),
        disputes=disputes,
        losses=tuple(loss_sentence(one, names) for one in losses),
        groups=tuple(_group(one, story, names) for one in story.groups),
        names=names,
    )


def _facts(story: Story, disputes: Sequence[Disagreement], losses: int, hidden: str) -> list[str]:
    taken = {one.by for one in story.copies if one.whole and one.direction != "unknown"}
    possible = len(story.disagreements) - len(disputes)
    return [
        count(len(story.documents), "document"),
        f"{len(story.documents) - len(taken)} not carrying another’s text" if taken else "",
        span_of_days(story.documents),
        count(len(disputes), "dispute") if disputes else "",
        f"{count(possible, 'possible dispute')} ({hidden})" if possible else "",
        count(losses, "loss", "losses") if losses else "",
    ]


def _charts(story: Story, numbers: Mapping[str, int]) -> tuple[str, ...]:
    if not can_be_drawn(story):
        return ()
    drawn = (draw_story(story, numbers), draw_story(story, numbers, narrow=True))
    # Made by us, with every word of a document escaped where it is drawn.
    return tuple(Markup(one) for one in drawn)  # noqa: S704


def copy_view(copy: Copy, story: Story, texts: Mapping[str, str], names: Names) -> CopyView:
    """A copy in words, with both texts where they are known."""
    return CopyView(
        copy=copy,
        words=copy_in_words(copy, names),
        of=names.document(copy.of),
        by=names.document(copy.by),
        sides=beside(copy, texts, story.losses, names.tellings),
    )


def _group(group: ClaimGroup, story: Story, names: Names) -> GroupView:
    told = {one.document: one for one in reversed(group.tellings)}
    return GroupView(
        group=group,
        label=origins_in_words(len(group.tellings), group.origins),
        cells=tuple(
            _cell(told[one.id], names) if one.id in told else None for one in story.documents
        ),
        branches=tuple(_branches(group, names)),
    )


def _cell(one: Telling, names: Names) -> Cell:
    """The sign of a telling: denied, followed and harder, followed, hedged, or its own."""
    first = names.tellings.get(one.follows) if one.follows else None
    if not one.says:
        return Cell("✕", "denies it")
    if first and one.strength > first.strength:
        return Cell("▲", "has it from another, and says it more firmly")
    if first:
        return Cell("→", "has it from another")
    return Cell("○", "its own, hedged") if one.strength < _FIRM else Cell("●", "its own")


def _branches(group: ClaimGroup, names: Names) -> list[Branch]:
    following: dict[str | None, list[Telling]] = {}
    for one in group.tellings:
        following.setdefault(one.follows, []).append(one)
    result: list[Branch] = []
    waiting = [(one, 0) for one in reversed(following.get(None, []))]
    while waiting:
        one, depth = waiting.pop()
        result.append(Branch(one, depth, telling_sentence(one, group, names)))
        waiting += [(each, depth + 1) for each in reversed(following.get(one.claim, []))]
    return result


def sides_of(one: Disagreement | Update, names: Names) -> list[tuple[str, str]]:
    """What each side says, and who says it where."""
    sides = one.sides if isinstance(one, Disagreement) else one.steps
    return [
        (quoted(label), listed([names.telling(claim) for claim in side]))
        for label, side in zip(one.labels, sides, strict=True)
    ]
