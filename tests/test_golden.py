"""Golden files: whole readings of the examples, so that every change in one is seen."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.records import Reading
from sayso.records.codec import encode

ROOT = Path(__file__).parent.parent
EXAMPLES = [
    path for path in pipeline.find_documents([str(ROOT / "examples")]) if isinstance(path, str)
]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
def test_reading_of_an_example(path: str, check_golden: Callable[[str, str], None]) -> None:
    reading = pipeline.read(path)
    check_golden(f"{Path(path).name}.json", told(reading))


def told(reading: Reading) -> str:
    """The reading as JSON with a record a line, and the document by its name alone."""
    tree = json.loads(encode(reading))
    tree["document"]["location"] = Path(tree["document"]["location"]).name
    parts = []
    for name, value in tree.items():
        if isinstance(value, list) and value:
            lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in value)
            parts.append(f'"{name}": [\n{lines}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{" + ",\n".join(parts) + "}\n"
