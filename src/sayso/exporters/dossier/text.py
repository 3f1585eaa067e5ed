"""A dossier for the terminal: how much is one voice, what is disputed, lost, told by whom."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import ClassVar

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
from sayso.pages.draw_words import count, listed, quoted, told_day
from sayso.records.dossier import Dossier, Entity, Story
from sayso.records.linked import ClaimGroup, Disagreement, Loss, Telling
from sayso.records.manner import PLAIN, Manner

_NARROWEST = 40
_STEP = 2
_DEEPEST = 6
_FEW = 8
"""Lines of a list that are shown unless all are asked for."""


class DossierText:
    """Writes dossiers as plain text, at least 40 columns wide.

    With ``everything`` every line of every list, and what is right too seldom to be shown unasked.
    """

    extensions: ClassVar[tuple[str, ...]] = (".txt",)
    media_type: ClassVar[str] = "text/plain"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The text in pieces that end with a line."""
        for dossier in records:
            sheet = _Sheet(max(_NARROWEST, manner.width or 80), everything=manner.everything)
            told = [story for story in dossier.stories if len(story.documents) > 1]
            yield from sheet.lines(_head(dossier, told))
            yield from sheet.lines(readers_sentence(dossier.summary.read_by))
            for number, story in enumerate(told, start=1):
                yield from _story(sheet, story, number, dossier)
            yield from _entities(sheet, dossier.entities)
            yield from _tracks(sheet, dossier)
            yield from _left_out(sheet, dossier)


class _Sheet:
    """Lines wrapped to a width."""

    def __init__(self, width: int, *, everything: bool) -> None:
        self.width = width
        self.everything = everything

    def lines(self, text: str, *, indent: int = 0, hang: int = 0) -> Iterator[str]:
        """The text wrapped, later lines indented further by ``hang``."""
        wrapped = wrap(
            text,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from (f"{line}\n" for line in wrapped)

    def title(self, text: str) -> Iterator[str]:
        """A heading with a line above it."""
        yield "\n"
        yield from self.lines(text)

    def some(self, lines: Sequence[str], what: str) -> Iterator[str]:
        """The lines of a list, or the first of them and how many more there are."""
        most = len(lines) if self.everything or len(lines) <= _FEW + 1 else _FEW
        for line in lines[:most]:
            yield from self.lines(line, indent=2, hang=4)
        if most < len(lines):
            yield from self.lines(f"… and {len(lines) - most:,} more {what}: --all", indent=2)


def _head(dossier: Dossier, told: Sequence[Story]) -> str:
    total = dossier.summary.documents
    if not told:
        return f"{count(total, 'document')}; no story is told by more than one."
    inside = sum(len(story.documents) for story in told)
    rest = total - inside
    parts = [count(total, "document"), count(len(told), "story", "stories")]
    alone = f"; {count(rest, 'document')} on other things, not linked to any" if rest else ""
    return f"{listed(parts)} told by more than one of them{alone}."


def _story(sheet: _Sheet, story: Story, number: int, dossier: Dossier) -> Iterator[str]:
    names = Names.of(story)
    yield "\n" + "=" * sheet.width + "\n"
    yield from sheet.lines(f"{number}  {title_of(story)}")
    sure = [one for one in story.disagreements if sheet.everything or not one.weak]
    losses = [one for one in story.losses if sheet.everything or one.grade == "followed"]
    facts = [
        count(len(story.documents), "document"),
        span_of_days(story.documents),
        _told_again(story.groups),
        count(len(sure), "dispute") if sure else "",
        count(len(losses), "loss", "losses") if losses else "",
    ]
    yield from sheet.lines(" · ".join(filter(None, facts)), indent=3, hang=0)
    yield from _members(sheet, story, names)
    yield from _one_voice(sheet, story, names)
    yield from _disputed(sheet, story, sure, names)
    yield from _lost(sheet, losses, names)
    yield from _groups(sheet, story, names)
    yield from _timeline(sheet, story, names)
    yield from _ties(sheet, story, names, dossier)


def _members(sheet: _Sheet, story: Story, names: Names) -> Iterator[str]:
    """Which documents tell the story."""
    yield from sheet.title("DOCUMENTS")
    yield from sheet.some([names.document(one.id) for one in story.documents], "documents")


def _told_again(groups: Sequence[ClaimGroup]) -> str:
    """How many claims are told more than once, and how many voices are behind the tellings."""
    told = count(len(groups), "claim told more than once", "claims told more than once")
    if not groups:
        return told
    tellings = sum(len(group.tellings) for group in groups)
    origins = sum(group.origins for group in groups)
    return f"{told} ({origins_in_words(tellings, origins)})"


def _one_voice(sheet: _Sheet, story: Story, names: Names) -> Iterator[str]:
    lines = [copy_in_words(copy, names) for copy in story.copies]
    if lines:
        yield from sheet.title("HOW MUCH IS ONE VOICE")
        yield from sheet.lines(carried_in_words(story), indent=2)
        yield from sheet.some(lines, "pairs")


def _disputed(
    sheet: _Sheet, story: Story, sure: Sequence[Disagreement], names: Names
) -> Iterator[str]:
    hidden = len(story.disagreements) - len(sure)
    if sure or hidden:
        yield from sheet.title("DISPUTED")
    if hidden:
        told = count(hidden, "possible dispute")
        yield from sheet.lines(f"{told}, right too seldom to be shown unasked: --all", indent=2)
    for one in sure:
        weak = " (a weaker candidate)" if one.weak else ""
        yield from sheet.lines(f"{DISPUTED[one.kind]}: {quoted(one.words)}{weak}", indent=2, hang=4)
        for label, side in zip(one.labels, one.sides, strict=True):
            who = listed([names.telling(claim) for claim in side])
            yield from sheet.lines(f"{quoted(label)}: {who}", indent=6, hang=2)
    if story.updates:
        yield from sheet.title("UPDATED")
    for update in story.updates:
        yield from sheet.lines(quoted(update.words), indent=2, hang=4)
        for label, step in zip(update.labels, update.steps, strict=True):
            who = listed([names.telling(claim) for claim in step])
            yield from sheet.lines(f"{quoted(label)}: {who}", indent=6, hang=2)


def _lost(sheet: _Sheet, losses: Sequence[Loss], names: Names) -> Iterator[str]:
    lines = [loss_sentence(one, names) for one in losses]
    if lines:
        yield from sheet.title("LOST ON THE WAY")
        yield from sheet.some(lines, "losses")


def _groups(sheet: _Sheet, story: Story, names: Names) -> Iterator[str]:
    if story.groups:
        yield from sheet.title("CLAIMS TOLD MORE THAN ONCE, AND WHO HAS THEM FROM WHOM")
    most = len(story.groups) if sheet.everything or len(story.groups) <= _FEW + 1 else _FEW
    for group in story.groups[:most]:
        label = origins_in_words(len(group.tellings), group.origins)
        yield from sheet.lines(f"“{quoted(group.text)}”: {label}", indent=2, hang=2)
        yield from _telling_tree(sheet, group, names)
    if most < len(story.groups):
        more = len(story.groups) - most
        yield from sheet.lines(f"… and {more:,} more claims: --all", indent=2)


def _telling_tree(sheet: _Sheet, group: ClaimGroup, names: Names) -> Iterator[str]:
    following: dict[str | None, list[Telling]] = {}
    for one in group.tellings:
        following.setdefault(one.follows, []).append(one)

    def branch(parent: str | None, depth: int) -> Iterator[str]:
        for one in following.get(parent, ()):
            line = telling_sentence(one, group, names)
            yield from sheet.lines(line, indent=6 + _STEP * min(depth, _DEEPEST), hang=4)
            yield from branch(one.claim, depth + 1)

    yield from branch(None, 0)


def _timeline(sheet: _Sheet, story: Story, names: Names) -> Iterator[str]:
    lines = [
        f"{told_day(one.day)}: “{quoted(one.text)}” ({names.voices(one.voices)})"
        for one in story.happenings
    ]
    if lines:
        yield from sheet.title("TIMELINE: WHO DATES WHAT")
        yield from sheet.some(lines, "entries")


def _ties(sheet: _Sheet, story: Story, names: Names, dossier: Dossier) -> Iterator[str]:
    entities = {one.id: one.name for one in dossier.entities}
    lines = [tie_sentence(one, entities, names.voice) for one in story.ties]
    if lines:
        yield from sheet.title("WHO ACTS ON WHOM, AS IT IS TOLD")
        yield from sheet.some(lines, "ties")


def _entities(sheet: _Sheet, entities: Sequence[Entity]) -> Iterator[str]:
    lines = [
        entity_sentence(one)
        for one in entities
        if sheet.everything or len({mention.document for mention in one.mentions}) > 1
    ]
    if lines:
        yield from sheet.title("ACTORS AND PLACES")
        yield from sheet.some(lines, "actors")


def _tracks(sheet: _Sheet, dossier: Dossier) -> Iterator[str]:
    called = Names.over(dossier.stories).voice
    lines = [track_sentence(one, called) for one in dossier.tracks]
    if lines:
        yield from sheet.title("SOURCES ONE BY ONE")
        yield from sheet.some(lines, "sources")


def _left_out(sheet: _Sheet, dossier: Dossier) -> Iterator[str]:
    summary = dossier.summary
    if summary.boilerplate:
        yield from sheet.title("REPEATED BY ONE PUBLISHER, AND SO NO COPY")
    lines = [
        f"{quoted(stock.publisher or 'nobody named')}, in {count(stock.documents, 'document')}: "
        f"“{quoted(stock.words)}”"
        for stock in summary.boilerplate
    ]
    yield from sheet.some(lines, "passages")
    if summary.open_names:
        yield from sheet.title("WHO IS MEANT?")
    lines = [
        f"“{quoted(one.name)}” could be {quoted(' or '.join(one.candidates))}"
        for one in summary.open_names
    ]
    yield from sheet.some(lines, "names")
    if summary.left_out:
        yield from sheet.title("LEFT OUT")
    lines = [f"{quoted(left.what)}: {quoted(left.why)}" for left in summary.left_out]
    yield from sheet.some(lines, "left out")
