"""Markdown: the file's own characters, and blocks as CommonMark has them."""

from datetime import date

import pytest
from tests.readers.layouts import Shape, check_document, shapes

from sayso.readers.markdown import MarkdownReader
from sayso.records import Document


def read(text: str) -> Document:
    document = MarkdownReader().read(text.encode("utf-8"), location="note.md")
    check_document(document)
    assert document.text == text
    return document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Ice #\n\nThe port\nis shut.\n",
            [("heading 1", "Ice"), ("paragraph", "The port is shut.")],
        ),
        ("Ice\n---\n\nShut.\n", [("heading 2", "Ice"), ("paragraph", "Shut.")]),
        (
            "It gets:\n\n- a quay,\n  new\n  - a tug\n\n    It is old.\n- a crane\n\n"
            "1. one\n2. two\n",
            [
                ("paragraph", "It gets:"),
                ("item 1", "a quay, new"),
                ("item 2", "a tug"),
                ("paragraph", "It is old."),
                ("item 1", "a crane"),
                ("item 1", "one"),
                ("item 1", "two"),
            ],
        ),
        (
            "> The quay\n> is lost.\n>\n> We go.\n",
            [("quote", "The quay > is lost."), ("quote", "We go.")],
        ),
        (
            "![A tug in the ice](tug.png)\n\n*Figure 2: Ships at anchor.*\n\nShut.\n",
            [
                ("caption", "A tug in the ice"),
                ("caption", "Figure 2: Ships at anchor."),
                ("paragraph", "Shut."),
            ],
        ),
        ("**Outlook**\n\nShut.\n", [("heading 3", "Outlook"), ("paragraph", "Shut.")]),
        (
            "Shut.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n"
            "<div>raw</div>\n\nOpen.\n",
            [("paragraph", "Shut."), ("paragraph", "Open.")],
        ),
        (
            "Shut\r\nby ice.\r\n\r\nOpen.\r\n",
            [("paragraph", "Shut by ice."), ("paragraph", "Open.")],
        ),
    ],
)
def test_markdown_makes_blocks(text: str, expected: list[Shape]) -> None:
    assert shapes(read(text)) == expected


@pytest.mark.parametrize(
    "authors",
    [
        "author: Mira Dool and Per Hask",
        "authors: [Mira Dool, 'Per Hask']",
        'authors:\n  - Mira Dool\n  - "Per Hask"',
    ],
)
def test_front_matter_gives_the_facts(authors: str) -> None:
    document = read(
        f'---\ntitle: "Ice: a note"\ndate: 2031-08-29\npublisher: Norvik Institute\n{authors}\n'
        "---\n\n# Another title\n\nShut.\n"
    )
    assert document.title == "Ice: a note"
    assert document.published == date(2031, 8, 29)
    assert document.publisher == "Norvik Institute"
    assert document.authors == ("Mira Dool", "Per Hask")
    assert shapes(document) == [("heading 1", "Another title"), ("paragraph", "Shut.")]


def test_the_lines_over_the_text_give_what_front_matter_does_not() -> None:
    document = read("# Ice in the strait\n\nBy Mira Dool\n\n29 August 2031\n\nShut.\n")
    assert document.title == "Ice in the strait"
    assert document.authors == ("Mira Dool",)
    assert document.published == date(2031, 8, 29)
