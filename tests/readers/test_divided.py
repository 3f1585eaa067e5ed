"""Words that a hyphen divides at a line's end are whole in the text; lines stay the file's."""

import pytest
from tests.readers.layouts import shapes

from sayso.checks.places import Places
from sayso.readers import load
from sayso.readers.divided import put_together

TEXT = "The keeper says that prepara-\ntions are complete. The rail-\n    way is shut, he says.\n"


def test_a_divided_word_is_whole_and_the_line_ends_behind_it() -> None:
    document = load("a.txt", data=TEXT.encode())
    assert document.text == (
        "The keeper says that preparations\nare complete. The railway\nis shut, he says.\n"
    )
    assert document.cuts == ((28, 2), (56, 6))
    assert Places(document).find(document.text.index("shut")).line == 3


def test_what_was_cut_leads_back_to_the_file() -> None:
    text, cuts = put_together(TEXT)
    for word in ("keeper", "are", "shut"):
        at = text.index(word)
        assert at + sum(length for offset, length in cuts if offset <= at) == TEXT.index(word)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It was a well-\nknown lock.", "It was a well-known\nlock."),  # both are words
        ("A re-opening. They will re-\nopening it.", "A re-opening. They will re-opening\nit."),
        ("The garri-\nson left.", "The garrison\nleft."),
        ("The gar\u00ad\nrison left.", "The garrison\nleft."),
        ("The gar\u2010\r\nrison, he said.", "The garrison,\nhe said."),
        ("The Gar-\nRison line.", "The Gar-\nRison line."),  # a name of two
        ("The gates -\nold ones - leak.", "The gates -\nold ones - leak."),
        ("1990-\nborn keepers left.", "1990-\nborn keepers left."),
        ("The gar-\n\nrison left.", "The gar-\n\nrison left."),
    ],
)
def test_a_hyphen_stays_where_it_is_the_words_own(text: str, whole: str) -> None:
    assert put_together(text)[0] == whole


def test_a_scan_is_told_of() -> None:
    document = load("a.txt", data=TEXT.encode() + b"He does not be1ieve that it wi11 hold.\n")
    (told,) = document.problems
    assert (told.message, told.remedy, document.text[told.start : told.end]) == (
        "the text looks like a scan, and some of its letters are misread",
        "compare what you quote with the original",
        "be1ieve",
    )


@pytest.mark.parametrize(
    "text", [TEXT, "Run sha1sum on the file before you mail it.\n", "The B2B and h1n1 talks.\n"]
)
def test_other_texts_are_no_scans(text: str) -> None:
    assert load("a.txt", data=text.encode()).problems == ()


def test_the_head_of_a_page_is_neither_title_nor_text() -> None:
    kept = "The lock is shut, and the keeper has left it."
    text = f"        SECRET                1\n\n{kept}\n\nSECRET 2\n"
    document = load("a.txt", data=text.encode())
    assert document.title is None
    assert shapes(document) == [("paragraph", kept)]
