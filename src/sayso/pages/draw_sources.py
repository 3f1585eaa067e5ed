"""The sources of a text: who they are, how many claims hang on each, and the sum in a sentence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.pages.draw_notes import Note
from sayso.pages.draw_source import GROUPS, source_key, source_label, standing
from sayso.pages.draw_words import count, listed, quoted, spelt
from sayso.records import Reading, SourceKind

_MOST_LINKS = 200
_MOST_CUES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source: the claims that are its own, and those of others that come through it.

    ``share`` is the length of its bar in hundredths of the longest. ``links`` is cut at 200.
    ``detail`` says more of those without a name of their own: the authors' names, or the words
    behind which nobody stands.
    """

    kind: SourceKind
    label: str
    claims: tuple[int, ...]
    passes_on: tuple[int, ...]
    share: int
    detail: str

    @property
    def standing(self) -> SourceKind:
        """The kind among whose rows it is listed."""
        return standing(self.kind, self.label)

    @property
    def links(self) -> tuple[int, ...]:
        """The numbers of the first claims."""
        return self.claims[:_MOST_LINKS]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """Sources of one standing."""

    title: str
    rows: tuple[SourceRow, ...]
    kinds: tuple[SourceKind, ...]
    claims: int


def draw_sources(reading: Reading, notes: Sequence[Note]) -> tuple[SourceGroup, ...]:
    """The groups that occur, named sources first; within a group the busiest source first."""
    own: defaultdict[tuple[SourceKind, str], list[int]] = defaultdict(list)
    passed: defaultdict[tuple[SourceKind, str], list[int]] = defaultdict(list)
    labels: dict[tuple[SourceKind, str], str] = {}
    for claim, note in zip(reading.claims, notes, strict=True):
        for link in claim.attributions:
            labels.setdefault(source_key(link.source), source_label(link.source))
        innermost = source_key(claim.source)
        own[innermost].append(note.number)
        for key in {source_key(link.source) for link in claim.attributions[:-1]} - {innermost}:
            passed[key].append(note.number)
    longest = max((len(claims) for claims in own.values()), default=1)
    rows = [
        SourceRow(
            kind=key[0],
            label=label,
            claims=tuple(own[key]),
            passes_on=tuple(passed[key]),
            share=round(100 * len(own[key]) / longest),
            detail=_detail(key[0], reading, [notes[number - 1] for number in own[key]]),
        )
        for key, label in labels.items()
    ]
    rows.sort(key=lambda row: (-len(row.claims), -len(row.passes_on), row.label.casefold()))
    return tuple(
        SourceGroup(
            title=title,
            rows=chosen,
            kinds=kinds,
            claims=sum(len(row.claims) for row in chosen),
        )
        for title, kinds in GROUPS
        if (chosen := tuple(row for row in rows if row.standing in kinds))
    )


def summary(groups: Sequence[SourceGroup], claims: int) -> str:
    """The sum in a sentence: "31 claims: 19 in the author’s own voice, 8 by four named sources"."""
    if not claims:
        return "No claims were found."
    author_first = sorted(groups, key=lambda group: group.kinds != ("author",))
    parts = [f"{group.claims:,} {_whose(group)}" for group in author_first if group.claims]
    return f"{count(claims, 'claim')}: {listed(parts)}."


def _detail(kind: SourceKind, reading: Reading, notes: Sequence[Note]) -> str:
    if kind == "author":
        return listed([quoted(author) for author in reading.document.authors])
    if kind == "impersonal":
        cues = dict.fromkeys(note.speaker.cues[-1] for note in notes if note.speaker.cues)
        more = ["…"] if len(cues) > _MOST_CUES else []
        return ", ".join([f"“{cue}”" for cue in list(cues)[:_MOST_CUES]] + more)
    return ""


def _whose(group: SourceGroup) -> str:
    sources = sum(1 for row in group.rows if row.claims)
    many = sources != 1
    match group.kinds[0]:
        case "author":
            return "in the author’s own voice"
        case "document":
            return f"by {spelt(sources)} documents" if many else "by a document"
        case "unnamed":
            return f"by {spelt(sources)} sources without a name" if many else "by someone not named"
        case "vague":
            return f"by {spelt(sources)} groups not named" if many else "by a group not named"
        case "impersonal":
            return "by nobody in particular"
        case _:
            return f"by {spelt(sources)} named sources" if many else "by a named source"
