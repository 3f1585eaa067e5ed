"""From documents to a scorecard as a person goes: drafts completed by hand, settled, scored."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
NOTE = ROOT / "examples" / "quay-nine-note.html"
BULLETIN = ROOT / "examples" / "weekly-bulletin.md"
SALE, TRAFFIC = "quay-nine-note-6", "weekly-bulletin-1"


def complete(text: str, id_: str, forecast: str = "", question: str = "") -> str:
    """A drafted entry confirmed, with lines put into its tables as an editor would."""
    blocks = text.split("\n\n")
    for place, block in enumerate(blocks):
        if "[[question]]" in block and f'id = "{id_}"' in block:
            blocks[place] = block + question
        if "[[forecast]]" in block and f'question = "{id_}"' in block:
            assert 'confirmed_by = ""' in block
            blocks[place] = block.replace('confirmed_by = ""', f'confirmed_by = "Ana"{forecast}')
    return "\n\n".join(blocks)


def test_two_drafts_are_completed_by_hand_settled_and_scored(
    sayso: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One could be scored as written; of the other the likelihood was supplied, and said so."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "f.toml"
    path.write_text('title = "The strait and the quay"\n', encoding="utf-8")
    assert sayso("ledger", "draft", "f.toml", NOTE, BULLETIN).status == 0
    checked = sayso("ledger", "check", "f.toml").out
    assert f"{TRAFFIC}: no likelihood (F402); write probability = " in checked
    assert f"{SALE}: drafted, and confirmed by nobody; write confirmed_by = " in checked

    text = complete(path.read_text(encoding="utf-8"), SALE)
    text = complete(
        text,
        TRAFFIC,
        '\nprobability = "likely"',
        '\nsettled_by = "the harbour office\'s count"\n'
        'interpreted = ["probability"]\ninterpreted_by = "Ana"',
    )
    path.write_text(text, encoding="utf-8")
    checked = sayso("ledger", "check", "f.toml").out
    assert f"{TRAFFIC}: " not in checked
    assert f"{SALE}: drafted" not in checked

    due = sayso("ledger", "due", "f.toml", "--on", "2026-04-05")
    assert due.status == 1
    assert f"2026-03-31  {SALE}: " in due.out
    assert "settled by: the harbour office's count" in due.out
    for id_, result, known in ((SALE, "yes", "2026-03-28"), (TRAFFIC, "no", "2026-04-01")):
        before = path.read_text(encoding="utf-8")
        settled = sayso("ledger", "resolve", "f.toml", id_, result, "--known", known,
                        "--evidence", "the register", "--who", "Ana")  # fmt: skip
        assert settled.status == 0
        assert path.read_text(encoding="utf-8").startswith(before)
        assert (
            path.read_text(encoding="utf-8").count("[[outcome]]") == before.count("[[outcome]]") + 1
        )

    # Both were entered today, after their outcomes: they are scored, and stand apart.
    asked = ("score", "f.toml", "--on", str(date.today()))
    told = " ".join(sayso(*asked).out.split())
    assert "0 of them make up the score" in told
    assert "What is scored stands apart: 2 entered when the outcome was known already" in told
    counted = " ".join(sayso(*asked, "--retrospective").out.split())
    assert "1 of them make up the score" in counted
    assert "Settled by what an analyst supplied: 1" in counted
    both = " ".join(sayso(*asked, "--retrospective", "--interpreted").out.split())
    # "likely" is .675: what came loses .325², what did not .675².
    assert f"mean Brier score is {(0.325**2 + 0.675**2) / 2:.3f}" in both

    schema = json.loads((ROOT / "docs/reference/scorecard.schema.json").read_text(encoding="utf-8"))
    line = sayso(*asked, "--retrospective", "--format", "json").out
    Draft202012Validator(schema).validate(json.loads(line))
    assert sayso(*asked, "--retrospective", "-o", "card.html").status == 0
    assert "The strait and the quay" in (tmp_path / "card.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        (["--option", "North=60%", "--option", "South=0.4"], "one-of",
         "options = { North = 0.6, South = 0.4 }"),
        (["--kind", "number", "--unit", "ships", "--value", "80 to 150"], "number",
         "low = 80.0\nhigh = 150.0"),
        (["--kind", "number", "--value", "-3"], "number", "value = -3.0"),
        (["--kind", "day", "--value", "2026-06-12"], "day", "value = 2026-06-12"),
        (["--kind", "day", "--value", "2026-06-01..2026-06-30"], "day",
         "low = 2026-06-01\nhigh = 2026-06-30"),
    ],
)  # fmt: skip
def test_a_question_of_any_kind_is_added(
    sayso: Run, tmp_path: Path, arguments: list[str], kind: str, said: str
) -> None:
    path = tmp_path / "f.toml"
    path.write_text("", encoding="utf-8")
    ran = sayso("ledger", "add", str(path), "What comes", "--source", "Ana", *arguments)
    assert ran.status == 0, ran.err
    text = path.read_text(encoding="utf-8")
    assert f'kind = "{kind}"' in text
    assert said in text
    if kind != "one-of":
        again = sayso("ledger", "add", str(path), "--question", "what-comes", "--source", "Bo",
                      *arguments[arguments.index("--value"):])  # fmt: skip
        assert again.status == 0, again.err
        assert path.read_text(encoding="utf-8").count(said) == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--value", "3"], "--value goes with a number or a day, and 'what-comes' is a yes-no "
         "question; give --kind number or --kind day with a new question, or --probability"),
        (["--kind", "number", "--value", "many"], "'many' is no number; write it as 1250 or 0.4"),
        (["--kind", "day", "--value", "June"], "'June' is no day; write it as 2026-06-12"),
        (["--kind", "day", "--unit", "days"], "unit goes with a question of kind number, not day; "
         'write kind = "number", or leave unit out'),
        (["--option", "North=60%"], "a one-of question has two options or more, each once; "
         'write options = ["A", "B"]'),
    ],
)  # fmt: skip
def test_what_is_no_forecast_of_its_kind_is_one_line(
    sayso: Run, tmp_path: Path, arguments: list[str], line: str
) -> None:
    path = tmp_path / "f.toml"
    path.write_text("", encoding="utf-8")
    ran = sayso("ledger", "add", str(path), "What comes", "--source", "Ana", *arguments)
    assert (ran.status, ran.err) == (2, f"sayso: {line}\n")
    assert path.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("result", "told"), [("yes", "came about"), ("no", "failed to come about")]
)
def test_where_all_came_out_one_way_there_is_no_skill_and_that_is_said(
    sayso: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, result: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = (
        f'[[question]]\nid = "q{number}"\nasks = "Ship {number} docks"\n'
        f'last_day = 2026-03-01\n\n[[forecast]]\nquestion = "q{number}"\nsource = "Ana"\n'
        f"made = 2026-01-02\nentered = 2026-01-02\nprobability = 0.{3 + number % 5}\n\n"
        f'[[outcome]]\nquestion = "q{number}"\nis = "{result}"\nknown = 2026-03-01\n'
        'evidence = ["the log"]\n'
        for number in range(40)
    )
    (tmp_path / "f.toml").write_text("\n".join(blocks), encoding="utf-8")
    asked = ("score", "f.toml", "--on", "2026-06-01")
    text = " ".join(sayso(*asked).out.split())
    assert f"All 40 yes-no questions {told}: their uncertainty is 0, and no forecast can" in text
    assert "a skill of" not in text
    card = json.loads(sayso(*asked, "--format", "json").out)
    parts = card["calibration"]["brier"]
    assert (parts["unc"], parts["dsc"]) == (0, 0)
    assert parts["mcb"] == pytest.approx(parts["score"])
    assert all(one["skill"] is None for one in card["score"]["skills"] if one["against"] == "base")
    page = sayso(*asked, "--format", "html").out
    assert "their uncertainty is 0" in page
