"""The file: a Word document's parts, of which a comment touches no more than it must."""

import io
import posixpath
import zipfile
from collections.abc import Sequence
from typing import Any

from sayso.errors import ReadError
from sayso.word.comments import Comment, anchor, comment_element, used_ids
from sayso.word.names import W

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIP = f"{{{_PACKAGE}/relationships}}Relationship"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"


def with_comments(
    data: bytes,
    text: str,
    comments: Sequence[Comment],
    *,
    location: str,
    spans: Sequence[tuple[int, int]] | None = None,
) -> bytes:
    """The Word document with comments at words of its text; every other part is as it was.

    ``text``: what was read from it, which the comments' offsets count in. Tracked changes and
    comments that stand in it are kept; new ones have numbers of their own.

    Raises:
        ReadError: the bytes are no Word document.
    """
    if not comments:
        return data
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = _Parts(source)
            changed = _commented(parts, text, comments, spans)
            return _rewritten(source, changed)
    except (
        *(zipfile.BadZipFile, LxmlError, KeyError, ValueError, OSError, NotImplementedError),
        *(EOFError, RuntimeError, StopIteration),
    ) as error:
        raise ReadError(
            "is not a Word document that comments can be put into",
            where=location,
            remedy="open it in a word processor and save it again",
        ) from error


class _Parts:
    """The parts that hold the text, its comments, and what ties them together."""

    def __init__(self, source: zipfile.ZipFile) -> None:
        self._source = source
        self.document = self._target("_rels/.rels", "officeDocument", "") or "word/document.xml"
        folder, name = posixpath.split(self.document)
        self.relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        found = self._target(self.relations, "comments", folder)
        self.has_comments = found is not None and found in source.namelist()
        self.comments = found or posixpath.join(folder, "comments.xml")

    def tree(self, name: str) -> Any:
        """A part as XML, as it stands there."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._source.read(name), parser)

    def holds(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._source.namelist()

    def _target(self, name: str, kind: str, folder: str) -> str | None:
        if not self.holds(name):
            return None
        for each in self.tree(name).iter(_RELATIONSHIP):
            if each.get("Type") == f"{_OFFICE}/{kind}" and each.get("TargetMode") != "External":
                target = str(each.get("Target"))
                at = target if target.startswith("/") else posixpath.join("/", folder, target)
                return posixpath.normpath(at).lstrip("/")
        return None


def _commented(
    parts: _Parts,
    text: str,
    comments: Sequence[Comment],
    spans: Sequence[tuple[int, int]] | None,
) -> dict[str, bytes]:
    """The parts that change, by name."""
    from lxml import etree

    document = parts.tree(parts.document)
    body = document.find(f"{W}body")
    if body is None:
        raise ValueError("no body")
    if parts.has_comments:
        said = parts.tree(parts.comments)
    else:
        said = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    first = max(used_ids((document, said)), default=-1) + 1
    anchor(body, text, comments, first_id=first, spans=spans)
    said.extend(comment_element(each, number) for number, each in enumerate(comments, start=first))
    changed = {parts.document: _bytes(document), parts.comments: _bytes(said)}
    if not parts.has_comments:
        changed[_TYPES] = _bytes(_with_type(parts.tree(_TYPES), parts.comments))
        changed[parts.relations] = _bytes(_with_relation(parts))
    return changed


def _with_type(types: Any, part: str) -> Any:
    """The list of content types with that of the comments."""
    from lxml import etree

    name = f"{{{_PACKAGE}/content-types}}Override"
    etree.SubElement(types, name, PartName=f"/{part}", ContentType=_COMMENTS_TYPE)
    return types


def _with_relation(parts: _Parts) -> Any:
    """What the document is tied to, the comments among it."""
    from lxml import etree

    if parts.holds(parts.relations):
        relations = parts.tree(parts.relations)
    else:
        relations = etree.fromstring(f'<Relationships xmlns="{_PACKAGE}/relationships"/>')
    used = {each.get("Id") for each in relations.iter(_RELATIONSHIP)}
    number = next(each for each in range(1, len(used) + 2) if f"rIdSayso{each}" not in used)
    target = posixpath.relpath(parts.comments, posixpath.dirname(parts.document) or ".")
    etree.SubElement(
        relations,
        _RELATIONSHIP,
        Id=f"rIdSayso{number}",
        Type=f"{_OFFICE}/comments",
        Target=target,
    )
    return relations


def _bytes(tree: Any) -> bytes:
    from lxml import etree

    return etree.tostring(
        tree.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _rewritten(source: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive with some parts changed, and new ones at its end."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, changed.get(entry.filename) or source.read(entry))
        for name in changed.keys() - set(source.namelist()):
            stamp = zipfile.ZipInfo(name)  # of 1980: the same comments make the same file
            stamp.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(stamp, changed[name])
    return buffer.getvalue()
