"""A reading as comments in the document: who claims what, and how surely, at the very words."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from sayso.records import Reading
from sayso.records.manner import PLAIN, Manner

if TYPE_CHECKING:
    from sayso.pages.draw_conclusions import Conclusion
    from sayso.pages.draw_notes import Note
    from sayso.word.comments import Comment


class ReadingDocx:
    """Writes the document with a comment for each claim: its source, stance and certainty.

    Conclusions tell what they rest on. A document that was read from a Word file is that file, its
    other parts byte for byte; the text of any other is put into a plain one.
    """

    extensions: ClassVar[tuple[str, ...]] = (".docx",)
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    binary: ClassVar[bool] = True

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[bytes]:
        """The one document there is."""
        from sayso.word.commented import commented

        drafts = ((one.document, _comments(one)) for one in records)
        yield from commented(drafts, manner.tell)


def _comments(reading: Reading) -> "list[Comment]":
    from sayso.pages.draw_conclusions import draw_conclusions
    from sayso.pages.draw_notes import draw_notes
    from sayso.word.comments import Comment

    notes = draw_notes(reading)
    conclusions = {each.note.number: each for each in draw_conclusions(reading, notes)}
    return [
        Comment(
            start=claim.start,
            end=claim.end,
            lead=f"{note.number}. {note.speaker.chain}:",
            lines=(_told(note), *_grounds(conclusions.get(note.number))),
        )
        for claim, note in zip(reading.claims, notes, strict=True)
    ]


def _told(note: "Note") -> str:
    """What a claim is, how it is put forward, how surely, on which condition and until when."""
    details = [
        note.kind,
        note.speaker.stance,
        " … ".join(f"“{cue}”" for cue in note.speaker.cues),
        note.sureness.text if note.sureness else "no word of how sure",
        f"on condition “{note.condition}”" if note.condition else "",
        note.when or ("no time given" if note.kind == "forecast" else ""),
        f"after “{note.lead}”" if note.lead else "",
    ]
    return "; ".join(filter(None, details))


def _grounds(conclusion: "Conclusion | None") -> Iterator[str]:
    """What a conclusion rests on: the words that tie it, and each premise with its source."""
    for support in conclusion.supports if conclusion else ():
        yield f"Rests on: {support.text}"
        for premise in support.premises:
            yield f"{premise.number}. “{premise.quote}” ({premise.speaker.chain})"
