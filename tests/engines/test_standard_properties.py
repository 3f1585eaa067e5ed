"""What holds of every reading, whatever the text."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.reading import document, paragraphs, read

from sayso import pipeline
from sayso.records import Block, BlockKind, Document, Reading
from sayso.records.codec import decode, encode

SENTENCES = (
    "According to Mara Velin, a hydrologist at the Tarn Institute, the dam is failing.",
    "“The dam,” said Odile Marr, the mayor, “is failing, and nobody listens.”",
    "The ministry said that, according to the audit, the fund was empty.",
    "Some analysts believe that the front will collapse by June.",
    "A senior official who asked not to be named said the talks had failed.",
    "The pact is reported to have collapsed.",
    "Among them were two ministers.",
    "He denied that he had ever owned a boat.",
    "She added that it was too late.",
    "The Wire quoted an officer as saying that the bridge was mined.",
    "Thus, the council has no choice, because the pump broke in May.",
    "This suggests that they had something to hide.",
    "Indeed, the thief could only have come through the roof.",
    "If the rain goes on, it is likely that the lower town will flood in 2031.",
    "Unless the pump is mended, the field may flood within weeks.",
    "Did the ministry know?",
    "Tarn receives:",
    "- two ships, which sank in 2019; and",
    "- the yard at Port Sorrel.",
    "# What the crew knew",
    "It is not true that the U.S. envoy, Dr. A. B. Lind, left on Jan. 3.",
    "The port log of the MV Orla shows 1,200 tonnes (3.5% more).",
    "“We left. We had no choice",
    "It’s ‘their’ dam — or so they’d say; we don’t know… yet!",
)
MARKS = ("", " ", "\n", "\n\n", ",", ";", ":", "“", "”", '"', "''", "(", ")", "—", "…", ".", "?")
WORDS = ("said", "that", "who", "if", "because", "by", "He", "the", "likely", "not", "U.S.", "’s")
JUNK = st.sampled_from(MARKS) | st.sampled_from(WORDS) | st.text(max_size=12)
PIECES = st.lists(st.sampled_from(SENTENCES) | JUNK, max_size=14)
TEXTS = st.builds(
    lambda pieces, joint: joint.join(pieces), PIECES, st.sampled_from((" ", "\n\n", ""))
) | st.text(max_size=200)
ARTICLE = "\n\n".join(SENTENCES)


def spans(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Every stretch of text that a reading quotes."""
    for claim in reading.claims:
        yield claim.start, claim.end, claim.text
        words = [claim.certainty, claim.condition, claim.horizon, claim.introduction]
        words += [link.cue for link in claim.attributions]
        for each in words:
            if each is not None:
                yield each.start, each.end, each.text
    for inference in reading.inferences:
        if inference.marker is not None:
            yield inference.marker.start, inference.marker.end, inference.marker.text
    for actor in reading.actors:
        for mention in actor.mentions:
            yield mention.start, mention.end, mention.text
    for time in reading.times:
        yield time.start, time.end, time.text


@given(TEXTS)
@settings(max_examples=100)
def test_every_span_is_a_quote(text: str) -> None:
    for start, end, quote in spans(read(text)):
        assert text[start:end] == quote


@given(TEXTS)
@settings(max_examples=100)
def test_claims_are_in_order_each_once_and_say_something(text: str) -> None:
    claims = read(text).claims
    places = [(claim.start, -claim.end) for claim in claims]
    assert places == sorted(set(places))
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.text == claim.text.strip()
        assert claim.text


@given(TEXTS)
@settings(max_examples=80)
def test_every_claim_has_a_source_and_a_kind_that_fit(text: str) -> None:
    """The innermost source decides between a report and the author's own voice."""
    for claim in read(text).claims:
        assert claim.attributions
        told = claim.source.kind != "author"
        assert claim.kind in (("forecast", "report") if told else _OWN), claim
        for link in claim.attributions:
            named = link.source.kind not in ("author", "impersonal")
            assert bool(link.source.name) <= named
            assert link.source.name is None or link.source.name.strip()


_OWN = ("forecast", "judgement", "assertion", "report")


@given(TEXTS)
@settings(max_examples=80)
def test_inferences_tie_claims_of_the_reading(text: str) -> None:
    reading = read(text)
    known = {claim.id for claim in reading.claims}
    for inference in reading.inferences:
        assert inference.premises
        assert known.issuperset((inference.conclusion, *inference.premises))
        assert inference.conclusion not in inference.premises


@given(TEXTS)
@settings(max_examples=80)
def test_a_reading_survives_its_format(text: str) -> None:
    reading = read(text)
    assert decode(encode(reading)) == reading


@given(TEXTS, TEXTS)
@settings(max_examples=60)
def test_what_was_read_before_changes_nothing(text: str, other: str) -> None:
    first = encode(pipeline.read(document(text)))
    pipeline.read(document(other))
    assert encode(pipeline.read(document(text))) == first
    assert encode(pipeline.read(document(text))) == first


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.data())
@settings(max_examples=60)
def test_headings_and_captions_hold_no_claim(pieces: list[str], data: st.DataObject) -> None:
    """However a text is cut into blocks, words under a heading or a picture claim nothing."""
    text = "\n".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=5)))
    edges = [0, *cuts, len(text)]
    kinds: st.SearchStrategy[BlockKind] = st.sampled_from(
        ("paragraph", "item", "quote", "heading", "caption")
    )
    blocks = tuple(
        Block(kind=data.draw(kinds), start=start, end=end) for start, end in pairwise(edges)
    )
    reading = pipeline.read(Document(id="d", text=text, blocks=blocks))
    for claim in reading.claims:
        holder = next(each for each in blocks if each.start <= claim.start < each.end)
        assert holder.kind not in ("heading", "caption")


AFTER = (
    "Rain fell on the hills all week.",
    "A pump in the north field broke.",
    "The road was closed for repairs.",
)


def told(reading: Reading, end: int) -> list[object]:
    """What the claims before an offset say, by whom and how surely."""
    return [
        (claim.start, claim.end, claim.kind, claim.attributions, claim.certainty, claim.condition)
        for claim in reading.claims
        if claim.end <= end
    ]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from(AFTER))
@settings(max_examples=30)
def test_a_paragraph_added_far_below_changes_no_claim(pieces: list[str], after: str) -> None:
    """What is read depends on the words around it, not on all that follows."""
    text = " ".join(pieces)
    between = [ARTICLE] * 2
    alone, longer = (pipeline.read(paragraphs(text, *between, *more)) for more in ((), (after,)))
    assert told(longer, len(text)) == told(alone, len(text))


def test_copies_of_an_article_are_read_nearly_alike() -> None:
    """A paragraph's neighbours may tip a close call, and no more than that."""
    once, thrice = read(ARTICLE), read("\n\n".join([ARTICLE] * 3))
    assert abs(len(thrice.claims) - 3 * len(once.claims)) <= 3
