"""What every store keeps to: claims added and cut anew, documents described and taken out."""

from datetime import date

from tests.stores.made import anchor, make_claim, make_reading

from sayso.ports import Store
from sayso.records import Reading
from sayso.records.anchor import Anchor
from sayso.records.claim_act import AddClaim, CorrectSource, CutClaim, SaidBy
from sayso.records.decision import CiteClaim, PutEvidence, PutWitness, Undo
from sayso.records.document_act import DescribeDocument, PutNote, RemoveDocument, SetTags
from sayso.records.estimate import point
from sayso.records.evidence import Evidence, Witness
from sayso.records.shelf import ClaimQuery, ClaimRow, DocumentQuery, DocumentRow
from sayso.workbench import laid_readings

CASE = "main"
READING = make_reading()
HERE = READING.document.id


def at(quote: str, reading: Reading = READING) -> Anchor:
    start = reading.document.text.index(quote)
    document = reading.document.id
    return Anchor(document=document, start=start, end=start + len(quote), quote=quote)


ADDED = AddClaim(
    claim=at("shed nine"), kind="report", chain=(SaidBy(source="person", name="Bo Lind"),)
)


def decide(store: Store, *acts: object) -> int:
    made = store.decisions.append(acts, case=CASE, who="ana")  # type: ignore[arg-type]
    return made[-1].number


def claims(store: Store, **filters: object) -> list[ClaimRow]:
    return list(store.claims.list(ClaimQuery(case=CASE, **filters)).rows)  # type: ignore[arg-type]


def documents(store: Store, **asked: object) -> list[DocumentRow]:
    query = DocumentQuery(case=CASE, **asked)  # type: ignore[arg-type]
    return list(store.documents.list(query).rows)


def test_an_added_claim_is_listed_searched_counted_and_undone(store: Store) -> None:
    store.documents.add(READING, case=CASE)
    number = decide(store, ADDED)
    assert [one.text for one in claims(store, source="bo lind")] == ["shed nine"]
    assert [one.text for one in claims(store, words='"shed nine"', kind="report")] == [
        "the café in shed nine burned first",
        "shed nine",
    ]
    assert (documents(store)[0].claims, documents(store)[0].corrected) == (5, 1)
    assert store.decisions.verify().faults == ()
    decide(store, Undo(number=number))
    assert [one.text for one in claims(store)] == [one.text for one in READING.claims]
    assert store.decisions.verify().faults == ()


def test_an_added_claim_survives_a_newer_reading_and_repair(store: Store) -> None:
    store.documents.add(READING, case=CASE)
    decide(store, ADDED, CorrectSource(claim=ADDED.claim, source="author"))
    newer = make_reading(claims=READING.claims[:2], engine="other")
    store.documents.add(newer, case=CASE)
    assert [one.text for one in claims(store)][-1] == "shed nine"
    assert claims(store)[-1].source_kind == "author"
    assert store.decisions.repair().faults == ()
    assert [one.text for one in next(iter(laid_readings(store, CASE))).claims][-1] == "shed nine"


def test_a_claim_cut_anew_is_listed_so_and_cited_still(store: Store) -> None:
    store.documents.add(READING, case=CASE)
    item = PutEvidence(evidence=Evidence(id="E1", text="fire", likelihoods=()))
    bo = PutWitness(witness=Witness(id="bo", name="Bo", reliability=point(0.8)))
    cite = CiteClaim(claim=anchor(READING, 2), evidence="E1", witness="bo")
    decide(store, item, bo, cite)
    decide(store, CutClaim(claim=anchor(READING, 2), to=at("nine")))
    found = next(one for one in claims(store) if one.text == "nine")
    assert (found.id, found.evidence, found.corrected) == (READING.claims[2].id, ("E1",), True)
    assert store.decisions.verify().faults == ()


def test_an_added_claim_is_linked_with_what_others_say(store: Store) -> None:
    one = make_reading("A ferry sank off Marrow Point.", claims=(), title="One")
    said = "Olsen said a ferry sank off Marrow Point."
    other = make_reading(said, claims=(), title="Other")
    told = make_claim(said, other.document.id, "a ferry sank off Marrow Point", kind="report")
    store.documents.add(one, case=CASE)
    store.documents.add(make_reading(said, claims=(told,), title="Other"), case=CASE)
    before = [len(each.documents) for each in store.dossiers.current(CASE).dossier.stories]
    author = (SaidBy(source="author"),)
    decide(
        store,
        AddClaim(claim=at("A ferry sank off Marrow Point", one), kind="assertion", chain=author),
    )
    tellings = [
        telling.document
        for story in store.dossiers.current(CASE).dossier.stories
        for group in story.groups
        for telling in group.tellings
    ]
    assert one.document.id in tellings, before


def test_a_document_is_listed_as_somebody_described_it(store: Store) -> None:
    store.documents.add(make_reading(title="Other", published=date(2024, 3, 5)), case=CASE)
    store.documents.add(READING, case=CASE)
    number = decide(
        store,
        DescribeDocument(
            document=HERE, title="Ablaze", publisher="Quay Press", published=date(2024, 4, 2)
        ),
    )
    first = documents(store, order="title")[0]
    assert (first.id, first.name, first.publisher) == (HERE, "Ablaze", "Quay Press")
    assert [one.id for one in documents(store, published_from=date(2024, 4, 1))] == [HERE]
    assert [one.id for one in documents(store, publisher="quay")] == [HERE]
    assert [one.id for one in documents(store, words="ablaze")] == [HERE]
    assert documents(store, order="publisher")[-1].id == HERE
    assert {one.name for one in claims(store, published_from=date(2024, 4, 1))} == {"Ablaze"}
    assert store.decisions.verify().faults == ()
    decide(store, Undo(number=number))
    assert documents(store, words="ablaze") == []
    assert documents(store, order="title")[-1].name == "The harbour"


def test_another_case_has_the_document_as_it_was(store: Store) -> None:
    store.add_case("other")
    for case in (CASE, "other"):
        store.documents.add(READING, case=case)
    decide(store, DescribeDocument(document=HERE, title="Ablaze"), RemoveDocument(document=HERE))
    row = store.documents.list(DocumentQuery(case="other")).rows[0]
    assert (row.name, row.claims) == ("The harbour", 4)


def test_a_document_without_a_title_is_called_by_its_file(store: Store) -> None:
    store.documents.add(READING, case=CASE)
    decide(store, DescribeDocument(document=HERE))
    assert documents(store)[0].name == "The harbour.txt"


def test_a_document_taken_out_is_in_no_list_and_can_be_put_back(store: Store) -> None:
    store.documents.add(READING, case=CASE)
    number = decide(store, RemoveDocument(document=HERE))
    assert documents(store) == []
    assert claims(store) == []
    assert store.claims.names(CASE, of="source") == ()
    assert store.cases()[0].documents == 0
    assert store.dossiers.current(CASE).dossier.stories == ()
    assert list(laid_readings(store, CASE)) == []
    assert [one.id for one in documents(store, removed=True)] == [HERE]
    assert store.documents.reading(HERE, case=CASE).removed is not None
    assert store.decisions.verify().faults == ()
    decide(store, Undo(number=number))
    assert len(claims(store)) == 4
    assert store.dossiers.current(CASE).dossier.stories != ()


def test_a_document_without_claims_is_taken_out_and_put_back(store: Store) -> None:
    bare = make_reading("Nothing.", claims=(), title="Bare")
    store.documents.add(bare, case=CASE)
    number = decide(store, RemoveDocument(document=bare.document.id))
    decide(store, Undo(number=number))
    assert [one.name for one in documents(store)] == ["Bare"]


def test_documents_and_claims_are_found_by_their_tags(store: Store) -> None:
    store.documents.add(READING, case=CASE)
    decide(
        store,
        SetTags(document=HERE, tags=('the "old" quay', "fire")),
        SetTags(document=HERE, tags=("call_her",), claim=anchor(READING, 0)),
        PutNote(document=HERE, text="Doubtful.", claim=anchor(READING, 1)),
    )
    assert [one.tags for one in documents(store, tag='the "old" quay')] == [
        ('the "old" quay', "fire")
    ]
    assert documents(store, tag="old") == []
    assert [one.text for one in claims(store, tag="call_her")] == [READING.claims[0].text]
    assert claims(store, tag="callxher") == []
    assert documents(store)[0].corrected == 0
    assert store.decisions.verify().faults == ()


def test_claims_are_found_by_a_part_of_their_sources_name(store: Store) -> None:
    store.documents.add(READING, case=CASE)
    assert [one.source for one in claims(store, source_part="RUIZ")] == ["Ana Ruiz"]
    assert [one.source for one in claims(store, source_part="i")] == ["Ana Ruiz", "Officials"]
    assert claims(store, source_part="%") == []
    assert claims(store, source="ruiz") == []
