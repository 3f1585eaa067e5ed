"""``sayso ledger`` and ``sayso score``: what a person gets, in an empty folder and of bad input."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import sayso as library
from sayso.records.codec import decode_scorecard

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
LEDGER = EXAMPLES / "forecasts.toml"
NOTE = EXAMPLES / "quay-nine-note.html"


@pytest.fixture
def told(sayso: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What the command says on either stream when all goes well, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> str:
        ran = sayso(*arguments)
        assert ran.status == 0, ran.err
        return str(ran.err + ran.out)

    return run


def grown(path: Path, before: str) -> str:
    """What was appended: every earlier line stays as it was."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(before)
    return text[len(before) :]


def test_a_ledger_from_nothing_to_a_scorecard(told: Callable[..., str], tmp_path: Path) -> None:
    """Each step appends one block; the end is a score: as text, JSON of its schema, a page."""
    path = tmp_path / "f.toml"
    assert told("ledger", "new", "f.toml") == (
        "sayso: f.toml: written; fill it in, then: sayso ledger check f.toml\n"
    )
    assert "0 questions, 0 forecasts" in told("ledger", "check", "f.toml")  # a sample is none
    told("ledger", "add", "f.toml", "Lock", "--last-day", "2026-06-30", "--source", "ana",
         "--probability", "likely", "--made", "2026-01-15")  # fmt: skip
    text = path.read_text(encoding="utf-8")
    said = told("ledger", "draft", "f.toml", NOTE)
    assert said.startswith("sayso: f.toml: ")
    assert "0 there already; " in said
    block = grown(path, text)
    assert block.startswith("\n# from “")
    assert "# lacks: no last day (F401); no likelihood (F402)" in block
    assert 'confirmed_by = ""' in block
    text += block
    assert "0 drafted from 1 documents, " in told("ledger", "draft", "f.toml", NOTE)
    assert grown(path, text) == ""

    told("ledger", "add", "f.toml", "The ferry sails", "--last-day", "2026-03-01",
         "--source", "Ana", "--probability", "70%", "--made", "2026-01-02")  # fmt: skip
    assert grown(path, text).split("\n") == [
        "", "[[question]]", 'id = "the-ferry-sails"', 'asks = "The ferry sails"',
        "last_day = 2026-03-01", "", "[[forecast]]", 'question = "the-ferry-sails"',
        'source = "Ana"', "made = 2026-01-02", 'probability = "70%"',
        f"entered = {date.today()}", "",
    ]  # fmt: skip
    text = path.read_text(encoding="utf-8")
    told("ledger", "add", "f.toml", "--question", "lock", "--source", "Bo", "--probability", "3:1",
         "--made", "2026-02-02")  # fmt: skip
    text += (block := grown(path, text))
    assert 'question = "lock"' in block
    assert "[[question]]" not in block
    told("ledger", "resolve", "f.toml", "lock", "yes", "--known", "2026-06-12", "--evidence",
         "the log", "--who", "me")  # fmt: skip
    assert grown(path, text).split("\n") == [
        "", "[[outcome]]", 'question = "lock"', 'is = "yes"', "known = 2026-06-12", 'who = "me"',
        'evidence = ["the log"]', "",
    ]  # fmt: skip

    checked = told("ledger", "check", "f.toml")
    assert ": drafted, and confirmed by nobody; write confirmed_by = " in checked
    assert checked.endswith("forecasts, 1 settled: no mistakes\n")
    text = told("score", "f.toml", "--on", "2026-11-30", "--retrospective")
    assert "not due" not in text
    assert "unconfirmed" in text
    assert "ana" in text
    schema = json.loads((ROOT / "docs/reference/scorecard.schema.json").read_text(encoding="utf-8"))
    line = told("score", "f.toml", "--on", "2026-11-30", "--format", "json")
    Draft202012Validator(schema).validate(json.loads(line))
    told("score", "f.toml", "--on", "2026-11-30", "-o", "card.html", "--charts", "charts")
    assert "<title>" in (tmp_path / "card.html").read_text(encoding="utf-8")
    assert sorted(one.name for one in (tmp_path / "charts").iterdir())


def test_the_example_in_every_format_says_the_same(told: Callable[..., str]) -> None:
    arguments = ("score", LEDGER, "--on", "2026-11-30")
    text, line = told(*arguments), told(*arguments, "--format", "json")
    card = decode_scorecard(line)
    assert card == library.score(LEDGER, on=date(2026, 11, 30))
    assert told(*arguments) == text
    assert "143 forecasts by 3 sources on 60 questions; 114 of them make up the score" in text
    rows = told(*arguments, "--format", "csv").splitlines()
    assert len(rows) == 144
    assert card.score is not None
    assert f"{card.score.brier:.3f}" in text
    assert "Mirel Dane beats The Estrin Courier on these 43 questions (36 events)" in text
    assert "These 22 questions (21 events) do not tell Mirel Dane and Harbour Desk apart" in text


def test_the_schema_takes_the_ledger_too(told: Callable[..., str]) -> None:
    schema = json.loads((ROOT / "docs/reference/ledger.schema.json").read_text(encoding="utf-8"))
    tree = json.loads(told("ledger", "export", LEDGER, "--format", "json"))
    Draft202012Validator(schema).validate(tree)
    assert tree["format"] == "sayso.ledger/1"


def test_due_tells_what_is_overdue_and_writes_a_calendar(sayso: Run, tmp_path: Path) -> None:
    calendar = tmp_path / "due.ics"
    ran = sayso("ledger", "due", LEDGER, "--on", "2026-11-30", "--calendar", calendar)
    assert ran.status == 1  # something is overdue
    assert ran.out == (
        "2026-09-30  archive: The harbour archive opens to the public (61 days overdue; "
        "forecasts: 2)\n"
        "            settled by: a visit\n"
        "2026-12-01  early-vote: An early election is called in Sarn (1 day to go; forecasts: 3)\n"
        "1 overdue, 1 due by then, 0 later\n"
    )
    events = calendar.read_bytes()
    assert events.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert b"DTSTART;VALUE=DATE:20261001\r\n" in events
    assert max(len(line) for line in events.split(b"\r\n")) <= 75
    ran = sayso("ledger", "due", LEDGER, "--on", "2026-06-01", "--within", "0")
    assert (ran.status, ran.out.splitlines()[-1][:10]) == (0, "0 overdue,")


def test_a_ledger_goes_into_csv_and_comes_back(told: Callable[..., str], tmp_path: Path) -> None:
    said = told("ledger", "export", LEDGER, "f.csv")
    assert "3 tables of sources are not in CSV; TOML and JSON hold them" in said
    told("ledger", "import", "f.csv", "-o", "back.toml")
    one, other = library.load_ledger(LEDGER), library.load_ledger(tmp_path / "back.toml")
    assert one.forecasts == other.forecasts
    assert one.settled == other.settled
    told("ledger", "export", LEDGER, "f.json")
    assert library.load_ledger(tmp_path / "f.json") == one


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["score"], "score: no ledger is named; name a ledger; `sayso ledger new FILE` begins one"),
        (["score", "none.toml"], "none.toml: does not exist; check the path"),
        (["score", "empty.toml"],
         "nothing to score: the ledger holds no forecast; `sayso ledger add` or `sayso ledger "
         "draft` puts one in"),
        (["score", "f.toml", "--on", "yesterday"],
         "--on: 'yesterday' is no date; write it as 2021-08-29"),
        (["score", "f.toml", "-o", "f.toml"], "f.toml: would be overwritten; give -o another name"),
        (["score", "f.toml", "-o", "f.pdf"],
         "f.pdf: no format of scorecards has the ending '.pdf'; end it in one of .csv .docx "
         ".htm .html .json .jsonl .parquet .txt .xlsx, or say which with --format"),
        (["score", "f.toml", "--against", "Anna"],
         "--against: no source is called 'Anna'; did you mean 'Ana'?"),
        (["ledger", "new", "f.toml"], "f.toml: is there already; name a file that is not"),
        (["ledger", "draft", "f.toml"],
         "ledger draft: no document is named; name files, folders or web addresses"),
        (["ledger", "draft", "none.toml", "x.txt"],
         "none.toml: does not exist; begin one: sayso ledger new none.toml"),
        (["ledger", "add", "f.toml"],
         "ledger add: nothing is asked; write what may come about in quotes, or --question ID"),
        (["ledger", "add", "f.toml", "--question", "lok", "--source", "Bo"],
         "no question has the id 'lok'; did you mean 'lock'?"),
        (["ledger", "add", "f.toml", "It opens", "--question", "lock"],
         "the question 'lock' is there already; leave out its words, last day, condition and "
         "topics; change them in the file"),
        (["ledger", "add", "f.toml", "It opens", "--probability", "0.5"],
         "ledger add: nobody says so; give --source NAME"),
        (["ledger", "add", "f.toml", "It opens", "--source", "Bo", "--probability", "70"],
         '70 is outside [0, 1]; write 0.7 or "70%"'),
        (["ledger", "add", "f.csv", "It opens"],
         "f.csv: only a ledger in TOML is appended to; make one of it: sayso ledger import f.csv "
         "-o forecasts.toml"),
        (["ledger", "resolve", "f.toml", "lok", "yes"],
         "no question has the id 'lok'; did you mean 'lock'?"),
        (["ledger", "resolve", "f.toml", "lock", "yess"],
         "'yess' is no outcome of this question; did you mean 'yes'?"),
        (["ledger", "resolve", "f.toml", "lock", "yes"],
         'yes without evidence; write evidence = ["what shows it"]'),
        (["ledger", "resolve", "f.toml", "lock", "void"],
         'void without why; write why = "condition not met: …" (or cannot be told, question ill '
         "put, overtaken)"),
        (["ledger", "check"], "ledger check: no ledger is named; name one or more"),
        (["ledger", "due"], "ledger due: no ledger is named; name one or more"),
        (["ledger", "export", "f.toml", "f.pdf"],
         "f.pdf: no format of ledgers has the ending '.pdf'; end it in one of "
         ".claimreview.json .csv .ics .json .jsonl .parquet .toml .xlsx, or say which with "
         "--format"),
        (["ledger", "export", "f.toml", "--format", "forecastbench"],
         "a set of ForecastBench holds one source; give --source"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_line(
    sayso: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    body = '[[question]]\nid = "lock"\nlast_day = 2026-06-30\n'
    said = '[[forecast]]\nquestion = "lock"\nsource = "Ana"\nmade = 2026-01-02\nprobability = 0.5\n'
    (tmp_path / "f.toml").write_text(body + said, encoding="utf-8")
    (tmp_path / "f.csv").write_text("question,source\nlock,Ana\n", encoding="utf-8")
    (tmp_path / "empty.toml").write_text(body, encoding="utf-8")
    ran = sayso(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"sayso: {line}\n"
    assert (tmp_path / "f.toml").read_text(encoding="utf-8") == body + said


def test_a_ledger_with_mistakes_is_told_of_and_left_alone(
    sayso: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    broken = '[[question]]\nid = "lock"\nlast_dat = 1\n[[question]]\nid = "lock"\n'
    (tmp_path / "f.toml").write_text(broken, encoding="utf-8")
    lines = [
        "sayso: f.toml:3:1: 'last_dat' has no meaning here; did you mean last_day?",
        "sayso: f.toml:5:6: two of kind question have the id 'lock'; give one another id",
    ]
    for arguments in (
        ["score", "f.toml"],
        ["ledger", "check", "f.toml"],
        ["ledger", "add", "f.toml", "It opens"],
        ["ledger", "resolve", "f.toml", "lock", "no"],
        ["ledger", "draft", "f.toml", str(NOTE)],
    ):
        ran = sayso(*arguments)
        assert (ran.status, ran.err.splitlines()) == (2, lines)
    assert (tmp_path / "f.toml").read_text(encoding="utf-8") == broken


def test_carriage_returns_and_a_byte_order_mark_stay(
    told: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "f.toml"
    before = b'\xef\xbb\xbf# mine\r\n[[question]]\r\nid = "lock"   # the north one\r\n'
    path.write_bytes(before)
    told("ledger", "add", "f.toml", "--question", "lock", "--source", "Bo", "--made", "2026-01-02")
    after = path.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].count(b"\n") == after[len(before) :].count(b"\r\n")


def test_a_document_without_a_day_is_drafted_and_the_day_asked_for(
    told: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(
        "The sale\n\nParliament will probably approve the sale before the end of March.\n",
        encoding="utf-8",
    )
    (tmp_path / "f.toml").write_text("", encoding="utf-8")
    told("ledger", "draft", "f.toml", "a.txt")
    text = (tmp_path / "f.toml").read_text(encoding="utf-8")
    assert "no day on which it was made" in text
    assert "made = " not in text
    assert "no day on which it was made; write made = " in told("ledger", "check", "f.toml")


def test_a_chance_in_words_is_drafted_and_read_again(
    told: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "odds.txt").write_text(
        "There is a one in three chance that the lock reopens by 1 May 2031.\n", encoding="utf-8"
    )
    told("ledger", "new", "f.toml")
    assert "1 drafted" in told("ledger", "draft", "f.toml", str(tmp_path / "odds.txt"))
    assert "1 later" in told("ledger", "due", "f.toml")
