"""Resources: rules, scales, and the documents and readings that the server has made."""

import json
from collections.abc import Callable
from typing import Any

import mcp_types as types

from sayso.errors import ConfigError
from sayso.mcp.shelf import Shelf
from sayso.mcp.wording import notice
from sayso.pages.draw_words import quoted
from sayso.records import Reading

_PAGE = 100
_JSON = "application/json"
_TEXT = "text/plain"
_FROM_DOCUMENTS = {"sayso/notice": notice()}
TEMPLATES = (
    ("sayso://documents/{document}", "The text of a document, which offsets count in", _TEXT),
    ("sayso://readings/{document}", "A whole reading, in the format sayso.reading/1", _JSON),
    ("sayso://rules/{code}", "A rule of `check`: what it means and how to mend it", _JSON),
    ("sayso://scales/{name}", "A scale of words of likelihood, with its intervals", _JSON),
)


def list_resources(shelf: Shelf, cursor: str | None) -> types.ListResourcesResult:
    """Rules and scales, then what has been read, a page at a time.

    Raises:
        ConfigError: the cursor is none that was given.
    """
    rows = [
        _resource("sayso://rules", "rules", "Every rule of `check`", _JSON),
        _resource("sayso://scales", "scales", "Every scale of words of likelihood", _JSON),
    ]
    for reading in shelf.list():
        name = quoted(reading.document.title or reading.document.location or reading.document.id)
        for kind, told, media in (
            ("documents", "The text of", _TEXT),
            ("readings", "The reading of", _JSON),
        ):
            address = f"sayso://{kind}/{reading.document.id}"
            rows.append(_resource(address, reading.document.id, f"{told} “{name}”", media))
    start = _start(cursor, len(rows))
    more = str(start + _PAGE) if start + _PAGE < len(rows) else None
    return types.ListResourcesResult(resources=rows[start : start + _PAGE], next_cursor=more)


def read_resource(shelf: Shelf, address: str) -> types.ReadResourceResult | None:
    """What stands at an address of this server; None where there is nothing.

    Raises:
        ConfigError: there is no such rule or scale.
    """
    scheme, _, rest = address.partition("://")
    kind, _, name = rest.partition("/")
    if scheme != "sayso":
        return None
    if kind in ("documents", "readings"):
        reading = shelf.by_document(name)
        return None if reading is None else _of_reading(address, kind, reading)
    fixed: dict[str, Callable[[str], Any]] = {"rules": _rules, "scales": _scales}
    if kind not in fixed:
        return None
    text = json.dumps(fixed[kind](name), ensure_ascii=False, indent=1)
    return _contents(address, text, _JSON)


def list_templates() -> types.ListResourceTemplatesResult:
    """The kinds of addresses."""
    return types.ListResourceTemplatesResult(
        resource_templates=[
            types.ResourceTemplate(
                name=address.split("/")[2], uri_template=address, description=told, mime_type=media
            )
            for address, told, media in TEMPLATES
        ]
    )


def _of_reading(address: str, kind: str, reading: Reading) -> types.ReadResourceResult:
    from sayso.records.codec import encode

    if kind == "documents":
        return _contents(address, reading.document.text, _TEXT, meta=_FROM_DOCUMENTS)
    return _contents(address, encode(reading).decode(), _JSON, meta=_FROM_DOCUMENTS)


def _rules(code: str) -> Any:
    from dataclasses import asdict

    from sayso.checks.catalogue import find_rule, load_catalogue

    if code:
        return asdict(find_rule(code))
    keys = ("code", "name", "severity", "default", "remedy")
    return [{key: getattr(rule, key) for key in keys} for rule in load_catalogue()]


def _scales(name: str) -> Any:
    from dataclasses import asdict

    from sayso.scales.scale import load_scale, scale_names

    if name:
        return asdict(load_scale(name))
    return [asdict(load_scale(one)) for one in scale_names()]


def _resource(address: str, name: str, told: str, media: str) -> types.Resource:
    return types.Resource(uri=address, name=name, description=told, mime_type=media)


def _contents(
    address: str, text: str, media: str, *, meta: dict[str, Any] | None = None
) -> types.ReadResourceResult:
    contents = types.TextResourceContents(uri=address, mime_type=media, text=text, _meta=meta)
    return types.ReadResourceResult(contents=[contents])


def _start(cursor: str | None, total: int) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10 and int(cursor) < total):
        raise ConfigError("there is no such page", remedy="list the resources from the beginning")
    return int(cursor)
