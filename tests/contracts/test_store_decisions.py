"""What every store keeps to: decisions, laid over readings and made into cases."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.contracts.begun import set_up
from tests.contracts.clock import Clock
from tests.stores.made import HARBOUR, anchor, make_reading

from sayso.cases.case_file import load_case, read_case
from sayso.cases.truth_table import load_truth
from sayso.decisions.casework import to_case
from sayso.errors import ConflictError, StoreError
from sayso.ports import Store
from sayso.records.claim_act import CorrectCertainty, CorrectKind, CorrectSource, RejectClaim
from sayso.records.decision import (
    CiteClaim,
    Drop,
    MergeActors,
    PutEvidence,
    PutQuestion,
    Rate,
    Undo,
)
from sayso.records.estimate import point
from sayso.records.evidence import Evidence
from sayso.records.postmortem import Truth
from sayso.records.shelf import ClaimQuery, DocumentQuery, OriginalFile
from sayso.workbench import export_case, import_case

CASE = "main"
EXAMPLES = Path(__file__).parents[2] / "examples"
PASSWORD = "four words and a comma,"  # noqa: S105


def claims(store: Store, **filters: object) -> list[str]:
    query = ClaimQuery(case=CASE, **filters)  # type: ignore[arg-type]
    return [row.text for row in store.claims.list(query).rows]


def documents(store: Store, words: str) -> list[str | None]:
    page = store.documents.list(DocumentQuery(case=CASE, words=words, order="title"))
    return [row.title for row in page.rows]


# Documents and readings


def test_corrections_are_laid_over_and_the_machine_is_not_edited(store: Store) -> None:
    reading = make_reading()
    store.documents.add(reading, case=CASE)
    store.decisions.append(
        [
            CorrectSource(claim=anchor(reading, 1), source="person", name="Bo Lind"),
            CorrectCertainty(claim=anchor(reading, 1), words=None),
            CorrectKind(claim=anchor(reading, 0), kind="judgement"),
            RejectClaim(claim=anchor(reading, 3)),
        ],
        case=CASE,
        who="ana",
        why="as the text says",
    )
    laid = store.documents.reading(reading.document.id, case=CASE)
    assert laid.machine == reading
    assert [claim.kind for claim in laid.reading.claims] == ["judgement", "report", "report"]
    assert laid.reading.claims[1].source.name == "Bo Lind"
    assert laid.reading.claims[1].certainty is None
    assert [claim.text for claim in laid.rejected] == [reading.claims[3].text]
    assert [one.why for one in laid.decided[reading.claims[0].id]] == ["as the text says"]
    assert claims(store, source="bo lind") == [reading.claims[1].text]
    assert claims(store, corrected=True, rejected=True) == [
        reading.claims[index].text for index in (0, 1, 3)
    ]
    assert store.documents.list(DocumentQuery(case=CASE)).rows[0].corrected == 3


def test_an_undo_is_a_decision_and_can_be_undone(store: Store) -> None:
    reading = make_reading()
    store.documents.add(reading, case=CASE)

    def decide(act: RejectClaim | Undo) -> int:
        return store.decisions.append([act], case=CASE, who="ana")[0].number

    first = decide(RejectClaim(claim=anchor(reading, 0)))
    assert len(claims(store)) == 3
    second = decide(Undo(number=first))
    assert len(claims(store)) == 4
    decide(Undo(number=second))
    assert len(claims(store)) == 3
    assert [one.number for one in store.decisions.list(case=CASE)] == [1, 2, 3]


def test_two_actors_are_one_in_every_document(store: Store) -> None:
    for title in ("first", "second"):
        store.documents.add(make_reading(title=title), case=CASE)
    act = MergeActors(names=("Ana Ruiz", "officials"), name="A. Ruiz")
    made = store.decisions.append([act], case=CASE, who="bo")
    assert store.claims.names(CASE, of="actor") == (("A. Ruiz", 4),)
    assert len(claims(store, source="A. Ruiz")) == 4
    store.documents.add(make_reading(title="third"), case=CASE)
    assert len(claims(store, source="A. Ruiz")) == 6
    store.decisions.append([Undo(number=made[0].number)], case=CASE, who="bo")
    assert claims(store, source="A. Ruiz") == []


def test_a_newer_reading_keeps_every_decision(store: Store) -> None:
    """The newer engine begins a claim elsewhere, and finds another no more."""
    old = make_reading()
    store.documents.add(old, case=CASE)
    store.decisions.append(
        [
            CorrectKind(claim=anchor(old, 1), kind="assertion"),
            RejectClaim(claim=anchor(old, 3)),
        ],
        case=CASE,
        who="ana",
    )
    claim = old.claims[1]
    longer = replace(claim, id="longer", end=claim.end + 1, text=f"{claim.text}.")
    new = replace(old, claims=(old.claims[0], longer, old.claims[2]), inferences=(), engine="newer")
    assert store.documents.add(new, case=CASE)
    laid = store.documents.reading(old.document.id, case=CASE)
    assert laid.reading.claims[1].kind == "assertion"
    assert [(lost.decision.number, lost.gone) for lost in laid.lost] == [(2, "claim")]
    assert claims(store, corrected=True) == [longer.text]
    assert store.decisions.verify().readings == 2


def test_decisions_follow_a_file_into_its_newer_text(store: Store) -> None:
    """A newer reader breaks lines elsewhere, and leaves a sentence out."""
    file = OriginalFile(name="a.pdf", sha256="aa" * 32)
    old = make_reading()
    store.documents.add(old, case=CASE, file=file)
    store.decisions.append(
        [
            CorrectSource(claim=anchor(old, 0), source="organisation", name="Port Office"),
            RejectClaim(claim=anchor(old, 3)),
        ],
        case=CASE,
        who="ana",
    )
    text = HARBOUR.replace(" It will be rebuilt by 2026.", "").replace("Ana Ruiz said", "She said")
    new = make_reading(text)
    store.documents.add(new, case=CASE, file=file)
    assert store.documents.list(DocumentQuery(case=CASE)).total == 1
    laid = store.documents.reading(old.document.id, case=CASE)
    assert laid.reading.document == new.document
    assert laid.reading.claims[0].source.name == "Port Office"
    assert [lost.gone for lost in laid.lost] == ["text"]
    assert claims(store, source="port office") == [new.claims[0].text]


def test_a_decision_about_other_words_is_refused(store: Store) -> None:
    reading = make_reading()
    store.documents.add(reading, case=CASE)
    wrong = replace(anchor(reading, 0), quote="three boats")
    with pytest.raises(StoreError, match="does not read 'three boats'"):
        store.decisions.append([RejectClaim(claim=wrong)], case=CASE, who="ana")
    with pytest.raises(StoreError, match="has no decision 7"):
        store.decisions.append([Undo(number=7)], case=CASE, who="ana")
    with pytest.raises(StoreError, match="no case is called 'nope'"):
        store.decisions.append([PutQuestion(question="?")], case="nope", who="ana")
    assert store.decisions.list(case=CASE) == ()


def test_all_acts_of_one_call_are_kept_or_none(store: Store) -> None:
    with pytest.raises(StoreError):
        store.decisions.append(
            [PutQuestion(question="Who?"), Undo(number=99)], case=CASE, who="ana"
        )
    assert store.decisions.state(CASE).question == ""


# Cases


@pytest.mark.parametrize("name", ["harbour.toml", "harbour-naive.toml", "outage.toml"])
def test_a_case_file_and_a_store_are_two_forms_of_one_case(store: Store, name: str) -> None:
    case = load_case(EXAMPLES / name)
    assert len(import_case(store, case, name=CASE, who="ana")) == 1
    assert to_case(store.decisions.state(CASE)) == case
    assert read_case(export_case(store, CASE))[0] == case
    assert import_case(store, case, name=CASE, who="ana") == ()


def test_what_turned_out_goes_into_a_store_and_out_with_the_case(
    store: Store, tmp_path: Path
) -> None:
    case = load_case(EXAMPLES / "harbour.toml")
    truth = Truth(
        hypothesis="H2",
        known=date(2026, 6, 12),
        who="the desk",
        evidence=("the inquiry's report", "its annex"),
        items=(("E1", False), ("E2", True)),
    )
    assert len(import_case(store, case, name=CASE, who="ana", truth=truth)) == 2
    assert import_case(store, case, name=CASE, who="ana", truth=truth) == ()
    file = tmp_path / "out.toml"
    file.write_text(export_case(store, CASE), encoding="utf-8")
    assert load_truth(file) == truth
    # A newer file that tells none leaves what was told, and a case without it tells nothing.
    newer = replace(case, question="Who did it?")
    assert len(import_case(store, newer, name=CASE, who="ana")) == 1
    assert store.decisions.state(CASE).truth == truth
    store.decisions.append([Drop(part="hypothesis", id="H2")], case=CASE, who="ana")
    state = store.decisions.state(CASE)
    assert state.truth is None
    assert state.unapplied


def test_a_case_grows_by_decisions(store: Store) -> None:
    set_up(store)
    store.decisions.append(
        [
            Rate(evidence="E1", hypothesis="H1", estimate=point(0.9)),
            Rate(evidence="E1", hypothesis="H2", estimate=point(0.2)),
        ],
        case=CASE,
        who="ana",
    )
    case = to_case(store.decisions.state(CASE))
    assert [one.estimate for one in case.evidence[0].likelihoods] == [point(0.9), point(0.2)]
    changed = PutEvidence(evidence=Evidence(id="E1", text="two boats", likelihoods=()))
    store.decisions.append([changed], case=CASE, who="bo")
    item = store.decisions.state(CASE).evidence[0]
    assert (item.text, item.likelihoods) == ("two boats", case.evidence[0].likelihoods)
    store.decisions.append([Drop(part="hypothesis", id="H2")], case=CASE, who="bo")
    assert len(store.decisions.state(CASE).evidence[0].likelihoods) == 1


def test_a_claim_is_cited_as_evidence(store: Store) -> None:
    reading = make_reading()
    store.documents.add(reading, case=CASE)
    set_up(store)
    cite = CiteClaim(claim=anchor(reading, 0), evidence="E1", witness="ana")
    made = store.decisions.append([cite], case=CASE, who="ana")
    state = store.decisions.state(CASE)
    assert [report.witness for report in state.evidence[0].reports] == ["ana"]
    assert state.evidence[0].observed is None
    assert state.citations[0].claim == anchor(reading, 0)
    query = ClaimQuery(case=CASE, words="boats")
    assert store.claims.list(query).rows[0].evidence == ("E1",)
    exported = export_case(store, CASE)
    assert "# report E1/ana@" in exported
    assert read_case(exported)[0] == to_case(state)
    store.decisions.append([Undo(number=made[0].number)], case=CASE, who="ana")
    assert store.claims.list(query).rows[0].evidence == ()
    assert store.decisions.state(CASE).evidence[0].observed is True


def test_a_decision_about_what_is_gone_changes_nothing_and_is_told(store: Store) -> None:
    set_up(store)
    store.decisions.append([Drop(part="evidence", id="E1")], case=CASE, who="ana")
    rated = Rate(evidence="E1", hypothesis="H1", estimate=None)
    made = store.decisions.append([rated], case=CASE, who="ana")
    assert store.decisions.state(CASE).unapplied == (made[0].number,)


def test_the_case_as_it_stood_on_a_day(store: Store, clock: Clock) -> None:
    set_up(store)
    clock.go_on(days=1)
    store.decisions.append([PutQuestion(question="Why?")], case=CASE, who="ana")
    clock.go_on(days=1)
    store.decisions.append([Undo(number=1)], case=CASE, who="ana")
    questions = [
        store.decisions.state(CASE, until=date(2026, 3, day)).question for day in (1, 2, 3)
    ]
    assert questions == ["Who?", "Why?", "Why?"]
    assert store.decisions.state(CASE, until=date(2026, 2, 28)).hypotheses == ()


def test_whoever_was_slower_is_told(store: Store) -> None:
    set_up(store)
    seen = store.decisions.state(CASE).number
    rate = Rate(evidence="E1", hypothesis="H1", estimate=point(0.9))
    other = Rate(evidence="E1", hypothesis="H2", estimate=point(0.1))
    first = store.decisions.append([rate], case=CASE, who="ana", seen=seen)[0]
    with pytest.raises(ConflictError, match="ana decided on the same meanwhile") as caught:
        store.decisions.append([replace(rate, estimate=None)], case=CASE, who="bo", seen=seen)
    assert caught.value.number == first.number
    store.decisions.append([other], case=CASE, who="bo", seen=seen)
    own = store.decisions.append([rate], case=CASE, who="ana", seen=seen)[0]
    assert own.replaces == first.number
    later = store.decisions.append([replace(rate, estimate=None)], case=CASE, who="bo")[0]
    assert later.replaces == own.number


# Verifying
