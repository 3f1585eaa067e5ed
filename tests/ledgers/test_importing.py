"""Exports of other sites become ledgers, every row told; the samples are written for this."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from sayso.errors import LedgerError, ReadError
from sayso.ledgers.imported import MOST_TOLD, Imported, slug
from sayso.ledgers.importing import SITES, import_ledger
from sayso.ledgers.ledger_file import read_ledger
from sayso.ledgers.ledger_toml import write_ledger
from sayso.records.ledger import ForecastStatement, Outcome, Question

SAMPLES = Path(__file__).parent / "samples"
BY_SITE = {
    "fatebook": "fatebook.csv",
    "metaculus": "metaculus",
    "predictionbook": "predictionbook.csv",
    "manifold": "manifold.json",
    "forecastbench": "forecastbench",
}


def imported(site: str) -> Imported:
    return import_ledger(SAMPLES / BY_SITE[site])


def question(found: Imported, id_: str) -> Question:
    return next(one for one in found.ledger.questions if one.id == id_)


def said(found: Imported, id_: str) -> list[ForecastStatement]:
    return [one for one in found.ledger.forecasts if one.question == id_]


def outcome(found: Imported, id_: str) -> Outcome | None:
    return found.ledger.settled.get(id_)


@pytest.mark.parametrize("site", SITES)
def test_what_is_imported_is_read_back_from_its_file(site: str) -> None:
    found = imported(site)
    ledger, mistakes = read_ledger(write_ledger(found.ledger))
    assert mistakes == ()
    assert ledger == found.ledger


@pytest.mark.parametrize("site", SITES)
def test_every_row_is_counted_once(site: str) -> None:
    found = imported(site)
    assert sum(count for _, count in found.fates) == found.rows
    assert dict(found.fates).get("not used", 0) == len(found.unused) > 0


def test_fatebook() -> None:
    found = imported("fatebook")
    assert found.told == (
        "8 rows of a Fatebook export: forecasts 6, not used 2",
        "5 questions: settled yes 2, settled no 1, void 1, open 1",
        "2 could not be used:",
        "  row 8: 20 is no probability",
        "  row 9: Forecast created by is empty",
    )
    lock = question(found, "will-the-estrin-lock-reopen-by-the-end-of-june")
    assert (lock.last_day, lock.opens) == (date(2026, 6, 30), date(2026, 2, 3))
    ana, ben = said(found, lock.id)
    assert (ana.source, ben.source) == ("Ana Ferro", "Ben Oss")
    assert ana.made_at == datetime(2026, 2, 3, 9, 14, tzinfo=UTC)
    assert ana.entered_at == ana.made_at


def test_each_option_on_fatebook_is_a_question_and_all_are_one_event() -> None:
    found = imported("fatebook")
    options = [one for one in found.ledger.questions if "chairs" in one.asks]
    assert [one.asks for one in options] == [
        "Who chairs the harbour board in May?: Mira Tolle",
        "Who chairs the harbour board in May?: Jon Vetch",
    ]
    assert len({one.event for one in options}) == 1
    results = [found.ledger.settled[one.id].result for one in options]
    assert results == ["no", "yes"]


def test_ambiguous_on_fatebook_is_void() -> None:
    found = imported("fatebook")
    unclear = next(one for one in found.ledger.questions if "ferry" in one.asks)
    settled = outcome(found, unclear.id)
    assert settled is not None
    assert (settled.result, settled.reason) == ("void", "cannot be told")


def test_metaculus() -> None:
    found = imported("metaculus")
    assert found.told[0] == (
        "19 rows of Metaculus's data: forecasts 6, questions 5, not used 3, prices of the "
        "community 3, other aggregates, left out 1, forecasts that were withdrawn 1"
    )
    assert found.unused == (
        "question_data.csv row 7: 'perhaps' is no resolution of a yes-no question",
        "forecast_data.csv row 11: the CDF does not rise along the question's Continuous Range",
        "forecast_data.csv row 14: question 999 is not in question_data.csv",
    )
    ferry = question(found, "metaculus-101")
    assert [(one.day, one.probability) for one in ferry.market] == [
        (date(2026, 1, 5), 0.6),
        (date(2026, 1, 6), 0.5),
    ]
    by_ana = [one for one in said(found, "metaculus-101") if one.source == "anaferro"]
    assert [one.withdrawn for one in by_ana] == [date(2026, 1, 20), None]
    annulled = outcome(found, "metaculus-105")
    assert annulled is not None
    assert annulled.reason == "question ill put"
    fair = said(found, "metaculus-102")[0]
    assert [(one.option, one.probability) for one in fair.options] == [
        ("Estrin", 0.5),
        ("Port Cade", 0.3),
        ("Other", 0.2),
    ]


def test_a_cdf_becomes_quantiles() -> None:
    """CDF 0, .2, .5, .8, .95 at 0, 2.5, 5, 7.5, 10."""
    found = imported("metaculus")
    distribution = said(found, "metaculus-103")[0].distribution
    assert distribution is not None
    values = {one.level: one.value for one in distribution.quantiles}
    assert len(values) == 21
    assert values[0.2] == pytest.approx(2.5)
    assert values[0.35] == pytest.approx(3.75)
    assert values[0.5] == pytest.approx(5)
    assert values[0.99] == pytest.approx(10)
    assert question(found, "metaculus-103").bounds == (0, 10)


def test_days_become_quantiles_and_beyond_the_bound_is_after() -> None:
    found = imported("metaculus")
    distribution = said(found, "metaculus-104")[0].distribution
    assert distribution is not None
    values = {one.level: one.value for one in distribution.quantiles}
    assert values[0.5] == date(2026, 4, 2)
    settled = outcome(found, "metaculus-104")
    assert settled is not None
    assert settled.result == "after"


def test_metaculus_as_a_zip_file(tmp_path: Path) -> None:
    packed = tmp_path / "export.zip"
    with ZipFile(packed, "w") as zip_file:
        for name in ("question_data.csv", "forecast_data.csv"):
            zip_file.write(SAMPLES / "metaculus" / name, f"inner/{name}")
        zip_file.writestr("inner/README.md", "how to read this")
    assert import_ledger(packed) == imported("metaculus")


def test_predictionbook() -> None:
    found = imported("predictionbook")
    assert found.told == (
        "9 rows of a PredictionBook export: forecasts 6, not used 2, comments without a forecast 1",
        "5 questions: void 2, settled yes 1, settled no 1, open 1",
        "2 could not be used:",
        "  row 9: deadline is empty",
        "  row 10: 1.2 is no probability",
    )
    reasons = [one.reason for one in found.ledger.outcomes if one.result == "void"]
    assert reasons == ["cannot be told", "question ill put"]


def test_predictionbook_in_the_columns_of_iqisa(tmp_path: Path) -> None:
    table = tmp_path / "forecasts.csv"
    table.write_text(
        "question_id,user_id,probability,timestamp,outcome,open_time,close_time,resolve_time,"
        "q_status\n"
        "2,u1,0.6,2026-01-20 04:37:13+00:00,0.0,2026-01-20,2026-02-01 10:00:00+00:00,"
        "2026-02-02 09:18:01+00:00,resolved\n"
        "3,u1,0.6,2026-01-20 04:37:13+00:00,-1.0,2026-01-20,2026-02-01 10:00:00+00:00,"
        "2026-02-02 09:18:01+00:00,ambiguous\n"
        "4,u2,0.1,2026-01-20 04:37:13+00:00,,2026-01-20,2026-02-01 10:00:00+00:00,,open\n",
        encoding="utf-8",
    )
    found = import_ledger(table)
    assert found.told[1] == "3 questions: settled no 1, void 1, open 1"


def test_predictionbook_as_json(tmp_path: Path) -> None:
    whole = {
        "user": {"name": "ana"},
        "predictions": [
            {
                "id": 1,
                "description": "The lock reopens",
                "deadline": "2026-06-30T12:00:00Z",
                "created_at": "2026-02-03T09:00:00Z",
                "updated_at": "2026-06-12T09:00:00Z",
                "outcome": True,
                "withdrawn": False,
                "responses": [
                    {"id": 11, "confidence": 70, "user_label": "ana",
                     "created_at": "2026-02-03T09:14:00Z", "updated_at": "2026-02-03T09:14:00Z"},
                    {"id": 12, "confidence": None, "comment": "ice", "user_label": "ben",
                     "created_at": "2026-02-04T09:14:00Z"},
                ],
            }
        ],
    }  # fmt: skip
    path = tmp_path / "my_predictions.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    found = import_ledger(path)
    assert found.told[0].endswith("forecasts 1, comments without a forecast 1")
    assert found.told[1] == "1 questions: settled yes 1"
    assert found.ledger.questions[0].asks == "The lock reopens"


def test_manifold() -> None:
    found = imported("manifold")
    results = {one.question: (one.result, one.share) for one in found.ledger.outcomes}
    assert results["manifold-a1"] == ("yes", None)
    assert results["manifold-a2"] == ("partly", 0.4)
    assert results["manifold-a3"] == ("void", None)
    fair, berths = outcome(found, "manifold-a5"), outcome(found, "manifold-a6")
    assert fair is not None
    assert fair.option == "Port Cade"
    assert berths is not None
    assert berths.value == pytest.approx(6)
    price = question(found, "manifold-a4").market[0]
    assert (price.day, price.probability, price.market) == (date(2026, 2, 10), 0.21, "Manifold")
    assert found.unused == (
        "market 7 (a7): a market of the kind POLL is no question that comes out one way",
    )


def test_one_market_of_manifold_on_a_log_scale(tmp_path: Path) -> None:
    market = {"id": "z", "question": "How many?", "outcomeType": "PSEUDO_NUMERIC", "min": 0,
              "max": 99, "isLogScale": True, "isResolved": True, "resolution": "MKT",
              "resolutionProbability": 0.5, "resolutionTime": 1774958400000}  # fmt: skip
    path = tmp_path / "market.json"
    path.write_text(json.dumps(market), encoding="utf-8")
    assert import_ledger(path).ledger.outcomes[0].value == pytest.approx(9)


def test_forecastbench() -> None:
    found = imported("forecastbench")
    assert [one.id for one in found.ledger.questions] == [
        "manifold:fe1",
        "fred:tide@2026-02-08",
        "fred:tide@2026-03-03",
    ]
    ferry, tide = found.ledger.questions[:2]
    assert [(one.day, one.probability) for one in ferry.market] == [(date(2026, 1, 22), 0.64)]
    assert tide.market == ()
    assert tide.asks.endswith("more on 2026-02-08 than on 2026-02-01?")
    assert tide.event == "fred:tide"
    assert "set of 2026-02-01" in ferry.topics
    results = {one.question: one.result for one in found.ledger.outcomes}
    assert results == {"manifold:fe1": "yes", "fred:tide@2026-02-08": "no"}


def test_a_file_may_have_a_byte_order_mark_semicolons_and_carriage_returns(tmp_path: Path) -> None:
    text = (SAMPLES / "predictionbook.csv").read_text(encoding="utf-8")
    windows = tmp_path / "windows.csv"
    windows.write_bytes(b"\xef\xbb\xbf" + text.replace(",", ";").replace("\n", "\r\n").encode())
    assert import_ledger(windows) == imported("predictionbook")


def test_who_asks_what_is_over_has_no_day_of_opening(tmp_path: Path) -> None:
    """Else the file would have a mistake, and nothing of it could be scored."""
    rows = (
        (SAMPLES / "fatebook.csv").read_text(encoding="utf-8").replace("2026-06-30", "2026-01-30")
    )
    path = tmp_path / "late.csv"
    path.write_text(rows, encoding="utf-8")
    found = import_ledger(path)
    assert found.ledger.questions[0].opens is None
    assert read_ledger(write_ledger(found.ledger)) == (found.ledger, ())


def test_what_is_settled_says_when(tmp_path: Path) -> None:
    market = {"id": "z", "question": "Is it so?", "outcomeType": "BINARY", "isResolved": True,
              "resolution": "YES"}  # fmt: skip
    path = tmp_path / "market.json"
    path.write_text(json.dumps(market), encoding="utf-8")
    assert import_ledger(path).unused == ("market 1 (z): it is settled, and does not say when",)


def test_of_many_rows_that_cannot_be_used_some_are_told(tmp_path: Path) -> None:
    rows = (SAMPLES / "fatebook.csv").read_text(encoding="utf-8").splitlines()
    many = tmp_path / "many.csv"
    many.write_text("\n".join([rows[0], rows[1], *[rows[-1]] * 30]), encoding="utf-8")
    told = import_ledger(many).told
    assert told[2] == "30 could not be used:"
    assert len(told) == 3 + MOST_TOLD + 1
    assert told[-1] == "  … and 10 more"


def test_ids_are_made_of_words() -> None:
    assert slug("Will the lock reopen?", ()) == "will-the-lock-reopen"
    assert slug("Will the lock reopen?", {"will-the-lock-reopen"}) == "will-the-lock-reopen-2"
    assert slug("???", ()) == "question"
    assert len(slug("a" * 90, ())) == 48


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "day,price\n2026-01-01,3\n", "no site's columns: day, price"),
        ("a.csv", "", "no site's columns: none"),
        ("a.csv", "Question ID,Start Time\n1,2\n", "is one of two files of Metaculus's"),
        ("a.json", "{}", "no site's JSON"),
        ("a.json", "[1, 2]", "no site's JSON"),
        ("a.json", '{"id": \n', "not JSON"),
        ("a.json", "[" * 100_000, "not JSON: nested too deep"),
        ("a.zip", "no zip", "not a zip file"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=told) as caught:
        import_ledger(path)
    assert "\n" not in str(caught.value)


def test_the_site_that_is_named_must_be_the_one_that_is_seen() -> None:
    with pytest.raises(LedgerError, match="looks like an export of fatebook, not of manifold"):
        import_ledger(SAMPLES / "fatebook.csv", "manifold")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        import_ledger(tmp_path / "nothing.csv")


def test_a_folder_without_an_export_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"holds neither question_data.csv"):
        import_ledger(tmp_path)
