"""A case file is read whole, or every mistake in it is told with its line and column."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cases.case_file import load_case, read_case
from sayso.errors import CaseError, ReadError
from sayso.forms.written import told
from sayso.records.case import Case

GOOD = """\
question = "Who?"

[[hypothesis]]
id = "H1"
text = "The militia"
prior = "unlikely"

[[hypothesis]]
id = "H2"

[[source]]
id = "wire"
reliability = "B"

[[source]]
id = "blog"

[[evidence]]
id = "E1"
text = "A warning"
likelihood = { H1 = "CC", H2 = [0.2, 0.4] }
reports = [ { source = "wire" }, { source = "blog", copies = "wire" } ]

[[evidence]]
id = "E2"
likelihood = { H1 = "NA", H2 = 0.4 }
"""


def mistakes(text: str) -> list[str]:
    case, found = read_case(text)
    assert (case is None) == bool(found)
    return [told("c.toml", one) for one in found]


def good() -> Case:
    case, found = read_case(GOOD)
    assert case is not None, found
    return case


def test_the_case_of_a_file() -> None:
    case = good()
    assert case.hypothesis_ids == ("H1", "H2")
    first, second = case.evidence
    assert first.reports[1].copies == "E1/wire"
    assert first.observed is None
    assert second.observed is True
    assert second.likelihoods[0].estimate is None
    assert case.witnesses[0].reliability.low == 0.8
    assert case.witnesses[1].reliability.text == "F"
    assert case.hypotheses[1].text == "H2"


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("H2 = [0.2, 0.4]", "H3 = [0.2, 0.4], H2 = 0.1", "21:27: no hypothesis has the id 'H3'"),
        ("H2 = 0.4 }", "H2 = 1.4 }", "26:32: 1.4 is outside [0, 1]"),
        ("[0.2, 0.4]", "[0.4, 0.2]", "21:32: the range is upside down: 0.4 is above 0.2"),
        ('"CC"', '"proable"', "21:21: 'proable' is no word of any scale; did you mean 'probable'"),
        ('source = "wire" }', 'source = "wire", copies = "blog" }', "copies in a circle"),
        ('"H1"\ntext', '"H2"\ntext', "two of kind hypothesis have the id 'H2'"),
        ('H1 = "NA", ', "", "26:14: no likelihood under H1"),
        (
            'source = "wire" }',
            'source = "wier" }',
            "22:24: no source has the id 'wier'; did you mean 'wire'?",
        ),
        (
            'copies = "wire" }',
            'copies = "wire", says = false }',
            "a full copy cannot say otherwise",
        ),
        (
            'H1 = "NA", H2 = 0.4',
            "H1 = 0, H2 = 0",
            "evidence E2 is impossible under every hypothesis",
        ),
        ('reliability = "B"', 'reliability = "H"', "13:15: 'H' is no Admiralty letter"),
        (
            'text = "A warning"',
            'txt = "A warning"',
            "20:1: 'txt' has no meaning here; did you mean text?",
        ),
        ('question = "Who?"', "question = 3", "1:12: question is words in quotes, not 3"),
        ('question = "Who?"', 'question = "Who?', "1:"),
        ('prior = "unlikely"', "prior = 1", "the priors given leave nothing for the others"),
    ],
)
def test_a_mistake_is_told_with_its_place(wrong: str, right: str, expected: str) -> None:
    assert wrong in GOOD
    found = mistakes(GOOD.replace(wrong, right, 1))
    assert any(expected in one for one in found), found
    assert all(one.startswith("c.toml:") for one in found)


def test_no_hypothesis_and_one_hypothesis() -> None:
    assert any(
        "no hypothesis: there is nothing to weigh" in one for one in mistakes('question = "?"')
    )
    one = 'question = "?"\n[[hypothesis]]\nid = "H1"\n'
    assert any(told.startswith("c.toml:2:1: the case has one hypothesis") for told in mistakes(one))


def test_all_mistakes_come_at_once() -> None:
    """Four mistakes of four kinds, in four places, in one go and in order."""
    text = (
        GOOD.replace('"CC"', '"CCC"')
        .replace("0.4 }", "4 }")
        .replace('copies = "wire"', 'copies = "wyre"')
        .replace("question", "qestion")
    )
    found = mistakes(text)
    assert len(found) >= 5
    assert [int(one.split(":")[1]) for one in found] == sorted(
        int(one.split(":")[1]) for one in found
    )


def test_columns_count_characters_not_bytes() -> None:
    found = mistakes(GOOD.replace('H1 = "CC"', '"é" = 1, H1 = "CC"'))
    assert any(one.startswith("c.toml:21:16: no hypothesis has the id 'é'") for one in found)


def test_a_file_of_mistakes_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(GOOD.replace('"CC"', '"CCC"'), encoding="utf-8")
    with pytest.raises(CaseError, match=r"c\.toml:21:21: 'CCC' is no word of any scale"):
        load_case(path)
    with pytest.raises(ReadError, match="does not exist"):
        load_case(tmp_path / "none.toml")
    path.write_bytes(b"\xff\xff")
    with pytest.raises(ReadError, match="not UTF-8"):
        load_case(path)


def test_the_template_is_a_case(tmp_path: Path) -> None:
    from importlib.resources import files

    text = (files("sayso.cases") / "template.toml").read_text(encoding="utf-8")
    case, found = read_case(text)
    assert case is not None, found
    uncommented = "\n".join(
        line.removeprefix("# ")
        if line.startswith(
            (
                "# [[",
                "# id",
                "# text",
                "# likelihood",
                "# by",
                "# evidence ",
                "# [truth",
                "# hypothesis",
            )
        )
        else line
        for line in text.splitlines()
    )
    case, found = read_case(uncommented)
    assert case is not None, found
    assert len(case.candidates) == len(case.assumptions) == len(case.ratings) == 1


LINES = GOOD.splitlines()
ODD = ("id = 3", "reports = [1]", "[evidence]", "hit = nan", "likelihood = 1", "prior = [1]")
TURNED = [str.maketrans('"x', "ab"), str.maketrans("=]", "[="), str.maketrans("10", "9.")]


@settings(max_examples=150)
@given(st.data())
def test_any_text_gives_a_case_or_mistakes(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["cut", "drop", "put", "turn"])):
            case "cut":
                lines[place] = lines[place][: data.draw(st.integers(0, 30))]
            case "drop":
                del lines[place]
            case "put":
                lines.insert(place, data.draw(st.sampled_from(ODD)))
            case _:
                lines[place] = lines[place].translate(data.draw(st.sampled_from(TURNED)))
    read, found = read_case("\n".join(lines))
    assert (read is None) == bool(found)
    assert all(one.line >= 1 and one.column >= 1 for one in found)
