"""A quote as text: whether the words are there, whose they are, what was left out, who else."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Literal

from sayso.language.denials import is_denied
from sayso.pages.draw_source import speaker
from sayso.pages.draw_words import count, day, percentages, place_words, quoted
from sayso.records import Claim
from sayso.records.linked import Listed
from sayso.records.quote import Difference, Elsewhere, Found, Quote

_MARKS = ".,;:!?“”\"'"
_MATCHES = {
    "exact": "word for word",
    "near": "not word for word, but much like it",
    "not found": "not found",
}


def quote_text(quote: Quote, *, width: int = 80) -> str:
    """What came of it, in lines of at most so many columns."""
    lines = [f"{_MATCHES[quote.match].capitalize()} in {document_words(quote.document)}."]
    for found in quote.places:
        lines += _place(found)
    lines += _elsewhere(quote)
    lines += [f"Not looked into: {quoted(one)}" for one in quote.unread]
    return "\n".join(part for line in lines for part in _wrapped(line, width)) + "\n"


def document_words(document: Listed) -> str:
    """A document by its title and publisher, with its day."""
    title = f"“{quoted(document.title)}”" if document.title else ""
    name = ", ".join(filter(None, (title, quoted(document.publisher or ""))))
    name = name or place_words(document.location or document.id)
    return f"{name}, {day(document.published)}" if document.published else name


def _place(found: Found) -> Iterator[str]:
    yield f"  It has: “{quoted(found.text)}” ({found.start} to {found.end})"
    for one in found.differences:
        yield f"    {_difference(one)}"
    if _denies("there", found) != _denies("here", found):
        yield "    one of the two denies what the other says: the sense may be turned round"
    for claim in found.claims:
        yield f"    {_claim(claim)}"
    if not found.claims:
        yield "    no claim was read in these words, so nobody is known to put them forward"
    for words in found.unsaid:
        yield f"    it also says “{quoted(words.text)}”, and what is quoted does not"


def _denies(side: Literal["there", "here"], found: Found) -> bool:
    """Whether the words that stand on one side alone deny."""
    return is_denied(
        word.strip(_MARKS)
        for one in found.differences
        for word in getattr(one, side).lower().replace("’", "'").split()
    )


def _difference(one: Difference) -> str:
    if not one.here:
        return f"lost: “{quoted(one.there)}”"
    if not one.there:
        return f"added: “{quoted(one.here)}”"
    return f"changed: “{quoted(one.there)}” there, “{quoted(one.here)}” here"


def _claim(claim: Claim) -> str:
    who = speaker(claim)
    sure = claim.certainty
    if sure is None:
        certainty = "no word of certainty"
    else:
        low, high = sure.low, sure.high
        worth = "no interval" if low is None or high is None else percentages(low, high)
        certainty = f"certainty “{quoted(sure.text)}” ({worth})"
    stance = claim.attributions[-1].stance
    return f"{who.chain} ({stance}): “{quoted(claim.text)}”; {claim.kind}; {certainty}"


def _elsewhere(quote: Quote) -> Iterator[str]:
    if not quote.elsewhere:
        if quote.among:
            yield f"None of the {count(quote.among, 'other document')} looked into has it."
        return
    others = count(len(quote.elsewhere), "other document has it", "other documents have it")
    origins = ""
    if quote.origins is not None:
        origins = f"; all together they go back to {count(quote.origins, 'source')}"
    yield f"{others.capitalize()}{origins}."
    names = {one.document.id: document_words(one.document) for one in quote.elsewhere}
    names[quote.document.id] = document_words(quote.document)
    for one in quote.elsewhere:
        yield f"  {_other(one, names)}"


def _other(one: Elsewhere, names: dict[str, str]) -> str:
    verb = "" if one.says else ", denied there"
    voice = f", on the word of {quoted(one.voice)}" if one.voice else ""
    taken = f"; it has it from {names.get(one.follows, one.follows)}" if one.follows else ""
    return f"{one.match}{verb}: {names[one.document.id]}{voice}: “{quoted(one.text)}”{taken}"


def _wrapped(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    return wrap(
        line.strip(),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
