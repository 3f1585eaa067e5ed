"""Forecasts drafted from readings: each with its place, and with what it lacks to be scored."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sayso.forecasts.asked import Asked
from sayso.forecasts.resolvability import Lack, lacks
from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.records.ledger import ForecastStatement, Ledger, Question, Stated
from sayso.records.reading import Reading
from sayso.records.source import Attribution
from sayso.scales.bare import is_bare
from sayso.scales.scale import Scale, find_phrase, load_scale

NOT_NAMED = "not named"
_NAMELESS = ("unnamed", "vague", "impersonal")
_OPPOSED = ("denies", "doubts", "asks")
_LONGEST_STEM = 32
_LEFT_OVER = " ,;:–—"
"""Marks that lead on to what follows: they end no forecast."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A question and the forecast of it that a document makes, and what they lack."""

    question: Question
    forecast: ForecastStatement
    lacks: tuple[Lack, ...]
    title: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands above the entry: where it is from, and what it lacks."""
        codes = (f"{one.what}{f' ({one.code})' if one.code else ''}" for one in self.lacks)
        missing = "; ".join(codes)
        promise = self.forecast.stance == "intends"
        return (
            f"from {self.title}",
            *(("a promise: kept or broken, and in no score",) if promise else ()),
            *((f"lacks: {missing}",) if missing else ()),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What was drafted, and how many forecasts were in the ledger already."""

    drafted: tuple[Drafted, ...]
    there: int


def draft(
    readings: Iterable[Reading], ledger: Ledger | None = None, *, entered: date | None = None
) -> Draft:
    """Every forecast of the readings that the ledger does not hold or leave out, in their order.

    One is there already where its document and place are, else where its words are, of the
    same source and day. Nobody has confirmed them: they count once somebody does.
    """
    known = _Known(ledger or Ledger())
    drafted, there = [], 0
    for reading in readings:
        for claim in reading.claims:
            if claim.kind != "forecast":
                continue
            forecast = _forecast(claim, reading, entered)
            if known.has(forecast):
                there += 1
                continue
            drafted.append(_drafted(forecast, claim, reading, known))
    return Draft(tuple(drafted), there)


class _Known:
    """What the ledger holds or leaves out, by place and by words, and the ids it uses."""

    def __init__(self, ledger: Ledger) -> None:
        self.ids = {question.id for question in ledger.questions}
        self.places: set[object] = {
            (one.document, one.start, one.end) for one in ledger.forecasts if one.start is not None
        }
        self.places |= {
            (one.document, one.start, one.end) for one in ledger.left_out if one.start is not None
        }
        self.words: set[object] = {
            (one.words, one.source, one.made) for one in ledger.forecasts if one.words
        }
        self.left_out: set[object] = {
            (one.words, one.document) for one in ledger.left_out if one.words
        }

    def has(self, one: ForecastStatement) -> bool:
        """Whether it is there; if not, it is from now on."""
        place, words = (one.document, one.start, one.end), (one.words, one.source, one.made)
        if place in self.places or words in self.words:
            return True
        if (one.words, one.document) in self.left_out:
            return True
        self.places.add(place)
        self.words.add(words)
        return False


def _drafted(forecast: ForecastStatement, claim: Claim, reading: Reading, known: _Known) -> Drafted:
    document = reading.document
    id_ = _id(document, known.ids)
    known.ids.add(id_)
    question = Question(
        id=id_,
        last_day=claim.horizon.by if claim.horizon is not None else None,
        condition=claim.condition.text if claim.condition is not None else None,
    )
    forecast = replace(forecast, question=id_)
    asked = Asked(question, forecast.words or id_, forecast.made, None, None)
    title = document.title or document.location or "a document without a title"
    horizon = f", “{claim.horizon.text}”" if claim.horizon is not None else ""
    return Drafted(question, forecast, lacks(forecast, asked), f"“{title}”{horizon}")


def _forecast(claim: Claim, reading: Reading, entered: date | None) -> ForecastStatement:
    document = reading.document
    innermost = claim.attributions[-1]
    return ForecastStatement(
        question="",
        source=_source(innermost, document),
        made=document.published,
        probability=_likelihood(claim, load_scale(reading.scale)),
        words=_worded(claim),
        condition=claim.condition.text if claim.condition is not None else None,
        stance=innermost.stance,
        told_by=tuple(_relays(claim.attributions, document)),
        document=document.location or document.title or document.id,
        start=claim.start,
        end=claim.end,
        entered=entered,
        confirmed_by="",
    )


def _worded(claim: Claim) -> str:
    """The words of a claim, after those that lead a list's item in and their colon."""
    parts = [claim.introduction.text] if claim.introduction is not None else []
    plain = (" ".join(one.split()).rstrip(_LEFT_OVER) for one in (*parts, claim.text))
    return ": ".join(filter(None, plain))


def _likelihood(claim: Claim, scale: Scale) -> Stated | None:
    """How sure the words are; a denial or a doubt has no number of the opposite."""
    certainty = claim.certainty
    if certainty is None or claim.attributions[-1].stance in _OPPOSED:
        return None
    words = " ".join(certainty.text.split())
    if certainty.low is None or certainty.high is None:
        return Stated(text=words) if is_bare(words) else None
    if certainty.phrase is None:
        return Stated(text=words, low=certainty.low, high=certainty.high)
    read = find_phrase(words, scale)
    same = read is not None and (read.low, read.high) == (certainty.low, certainty.high)
    return Stated(text=words if same else certainty.phrase)


def _source(innermost: Attribution, document: Document) -> str:
    source = innermost.source
    if source.kind == "author":
        return _author(document)
    if source.kind in _NAMELESS or source.name is None:
        return f"{NOT_NAMED}, as told by {document.publisher or _author(document)}"
    return source.name


def _author(document: Document) -> str:
    names = ", ".join(document.authors)
    return names or document.publisher or document.title or document.location or document.id


def _relays(chain: tuple[Attribution, ...], document: Document) -> Iterator[str]:
    """Who passes the forecast on, the outermost first: the document's own voice, then speakers."""
    if chain[-1].source.kind == "author":
        return
    yield document.publisher or _author(document)
    for link in chain[:-1]:
        if link.source.kind != "author":
            yield link.source.name or f"somebody {NOT_NAMED}"


def _id(document: Document, taken: Container[str]) -> str:
    """The name of the document's file, or its title, and a number."""
    name = (document.location or document.title or document.id).rstrip("/").replace("\\", "/")
    stem = name.rsplit("/", 1)[-1]
    stem = stem.rpartition(".")[0] or stem
    plain = "-".join("".join(c if c.isalnum() else " " for c in stem.lower()).split())
    plain = plain[:_LONGEST_STEM].strip("-") or "forecast"
    number = 1
    while f"{plain}-{number}" in taken:
        number += 1
    return f"{plain}-{number}"
