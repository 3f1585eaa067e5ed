"""Matrices of other tools become cases."""

import gzip

import pytest

from sayso.cases.case_file import read_case
from sayso.cases.matrices import case_text, read_matrix
from sayso.errors import ReadError
from sayso.hypotheses.matrix import inconsistency

TABLE = """\
Evidence,Alone,With help,Credibility
"A warning, late",II,NA,high
A plane,Very inconsistent,++,
"""


def test_a_csv_matrix() -> None:
    matrix = read_matrix(TABLE.encode(), name="m.csv")
    assert matrix.hypotheses == ("Alone", "With help")
    case, mistakes = read_case(case_text(matrix))
    assert case is not None, mistakes
    assert [item.text for item in case.evidence] == ["A warning, late", "A plane"]
    assert case.evidence[0].credibility == "high"
    assert inconsistency(case) == {"H1": pytest.approx(2 * 2**0.5 + 2), "H2": 0}


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize(
    "style", [["++", "+", "N", "-", "--", "NA"], ["CC", "C", "N", "I", "II", "N/A"]]
)
def test_every_way_of_rating(separator: str, style: list[str]) -> None:
    lines = [["Evidence", "A", "B"], *([f"Item {mark}", mark, "C"] for mark in style)]
    text = "\n".join(separator.join(line) for line in lines)
    matrix = read_matrix(text.encode(), name="m.csv")
    assert [row.ratings[0] for row in matrix.rows] == ["CC", "C", "N", "I", "II", None]


ACHZ = """<?xml version="1.0" encoding="UTF-16"?>
<ACH><PROJECT-TITLE>Who did it?</PROJECT-TITLE><MATRIX>
<HYPOTHESIS><NAME>Alone</NAME></HYPOTHESIS><HYPOTHESIS><NAME>Helped &amp; paid</NAME></HYPOTHESIS>
<EVIDENCE><NAME>A warning</NAME><NOTES>late</NOTES><VALUES>I I,C C</VALUES>
<CREDIBILITY>LOW</CREDIBILITY></EVIDENCE>
<EVIDENCE><NAME>A plane</NAME><VALUES>NA,N</VALUES><CREDIBILITY>HIGH</CREDIBILITY></EVIDENCE>
</MATRIX></ACH>"""


@pytest.mark.parametrize("zipped", [True, False])
def test_a_parc_ach_file(zipped: bool) -> None:
    data = ACHZ.encode("utf-16")
    matrix = read_matrix(gzip.compress(data) if zipped else data, name="m.achz")
    assert matrix.question == "Who did it?"
    assert matrix.hypotheses == ("Alone", "Helped & paid")
    assert [row.ratings for row in matrix.rows] == [("II", "CC"), (None, "N")]
    assert [row.credibility for row in matrix.rows] == ["low", "high"]
    case, mistakes = read_case(case_text(matrix))
    assert case is not None, mistakes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no matrix"),
        (b"just words", "no matrix"),
        (b"Evidence,A,B\nx,CC,maybe", "m:2, column 'B': 'maybe' is no rating"),
        (b"<a/>", "holds no matrix"),
        (b"<a", "not XML"),
        (b"\x1f\x8bxx", "cannot be unzipped"),
        (b"Evidence,A,B,Credibility\nx,C,C,great", "'great' is no weight"),
    ],
)
def test_what_is_no_matrix_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_matrix(data, name="m")
