"""The published JSON Schema of a reading, made from the records.

    .venv/bin/python scripts/make_schema.py

Writes docs/reference/reading.schema.json; tests/test_schema.py fails where that is out of date.
"""

import json
from inspect import cleandoc
from pathlib import Path
from typing import Any

from sayso.records import READING_FORMAT
from sayso.records.codec import reading_schema

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "reference" / "reading.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def published_schema() -> dict[str, Any]:
    """The schema of the records under its name; the name is no address."""
    name = READING_FORMAT.replace(".", ":").replace("/", ":")
    head = {"$schema": DIALECT, "$id": f"urn:{name}", "title": READING_FORMAT}
    schema: dict[str, Any] = _plain(reading_schema())
    return head | schema


def schema_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(published_schema(), ensure_ascii=False, indent=2) + "\n"


def _plain(part: Any) -> Any:
    """The same, every field required, descriptions as a person would write them.

    A reader of the format may count on every field: the codec writes them all.
    """
    if isinstance(part, list):
        return [_plain(each) for each in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "object" and "properties" in part:
        part = part | {"required": list(part["properties"])}
    return {
        key: cleandoc(value) if key == "description" and isinstance(value, str) else _plain(value)
        for key, value in part.items()
    }


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
