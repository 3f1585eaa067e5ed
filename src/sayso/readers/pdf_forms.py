"""PDF forms: whether one draws others so often that a page has no end, told before any is drawn.

PDFium makes anew what a form draws each time that it is drawn: sixteen forms of which each draws
the next twice are 65,536, of which the file has sixteen.
"""

import re
import zlib
from base64 import a85decode
from binascii import unhexlify
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_MANY = 1_000
"""Drawings that one form may come to, whatever it is made of."""
_AGAIN = 30
"""How many times over, on average, what is written once is drawn in one form."""
_ENDLESS = 1 << 40
_MOST_BYTES = 1 << 24
"""Of a stream that is looked at, unpacked; longer ones are known to be no bombs."""
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_DICTIONARY = re.compile(rb"\s*<<")
_TOKEN = re.compile(
    rb"\s+|<<|>>|\[|\]|/[^\s()<>\[\]{}/%]*|\d{1,8}\s+\d{1,5}\s+R\b|\((?:\\.|[^\\()])*+\)"
    rb"|<[0-9A-Fa-f\s]*>|[^\s()<>\[\]{}/%]+|.",
    re.DOTALL,
)
_MAY_BE_FORM = re.compile(rb"/(?:Form\b|F?o?r?m?#)")
_REFERENCE = re.compile(rb"\d+\s+\d+\s+R")
_ENDS = (b"obj", b"endobj", b"stream", b"endstream", b"xref")
_DEEPEST = 40
"""Dictionaries and lists in one another; PDFium gives up beyond some such number too."""
_STREAM = re.compile(rb"\s*stream\r?\n")
_DRAWS = re.compile(rb"(/[^\s()<>\[\]{}/%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class _Object(NamedTuple):
    """An object that is a dictionary, and where its stream begins."""

    entries: Mapping[bytes, Any]
    stream: int | None


class _Form(NamedTuple):
    """Of each name that a form draws how often, and the numbers of the objects so called there."""

    draws: Mapping[bytes, int]
    names: Mapping[bytes, int]


def has_no_end(data: bytes) -> bool:
    """Whether a form of the file draws itself, or so much so often as none that is to be read."""
    if not _MAY_BE_FORM.search(data):
        return False
    objects = _objects(data)
    forms = {
        number: _form(data, one, objects)
        for number, one in objects.items()
        if one.stream is not None and one.entries.get(b"/Subtype") == b"/Form"
    }
    if not any(form.draws for form in forms.values()):
        return False
    drawn = _resolved(forms, objects)
    times = _times(drawn)
    return any(
        many >= _ENDLESS or many > _AGAIN * _written(number, drawn)
        for number, many in times.items()
        if many > _MANY
    )


def _resolved(
    forms: Mapping[int, _Form], objects: Mapping[int, _Object]
) -> dict[int, dict[int, int]]:
    """Of each form which others it draws, and how often each.

    A name that a form does not know is one of its page's: of all that are so called.
    """
    called: dict[bytes, set[int]] = {}
    for one in objects.values():
        for name, number in _names(one.entries, objects).items():
            if number in forms:
                called.setdefault(name, set()).add(number)
    found: dict[int, dict[int, int]] = {}
    for number, form in forms.items():
        drawn = found.setdefault(number, {})
        for name, times in form.draws.items():
            own = form.names.get(name)
            for other in called.get(name, ()) if own is None else (own,):
                if other in forms:
                    drawn[other] = drawn.get(other, 0) + times
    return found


def _times(drawn: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    """How many drawings each form comes to, itself among them; ``_ENDLESS`` for one in a circle."""
    times: dict[int, int] = {}
    for first in drawn:
        path, waiting = {first}, [(first, iter(drawn[first]))]
        while waiting and first not in times:
            number, others = waiting[-1]
            other = next((one for one in others if one not in times), None)
            if other is None:
                waiting.pop()
                path.discard(number)
                total = 1 + sum(many * times[one] for one, many in drawn[number].items())
                times[number] = min(total, _ENDLESS)
            elif other in path:
                times[other] = _ENDLESS
            else:
                path.add(other)
                waiting.append((other, iter(drawn[other])))
    return times


def _written(first: int, drawn: Mapping[int, Mapping[int, int]]) -> int:
    """How many drawings are written in a form, and in all that are drawn in it."""
    seen, waiting, total = {first}, [first], 1
    while waiting:
        others = drawn[waiting.pop()]
        total += sum(others.values())
        new = others.keys() - seen
        seen |= new
        waiting += new
    return total


def _form(data: bytes, one: _Object, objects: Mapping[int, _Object]) -> _Form:
    """What a form draws: each of its names twice, where its stream cannot be unpacked."""
    names = _names(one.entries, objects)
    content = _unpacked(data, one)
    if content is None:
        return _Form(dict.fromkeys(names, 2), names)
    draws: dict[bytes, int] = {}
    for match in _DRAWS.finditer(content):
        name = _plain(match[1])
        draws[name] = draws.get(name, 0) + 1
    return _Form(draws, names)


def _names(entries: Mapping[bytes, Any], objects: Mapping[int, _Object]) -> dict[bytes, int]:
    """The names of what may be drawn, as an object's resources have them."""
    resources = _dictionary(entries.get(b"/Resources"), objects)
    named = _dictionary(resources.get(b"/XObject"), objects)
    return {name: value for name, value in named.items() if isinstance(value, int)}


def _dictionary(value: Any, objects: Mapping[int, _Object]) -> Mapping[bytes, Any]:
    if isinstance(value, int):
        found = objects.get(value)
        return found.entries if found is not None else {}
    return value if isinstance(value, dict) else {}


def _objects(data: bytes) -> dict[int, _Object]:
    """All objects that are dictionaries, by their numbers; of two with one the last."""
    found: dict[int, _Object] = {}
    packed: list[_Object] = []
    at = 0
    while match := _OBJECT.search(data, at):
        at = match.end()
        if not _DICTIONARY.match(data, at):
            continue
        entries, at = _parsed(data, at)
        begins = _STREAM.match(data, at)
        one = _Object(entries, begins.end() if begins else None)
        found[int(match[1])] = one
        if begins and entries.get(b"/Type") == b"/ObjStm":
            packed.append(one)
    for one in packed:
        for number, entries in _inside(data, one):
            found.setdefault(number, _Object(entries, None))
    return found


def _inside(data: bytes, one: _Object) -> Iterator[tuple[int, Mapping[bytes, Any]]]:
    """The dictionaries in a stream of objects, with their numbers."""
    content = _unpacked(data, one) or b""
    first = one.entries.get(b"/First")
    if not isinstance(first, bytes) or not first.isdigit():
        return
    head = [int(word) for word in content[: int(first)].split() if word.isdigit()]
    for number, at in zip(head[::2], head[1::2], strict=False):
        if _DICTIONARY.match(content, int(first) + at):
            yield number, _parsed(content, int(first) + at)[0]


class _Tokens:
    """The tokens of a part of a file, one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self._matches = _TOKEN.finditer(data, at)
        self.end = at

    def next(self) -> bytes:
        """The next one.

        Raises:
            ValueError: an object ends here.
        """
        for match in self._matches:
            self.end = match.end()
            token = match[0]
            if token in _ENDS:
                break
            if not token.isspace():
                return token
        raise ValueError


def _parsed(data: bytes, at: int) -> tuple[Mapping[bytes, Any], int]:
    """A dictionary, empty where it is none, and where it ends. An object is an int in it."""
    tokens = _Tokens(data, at)
    try:
        made = _value(tokens, tokens.next(), 0)
    except ValueError:
        return {}, tokens.end
    return made if isinstance(made, dict) else {}, tokens.end


def _value(tokens: _Tokens, token: bytes, depth: int) -> Any:
    if depth > _DEEPEST:
        raise ValueError
    if token == b"<<":
        entries: dict[bytes, Any] = {}
        while (key := tokens.next()) != b">>":
            entries[_plain(key)] = _value(tokens, tokens.next(), depth + 1)
        return entries
    if token == b"[":
        items = []
        while (one := tokens.next()) != b"]":
            items.append(_value(tokens, one, depth + 1))
        return items
    return int(token.split()[0]) if _REFERENCE.match(token) else _plain(token)


def _plain(name: bytes) -> bytes:
    """A name without escapes."""
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), name) if b"#" in name else name


def _unpacked(data: bytes, one: _Object) -> bytes | None:
    """A stream's content; None where it is packed in a way that is not known here."""
    start = one.stream or 0
    end = data.find(b"endstream", start)
    content = data[start : end if end >= 0 else len(data)]
    filters = one.entries.get(b"/Filter", [])
    if b"/DecodeParms" in one.entries or b"/DP" in one.entries:
        return None
    try:
        for each in filters if isinstance(filters, list) else [filters]:
            match each:
                case b"/FlateDecode" | b"/Fl":
                    content = zlib.decompressobj().decompress(content, _MOST_BYTES)
                case b"/ASCIIHexDecode" | b"/AHx":
                    content = unhexlify(b"".join(content.partition(b">")[0].split()))
                case b"/ASCII85Decode" | b"/A85":
                    content = a85decode(content.partition(b"~>")[0])
                case _:
                    return None
    except (zlib.error, ValueError):
        return None
    return content[:_MOST_BYTES]
