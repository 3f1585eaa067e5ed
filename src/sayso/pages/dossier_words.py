"""Words for what a dossier holds: documents by name and day, and how one goes back to another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.pages.draw_source import called
from sayso.pages.draw_words import count, day, quoted
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

    @classmethod
    def of(cls, story: Story) -> "Names":
        """The names of a story."""
        return cls({one.id: one for one in story.documents}, story.tellings)

    def document(self, id_: str) -> str:
        """A document by its publisher, else its title, and its day."""
        listed = self.documents[id_]
        name = quoted(listed.publisher or listed.title or listed.location or id_)
        told = day(listed.published) if listed.published else ""
        return f"{name}, {told}" if told and told not in name else name

    def publisher(self, id_: str) -> str:
        """A document without its day."""
        listed = self.documents[id_]
        return quoted(listed.publisher or listed.title or listed.location or id_)

    def telling(self, claim: str) -> str:
        """Who tells a claim, and where: "the ministry (Evening Mail, 6 March 2026)"."""
        one = self.tellings[claim]
        where = self.document(one.document)
        return (
            where if one.voice.kind == "author" else called(one.voice.kind, one.voice.name, where)
        )


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


def origins_in_words(tellings: int, origins: int) -> str:
    """How many tell a claim, and how many of them by themselves."""
    return f"{count(tellings, 'telling')}, {count(origins, 'origin')}"


def span_of_days(documents: Sequence[Listed]) -> str:
    """The days from the first document of a story to its last; "" where none has one."""
    days = sorted({one.published for one in documents if one.published})
    if not days:
        return ""
    return day(days[0]) if len(days) == 1 else f"{day(days[0])} to {day(days[-1])}"
