"""The published schema: what the records give, and what every reading of an example keeps to."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from scripts.make_schema import SCHEMAS, schema_text

from sayso import pipeline
from sayso.records.codec import encode, encode_judgement

ROOT = Path(__file__).parent.parent
READING, JUDGEMENT, *_ = SCHEMAS
EXAMPLES = [
    path for path in pipeline.find_documents([str(ROOT / "examples")]) if isinstance(path, str)
]


CASES = sorted({*(ROOT / "examples").glob("*.toml")} - {ROOT / "examples" / "forecasts.toml"})


def loaded(path: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    return loaded(READING)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_published_schema_is_what_the_records_give(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == schema_text(path), (
        "if the format is meant to change: python scripts/make_schema.py, and a new format name"
        " where readers of the old one would break"
    )


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_schema_is_itself_sound_and_named_by_no_address(path: Path) -> None:
    name = path.name.removesuffix(".schema.json")
    Draft202012Validator.check_schema(loaded(path))
    assert loaded(path)["$id"] == f"urn:sayso:{name}:1"
    assert loaded(path)["title"] == f"sayso.{name}/1"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_judgement_of_an_example_keeps_to_it(path: Path) -> None:
    tree = json.loads(encode_judgement(pipeline.weigh(path, draws=200)))
    Draft202012Validator(loaded(JUDGEMENT)).validate(tree)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
def test_the_reading_of_an_example_keeps_to_it(path: str, published: dict[str, Any]) -> None:
    tree = json.loads(encode(pipeline.read(path)))
    Draft202012Validator(published).validate(tree)
    assert tree["format"] == "sayso.reading/1"
    assert tree["claims"]


def test_what_is_no_reading_does_not(published: dict[str, Any]) -> None:
    reading = json.loads(encode(pipeline.read(EXAMPLES[0])))
    validator = Draft202012Validator(published)
    for spoilt in (
        reading | {"format": "sayso.reading/2"},
        reading | {"claims": [reading["claims"][0] | {"kind": "rumour"}]},
        {key: value for key, value in reading.items() if key != "document"},
    ):
        assert not validator.is_valid(spoilt)
