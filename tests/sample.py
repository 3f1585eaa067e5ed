"""Readings made by hand: a fictional note with every kind of source, claim and trouble."""

from dataclasses import replace
from datetime import date

from sayso.records import (
    AUTHOR,
    Attribution,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    Horizon,
    Inference,
    Problem,
    Reading,
    Source,
    SourceKind,
    Stance,
    Words,
    claim_id,
    document_id,
)
from sayso.records.claim import Condition

TITLE = "The Olmaren harbour lease: who gains from delay"

PARTS: tuple[tuple[BlockKind, int, str], ...] = (
    ("heading", 1, TITLE),
    (
        "paragraph",
        0,
        "For the third time since March, the Tarskan government has put off the vote on\n"
        "the Olmaren harbour lease. Officially, the committee needs more time to study the\n"
        "environmental annex. The annex is eleven pages long. Since the same committee read a\n"
        "four-hundred-page budget in nine days, the delay could be seen as a bargaining move.",
    ),
    ("heading", 2, "What the parties say"),
    (
        "paragraph",
        0,
        "According to Mara Velin, who chairs the Olmaren Pilots’ Guild, the dredging contract is "
        "likely to lapse once the autumn storms begin. The Concord Line said that it had received "
        "“no written offer <of any kind>” from the ministry. An internal survey of the Harbour "
        "Board found that three of the five cranes had failed inspection & that, as the chief "
        "engineer Jonas Hale wrote, the quay wall is moving. A senior official who asked not to "
        "be named denied that any crane was unsafe.",
    ),
    (
        "paragraph",
        0,
        "Some analysts believe Verrany may already hold an option on the northern basin. The "
        "ministry is seen as the weakest party at the table. If the lease goes to a Verrani firm, "
        "Verrany receives:",
    ),
    ("item", 1, "a deep-water berth within a day’s sail of the Strait of Anholt;"),
    ("item", 1, "a say in the tariffs that every Tarskan exporter pays; and"),
    ("item", 2, "an argument against the customs union, at no cost."),
    (
        "quote",
        0,
        "We have waited for eleven years. We will not wait for a twelfth.",
    ),
    ("caption", 0, "The northern basin at low water, seen from the pilots’ pier."),
    ("heading", 2, "What comes next"),
    (
        "paragraph",
        0,
        "Thus, the ministry has every reason to let the deadline pass. It is highly likely that "
        "the vote will be put off again before the end of the year. This will probably lead the "
        "Concord Line to withdraw its bid, and in the short term the harbour will remain without "
        "a leaseholder. A settlement by June is unlikely, because neither side can afford to move "
        "first. We cannot rule out that Verrany wants no lease at all: it may only want the "
        "question to stay open.",
    ),
)


def _layout() -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for kind, level, part in PARTS:
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(part), level=level))
        text += part + "\n\n"
    return text.rstrip("\n") + "\n", tuple(blocks)


TEXT, BLOCKS = _layout()
DOCUMENT = document_id(TEXT, title=TITLE, publisher="Institute for Quiet Seas")


def words(text: str) -> Words:
    """The words where they first stand in the sample's text, line breaks being spaces."""
    start = TEXT.replace("\n", " ").index(text)
    return Words(text=TEXT[start : start + len(text)], start=start, end=start + len(text))


def conditional(text: str) -> Condition:
    """The same as the condition of a claim."""
    found = words(text)
    return Condition(text=found.text, start=found.start, end=found.end)


def certainty(
    text: str, low: float | None = None, high: float | None = None, phrase: str | None = None
) -> Certainty:
    """Words of certainty at their place, read by ICD 203."""
    place = words(text)
    return Certainty(
        text=place.text,
        start=place.start,
        end=place.end,
        low=low,
        high=high,
        scale=None if low is None else "icd203",
        phrase=phrase,
    )


def by(
    kind: SourceKind, name: str | None, cue: str | None = None, stance: Stance = "says"
) -> Attribution:
    """One link of a chain."""
    return Attribution(
        source=Source(kind=kind, name=name), cue=words(cue) if cue else None, stance=stance
    )


def claim(
    text: str,
    kind: ClaimKind,
    *chain: Attribution,
    sure: Certainty | None = None,
    condition: str | None = None,
    horizon: tuple[str, date | None] | None = None,
    introduction: str | None = None,
) -> Claim:
    """The claim that the words put forward: the author's, without a chain."""
    place = words(text)
    when = None
    if horizon:
        by_when = words(horizon[0])
        when = Horizon(text=by_when.text, start=by_when.start, end=by_when.end, by=horizon[1])
    return Claim(
        id=claim_id(DOCUMENT, place.start, place.end),
        start=place.start,
        end=place.end,
        text=place.text,
        kind=kind,
        attributions=chain or (AUTHOR,),
        certainty=sure,
        condition=conditional(condition) if condition else None,
        horizon=when,
        introduction=words(introduction) if introduction else None,
    )


_IF_VERRANI = "If the lease goes to a Verrani firm"
_RECEIVES = "Verrany receives"
_VELIN = by("person", "Mara Velin", "According to")
_SURVEY = by("document", "an internal survey of the Harbour Board", "found that")
_OFFICIAL = by("unnamed", "a senior official", "denied that", "denies")

CLAIMS = tuple(
    sorted(
        (
            claim(
                "the Tarskan government has put off the vote on the Olmaren harbour lease",
                "assertion",
            ),
            claim(
                "the committee needs more time to study the environmental annex",
                "report",
                by("impersonal", None, "Officially"),
            ),
            claim("The annex is eleven pages long", "assertion"),
            claim("the same committee read a four-hundred-page budget in nine days", "assertion"),
            claim(
                "the delay could be seen as a bargaining move", "judgement", sure=certainty("could")
            ),
            claim(
                "the dredging contract is likely to lapse",
                "forecast",
                _VELIN,
                sure=certainty("likely", 0.55, 0.8, "likely"),
                condition="once the autumn storms begin",
            ),
            claim("chairs the Olmaren Pilots’ Guild", "assertion"),
            claim(
                "it had received “no written offer <of any kind>” from the ministry",
                "report",
                by("organisation", "the Concord Line", "said that"),
            ),
            claim(
                "three of the five cranes had failed inspection & that, as the chief engineer "
                "Jonas Hale wrote, the quay wall is moving",
                "report",
                _SURVEY,
            ),
            claim(
                "the quay wall is moving", "report", _SURVEY, by("person", "Jonas Hale", "wrote")
            ),
            claim("any crane was unsafe", "report", _OFFICIAL),
            claim(
                "Verrany may already hold an option on the northern basin",
                "report",
                by("vague", "some analysts", "believe", "believes"),
                sure=certainty("may already"),
            ),
            claim(
                "The ministry is seen as the weakest party at the table",
                "report",
                by("impersonal", None, "is seen as"),
            ),
            *(
                claim(
                    item,
                    "forecast",
                    condition=_IF_VERRANI,
                    introduction=_RECEIVES,
                )
                for item in (
                    "a deep-water berth within a day’s sail of the Strait of Anholt",
                    "a say in the tariffs that every Tarskan exporter pays",
                    "an argument against the customs union, at no cost",
                )
            ),
            claim("every Tarskan exporter pays", "assertion"),
            claim("the ministry has every reason to let the deadline pass", "judgement"),
            claim(
                "the vote will be put off again before the end of the year",
                "forecast",
                sure=certainty("highly likely", 0.8, 0.95, "very likely"),
                horizon=("before the end of the year", date(2031, 12, 31)),
            ),
            claim(
                "This will probably lead the Concord Line to withdraw its bid",
                "forecast",
                sure=certainty("probably", 0.55, 0.8, "probable"),
            ),
            claim(
                "in the short term the harbour will remain without a leaseholder",
                "forecast",
                horizon=("in the short term", None),
            ),
            claim(
                "A settlement by June is unlikely",
                "forecast",
                sure=certainty("unlikely", 0.2, 0.45, "unlikely"),
                horizon=("by June", date(2032, 6, 30)),
            ),
            claim("neither side can afford to move first", "assertion"),
            claim("Verrany wants no lease at all", "judgement", sure=certainty("cannot rule out")),
            claim(
                "it may only want the question to stay open",
                "judgement",
                sure=certainty("may only"),
            ),
        ),
        key=lambda one: (one.start, -one.end),
    )
)


def _id(text: str) -> str:
    place = words(text)
    return claim_id(DOCUMENT, place.start, place.end)


_BARGAIN = _id("the delay could be seen as a bargaining move")
_REASON = _id("the ministry has every reason to let the deadline pass")
_AGAIN = _id("the vote will be put off again before the end of the year")

INFERENCES = (
    Inference(
        conclusion=_BARGAIN,
        premises=(
            _id("the same committee read a four-hundred-page budget in nine days"),
            _id("The annex is eleven pages long"),
        ),
        marker=words("Since"),
        rule="reason",
    ),
    Inference(
        conclusion=_REASON, premises=(_BARGAIN,), marker=words("Thus"), rule="paragraph-before"
    ),
    Inference(
        conclusion=_id("This will probably lead the Concord Line to withdraw its bid"),
        premises=(_AGAIN,),
        marker=words("This will"),
        rule="consequence",
    ),
    Inference(
        conclusion=_id("A settlement by June is unlikely"),
        premises=(_id("neither side can afford to move first"),),
        marker=words("because"),
        rule="reason",
    ),
)


def reading() -> Reading:
    """The sample article as an engine might read it."""
    picture = words("The northern basin at low water, seen from the pilots’ pier.")
    return Reading(
        document=Document(
            id=DOCUMENT,
            text=TEXT,
            blocks=BLOCKS,
            title=TITLE,
            published=date(2031, 9, 4),
            publisher="Institute for Quiet Seas",
            authors=("Ida Torvald", "Peder Lunn"),
            location="notes/olmaren.txt",
        ),
        claims=CLAIMS,
        inferences=INFERENCES,
        problems=(
            Problem(
                message="this caption’s picture was not read",
                start=picture.start,
                end=picture.end,
                remedy="look at it in the original",
            ),
            Problem(message="the document names no time zone"),
        ),
    )


def hostile() -> Reading:
    """The sample with markup and terminal commands wherever a document can put them."""
    good = reading()
    bad = "<script>alert('x')</script>\x1b[31m\u202e\"'><img src=x onerror=alert(1)>"
    text = bad + " said that <b>all</b> is & was well.\x07\x9b2J"
    source = Source(kind="person", name=bad, start=0, end=len(bad))
    stated = Claim(
        id=claim_id("bad", 0, len(text)),
        start=0,
        end=len(text),
        text=text,
        kind="report",
        attributions=(Attribution(source=source, cue=Words(text=bad, start=0, end=len(bad))),),
        certainty=Certainty(text=bad, start=0, end=len(bad)),
        condition=Condition(text=bad, start=0, end=len(bad)),
    )
    document = replace(
        good.document,
        text=text,
        blocks=(),
        title=bad,
        publisher=bad,
        authors=(bad,),
        location="javascript:alert(1)//" + bad,
        language='"><script>',
    )
    return Reading(
        document=document,
        claims=(stated,),
        problems=(Problem(message=bad, start=0, end=len(text), remedy=bad),),
        engine=bad,
        scale=bad,
    )
