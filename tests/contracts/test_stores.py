"""What every store keeps to, over SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.stores.made import HARBOUR, anchor, make_reading

from sayso.cases.case_file import load_case, read_case
from sayso.decisions.casework import to_case
from sayso.errors import ConflictError, StoreError, TooManyTriesError
from sayso.ports import Store
from sayso.records.decision import (
    CiteClaim,
    CorrectCertainty,
    CorrectKind,
    CorrectSource,
    Drop,
    MergeActors,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
    Rate,
    RejectClaim,
    Undo,
)
from sayso.records.estimate import point
from sayso.records.evidence import Evidence, Witness
from sayso.records.hypothesis import Hypothesis
from sayso.records.shelf import ClaimQuery, DocumentQuery, OriginalFile
from sayso.stores.store import open_postgresql, open_sqlite
from sayso.workbench import export_case, import_case

CASE = "main"
EXAMPLES = Path(__file__).parents[2] / "examples"
PASSWORD = "four words and a comma,"  # noqa: S105


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(address: str, clock: Clock) -> Iterator[Store]:
    open_ = open_postgresql if address.startswith("postgresql:") else open_sqlite
    made: Store = open_(address, create=True, clock=clock)
    made.add_case(CASE)
    yield made
    made.close()


def claims(store: Store, **filters: object) -> list[str]:
    query = ClaimQuery(case=CASE, **filters)  # type: ignore[arg-type]
    return [row.text for row in store.claims.list(query).rows]


def documents(store: Store, words: str) -> list[str | None]:
    page = store.documents.list(DocumentQuery(case=CASE, words=words, order="title"))
    return [row.title for row in page.rows]


# Documents and readings


def test_a_reading_comes_back_as_it_was_kept(store: Store) -> None:
    reading = make_reading()
    assert store.documents.add(reading, case=CASE)
    laid = store.documents.reading(reading.document.id, case=CASE)
    assert laid.machine == laid.reading == reading


def test_awkward_characters_come_back(store: Store) -> None:
    text = "It was \x00 said that “naïve” 日本 \U0001f30a things happened\r\nhere."
    reading = make_reading(text, title="a\x00b", claims=())
    store.documents.add(reading, case=CASE)
    assert store.documents.reading(reading.document.id, case=CASE).machine == reading
    assert documents(store, "naive") == ["a\N{REPLACEMENT CHARACTER}b"]


def test_the_same_reading_again_is_nothing_new(store: Store) -> None:
    assert store.documents.add(make_reading(), case=CASE)
    assert not store.documents.add(make_reading(), case=CASE)
    assert store.decisions.verify().readings == 1


def test_a_file_that_is_held_need_not_be_read_again(store: Store) -> None:
    file = OriginalFile(name="a.txt", sha256="00" * 32)
    reading = make_reading()
    store.documents.add(reading, case=CASE, file=file)
    held = store.documents.holds(file.sha256, case=CASE, engine="standard", scale="icd203")
    assert held == reading.document.id
    assert store.documents.holds("11" * 32, case=CASE, engine="standard", scale="icd203") is None
    assert store.documents.holds(file.sha256, case=CASE, engine="other", scale="icd203") is None


def test_a_case_holds_its_own_documents_alone(store: Store) -> None:
    store.add_case("other")
    reading = make_reading()
    store.documents.add(reading, case=CASE)
    assert store.documents.list(DocumentQuery(case="other")).total == 0
    assert store.claims.list(ClaimQuery(case="other")).total == 0
    with pytest.raises(StoreError, match="the case 'other' holds no document"):
        store.documents.reading(reading.document.id, case="other")
    act = RejectClaim(claim=anchor(reading, 0))
    with pytest.raises(StoreError, match="the case 'other' holds no document"):
        store.decisions.append([act], case="other", who="ana")


def test_documents_are_listed_in_any_order(store: Store) -> None:
    for title, day in (("b", date(2024, 1, 2)), ("a", None), ("c", date(2024, 1, 1))):
        store.documents.add(make_reading(title=title, published=day), case=CASE)

    def titles(**asked: object) -> list[str | None]:
        query = DocumentQuery(case=CASE, **asked)  # type: ignore[arg-type]
        return [row.title for row in store.documents.list(query).rows]

    assert titles() == ["b", "a", "c"]
    assert titles(order="title") == ["a", "b", "c"]
    assert titles(order="published") == ["c", "b", "a"]
    assert titles(order="published", descending=True) == ["b", "c", "a"]
    assert titles(published_from=date(2024, 1, 2)) == ["b"]
    assert titles(limit=1, offset=1) == ["a"]
    assert store.documents.list(DocumentQuery(case=CASE, limit=1)).total == 3


# Search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("boat", True),  # stems
        ("BOATS cafe", True),  # capitals and accents
        ('"shed nine"', True),
        ('"nine shed"', False),
        ("rebui*", True),
        ("harbour", True),  # in the title
        ("boats -fire", True),
        ("boats -shed", False),
        ("-fire", True),
        ("boats and/or (pier", False),
        ('the "', True),
        ("'; DROP TABLE claims; --", False),
        ("\x00 * - \" '", True),  # says nothing, so all are listed
    ],
)
def test_documents_are_found_by_their_words(store: Store, words: str, found: bool) -> None:
    store.documents.add(make_reading(), case=CASE)
    assert documents(store, words) == (["The harbour"] if found else [])


def test_an_excerpt_shows_the_words(store: Store) -> None:
    long = " ".join(["Much was said of other things."] * 300)
    store.documents.add(make_reading(f"{long} A lighthouse fell. {long}", claims=()), case=CASE)
    page = store.documents.list(DocumentQuery(case=CASE, words="lighthouse"))
    assert "A lighthouse fell." in page.rows[0].excerpt
    assert len(page.rows[0].excerpt) < 300


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"words": "boat pier"}, [0]),
        ({"words": '"an accident"'}, [1]),
        ({"words": "-boat -accident"}, [2, 3]),
        ({"words": "cafe"}, [2]),
        ({"source": "ana ruiz"}, [0]),
        ({"source_kind": "author"}, [1, 3]),
        ({"kind": "report"}, [0, 2]),
        ({"certain": True}, [1]),
        ({"certain": False}, [0, 2, 3]),
        ({"low": 0.7, "high": 0.9}, [1]),
        ({"low": 0.9}, []),
        ({"actor": "officials"}, [2]),
        ({"about_from": date(2026, 6, 1), "about_until": date(2030, 1, 1)}, [3]),
        ({"about_until": date(2025, 1, 1)}, []),
        ({"published_from": date(2024, 3, 1)}, [0, 1, 2, 3]),
        ({"published_until": date(2024, 2, 29)}, []),
        ({"corrected": True}, []),
        ({"order": "source"}, [1, 3, 0, 2]),
        ({"order": "text", "limit": 2}, [3, 1]),
        ({"descending": True, "offset": 3}, [0]),
    ],
)
def test_claims_are_filtered_and_sorted(
    store: Store, filters: dict[str, object], found: list[int]
) -> None:
    reading = make_reading()
    store.documents.add(reading, case=CASE)
    assert claims(store, **filters) == [reading.claims[index].text for index in found]


def test_names_are_told_with_their_claims(store: Store) -> None:
    store.documents.add(make_reading(), case=CASE)
    assert store.claims.names(CASE, of="source", beginning="ANA") == (("Ana Ruiz", 1),)
    assert store.claims.names(CASE, of="actor") == (("Ana Ruiz", 1), ("Officials", 1))


# Decisions over readings


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


def set_up(store: Store) -> None:
    store.decisions.append(
        [
            PutQuestion(question="Who?"),
            PutHypothesis(hypothesis=Hypothesis(id="H1", text="one")),
            PutHypothesis(hypothesis=Hypothesis(id="H2", text="two")),
            PutWitness(witness=Witness(id="ana", name="Ana Ruiz", reliability=point(0.8))),
            PutEvidence(evidence=Evidence(id="E1", text="boats", likelihoods=())),
        ],
        case=CASE,
        who="ana",
    )


@pytest.mark.parametrize("name", ["harbour.toml", "harbour-naive.toml", "outage.toml"])
def test_a_case_file_and_a_store_are_two_forms_of_one_case(store: Store, name: str) -> None:
    case = load_case(EXAMPLES / name)
    assert len(import_case(store, case, name=CASE, who="ana")) == 1
    assert to_case(store.decisions.state(CASE)) == case
    assert read_case(export_case(store, CASE))[0] == case
    assert import_case(store, case, name=CASE, who="ana") == ()


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


def test_an_untouched_store_has_no_faults(store: Store) -> None:
    store.documents.add(make_reading(), case=CASE)
    set_up(store)
    found = store.decisions.verify()
    assert (found.faults, found.decisions, found.documents, found.readings) == ((), 5, 1, 1)
    assert found.head == store.decisions.list(case=CASE)[-1].hash
    assert store.decisions.verify(noted=found.head).faults == ()


CHANGES = [
    ("UPDATE decisions SET why = 'x' WHERE number = 3", "decision 3", "was changed"),
    ("UPDATE decisions SET who = 'bo' WHERE number = 5", "decision 5", "was changed"),
    ("UPDATE decisions SET made = '2020-01-01T00:00:00.000000+00:00' WHERE number = 1",
     "decision 1", "was changed"),
    ("UPDATE decisions SET act = replace(act, 'one', 'two') WHERE number = 2",
     "decision 2", "was changed"),
    ("UPDATE decisions SET case_name = 'other' WHERE number = 4", "decision 4", "was changed"),
    ("UPDATE decisions SET act_name = 'drop' WHERE number = 4", "decision 4", "filed under"),
    ("DELETE FROM decisions WHERE number = 3", "decision 4", "decision 3 is missing"),
    ("UPDATE decisions SET number = 9 WHERE number = 5", "decision 9", "is missing"),
    ("UPDATE documents SET record = replace(record, 'pier', 'quay')", "document", "was changed"),
    ("UPDATE readings SET record = replace(record, 'judgement', 'assertion')",
     "reading 1", "was changed"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "where", "message"), CHANGES)
def test_any_later_change_is_found_where_it_is(
    store: Store, change: Callable[[str], None], statement: str, where: str, message: str
) -> None:
    store.add_case("other")
    store.documents.add(make_reading(), case=CASE)
    set_up(store)
    change(statement)
    fault = store.decisions.verify().faults[0]
    assert fault.where.startswith(where)
    assert message in fault.message


def test_newest_decisions_taken_away_are_missed_by_a_noted_hash(
    store: Store, change: Callable[[str], None]
) -> None:
    set_up(store)
    noted = store.decisions.verify().head
    change("DELETE FROM decisions WHERE number > 3")
    assert store.decisions.verify().faults == ()
    assert "newest were removed" in store.decisions.verify(noted=noted).faults[0].message


@pytest.fixture
def change(address: str) -> Callable[[str], None]:
    """Changes the database behind the store's back."""

    def run(statement: str) -> None:
        if address.startswith("postgresql:"):
            psycopg = pytest.importorskip("psycopg")
            with psycopg.connect(address) as connection:
                connection.execute(statement)
        else:
            import sqlite3

            connection = sqlite3.connect(address)
            with connection:
                connection.execute(statement)
            connection.close()

    return run


# Accounts


def test_accounts_have_roles_in_cases(store: Store) -> None:
    assert store.accounts.list() == ()
    store.add_case("other")
    store.accounts.add("ana", PASSWORD)
    store.accounts.grant("ana", case=CASE, role="owner")
    assert store.accounts.role("ana", case=CASE) == "owner"
    assert store.accounts.role("ana", case="other") is None
    assert [row.name for row in store.cases(user="ana")] == [CASE]
    store.accounts.grant("ana", case=CASE, role=None)
    assert store.accounts.list()[0].roles == ()
    with pytest.raises(StoreError, match="there is an account 'ana' already"):
        store.accounts.add("ana", PASSWORD)
    with pytest.raises(StoreError, match="12 to 1,024 characters"):
        store.accounts.add("bo", "too short")
    with pytest.raises(StoreError, match="no account is called 'bo'"):
        store.accounts.grant("bo", case=CASE, role="reader")


@pytest.mark.parametrize("name", ["", " a", "a/b", "..", "a\nb", "x" * 81])
def test_names_that_break_addresses_are_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="is no name for a case"):
        store.add_case(name)


def test_a_session_begins_is_used_and_ends(store: Store, clock: Clock) -> None:
    store.accounts.add("ana", PASSWORD)
    assert store.sessions.sign_in("ana", "wrong", address="here") is None
    assert store.sessions.sign_in("bo", PASSWORD, address="here") is None
    token = store.sessions.sign_in("ana", PASSWORD, address="here")
    assert token is not None
    for _ in range(3):
        clock.go_on(hours=11)
        user = store.sessions.user(token)
        assert user is not None
        assert user.name == "ana"
    clock.go_on(hours=13)
    assert store.sessions.user(token) is None
    token = store.sessions.sign_in("ana", PASSWORD, address="here")
    assert token is not None
    store.accounts.change("ana", disabled=True)
    assert store.sessions.user(token) is None
    assert store.sessions.sign_in("ana", PASSWORD, address="here") is None


def test_signing_in_too_often_has_to_wait(store: Store, clock: Clock) -> None:
    store.accounts.add("ana", PASSWORD)
    for _ in range(10):
        assert store.sessions.sign_in("ana", "wrong", address="there") is None
    with pytest.raises(TooManyTriesError) as caught:
        store.sessions.sign_in("ana", PASSWORD, address="here")
    assert 0 < caught.value.seconds <= 15 * 60
    clock.go_on(minutes=16)
    assert store.sessions.sign_in("ana", PASSWORD, address="here") is not None


def test_neither_passwords_nor_tokens_are_in_the_database(store: Store, address: str) -> None:
    if address.startswith("postgresql:"):
        pytest.skip("the file of SQLite is looked through")
    store.accounts.add("ana", PASSWORD)
    token = store.sessions.sign_in("ana", PASSWORD, address="here")
    assert token is not None
    kept = b"".join(path.read_bytes() for path in Path(address).parent.glob("case.db*"))
    assert b"$argon2id$" in kept
    assert PASSWORD.encode() not in kept
    assert token.encode() not in kept
