"""Decisions laid over a reading: what each changes, and what it leaves alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.stores.made import HARBOUR, anchor, make_reading

from sayso.decisions.lay import lay
from sayso.decisions.standing import standing
from sayso.decisions.subjects import subject
from sayso.decisions.telling import told
from sayso.records import Reading
from sayso.records.act_codec import decode_act, encode_act
from sayso.records.case import Case
from sayso.records.claim_act import (
    AddClaim,
    CorrectCertainty,
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
from sayso.records.decision import (
    Act,
    CiteClaim,
    ConfirmForecast,
    Decision,
    Drop,
    LeaveOut,
    MakeForecast,
    MergeActors,
    OpenQuestion,
    PutAssumption,
    PutCandidate,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
    Rate,
    ReplaceCase,
    SettleQuestion,
    TellTruth,
    Undo,
)
from sayso.records.document_act import DescribeDocument, PutNote, RemoveDocument, SetTags
from sayso.records.estimate import point
from sayso.records.evidence import Candidate, Evidence, Witness
from sayso.records.hypothesis import Assumption, Hypothesis
from sayso.records.ledger import ForecastStatement, Outcome, Question, Stated
from sayso.records.postmortem import Truth

READING = make_reading()
TWO = (Hypothesis(id="H1", text="one", prior=point(0.3)), Hypothesis(id="H2", text="two"))


def decisions(*acts: Act) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            number=number,
            case="main",
            who="ana",
            when=datetime(2026, 3, 1, tzinfo=UTC),
            why="",
            act=act,
            subject=subject(act),
            replaces=None,
            previous="",
            hash="",
        )
        for number, act in enumerate(acts, 1)
    )


def laid(*acts: Act, reading: Reading = READING) -> Reading:
    return lay(reading, standing(decisions(*acts))).reading


def test_no_decisions_change_nothing() -> None:
    found = lay(READING, ())
    assert found.reading == found.machine == READING
    assert (found.rejected, found.lost, dict(found.decided)) == ((), (), {})


def test_a_source_that_is_corrected_settles_the_kind() -> None:
    said = laid(CorrectSource(claim=anchor(READING, 1), source="person", name="Bo Lind"))
    assert (said.claims[1].source.name, said.claims[1].kind) == ("Bo Lind", "report")
    own = laid(CorrectSource(claim=anchor(READING, 0), source="author"))
    assert (own.claims[0].source.kind, own.claims[0].kind) == ("author", "assertion")
    later = laid(CorrectSource(claim=anchor(READING, 3), source="person", name="Bo Lind"))
    assert later.claims[3].kind == "forecast"


def test_a_kind_that_somebody_chose_stands_whatever_the_source() -> None:
    found = laid(
        CorrectKind(claim=anchor(READING, 0), kind="judgement"),
        CorrectSource(claim=anchor(READING, 0), source="person", name="Bo Lind"),
    )
    assert found.claims[0].kind == "judgement"


def test_what_somebody_settled_has_no_score() -> None:
    scored = replace(READING, claims=tuple(replace(one, score=0.4) for one in READING.claims))
    kind = laid(CorrectKind(claim=anchor(READING, 0), kind="judgement"), reading=scored)
    source = laid(CorrectSource(claim=anchor(READING, 1), source="author"), reading=scored)
    assert (kind.claims[0].score, source.claims[1].score, kind.claims[1].score) == (None, None, 0.4)


def test_words_of_certainty_are_found_in_the_text() -> None:
    act = CorrectCertainty(claim=anchor(READING, 2), words="believe", low=0.4, high=0.9)
    certainty = laid(act).claims[2].certainty
    assert certainty is not None
    assert HARBOUR[certainty.start : certainty.end] == "believe"
    assert (certainty.low, certainty.high, certainty.scale) == (0.4, 0.9, "icd203")


def test_what_rests_on_a_rejected_claim_rests_on_it_no_longer() -> None:
    assert READING.inferences != ()
    assert laid(RejectClaim(claim=anchor(READING, 0))).inferences == ()


def test_merged_names_are_one_actor() -> None:
    found = laid(
        MergeActors(names=("ana ruiz",), name="A. Ruiz"),
        MergeActors(names=("A. Ruiz", "Officials"), name="Port Office"),
    )
    assert [actor.name for actor in found.actors] == ["Port Office"]
    assert len(found.actors[0].mentions) == 2
    assert {claim.source.name for claim in found.claims} == {None, "Port Office"}
    assert found.claims[2].actors == found.claims[0].actors


def test_a_claim_is_found_where_lines_break_elsewhere() -> None:
    """The same words with other blanks between them, in another document."""
    text = HARBOUR.replace(" boats lay off", " boats\n lay off")
    newer = make_reading(text, claims=())
    claim = replace(
        READING.claims[0], text="two boats\n lay off the pier", end=READING.claims[0].end + 1
    )
    newer = replace(newer, claims=(claim,))
    acts = decisions(CorrectKind(claim=anchor(READING, 0), kind="judgement"))
    found = lay(newer, acts, formerly=[READING.document.id])
    assert found.reading.claims[0].kind == "judgement"
    assert lay(newer, acts).reading.claims[0].kind == "report"


ACTS: list[Act] = [
    CorrectSource(claim=anchor(READING, 0), source="person", name="Bo Lind", stance="denies"),
    CorrectCertainty(claim=anchor(READING, 0)),
    CorrectKind(claim=anchor(READING, 0), kind="forecast"),
    AddClaim(
        claim=anchor(READING, 0),
        kind="report",
        chain=(SaidBy(source="person", name="Bo Lind"), SaidBy(source="impersonal")),
        sure=Sure(words="likely", low=0.55, high=0.8),
    ),
    CutClaim(claim=anchor(READING, 0), to=anchor(READING, 1)),
    CorrectChain(claim=anchor(READING, 0), chain=(SaidBy(source="author", stance="doubts"),)),
    CorrectHorizon(claim=anchor(READING, 3), words="by 2026", by=date(2026, 12, 31)),
    CorrectInference(claim=anchor(READING, 1), premises=(anchor(READING, 0),), marker="thus"),
    RejectClaim(claim=anchor(READING, 0)),
    DescribeDocument(document=READING.document.id, title="Fire", published=date(2024, 3, 2)),
    RemoveDocument(document=READING.document.id),
    SetTags(document=READING.document.id, tags=("fire", "to call"), claim=anchor(READING, 0)),
    PutNote(document=READING.document.id, text="Ask her."),
    MergeActors(names=("a", "b"), name="c"),
    ReplaceCase(case=Case(question="Who?", hypotheses=TWO)),
    PutQuestion(question="Who?"),
    TellTruth(truth=Truth(hypothesis="H1", known=date(2026, 6, 12), items=(("E1", False),))),
    PutHypothesis(hypothesis=TWO[0]),
    PutWitness(witness=Witness(id="w", name="Wire", reliability=point(0.8))),
    PutAssumption(assumption=Assumption(id="A1", text="a clock was right")),
    PutEvidence(evidence=Evidence(id="E1", text="boats", likelihoods=())),
    PutCandidate(candidate=Candidate(id="C1", text="a log", likelihoods=())),
    Drop(part="evidence", id="E1"),
    Rate(evidence="E1", hypothesis="H1", estimate=None, by="ana"),
    CiteClaim(claim=anchor(READING, 0), evidence="E1", witness="w", says=False),
    OpenQuestion(question=Question(id="lock", asks="Will it open?", last_day=date(2026, 6, 30))),
    MakeForecast(
        forecast=ForecastStatement(
            question="lock",
            source="Ana",
            made=date(2026, 1, 3),
            probability=Stated(text="0.7", low=0.7, high=0.7),
        )
    ),
    ConfirmForecast(at=anchor(READING, 0)),
    LeaveOut(at=anchor(READING, 0)),
    SettleQuestion(
        outcome=Outcome(
            question="lock", result="yes", known=date(2026, 6, 12), evidence=("the log",)
        ),
        cites=(anchor(READING, 0),),
    ),
    Undo(number=3),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.act)
def test_every_act_can_be_kept_and_told(act: Act) -> None:
    assert decode_act(encode_act(act)) == act
    assert told(act)
    assert "\n" not in told(act)
    assert subject(act)


def test_subjects_keep_ids_with_any_characters_apart() -> None:
    one = Rate(evidence='E","H', hypothesis="1", estimate=None)
    other = Rate(evidence="E", hypothesis='H","1', estimate=None)
    assert subject(one) != subject(other)
    assert len(subject(Drop(part="evidence", id="x" * 5000))) < 300


@pytest.mark.parametrize("line", ["{}", "[]", '{"act": "dance"}', '{"act": "undo"}', "nonsense"])
def test_what_is_no_act_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever is wrong with it
        decode_act(line)
