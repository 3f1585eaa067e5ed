"""Records to JSON and back."""

from functools import cache
from typing import Any

import msgspec

from sayso.records.judgement import Judgement
from sayso.records.reading import Reading


def encode(reading: Reading) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same reading."""
    return msgspec.json.encode(reading)


def decode(line: bytes | str) -> Reading:
    """The reading that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no reading; the message says where.
    """
    return _decoder().decode(line)


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a reading: docs/reference/reading.schema.json."""
    return msgspec.json.schema(Reading)


@cache
def _decoder() -> msgspec.json.Decoder[Reading]:
    return msgspec.json.Decoder(Reading)


def encode_judgement(judgement: Judgement) -> bytes:
    """One line of UTF-8 JSON without its line end, the same bytes for the same judgement."""
    return msgspec.json.encode(judgement)


def decode_judgement(line: bytes | str) -> Judgement:
    """The judgement that a line of JSON holds.

    Raises:
        ValueError: the line is no JSON or no judgement; the message says where.
    """
    return msgspec.json.decode(line, type=Judgement)


def judgement_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a judgement."""
    return msgspec.json.schema(Judgement)
