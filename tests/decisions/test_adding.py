"""Claims that were missed are added, those read wrongly cut anew, documents described."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.decisions.test_lay import decisions, laid
from tests.stores.made import HARBOUR, anchor, make_reading, words

from sayso.decisions.finding import finder_of
from sayso.decisions.lay import DECIDED, lay
from sayso.decisions.standing import standing
from sayso.decisions.telling import told
from sayso.records import Claim, Reading, Time
from sayso.records.anchor import Anchor
from sayso.records.claim import Horizon
from sayso.records.claim_act import (
    AddClaim,
    CorrectChain,
    CorrectHorizon,
    CorrectInference,
    CorrectKind,
    CorrectSource,
    CutClaim,
    RejectClaim,
    SaidBy,
    Sure,
)
from sayso.records.decision import Act, Undo
from sayso.records.document_act import DescribeDocument, PutNote, RemoveDocument, SetTags

READING = make_reading()
BARE = replace(READING, claims=(), inferences=())
ANA = SaidBy(source="person", name="Ana Ruiz")


def at(quote: str, reading: Reading = READING) -> Anchor:
    place = words(reading.document.text, quote)
    return Anchor(document=reading.document.id, start=place.start, end=place.end, quote=quote)


def added(quote: str, *chain: SaidBy, reading: Reading = READING) -> AddClaim:
    return AddClaim(claim=at(quote, reading), kind="report", chain=chain or (ANA,))


def texts(reading: Reading) -> list[str]:
    return [claim.text for claim in reading.claims]


def test_an_added_claim_stands_among_the_others_in_the_order_of_the_text() -> None:
    act = replace(added("the café in shed nine"), sure=Sure(words="believe", low=0.5, high=0.7))
    assert texts(laid(act))[1:4] == [
        "The blast was likely an accident",
        "the café in shed nine burned first",
        "the café in shed nine",
    ]
    found = next(one for one in laid(act).claims if one.text == "the café in shed nine")
    assert (found.kind, found.source.name) == ("report", "Ana Ruiz")
    assert found.certainty is not None
    assert HARBOUR[found.certainty.start : found.certainty.end] == "believe"
    assert lay(READING, decisions(act)).machine == READING


def test_an_added_claim_names_the_actors_and_times_in_its_words() -> None:
    act = added("Ana Ruiz said that two boats lay off the pier", reading=BARE)
    claim = laid(act, reading=BARE).claims[0]
    assert [one.name for one in BARE.actors if one.id in claim.actors] == ["Ana Ruiz"]
    late = laid(added("It will be rebuilt by 2026"), reading=BARE).claims[0]
    assert late.times == ("t1",)


def test_an_added_claim_is_corrected_cited_and_taken_out_as_any_other() -> None:
    add = added("shed nine")
    found = lay(READING, decisions(add, CorrectKind(claim=add.claim, kind="forecast")))
    claim = next(one for one in found.reading.claims if one.text == "shed nine")
    assert claim.kind == "forecast"
    assert [one.number for one in found.decided[claim.id]] == [1, 2]
    gone = lay(READING, decisions(add, RejectClaim(claim=add.claim)))
    assert [one.text for one in gone.rejected] == ["shed nine"]


def test_what_was_added_goes_with_an_undo_and_comes_back_with_another() -> None:
    acts: list[Act] = [added("shed nine"), Undo(number=1)]
    assert lay(READING, standing(decisions(*acts))).reading == READING
    assert "shed nine" in texts(lay(READING, standing(decisions(*acts, Undo(number=2)))).reading)


def test_a_claim_that_a_newer_engine_finds_too_stays_as_a_person_said_it() -> None:
    """The machine now reads what somebody had added, a little wider and by another source."""
    act = added("The blast was likely an acciden")
    found = laid(act)
    assert len(found.claims) == len(READING.claims)
    assert (found.claims[1].text, found.claims[1].source.name) == (
        "The blast was likely an acciden",
        "Ana Ruiz",
    )


def test_an_added_claim_is_found_where_the_text_was_read_anew() -> None:
    text = "Good evening. " + HARBOUR.replace("shed nine burned", "shed\nnine burned")
    newer = make_reading(text, claims=())
    found = lay(newer, decisions(added("shed nine")), formerly=[READING.document.id])
    assert texts(found.reading) == ["shed\nnine"]
    gone = lay(
        make_reading("Nothing."), decisions(added("shed nine")), formerly=[READING.document.id]
    )
    assert [one.gone for one in gone.lost] == ["text"]


def test_a_claim_cut_anew_keeps_its_id_and_what_was_decided_on_it() -> None:
    cut = CutClaim(claim=anchor(READING, 2), to=at("shed nine burned first"))
    kind = CorrectKind(claim=anchor(READING, 2), kind="judgement")
    again = CorrectSource(claim=cut.to, source="person", name="Bo Lind")
    found = lay(READING, decisions(kind, cut, again))
    claim = found.reading.claims[2]
    assert claim.id == READING.claims[2].id
    assert (claim.text, claim.kind, claim.source.name) == (
        "shed nine burned first",
        "judgement",
        "Bo Lind",
    )
    assert found.places[READING.claims[2].start, READING.claims[2].end] == claim.id


@pytest.mark.parametrize("place", ["the café in shed nine burned first", "shed nine burned"])
def test_a_claim_cut_anew_is_found_by_its_old_words_and_its_new(place: str) -> None:
    cut = CutClaim(claim=anchor(READING, 2), to=at("shed nine burned"))
    found = finder_of(lay(READING, decisions(cut))).find(at(place))
    assert isinstance(found, Claim)
    assert found.id == READING.claims[2].id


def test_a_chain_that_is_corrected_runs_from_the_outermost_to_the_source() -> None:
    chain = (SaidBy(source="document", name="The Register"), SaidBy(source="vague", name="some"))
    claim = laid(CorrectChain(claim=anchor(READING, 0), chain=chain)).claims[0]
    assert [one.source.name for one in claim.attributions] == ["The Register", "some"]
    assert claim.kind == "report"


def test_who_is_named_in_the_text_keeps_the_words_that_name_them() -> None:
    """A chain laid over a source that the machine found: its place in the text stays."""
    chain = (SaidBy(source="document", name="The Register"), ANA)
    before = READING.claims[0].attributions[-1]
    after = laid(CorrectChain(claim=anchor(READING, 0), chain=chain)).claims[0].attributions[-1]
    assert (after.source, after.cue) == (before.source, before.cue)


def test_a_horizon_is_corrected_and_taken_away() -> None:
    by = date(2026, 12, 31)
    act = CorrectHorizon(claim=anchor(READING, 3), words="by 2026", by=by)
    horizon = laid(act).claims[3].horizon
    assert horizon is not None
    assert (HARBOUR[horizon.start : horizon.end], horizon.by) == ("by 2026", by)
    none = CorrectHorizon(claim=anchor(READING, 3))
    assert laid(act, none).claims[3].horizon is None


def test_a_claim_rests_on_what_somebody_says_it_rests_on() -> None:
    act = CorrectInference(
        claim=anchor(READING, 3), premises=(anchor(READING, 1), anchor(READING, 2)), marker="will"
    )
    made = laid(act).inferences[-1]
    assert made.conclusion == READING.claims[3].id
    assert set(made.premises) == {READING.claims[1].id, READING.claims[2].id}
    assert made.marker is not None
    assert (made.marker.text, made.rule) == ("will", DECIDED)
    assert laid(CorrectInference(claim=anchor(READING, 1))).inferences == ()


def test_a_conclusion_whose_premises_are_all_gone_is_told_as_lost() -> None:
    act = CorrectInference(claim=anchor(READING, 3), premises=(at("It will"),))
    assert [one.gone for one in lay(READING, decisions(act)).lost] == ["claim"]


def test_a_document_has_the_title_publisher_and_day_that_somebody_gave_it() -> None:
    act = DescribeDocument(
        document=READING.document.id, title="Fire", publisher="Quay Press", published=None
    )
    document = laid(act).document
    assert (document.title, document.publisher, document.published) == ("Fire", "Quay Press", None)
    assert document.id == READING.document.id


def test_relative_days_are_counted_from_the_day_that_somebody_gave() -> None:
    """The boat sailed yesterday. It will return within two weeks."""
    text = "The boat sailed yesterday. It will return within two weeks."
    reading = make_reading(text, claims=(), published=date(2024, 3, 1))
    when, until = words(text, "yesterday"), words(text, "within two weeks")
    claim = words(text, "It will return within two weeks")
    reading = replace(
        reading,
        times=(
            Time(
                id="t9",
                text="yesterday",
                start=when.start,
                end=when.end,
                value="2024-02-29",
                basis="published",
            ),
        ),
        claims=(
            Claim(
                id="c1",
                start=claim.start,
                end=claim.end,
                text=claim.text,
                kind="forecast",
                attributions=READING.claims[1].attributions,
                horizon=Horizon(
                    text=until.text, start=until.start, end=until.end, by=date(2024, 3, 15)
                ),
            ),
        ),
    )
    act = DescribeDocument(
        document=reading.document.id, title="The harbour", published=date(2025, 6, 10)
    )
    found = laid(act, reading=reading)
    assert found.times[0].value == "2025-06-09"
    assert found.claims[0].horizon is not None
    assert found.claims[0].horizon.by == date(2025, 6, 24)


def test_tags_and_notes_stand_beside_what_they_are_on() -> None:
    here = READING.document.id
    found = lay(
        READING,
        decisions(
            SetTags(document=here, tags=("harbour",)),
            SetTags(document=here, tags=("fire", "port")),
            SetTags(document=here, tags=("call her",), claim=anchor(READING, 0)),
            PutNote(document=here, text="Doubtful.", claim=anchor(READING, 0)),
        ),
    )
    assert found.tags() == ("fire", "port")
    assert found.tags(READING.claims[0].id) == ("call her",)
    assert found.tags(READING.claims[1].id) == ()
    assert found.reading == READING


def test_a_document_taken_out_says_by_which_decision() -> None:
    found = lay(READING, decisions(RemoveDocument(document=READING.document.id)))
    assert found.removed is not None
    assert told(found.removed.act) == "the document does not belong to the case"


@pytest.mark.parametrize(
    "make",
    [
        lambda: AddClaim(claim=at("shed nine"), kind="report", chain=()),
        lambda: CorrectHorizon(claim=at("shed nine"), by=date(2026, 1, 1)),
        lambda: CorrectInference(claim=at("shed nine"), premises=(at("shed nine"),)),
        lambda: SetTags(document="x", tags=("a",), claim=at("shed nine")),
        lambda: SetTags(document=READING.document.id, tags=(" ",)),
        lambda: PutNote(document=READING.document.id, text=" "),
        lambda: CutClaim(claim=at("shed nine"), to=replace(at("shed nine"), document="x")),
        lambda: Sure(words="likely", low=0.5),
    ],
)
def test_an_act_that_says_nothing_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()
