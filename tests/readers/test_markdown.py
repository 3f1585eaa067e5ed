"""Markdown: the file's words without their marks, and blocks as CommonMark has them."""

from datetime import date

import pytest
from tests.readers.layouts import Shape, check_document, shapes

from sayso.checks.places import Places
from sayso.readers.markdown import MarkdownReader
from sayso.records import Document


def read(text: str) -> Document:
    document = MarkdownReader().read(text.encode("utf-8"), location="note.md")
    check_document(document)
    assert document.text.count("\n") == text.count("\n")
    assert len(document.text) + sum(length for _, length in document.cuts) == len(text)
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
            [("quote", "The quay is lost."), ("quote", "We go.")],
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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The *lock* is **shut**, _they_ say.", "The lock is shut, they say."),
        ("_The lock is shut. It leaks._", "The lock is shut. It leaks."),
        ("***Both* gates** ~~leak~~ hold.", "Both gates leak hold."),
        ("A [note](a%20b.md) and [another][2].", "A note and another."),
        ('See [the log](<log.md> "The log"), [1](x(1).md).', "See the log, 1."),
        ("It is shut.[^1] It leaks.[^two]", "It is shut. It leaks."),
        ("It is shut.[^1][^two] It leaks. [^a][^b]", "It is shut. It leaks."),
        ("![A tug](tug.png) The tug sank.", "The tug sank."),
        ("<em>Shut</em> since <https://a.example/b>.", "Shut since https://a.example/b."),
        (r"A \*star\* and 2 * 3 * 4.", "A *star* and 2 * 3 * 4."),
        (
            "The snake_case_name stays, and `a_b_ *c*` too.",
            "The snake_case_name stays, and a_b_ *c* too.",
        ),
        ("The `lock` is ``shut ` tight`` and ` free.", "The lock is shut ` tight and ` free."),
        ("[Port Ilse] is a guess; 5 * 4 is not.", None),
        ("Shut. <!-- sayso: ignore S102 *why* -->", None),
    ],
)
def test_marks_within_a_line_are_no_words(text: str, shown: str | None) -> None:
    assert shapes(read(text + "\n")) == [("paragraph", shown or text)]


@pytest.mark.parametrize(
    "line", ["[→ Mayor denies that the lock was sold](b.md)", "*[Why the lock matters](b.md)*"]
)
def test_a_paragraph_that_is_a_link_leads_elsewhere(line: str) -> None:
    document = read(f"Shut.\n\n{line}\n\nOpen, [he said](c.md).\n")
    assert shapes(document) == [("paragraph", "Shut."), ("paragraph", "Open, he said.")]


def test_the_text_of_a_note_is_in_no_block() -> None:
    document = read("Shut.[^1]\n\n[^1]: Teb Orr said so.\n[^2]: So did we.\n\nOpen.\n")
    assert shapes(document) == [("paragraph", "Shut."), ("paragraph", "Open.")]


def test_a_column_is_the_files() -> None:
    text = "Open.\n\nThe **lock** is [shut](a.md) now.\n"
    document = read(text)
    place = Places(document).find(document.text.index("now"))
    assert (place.line, place.column) == (3, text.splitlines()[2].index("now") + 1)


def test_lines_of_one_paragraph_that_are_no_wraps_stand_apart() -> None:
    document = read(
        "## Content\n\nKey Takeaways\nThe fleet shelled the port on 25 May.\nNorthern Axis\n"
        "The fleet advanced near Dorran, it is\nsaid.\n"
    )
    assert shapes(document) == [
        ("heading 2", "Content"),
        ("heading 3", "Key Takeaways"),
        ("paragraph", "The fleet shelled the port on 25 May."),
        ("heading 3", "Northern Axis"),
        ("paragraph", "The fleet advanced near Dorran, it is said."),
    ]


@pytest.mark.parametrize(
    "label", ["Source", "Date", "Dated", "Published", "Updated", "Last updated"]
)
def test_a_line_that_says_whence_or_when_is_no_title(label: str) -> None:
    top = f"# www.gazette.example/news\n\n{label}: https://www.gazette.example/lock\n\n---\n\n"
    document = read(f"{top}## The lock that leaks\n\nThe lock leaks in spring, they say.\n")
    assert document.title == "The lock that leaks"


def test_a_sentence_in_a_cell_of_a_table_is_text() -> None:
    text = (
        "# The strait\n\n| Actor | Assessment | Trust |\n|---|---|---|\n"
        "| Navy | The *navy* will probably leave the strait by June. | Low |\n"
        "The council \\| the board has not met since March. | 3 | High\n\n"
        "The lock is shut.\n"
    )
    document = MarkdownReader().read(text.encode(), location="a.md")
    assert [document.text[each.start : each.end] for each in document.blocks] == [
        "The strait",
        "The navy will probably leave the strait by June.",
        "The council | the board has not met since March.",
        "The lock is shut.",
    ]
