"""The published JSON Schemas of what Sayso writes as JSON, made from the records.

    .venv/bin/python scripts/make_schema.py

Writes docs/reference/*.schema.json; tests/test_schema.py fails where one is out of date.
"""

import json
from pathlib import Path
from typing import Any

from sayso.records import READING_FORMAT
from sayso.records.codec import (
    judgement_schema,
    ledger_schema,
    post_mortem_schema,
    quote_schema,
    reading_schema,
    scorecard_schema,
)
from sayso.records.dossier import DOSSIER_FORMAT
from sayso.records.dossier_codec import dossier_schema
from sayso.records.judgement import JUDGEMENT_FORMAT
from sayso.records.ledger import LEDGER_FORMAT
from sayso.records.postmortem import POST_MORTEM_FORMAT
from sayso.records.quote import QUOTE_FORMAT
from sayso.records.scorecard import SCORECARD_FORMAT

_FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
SCHEMAS = {
    _FOLDER / "reading.schema.json": (READING_FORMAT, reading_schema),
    _FOLDER / "judgement.schema.json": (JUDGEMENT_FORMAT, judgement_schema),
    _FOLDER / "ledger.schema.json": (LEDGER_FORMAT, ledger_schema),
    _FOLDER / "postmortem.schema.json": (POST_MORTEM_FORMAT, post_mortem_schema),
    _FOLDER / "scorecard.schema.json": (SCORECARD_FORMAT, scorecard_schema),
    _FOLDER / "quote.schema.json": (QUOTE_FORMAT, quote_schema),
    _FOLDER / "dossier.schema.json": (DOSSIER_FORMAT, dossier_schema),
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(path: Path) -> str:
    """The schema as that file is to hold it: the records under their name, which is no address."""
    title, schema = SCHEMAS[path]
    name = title.replace(".", ":").replace("/", ":")
    head = {"$schema": DIALECT, "$id": f"urn:{name}", "title": title}
    return json.dumps(head | _all_required(schema()), ensure_ascii=False, indent=2) + "\n"


_ADDED: dict[str, set[str]] = {"Reading": {"sentences", "mentions", "made_by"}, "Claim": {"score"}}
"""Fields that a reading lacks which an earlier version kept, by record."""


def _all_required(part: Any) -> Any:
    """The same, every field required but what was added: the codec writes them all."""
    if isinstance(part, list):
        return [_all_required(each) for each in part]
    if not isinstance(part, dict):
        return part
    added = next((_ADDED[name] for name in _ADDED if part.get("title") == name), set())
    if part.get("type") == "object" and "properties" in part:
        part = part | {"required": [each for each in part["properties"] if each not in added]}
    return {key: _all_required(value) for key, value in part.items()}


if __name__ == "__main__":
    for each in SCHEMAS:
        each.write_text(schema_text(each), encoding="utf-8")
