"""What is linked, as pages ask for it: a story, a claim told elsewhere, places of claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.errors import ConfigError
from sayso.pages.dossier_words import origins_in_words
from sayso.records.anchor import Anchor
from sayso.records.dossier import Story
from sayso.records.laid import LaidDossier
from sayso.records.linked import ClaimGroup, Disagreement, Loss, Telling
from sayso.web.rendering import case_path
from sayso.web.visitors import Desk, NotThereError

MOST_TICKED = 200
_MOST_DIGITS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """That a claim is told elsewhere too: how often, by how many origins, and where to look."""

    told: str
    address: str


def dossier_of(desk: Desk) -> LaidDossier:
    """The dossier of the case, with all that has come."""
    return desk.store.dossiers.current(desk.case)


def story_of(laid: LaidDossier, id_: str) -> Story:
    """The story of that id.

    Raises:
        NotThereError: there is none, or none any more.
    """
    found = next((one for one in laid.dossier.stories if one.id == id_), None)
    if found is None:
        raise NotThereError
    return found


def story_with(laid: LaidDossier, documents: Iterable[str]) -> Story | None:
    """The story that has most of those documents: where a page was that has another id now."""
    wanted = set(documents)

    def shared(story: Story) -> int:
        return len(wanted & {one.id for one in story.documents})

    found = max(laid.dossier.stories, key=shared, default=None)
    return found if found is not None and shared(found) else None


def story_path(desk: Desk, story: str, *parts: str) -> str:
    """The address of a story, or of something in it."""
    return case_path(desk.case, "stories", story, *parts)


def told_elsewhere(desk: Desk, document: str) -> Mapping[str, Elsewhere]:
    """Of a document's claims, by their ids, those that others tell too, as was linked last."""
    laid = desk.store.dossiers.latest(desk.case)
    if laid is None:
        return {}
    found: dict[str, Elsewhere] = {}
    for story in laid.dossier.stories:
        if document not in {one.id for one in story.documents}:
            continue
        for group in story.groups:
            told = origins_in_words(len(group.tellings), group.origins)
            address = f"{story_path(desk, story.id)}#{group.id}"
            for one in group.tellings:
                if one.document == document:
                    found[one.claim] = Elsewhere(told=told, address=address)
    return found


def anchor_of_telling(one: Telling) -> Anchor:
    """The words of a telling, by which a decision finds it again."""
    return Anchor(document=one.document, start=one.start, end=one.end, quote=one.text)


def place_of(one: Telling) -> str:
    """Where a telling stands, as a box of a form holds it."""
    return f"{one.document}:{one.start}:{one.end}"


def read_places(written: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """The places that boxes hold: document, start, end.

    Raises:
        ConfigError: there are none or too many, or one cannot be read.
    """
    if not written:
        raise ConfigError("no claim was ticked", remedy="tick some, then choose what to do")
    if len(written) > MOST_TICKED:
        raise ConfigError(f"at most {MOST_TICKED} claims at once")
    places = []
    for one in dict.fromkeys(written):
        document, _, span = one.partition(":")
        start, _, end = span.partition(":")
        fit = start.isascii() and start.isdigit() and end.isascii() and end.isdigit()
        if not fit or len(span) > _MOST_DIGITS or int(start) >= int(end):
            raise ConfigError("a ticked claim cannot be read", remedy="load the page again")
        places.append((document, int(start), int(end)))
    return tuple(places)


def ticked(story: Story, written: Sequence[str]) -> tuple[Telling, ...]:
    """The tellings of a story at the places that boxes hold.

    Raises:
        ConfigError: there are none or too many, or one is not there.
    """
    by_place = {(one.document, one.start, one.end): one for one in story.tellings.values()}
    places = read_places(written)
    if not all(place in by_place for place in places):
        raise ConfigError("a ticked claim is in this story no longer", remedy="load the page again")
    return tuple(by_place[place] for place in places)


def group_of(story: Story, claim: str) -> ClaimGroup | None:
    """The group that a claim is told in."""
    return next(
        (one for one in story.groups if claim in {each.claim for each in one.tellings}), None
    )


def disagreement_of(story: Story, id_: str) -> Disagreement:
    """The disagreement of that id.

    Raises:
        NotThereError: there is none.
    """
    found = next((one for one in story.disagreements if one.id == id_), None)
    if found is None:
        raise NotThereError
    return found


def loss_of(story: Story, id_: str) -> Loss:
    """The loss of that id.

    Raises:
        NotThereError: there is none.
    """
    found = next((one for one in story.losses if one.id == id_), None)
    if found is None:
        raise NotThereError
    return found
