"""Underlining: the marks stand under the words, whatever the text, the span and the width."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.checks.places import Places
from sayso.exporters.findings.underline import Underliner
from sayso.records import Document

TEXTS = st.text(
    st.one_of(st.sampled_from("ab cd\n\r\t—“é東\u0301\x1b\u200b"), st.characters()), max_size=300
)
PLAIN = st.text(st.sampled_from("abc de\nfg.\n"), min_size=1, max_size=400)
CUT = (" …", "… ")


def drawn(text: str, start: int, end: int, width: int) -> list[str]:
    document = Document(id="x", text=text, blocks=())
    lines = Underliner(text, Places(document), width=width, paint=lambda marks: marks)
    return list(lines.draw(start, end))


@given(TEXTS, st.integers(0, 300), st.integers(0, 300), st.integers(40, 120))
def test_any_words_of_any_text_keep_to_the_width(text: str, a: int, b: int, width: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for line in drawn(text, start, end, width):
        assert cell_len(line) <= width
        assert all(character.isprintable() or character == "\ufffd" for character in line)


@given(PLAIN, st.data(), st.integers(40, 120))
def test_marks_stand_under_the_very_words(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lines = drawn(text, start, end, width)
    marked = [
        shown[marks.index("^") : marks.rindex("^") + 1]
        for shown, marks in itertools.pairwise(lines)
        if "^" in marks
    ]
    wanted = [line.strip() for line in text[start:end].split("\n") if line.strip()]
    if len(wanted) <= 5 and text[start:end].count("\n") < 6:
        assert len(marked) == len(wanted)
        for seen, words in zip(marked, wanted, strict=True):
            assert words.startswith(seen.rstrip())
            assert seen == words or len(words) > width - 40
