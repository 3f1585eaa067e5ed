"""Matrices that other tools left: CSV tables, and the files of PARC ACH, as case files."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from sayso.errors import ReadError
from sayso.records.estimate import Rating
from sayso.records.evidence import Weight

_WORDS: dict[str, Rating | None] = {
    "cc": "CC", "c": "C", "n": "N", "i": "I", "ii": "II", "na": None, "n/a": None, "": None,
    "++": "CC", "+": "C", "0": "N", "o": "N", "-": "I", "--": "II", "−": "I", "−−": "II",
    "very consistent": "CC", "highly consistent": "CC", "strongly consistent": "CC",
    "consistent": "C", "neutral": "N", "neither": "N", "inconsistent": "I",
    "very inconsistent": "II", "highly inconsistent": "II", "strongly inconsistent": "II",
    "not applicable": None, "not rated": None, "?": None,
}  # fmt: skip
_WEIGHTS: dict[str, Weight] = {
    "h": "high", "high": "high", "m": "medium", "medium": "medium", "med": "medium",
    "l": "low", "low": "low", "": "medium",
}  # fmt: skip
_COLUMNS = {
    "credibility": "credibility", "relevance": "relevance", "weight": "relevance",
    "source": "source", "id": "id", "code": "id",
}  # fmt: skip
_IGNORED = ("type", "date", "notes", "note", "link", "flag", "classification", "details")
_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a matrix: its ratings in the order of the hypotheses."""

    text: str
    ratings: tuple[Rating | None, ...]
    credibility: Weight = "medium"
    relevance: Weight = "medium"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix of competing hypotheses."""

    question: str
    hypotheses: tuple[str, ...]
    rows: tuple[Row, ...]


def read_matrix(data: bytes, *, name: str) -> Matrix:
    """The matrix that a file holds: a CSV table, XML, or gzipped XML (.achz).

    Raises:
        ReadError: it holds none; the message says at which line.
    """
    if data[:2] == b"\x1f\x8b":
        data = _unzip(data, name)
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"<") or (data[:2] in (b"\xff\xfe", b"\xfe\xff") and b"<" in data[:8]):
        return _read_xml(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return _read_csv(text, name)


def case_text(matrix: Matrix) -> str:
    """The matrix as a case file, each item observed, to be gone on with by hand."""
    lines = [
        "# Made from a matrix of competing hypotheses. Every item counts as observed: give it",
        "# reports by sources, and priors to the hypotheses, where you know them.",
        f"question = {_quoted(matrix.question)}",
    ]
    for index, text in enumerate(matrix.hypotheses, 1):
        lines += ["", "[[hypothesis]]", f'id = "H{index}"', f"text = {_quoted(text)}"]
    for index, row in enumerate(matrix.rows, 1):
        cells = ", ".join(f'H{h} = "{one or "NA"}"' for h, one in enumerate(row.ratings, 1))
        lines += ["", "[[evidence]]", f'id = "E{index}"', f"text = {_quoted(row.text)}"]
        lines.append(f"likelihood = {{ {cells} }}")
        if row.credibility != "medium":
            lines.append(f'credibility = "{row.credibility}"')
        if row.relevance != "medium":
            lines.append(f'relevance = "{row.relevance}"')
        lines.extend(f"# {line}" for line in row.note.splitlines() if line.strip())
    return "\n".join(lines) + "\n"


def _read_csv(text: str, name: str) -> Matrix:
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:4096], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    table = [
        (number, row)
        for number, row in enumerate(csv.reader(io.StringIO(text), dialect), 1)
        if any(cell.strip() for cell in row)
    ]
    if len(table) < 2 or len(table[0][1]) < 3:
        raise ReadError(
            "no matrix: the first line names the evidence column and two hypotheses or more",
            where=name,
            remedy="save the matrix as CSV, one item of evidence a line",
        )
    header = [cell.strip() for cell in table[0][1]]
    kinds = ["text", *(_COLUMNS.get(cell.lower(), "") for cell in header[1:])]
    for place, cell in enumerate(header[1:], 1):
        if cell.lower() in _IGNORED or not cell:
            kinds[place] = "note" if cell else "ignored"
    if header[0].lower() in ("id", "code", "#", "no", "no."):
        kinds[0] = "id"
        kinds[1] = "text"
    rated = [place for place, kind in enumerate(kinds) if not kind]
    rows = [_csv_row(name, number, row, kinds, header) for number, row in table[1:]]
    return Matrix(question="", hypotheses=tuple(header[place] for place in rated), rows=tuple(rows))


def _csv_row(
    name: str, number: int, row: Sequence[str], kinds: Sequence[str], header: Sequence[str]
) -> Row:
    cells = [cell.strip() for cell in row] + [""] * (len(kinds) - len(row))
    given = {kind: cell for kind, cell in zip(kinds, cells, strict=False) if kind}
    where = f"{name}:{number}"
    ratings = [
        _rating(cell, f"{where}, column {header[place]!r}")
        for place, (kind, cell) in enumerate(zip(kinds, cells, strict=False))
        if not kind
    ]
    notes = [
        f"{header[place]}: {cells[place]}"
        for place, kind in enumerate(kinds)
        if kind in ("note", "source") and cells[place]
    ]
    return Row(
        text=given.get("text", ""),
        ratings=tuple(ratings),
        credibility=_weight(given.get("credibility", ""), where),
        relevance=_weight(given.get("relevance", ""), where),
        note="\n".join(notes),
    )


def _read_xml(data: bytes, name: str) -> Matrix:
    """PARC ACH 2: MATRIX/HYPOTHESIS/NAME; MATRIX/EVIDENCE with NAME and VALUES "C,I I,NA"."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"not XML: {error.msg}", where=name) from error
    hypotheses = [_field(one, "NAME") for one in _all(root, "HYPOTHESIS")]
    rows = []
    for number, one in enumerate(_all(root, "EVIDENCE"), 1):
        where = f"{name}, evidence {number}"
        values = _field(one, "VALUES").split(",") if _field(one, "VALUES") else []
        ratings = [_rating(value, where) for value in values][: len(hypotheses)]
        ratings += [None] * (len(hypotheses) - len(ratings))
        notes = [f"{key.lower()}: {_field(one, key)}" for key in ("NOTES", "LINK", "TYPE", "CODE")]
        rows.append(
            Row(
                text=_field(one, "NAME"),
                ratings=tuple(ratings),
                credibility=_weight(_field(one, "CREDIBILITY"), where),
                relevance=_weight(_field(one, "RELEVANCE"), where),
                note="\n".join(note for note in notes if not note.endswith(": ")),
            )
        )
    if len(hypotheses) < 2:
        raise ReadError(
            "the XML holds no matrix of two hypotheses or more (MATRIX/HYPOTHESIS/NAME)",
            where=name,
            remedy="export the matrix as CSV",
        )
    return Matrix(_field(root, "PROJECT-TITLE"), tuple(hypotheses), tuple(rows))


def _all(root: etree._Element, tag: str) -> list[etree._Element]:
    return [one for one in root.iter() if isinstance(one.tag, str) and one.tag.upper() == tag]


def _field(node: etree._Element, tag: str) -> str:
    for child in node:
        if isinstance(child.tag, str) and child.tag.upper() == tag:
            return " ".join("".join(map(str, child.itertext())).split())
    return ""


def _rating(written: str, where: str) -> Rating | None:
    plain = " ".join(written.lower().split())
    plain = {"c c": "cc", "i i": "ii"}.get(plain, plain)
    if plain not in _WORDS:
        raise ReadError(
            f"{written!r} is no rating",
            where=where,
            remedy="use CC, C, N, NA, I, II, or ++, +, N, -, --",
        )
    return _WORDS[plain]


def _weight(written: str, where: str) -> Weight:
    plain = written.strip().lower()
    if plain not in _WEIGHTS:
        raise ReadError(f"{written!r} is no weight", where=where, remedy="use low, medium or high")
    return _WEIGHTS[plain]


def _unzip(data: bytes, name: str) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unzipped = file.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(f"the file cannot be unzipped: {error}", where=name) from error
    if len(unzipped) > _MOST_BYTES:
        raise ReadError("the file unzips to more than 64 MiB", where=name)
    return unzipped


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()) or "?", ensure_ascii=False).replace("\x7f", "\\u007f")
