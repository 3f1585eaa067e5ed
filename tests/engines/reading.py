"""From a text to its reading, and a reading in words short enough to compare."""

from datetime import date

from sayso import pipeline
from sayso.readers.layout import blocks_of
from sayso.records import Block, Claim, Document, Reading, document_id

PUBLISHED = date(2026, 3, 2)


def document(text: str) -> Document:
    """The text as a file of plain text would give it, published on 2 March 2026."""
    return Document(
        id=document_id(text, title=None, publisher=None),
        text=text,
        blocks=blocks_of(text),
        published=PUBLISHED,
    )


def paragraphs(*texts: str) -> Document:
    """The texts as the paragraphs of one document, whatever they look like."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(kind="paragraph", start=at, end=at + len(text)))
        at += len(text) + 2
    return Document(id="d", text="\n\n".join(texts), blocks=tuple(blocks), published=PUBLISHED)


def read(text: str) -> Reading:
    """What the standard engine reads in the text."""
    return pipeline.read(document(text))


def only(text: str) -> Claim:
    """The one claim of a text that must hold one."""
    claims = read(text).claims
    assert len(claims) == 1, f"{text!r} gives {[claim.text for claim in claims]}"
    return claims[0]


def propositions(text: str) -> list[str]:
    """The words of every claim, wrapped lines joined."""
    return [" ".join(claim.text.split()) for claim in read(text).claims]


def said_by(claim: Claim) -> str:
    """The innermost source as "person Odile Marr", or its kind alone where it has no name."""
    source = claim.source
    return f"{source.kind} {source.name}" if source.name else source.kind


def chain(claim: Claim) -> list[str | None]:
    """The names of the sources, outermost first; None for the author and the impersonal."""
    return [link.source.name for link in claim.attributions]


def rests(text: str) -> list[tuple[str, list[str], str, str]]:
    """Every inference as its conclusion, its premises, its marker and its rule, in words."""
    reading = read(text)
    words = {claim.id: claim.text for claim in reading.claims}
    return [
        (
            words[each.conclusion],
            [words[premise] for premise in each.premises],
            each.marker.text if each.marker else "",
            each.rule,
        )
        for each in reading.inferences
    ]
