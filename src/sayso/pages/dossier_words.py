"""Words for what a dossier holds: documents by name and day, and how one goes back to another."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.pages.draw_source import called
from sayso.pages.draw_words import count, day, listed, quoted
from sayso.records.dossier import Story
from sayso.records.linked import Copy, Listed, Telling

BECAUSE = {
    "copied": "its words are those of {}",
    "cites": "it cites {}",
    "speaker": "its speaker is the one in {}",
    "reports": "it reports what {} says",
}
LOST = {
    "certainty": "certainty",
    "attribution": "who says so",
    "denial": "the denial",
    "bound": "the bound",
    "condition": "the condition",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the documents and claims of a story are called."""

    documents: Mapping[str, Listed]
    tellings: Mapping[str, Telling]
    places: Mapping[str, str]
    """Of each place that a document was read from, what the document is called."""
    told_apart: Mapping[str, str]
    """Of each document with the publisher and day of another, what tells it from that one."""

    @classmethod
    def of(cls, story: Story) -> "Names":
        """The names of a story."""
        documents = {one.id: one for one in story.documents}
        return cls(
            documents,
            story.tellings,
            _called(documents.values()),
            _told_apart(story.documents),
        )

    @classmethod
    def over(cls, stories: Iterable[Story]) -> "Names":
        """The names of all documents of some stories, without what they tell."""
        documents = {one.id: one for story in stories for one in story.documents}
        return cls(documents, {}, _called(documents.values()), {})

    def document(self, id_: str) -> str:
        """A document by its publisher, else its title, and its day; and what tells it apart."""
        one, name = self.documents[id_], self._publisher(id_)
        told = day(one.published) if one.published else ""
        return self._apart(f"{name}, {told}" if told and told not in name else name, id_)

    def publisher(self, id_: str) -> str:
        """A document without its day."""
        return self._apart(self._publisher(id_), id_)

    def _publisher(self, id_: str) -> str:
        one = self.documents[id_]
        return quoted(one.publisher or one.title or "") or self.voice(one.location or "") or id_

    def _apart(self, name: str, id_: str) -> str:
        return f"{name} ({self.told_apart[id_]})" if id_ in self.told_apart else name

    def voice(self, label: str) -> str:
        """A voice by its label; one that is known by its place alone, as its document is."""
        return self.places.get(label) or quoted(label)

    def voices(self, labels: Sequence[str]) -> str:
        """Voices as a sentence lists them."""
        return listed([self.voice(label) for label in labels])

    def telling(self, claim: str) -> str:
        """Who tells a claim, and where: "the ministry (Evening Mail, 6 March 2026)"."""
        return self.teller(self.tellings[claim])

    def teller(self, one: Telling) -> str:
        """As ``telling``, of a claim that nothing else of the story speaks of, too."""
        where = self.document(one.document)
        if self.speaks_itself(one):
            return where
        return called(one.voice.kind, one.voice.name, where)

    def speaks_itself(self, one: Telling) -> bool:
        """Whether a claim is said by whoever publishes it."""
        publisher = self.documents[one.document].publisher or ""
        return one.voice.kind == "author" or (
            one.voice.name.casefold() == publisher.casefold() != ""
        )


def _called(documents: Iterable[Listed]) -> Mapping[str, str]:
    """Documents by their titles, else by the names of their files where those tell them apart."""
    found = {one.location: one.title or "" for one in documents if one.location}
    files = {place: _file_name(place) for place in found if "://" not in place}
    times = Counter(files.values())
    return {
        place: quoted(title)
        or (files[place] if times[files.get(place, "")] == 1 else quoted(place))
        for place, title in found.items()
    }


def _told_apart(documents: Iterable[Listed]) -> Mapping[str, str]:
    """Of documents with one name and day: names of files, else titles, else places, else ids.

    The first of these of which each has one of its own.
    """
    alike: dict[tuple[str, date | None], list[Listed]] = {}
    for one in documents:
        if name := one.publisher or one.title:
            alike.setdefault((name.casefold(), one.published), []).append(one)
    found: dict[str, str] = {}
    for several in alike.values():
        if len(several) > 1:
            found |= zip((one.id for one in several), _distinct(several), strict=True)
    return found


def _distinct(documents: Sequence[Listed]) -> Sequence[str]:
    places = [quoted(one.location or "") for one in documents]
    files = ["" if "://" in place else _file_name(place) for place in places]
    titles = [f"“{quoted(one.title)}”" if one.title else "" for one in documents]
    ids = [one.id for one in documents]
    return next((names for names in (files, titles, places) if _are_distinct(names)), ids)


def _are_distinct(names: Sequence[str]) -> bool:
    return all(names) and len(set(names)) == len(names)


def _file_name(place: str) -> str:
    return place.replace("\\", "/").rstrip("/").rpartition("/")[2]


def title_of(story: Story) -> str:
    """What a story is called: as its first document is."""
    first = story.documents[0]
    return quoted(first.title or first.publisher or first.location or first.id)


def voice_of(telling: Telling) -> str:
    """Whose say-so a telling is, without who carries it."""
    return called(telling.voice.kind, telling.voice.name)


def copy_in_words(copy: Copy, names: Names) -> str:
    """A copy in a sentence, with what tells which was first."""
    one, other = names.document(copy.by), names.document(copy.of)
    share = f"{copy.contained:.0%} of the shorter"
    if copy.direction == "unknown":
        verb = "are one text" if copy.whole else "share passages"
        return f"{one} and {other} {verb} ({share}); nothing tells which was first"
    if not copy.passages:
        return f"{one} goes back to {other} (an analyst said so; no passage is shared)"
    verb = "carries text of" if copy.whole else "shares passages with"
    why = {
        "credited": f"credited in the words “{quoted(copy.shown.text)}”"
        if copy.shown
        else "credited",
        "cited": f"cited in the words “{quoted(copy.shown.text)}”" if copy.shown else "cited",
        "dated": "published before it",
        "decided": "an analyst said so",
    }[copy.direction]
    return f"{one} {verb} {other} ({share}; {why})"


def carried_in_words(story: Story) -> str:
    """How many documents of a story have their text from another of it; "" where none has."""
    taken = {one.by for one in story.copies if one.whole and one.direction != "unknown"}
    verb = "carries" if len(taken) == 1 else "carry"
    total = len(story.documents)
    return f"{len(taken)} of {total} documents {verb} another’s text." if taken else ""


def origins_in_words(tellings: int, origins: int) -> str:
    """How many tell a claim, and how many of them by themselves."""
    return f"{count(tellings, 'telling')}, {count(origins, 'origin')}"


def span_of_days(documents: Sequence[Listed]) -> str:
    """The days from the first document of a story to its last; "" where none has one."""
    days = sorted({one.published for one in documents if one.published})
    if not days:
        return ""
    return day(days[0]) if len(days) == 1 else f"{day(days[0])} to {day(days[-1])}"
