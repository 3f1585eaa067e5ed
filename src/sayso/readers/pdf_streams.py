"""PDF streams: whether one would unpack to far more than a document holds, told before any is."""

import re
import zlib
from collections.abc import Iterator

_MOST_RATIO = 100
_SMALL = 1024 * 1024
"""Streams that stay below this unpacked may shrink as much as they like."""
_MOST_BYTES = 256 * 1024 * 1024
"""Unpacked, all streams together."""
_STEP = 64 * 1024
_HEAD = 2_000
"""Bytes before a stream in which its dictionary is looked for."""
_BEGINS = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_SET_ASIDE = re.compile(rb"/(?:Image|EmbeddedFile|XRef)\b")
"""Pictures, which are not looked at, attachments, and where objects stand, which packs well."""


def is_bomb(data: bytes) -> bool:
    """Whether a stream of the file, or all of them, unpack to more than what was written by hand
    or by any program for print would.

    PDFium makes an object of each word of a page before it tells of any, so that a page of a few
    kilobytes may take all the memory there is.
    """
    total = 0
    for start in _streams(data):
        size, packed = 0, 0
        for piece, taken in _unpacked(data, start):
            size += piece
            packed = taken
            if size > _SMALL and size > _MOST_RATIO * packed:
                return True
            if total + size > _MOST_BYTES:
                return True
        total += size
    return False


def _streams(data: bytes) -> Iterator[int]:
    """Where the packed streams of a file begin that a page may be drawn of."""
    for match in _BEGINS.finditer(data):
        head = data[max(0, match.start() - _HEAD) : match.start()]
        head = head[head.rfind(b"obj") + 1 :]
        if _PACKED.search(head) and not _SET_ASIDE.search(head):
            yield match.end()


def _unpacked(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Bytes that a stream unpacks to, a few at once, and how many it was packed in until then."""
    unpacking = zlib.decompressobj()
    at = start
    try:
        while at < len(data) and not unpacking.eof:
            rest = data[at : at + _STEP]
            at += len(rest)
            while rest and not unpacking.eof:
                piece = unpacking.decompress(rest, _STEP)
                rest = unpacking.unconsumed_tail
                yield len(piece), at - start - len(rest)
    except zlib.error:
        return  # encrypted, or no stream at all
