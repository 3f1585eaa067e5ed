"""Records to JSON and back."""

from inspect import cleandoc
from typing import Any

import msgspec

from sayso.records.decoders import decoder
from sayso.records.judgement import Judgement
from sayso.records.ledger import Ledger
from sayso.records.postmortem import PostMortem
from sayso.records.quote import Quote
from sayso.records.reading import Reading
from sayso.records.scorecard import Scorecard


def encode(reading: Reading) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same reading."""
    return msgspec.json.encode(reading)


def decode(line: bytes | str) -> Reading:
    """The reading that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no reading; the message says where.
    """
    return decoder(Reading).decode(line)


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a reading: docs/reference/reading.schema.json."""
    return make_schema(Reading)


def encode_judgement(judgement: Judgement) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same judgement."""
    return msgspec.json.encode(judgement)


def decode_judgement(line: bytes | str) -> Judgement:
    """The judgement that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no judgement; the message says where.
    """
    return decoder(Judgement).decode(line)


def judgement_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a judgement: docs/reference/judgement.schema.json."""
    return make_schema(Judgement)


def encode_ledger(ledger: Ledger) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same ledger."""
    return msgspec.json.encode(ledger)


def decode_ledger(line: bytes | str) -> Ledger:
    """The ledger that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no ledger; the message says where.
    """
    return decoder(Ledger).decode(line)


def ledger_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a ledger: docs/reference/ledger.schema.json."""
    return make_schema(Ledger)


def encode_post_mortem(found: PostMortem) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same post-mortem."""
    return msgspec.json.encode(found)


def decode_post_mortem(line: bytes | str) -> PostMortem:
    """The post-mortem that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no post-mortem; the message says where.
    """
    return decoder(PostMortem).decode(line)


def post_mortem_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a post-mortem: docs/reference/postmortem.schema.json."""
    return make_schema(PostMortem)


def encode_scorecard(scorecard: Scorecard) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same scorecard."""
    return msgspec.json.encode(scorecard)


def decode_scorecard(line: bytes | str) -> Scorecard:
    """The scorecard that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no scorecard; the message says where.
    """
    return decoder(Scorecard).decode(line)


def scorecard_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a scorecard: docs/reference/scorecard.schema.json."""
    return make_schema(Scorecard)


def encode_quote(quote: Quote) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same quote."""
    return msgspec.json.encode(quote)


def decode_quote(line: bytes | str) -> Quote:
    """The quote that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no quote; the message says where.
    """
    return decoder(Quote).decode(line)


def quote_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a quote: docs/reference/quote.schema.json."""
    return make_schema(Quote)


def make_schema(record: type) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, the same under every version of Python."""
    schema: dict[str, Any] = _dedented(msgspec.json.schema(record))
    return schema


def _dedented(schema: Any) -> Any:
    # Python 3.13 strips the indentation of docstrings, which become descriptions; 3.12 does not.
    if isinstance(schema, dict):
        return {
            key: cleandoc(value)
            if key == "description" and isinstance(value, str)
            else _dedented(value)
            for key, value in schema.items()
        }
    return [_dedented(one) for one in schema] if isinstance(schema, list | tuple) else schema
