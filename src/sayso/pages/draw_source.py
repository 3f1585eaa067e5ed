"""Sources in plain words, and the groups a page lists them in."""

from dataclasses import dataclass

from sayso.language.lexicon import word_set
from sayso.pages.draw_words import quoted
from sayso.records import Claim, Source, SourceKind, Stance

NAMED: tuple[SourceKind, ...] = ("person", "organisation")
AUTHOR_LABEL = "the author"
IMPERSONAL_LABEL = "nobody in particular"
NOT_NAMED = "not named"

KIND_LABELS: dict[SourceKind, str] = {
    "author": AUTHOR_LABEL,
    "person": "a named person",
    "organisation": "an organisation",
    "document": "a document",
    "unnamed": "someone not named",
    "vague": "a group not named",
    "impersonal": IMPERSONAL_LABEL,
}
"""What each kind of source is called where no name is at hand: in legends and margins."""

GROUPS: tuple[tuple[str, tuple[SourceKind, ...]], ...] = (
    ("Named sources", NAMED),
    ("Documents", ("document",)),
    ("Sources without a name", ("unnamed",)),
    ("Groups not named", ("vague",)),
    ("Nobody in particular", ("impersonal",)),
    ("The author’s own voice", ("author",)),
)
"""The groups of sources in the order of how well a reader could ask them."""

# After a name, of one or of many: "Mara Velin, doubting it", "some analysts, doubting it".
STANCE_WORDS: dict[Stance, str] = {
    "says": "",
    "believes": "as a belief",
    "doubts": "doubting it",
    "denies": "denying it",
    "asks": "as a request",
    "intends": "as an intention",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who puts a claim forward, as words.

    ``via`` names those who pass the claim on, the nearest first; ``cues`` quotes the words that
    attribute it, outermost first: a bare colon behind a name is none.
    """

    kind: SourceKind
    label: str
    via: tuple[str, ...]
    stance: str
    cues: tuple[str, ...]

    @property
    def chain(self) -> str:
        """The whole chain: "Mara Velin, according to the Harbour Board"."""
        return ", according to ".join((self.label, *self.via))


def speaker(claim: Claim) -> Speaker:
    """Who puts the claim forward."""
    *outer, innermost = claim.attributions
    return Speaker(
        kind=innermost.source.kind,
        label=source_label(innermost.source),
        via=tuple(source_label(link.source) for link in reversed(outer)),
        stance=STANCE_WORDS[innermost.stance],
        cues=tuple(
            quoted(link.cue.text)
            for link in claim.attributions
            if link.cue and any(map(str.isalpha, link.cue.text))
        ),
    )


def source_label(source: Source) -> str:
    """The source's name, or what to call it without one."""
    if source.kind in {"author", "impersonal"} or not source.name:
        return KIND_LABELS[source.kind]
    return quoted(source.name)


def standing(kind: SourceKind, label: str) -> SourceKind:
    """The kind among whose sources one is listed: "one agency" is a body, and not named."""
    first, _, rest = label.partition(" ")
    nameless = first.lower() in word_set("grammar", "indefinite") and rest[:1].islower()
    return "unnamed" if kind == "organisation" and nameless else kind


def called(kind: SourceKind, name: str | None, where: str = "") -> str:
    """What a source is called in a line of its own, out of its text: "one of them (not named)".

    ``where``: the document it speaks in, said in the same brackets.
    """
    who = quoted(name) if name else KIND_LABELS[kind]
    said = NOT_NAMED if name and kind in {"unnamed", "vague"} else ""
    told = "; ".join(filter(None, (said, where)))
    return f"{who} ({told})" if told else who


def put_forward(kind: SourceKind, name: str | None, stance: Stance) -> str:
    """Who puts something forward and how, of one or of many: "two officials, as a belief"."""
    return ", ".join(
        filter(None, (quoted(name) if name else KIND_LABELS[kind], STANCE_WORDS[stance]))
    )


def source_key(source: Source) -> tuple[SourceKind, str]:
    """What two mentions of one source have in common."""
    return source.kind, source_label(source).casefold()
