"""Made-up readings: as many as are wanted, the same for the same seed, of no language's sense."""

import random
from datetime import date, timedelta

from sayso.records import (
    AUTHOR,
    Actor,
    Attribution,
    Block,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    Reading,
    Source,
    SourceKind,
    Time,
    Words,
    claim_id,
    document_id,
)

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "har", "kel", "lin", "mar", "nor", "pel", "ros", "zan")
_COMMON = "the of to in a and that said was on for it with by".split()  # noqa: SIM905
_SOURCE_KINDS: tuple[SourceKind, ...] = ("person", "organisation", "unnamed", "document")
_HEDGES = (("likely", 0.55, 0.8), ("unlikely", 0.2, 0.45), ("almost certain", 0.95, 0.99))


def made_up_readings(count: int, claims: int, *, seed: int = 0) -> list[Reading]:
    """Readings with so many claims each; words, sources and actors as unevenly spread as names."""
    chance = random.Random(seed)
    words = _vocabulary(chance, 8000)
    return [_reading(chance, words, number, claims) for number in range(count)]


def _vocabulary(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5))) for _ in range(count)]


def _uneven(chance: random.Random, below: int) -> int:
    return int(below * chance.random() ** 3)


def _sentence(chance: random.Random, words: list[str]) -> str:
    picked = [
        chance.choice(_COMMON) if chance.random() < 0.4 else words[_uneven(chance, len(words))]
        for _ in range(chance.randrange(8, 22))
    ]
    return " ".join(picked)


def _reading(chance: random.Random, words: list[str], number: int, claims: int) -> Reading:
    sentences = [_sentence(chance, words) for _ in range(claims)]
    text, spans = "", []
    blocks: list[Block] = []
    for index, sentence in enumerate(sentences):
        spans.append((len(text), len(text) + len(sentence)))
        text += f"{sentence}. "
        if index % 5 == 4:
            start = blocks[-1].end if blocks else 0
            blocks.append(Block(kind="paragraph", start=start, end=len(text)))
    title = f"{_sentence(chance, words)[:50]} {number}"
    id_ = document_id(text, title=title, publisher=None)
    day = date(2019, 1, 1) + timedelta(days=chance.randrange(1500))
    document = Document(id=id_, text=text, blocks=tuple(blocks), title=title, published=day)
    about = day + timedelta(days=chance.randrange(-400, 400))
    made = [_claim(chance, text, id_, span) for span in spans]
    named = {one for claim in made for one in claim.actors}
    here = Words(text=text[:4], start=0, end=4)
    return Reading(
        document=document,
        claims=tuple(made),
        actors=tuple(Actor(id=one, name=f"Actor {one}", mentions=(here,)) for one in sorted(named)),
        times=(Time(id="t", text=text[:4], start=0, end=4, value=about.isoformat()),),
    )


def _claim(chance: random.Random, text: str, document: str, span: tuple[int, int]) -> Claim:
    start, end = span
    attribution, kind = AUTHOR, "assertion"
    if chance.random() < 0.5:
        name = f"{_SYLLABLES[_uneven(chance, len(_SYLLABLES))]} Source {_uneven(chance, 500)}"
        source_kind = chance.choices(_SOURCE_KINDS, weights=(60, 30, 8, 2))[0]
        attribution = Attribution(source=Source(kind=source_kind, name=name))
        kind = "report"
    if chance.random() < 0.1:
        kind = "forecast"
    kinds: dict[str, ClaimKind] = {
        "assertion": "assertion",
        "report": "report",
        "forecast": "forecast",
    }
    certainty = None
    if chance.random() < 0.2:
        words, low, high = chance.choice(_HEDGES)
        certainty = Certainty(
            text=words, start=start, end=start, low=low, high=high, scale="icd203", phrase=words
        )
    return Claim(
        id=claim_id(document, start, end),
        start=start,
        end=end,
        text=text[start:end],
        kind=kinds[kind],
        attributions=(attribution,),
        certainty=certainty,
        times=("t",) if chance.random() < 0.3 else (),
        actors=tuple({str(_uneven(chance, 300)) for _ in range(chance.randrange(3))}),
    )
