"""The pipeline: every document gives a reading or an error, in its place."""

import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import sayso
from sayso import pipeline
from sayso.cases.case_file import load_case
from sayso.errors import CaseError, ConfigError, EngineError, ReadError
from sayso.records import Document, Reading, document_id
from sayso.records.codec import encode

STORIES = {
    "a.txt": "The bridge is shut.\n\nOfficials say that it will open in spring.\n",
    "b.md": "# On the bridge\n\nThe bridge is likely to stay shut, the mayor warned.\n",
    "c.txt": "The ferry runs twice a day, and it is said to be full.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_reads_one_document(folder: Path, awkward: str) -> None:
    reading = pipeline.read(folder / "a.txt", engine=awkward)
    assert reading.claims[0].text == "The bridge is shut"
    assert reading.document.location == str(folder / "a.txt")
    assert (reading.engine, reading.scale) == ("awkward", "icd203")


def test_package_offers_the_verbs(folder: Path, awkward: str) -> None:
    path = str(folder / "a.txt")
    assert sayso.read(path, engine=awkward) == next(sayso.read_all([path], engine=awkward))


def test_reads_a_document_in_hand(awkward: str) -> None:
    text = "The well is dry."
    document = Document(id=document_id(text, title=None, publisher=None), text=text, blocks=())
    assert pipeline.read(document, engine=awkward).document == document


def test_published_overrides_the_documents_own_date(folder: Path, awkward: str) -> None:
    day = date(2021, 8, 29)
    reading = pipeline.read(folder / "a.txt", engine=awkward, published=day)
    assert reading.document.published == day
    without = pipeline.read(folder / "a.txt", engine=awkward)
    assert replace(reading.document, published=without.document.published) == without.document


def test_scale_reaches_the_reading(folder: Path, awkward: str) -> None:
    assert pipeline.read(folder / "a.txt", engine=awkward, scale="phia").scale == "phia"


def test_a_folder_gives_a_reading_for_each_document_in_order(folder: Path, awkward: str) -> None:
    readings = list(pipeline.read_all([folder, folder / "a.txt"], engine=awkward))
    found = [reading.document.location for reading in readings if isinstance(reading, Reading)]
    assert found == [str(folder / name) for name in ("a.txt", "b.md", "c.txt", "a.txt")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_other_document_is_read_when_some_fail(folder: Path, awkward: str, jobs: int) -> None:
    (folder / "b.md").write_text("Whatever happens: PLEASE FAIL.\n")
    (folder / "bb.txt").write_text("Whatever happens: PLEASE REFUSE.\n")
    paths = [str(folder), str(folder / "missing.txt"), str(folder / "a.txt")]
    outcomes = list(pipeline.read_all(paths, engine=awkward, jobs=jobs))
    assert [type(outcome) for outcome in outcomes] == [
        Reading,
        EngineError,
        EngineError,
        Reading,
        ReadError,
        Reading,
    ]
    failed, refused, missing = outcomes[1], outcomes[2], outcomes[4]
    assert isinstance(failed, EngineError)
    assert failed.where == str(folder / "b.md")
    assert "LookupError: asked to\nfail" in failed.message
    assert str(refused) == f"{folder / 'bb.txt'}: will not read this; try another"
    assert isinstance(missing, ReadError)
    assert missing.where == str(folder / "missing.txt")


def test_kept_errors_keep_nothing_alive(folder: Path, awkward: str) -> None:
    (folder / "a.txt").write_text("PLEASE FAIL, and let go of this text.\n")
    (error,) = pipeline.read_all([folder / "a.txt"], engine=awkward)
    assert isinstance(error, EngineError)
    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


def test_read_raises_what_read_all_gives(folder: Path, awkward: str) -> None:
    (folder / "a.txt").write_text("PLEASE FAIL now.\n")
    with pytest.raises(EngineError) as raised:
        pipeline.read(folder / "a.txt", engine=awkward)
    assert isinstance(raised.value.__cause__, LookupError)
    with pytest.raises(ReadError):
        pipeline.read(folder / "missing.txt", engine=awkward)


def test_an_unexpected_failure_is_logged_with_its_traceback(
    folder: Path, awkward: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "a.txt").write_text("PLEASE FAIL now.\n")
    with caplog.at_level(logging.DEBUG, logger="sayso"):
        list(pipeline.read_all([folder / "a.txt"], engine=awkward))
    assert "Traceback" in caplog.text
    assert "LookupError" in caplog.text


def test_documents_are_read_as_they_are_asked_for(folder: Path, awkward: str) -> None:
    asked = []

    def paths() -> Iterator[Path]:
        for name in STORIES:
            asked.append(name)
            yield folder / name

    readings = pipeline.read_all(paths(), engine=awkward)
    assert asked == []
    next(readings)
    assert asked == ["a.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_unknown_scale_is_a_bad_call(folder: Path, awkward: str, jobs: int) -> None:
    with pytest.raises(ConfigError, match="no scale is named 'none'; use one of icd203, phia"):
        list(pipeline.read_all([folder], engine=awkward, scale="none", jobs=jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_unknown_engine_is_told_before_anything_is_read(awkward: str, jobs: int) -> None:
    with pytest.raises(ConfigError, match=r"no engine is called 'standart'; known: .*standard"):
        pipeline.read_all([], engine="standart", jobs=jobs)


def test_an_engine_that_does_not_load_says_why(awkward: str) -> None:
    with pytest.raises(ConfigError, match="'absent' does not load: ModuleNotFoundError"):
        pipeline.read_all([], engine="absent")


def test_several_processes_say_why_an_engine_does_not_load(folder: Path, awkward: str) -> None:
    outcomes = pipeline.read_all([folder / "a.txt"], engine="absent", jobs=2)
    with pytest.raises(ConfigError, match="'absent' does not load: ModuleNotFoundError"):
        list(outcomes)


@pytest.mark.parametrize("jobs", [1, 2])
def test_standard_input_is_read_in_this_process(
    awkward: str, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    typed = TextIOWrapper(BytesIO(b"The tide is out, and the boats are aground.\n"))
    monkeypatch.setattr(sys, "stdin", typed)
    (reading,) = pipeline.read_all(["-"], engine=awkward, jobs=jobs)
    assert isinstance(reading, Reading)
    assert reading.claims[0].text.startswith("The tide is out")


@pytest.mark.parametrize("jobs", [1, 2])
def test_empty_standard_input_is_an_error_in_its_place(
    folder: Path, awkward: str, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"")))
    outcomes = list(pipeline.read_all([folder / "a.txt", "-"], engine=awkward, jobs=jobs))
    assert [type(outcome) for outcome in outcomes] == [Reading, ReadError]


def test_processes_give_the_same_bytes_as_one(folder: Path) -> None:
    for copy in range(6):
        (folder / f"d{copy}.txt").write_text(f"{STORIES['a.txt']}\nThe {copy}th boat sank.\n")

    def lines(jobs: int) -> list[bytes]:
        outcomes = pipeline.read_all([folder], jobs=jobs)
        return [encode(o) if isinstance(o, Reading) else str(o).encode() for o in outcomes]

    assert len(lines(1)) == 9
    assert lines(1) == lines(2)
    assert all(line.startswith(b"{") for line in lines(1))


def test_a_killed_worker_costs_its_document_alone(folder: Path, awkward: str) -> None:
    (folder / "b.md").write_text("Whatever happens: PLEASE DIE.\n")
    outcomes = list(pipeline.read_all([folder, folder / "a.txt"], engine=awkward, jobs=2))
    assert [type(outcome) for outcome in outcomes] == [Reading, EngineError, Reading, Reading]
    assert str(outcomes[1]).startswith(f"{folder / 'b.md'}: its worker process died; ")


def test_no_jobs_is_a_bad_call(folder: Path, awkward: str) -> None:
    with pytest.raises(ConfigError, match="ask for 1 or more"):
        list(pipeline.read_all([folder], engine=awkward, jobs=0))


def test_weighs_a_case_or_its_file(tmp_path: Path) -> None:
    path = Path(__file__).parents[1] / "examples" / "harbour.toml"
    judgement = sayso.weigh(path, draws=200, seed=3)
    assert (judgement.leader.id, judgement.draws, judgement.seed) == ("H2", 200, 3)
    assert sayso.weigh(load_case(path), draws=200, seed=3) == judgement
    with pytest.raises(ReadError, match="does not exist"):
        sayso.weigh(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text('question = "?"\n', encoding="utf-8")
    with pytest.raises(CaseError, match=r"bad\.toml:1:1: the case has no hypothesis"):
        sayso.weigh(str(tmp_path / "bad.toml"))


def test_a_day_of_publication_that_is_no_date_is_told_in_one_line() -> None:
    with pytest.raises(ConfigError, match=r"published is a datetime\.date, not '2031-05-09'"):
        pipeline.read("-", published="2031-05-09")  # type: ignore[arg-type]
