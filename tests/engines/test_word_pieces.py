"""Word pieces are those of the library that the encoder was trained with."""

import sys
from pathlib import Path
from unicodedata import category, ucd_3_2_0

import pytest
from tokenizers import Tokenizer

from sayso.engines.standard.shipped import MODEL
from sayso.engines.standard.word_pieces import WordPieces

ROOT = Path(__file__).parents[2]
Cut = list[tuple[int, int, int]]
OURS = WordPieces(MODEL / "tokenizer.json")


@pytest.fixture(scope="module")
def library() -> Tokenizer:
    loaded = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


def by(library: Tokenizer, text: str) -> Cut:
    encoded = library.encode(text, add_special_tokens=False)
    return [
        (number, start, end)
        for number, (start, end) in zip(encoded.ids, encoded.offsets, strict=True)
    ]


def test_every_character_of_unicode_is_cut_alike(library: Tokenizer) -> None:
    # The library knows an older Unicode: characters that it lacks, or had under another kind, are
    # left out here, and in text they are told apart by the Unicode of Python.
    known = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if category(chr(code)) == ucd_3_2_0.category(chr(code)) not in ("Cn", "Cs")
    ]
    assert len(known) > 200_000
    for first in range(0, len(known), 20_000):
        text = " ".join(f"a{one}b" for one in known[first : first + 20_000])
        assert list(OURS.cut(text)) == by(library, text)


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("docs/**/*.md")) + sorted(ROOT.glob("tests/linear/*.py")), ids=str
)
def test_texts_are_cut_alike(library: Tokenizer, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(OURS.cut(text)) == by(library, text)


@pytest.mark.parametrize(
    "text",
    [
        "Unbelievableness, naïveté: Ångström’s CAFÉ\u0301 don’t",
        "x" * 101 + " " + "y" * 100,
        "a[CLS]b [MASK] [UNK] [nothing] [SEP",
        "tab\tfeed\x0cend\x1c. zero\u200bwidth \ufffd\ufffd",
        "東京 한국어 İstanbul ΣΊΣΥΦΟΣ ﬁne",
        "",
    ],
)
def test_awkward_texts_are_cut_alike(library: Tokenizer, text: str) -> None:
    assert list(OURS.cut(text)) == by(library, text)
