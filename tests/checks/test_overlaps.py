"""One fault is one finding, whichever rules see it; and what a person may choose in its place."""

import pytest
from tests.checks.readings import read

from sayso.checks.check import check_reading, reading_codes
from sayso.checks.overlaps import load_overlaps
from sayso.records.finding import Finding


def findings(text: str, *codes: str) -> list[Finding]:
    return list(check_reading(read(text), codes=frozenset(codes or reading_codes())))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "The talks failed. It might possibly, conceivably, have cracked.",
            ["C207"],
        ),
        ("# Outlook\n\nThe ford will remain a challenge.", ["F401"]),
        ("The seal was perhaps cut. As it was cut, he is without doubt to blame.", ["C204"]),
    ],
)
def test_one_fault_is_one_finding(text: str, codes: list[str]) -> None:
    told = {"C201", "C207", "C208", "C204", "C205", "F401", "F402", "F403"} - (
        {"C208"} if codes == ["C204"] else set()
    )
    assert [each.code for each in findings(text, *told)] == codes


def test_the_finding_that_is_kept_says_what_the_others_found() -> None:
    (found,) = findings("# Outlook\n\nThe ford will remain a challenge.", "F401", "F402", "F403")

    assert "no last day, nothing that would settle it and no likelihood (also F403, F402)" in (
        found.message
    )
    assert found.codes == ("F401", "F403", "F402")


def test_the_finding_that_is_kept_has_the_fixes_of_the_others() -> None:
    (found,) = findings("# Outlook\n\nTwo more banks will fail.", "F401", "F402")

    assert {fix.text for fix in found.fixes} >= {" by 30 June 2026", "are likely to"}


def test_a_rule_that_is_alone_speaks_for_itself() -> None:
    (found,) = findings("# Outlook\n\nThe ford will remain a challenge.", "F403")

    assert found.code == "F403"


def test_every_rule_of_an_overlap_exists() -> None:
    assert {code for each in load_overlaps() for code in each.codes} <= set(reading_codes())


@pytest.mark.parametrize(
    ("code", "text", "choice"),
    [
        ("F401", "Two more banks are likely to fail.", " by 30 June 2026"),
        ("C207", "The talks failed. The hull could possibly have cracked by itself.", "possibly"),
        ("C201", "The attack on the dam could be part of a campaign.", "is likely to"),
        ("C209", "It is not unlikely that the second gate was damaged.", "likely"),
        ("N502", "Colonel Haqqari spoke first. The minister thanked Haqari.", "Haqqari"),
        ("F402", "# Outlook\n\nThe two banks will fail by 30 June 2026.", "are likely to"),
    ],
)
def test_a_finding_has_words_to_choose_from(code: str, text: str, choice: str) -> None:
    (found,) = findings(text, code)

    assert choice in [fix.text for fix in found.fixes]
    assert all(fix.title for fix in found.fixes)


def test_no_last_day_is_made_up_for_a_text_without_a_day() -> None:
    reading = read("Two more banks are likely to fail.", published=None)
    (found,) = check_reading(reading, codes=frozenset({"F401"}))

    assert found.fixes == ()


def test_the_same_words_are_told_of_once_with_their_other_places() -> None:
    text = "An aide said that it rained. An aide said that it snowed. A clerk said that it froze."
    first, other = findings(text, "S104")

    assert (text[first.start : first.end], text[other.start : other.end]) == ("An aide", "A clerk")
    assert first.message.endswith("(and once more in the text)")
    assert [text[each.start : each.end] for each in first.related] == ["An aide"]


def test_what_is_put_forward_by_nobody_twice_is_two_faults() -> None:
    assert len(findings("It is said that it rained. It is said that it froze.", "S103")) == 2
