"""The commands ``weigh`` and ``case``, as a person types them."""

import json
from pathlib import Path

import jsonschema
import pytest
import typer
from typer.testing import CliRunner

from sayso.cli import case, weigh
from sayso.records.codec import decode_judgement, encode_judgement, judgement_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
app = typer.Typer()
weigh.register(app)
case.register(app)
runner = CliRunner()


def run(*arguments: object) -> str:
    result = runner.invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def refused(*arguments: object) -> str:
    result = runner.invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    return result.output


def test_circular_reporting_read_naively_names_another_leader() -> None:
    """The worked case: five reports are one, and taken as five they put the militia first."""
    assert "\nH2 leads: An accident with stored fertiliser." in run(
        "weigh", EXAMPLES / "harbour.toml"
    )
    assert "\nH1 leads: The militia." in run("weigh", EXAMPLES / "harbour-naive.toml")


@pytest.mark.parametrize("name", ["harbour", "harbour-naive", "outage"])
def test_every_example_is_a_case(name: str) -> None:
    assert "no mistakes" in run("case", "check", EXAMPLES / f"{name}.toml")


def test_json_is_the_public_format() -> None:
    line = run("weigh", EXAMPLES / "outage.toml", "--format", "json")
    told = json.loads(line)
    assert told["format"] == "sayso.judgement/1"
    assert {"id", "prior", "posterior", "band", "inconsistency"} <= set(told["hypotheses"][0])
    assert {"unit", "members", "leader_after", "posterior_after"} <= set(told["linchpins"][0])
    assert {"id", "information_gain_bits", "leader_changes"} <= set(told["next"][0])
    judgement = decode_judgement(line)
    assert encode_judgement(judgement).decode() + "\n" == line
    assert judgement_schema()["$ref"].endswith("Judgement")


def test_text_page_and_file_say_the_same(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("weigh", EXAMPLES / "outage.toml", "-o", page, "--charts", tmp_path / "charts")
    html = page.read_text(encoding="utf-8")
    text = " ".join(run("weigh", EXAMPLES / "outage.toml").split())
    assert "H2 leads: A failed transformer." in html
    assert "H2 leads: A failed transformer." in text
    assert "taken on trust" in html
    for name in ("posteriors", "matrix", "breakevens", "information"):
        drawing = (tmp_path / "charts" / f"{name}.svg").read_text(encoding="utf-8")
        assert drawing in html, "a chart is the same on the page and in its file"


def test_the_same_case_prints_the_same_bytes() -> None:
    once, again = (run("weigh", EXAMPLES / "outage.toml", "--format", "json") for _ in range(2))
    assert once == again


def test_what_if_is_compared_with_the_case_as_written() -> None:
    told = run(
        "weigh",
        EXAMPLES / "outage.toml",
        *("--without", "operator", "--if", "E3=false", "--prior", "H1=0.5"),
    )
    assert told.startswith("With operator set aside; E3 known to be false; the prior of H1 at 0.5:")
    assert "as written" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--without", "nobody"], "nothing in the case has the id 'nobody'"),
        (["--if", "E3=perhaps"], "--if takes ITEM=true or ITEM=false"),
        (["--if", "E9=true"], "no evidence has the id 'E9'"),
        (["--prior", "H1"], "--prior takes HYPOTHESIS=PROBABILITY"),
        (["--prior", "H1=2"], "2 is outside [0, 1]"),
        (["--prior", "H1=mabye"], "no word of ICD 203"),
    ],
)
def test_a_bad_what_if_is_refused(arguments: list[str], message: str) -> None:
    assert message in refused("weigh", EXAMPLES / "outage.toml", *arguments)


def test_several_files_are_several_analysts(tmp_path: Path) -> None:
    text = (EXAMPLES / "harbour.toml").read_text(encoding="utf-8")
    (tmp_path / "ana.toml").write_text(text, encoding="utf-8")
    (tmp_path / "bo.toml").write_text(text.replace('"almost certain"', '"likely"'), "utf-8")
    told = run("weigh", tmp_path / "ana.toml", tmp_path / "bo.toml")
    assert "Disagreement:" in told
    assert "pooled" in told


def test_a_new_case_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    assert "written" in run("case", "new", path)
    before = path.read_bytes()
    assert "no mistakes" in run("case", "check", path)
    assert "is there already" in refused("case", "new", path)
    assert path.read_bytes() == before


def test_mistakes_are_told_with_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('question = "?"\ncolour = 1\n', encoding="utf-8")
    for command in (("case", "check"), ("weigh",)):
        told = refused(*command, path)
        assert "bad.toml:2:1: 'colour' has no meaning here" in told
        assert "the case has no hypothesis" in told


def test_a_matrix_becomes_a_case(tmp_path: Path) -> None:
    matrix, made = tmp_path / "m.csv", tmp_path / "m.toml"
    matrix.write_text("Evidence,A,B\nSeen,CC,II\nHeard,I,C\n", encoding="utf-8")
    run("case", "import", matrix, "-o", made)
    assert "H1 leads: A." in run("weigh", made)
    assert refused("case", "import", tmp_path / "none.csv").startswith("sayso: ")
    assert "[[hypothesis]]" in run("case", "import", matrix)


def test_the_schema_is_published_and_every_judgement_keeps_to_it() -> None:
    published = Path(__file__).parents[2] / "docs" / "reference" / "judgement.schema.json"
    schema = json.loads(published.read_text(encoding="utf-8"))
    assert schema == json.loads(json.dumps(judgement_schema()))
    for name in ("harbour", "outage"):
        told = json.loads(run("weigh", EXAMPLES / f"{name}.toml", "--format", "json"))
        jsonschema.validate(told, schema)


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    told = refused("weigh", EXAMPLES / "harbour.toml", "-o", tmp_path / "none" / "page.html")
    assert "No such file or directory" in told


def test_the_classic_score_beside_says_where_and_why_it_disagrees() -> None:
    told = " ".join(run("weigh", EXAMPLES / "harbour.toml").split())
    assert "The classic inconsistency score puts H1 first (1) and gives H2 2, for E1." in told
