"""What every store keeps to, over SQLite and PostgreSQL: documents, readings, claims."""

from datetime import date
from pathlib import Path

import pytest
from tests.stores.made import anchor, make_reading

from sayso.errors import StoreError
from sayso.ports import Store
from sayso.records.claim_act import RejectClaim
from sayso.records.shelf import ClaimQuery, DocumentQuery, OriginalFile

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


def test_each_document_found_has_its_own_excerpt(store: Store) -> None:
    for title, tower in (("lighthouse", "old"), ("b", "new"), ("c", "tall")):
        text = f"It was said. The {tower} lighthouse fell. A lighthouse is high."
        store.documents.add(make_reading(text, title=title, claims=()), case=CASE)
    page = store.documents.list(DocumentQuery(case=CASE, words="lighthouse -boat"))
    assert [row.excerpt.split(" lighthouse fell")[0] for row in page.rows] == [
        "It was said. The old",
        "It was said. The new",
        "It was said. The tall",
    ]


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
