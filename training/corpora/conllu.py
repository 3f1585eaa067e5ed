"""CoNLL-U: the words of a document, and the text that they make."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One token of a document: where it stands, and its columns in the CoNLL-U file."""

    start: int
    end: int
    form: str
    upos: str
    xpos: str
    features: str
    head: int
    """The document's number of the word it hangs on, -1 for a root."""
    relation: str
    misc: Mapping[str, str]
    sentence: int


def read_conllu(content: str) -> tuple[str, list[Word]]:
    """The text that the file's sentences make, a line a paragraph, and its words."""
    text, space = "", ""
    words: list[Word] = []
    for number, sentence in enumerate(content.strip().split("\n\n")):
        lines = sentence.splitlines()
        if text and any(line.startswith("# newpar") for line in lines):
            space = "\n"
        base, skip, joined = len(words), 0, False
        for line in lines:
            cells = line.split("\t")
            if line.startswith("#") or "." in cells[0]:
                continue
            misc = dict(part.partition("=")[::2] for part in cells[9].split("|"))
            if "-" in cells[0]:  # "don't": one form of several words, which follow
                first, last = map(int, cells[0].split("-"))
                skip, joined = last - first + 1, misc.get("SpaceAfter") == "No"
                continue
            start = len(text) + len(space)
            text += space + cells[1]
            words.append(
                Word(
                    start=start, end=len(text), form=cells[1], upos=cells[3], xpos=cells[4],
                    features=cells[5], head=base + int(cells[6]) - 1 if cells[6] != "0" else -1,
                    relation=cells[7], misc=misc, sentence=number,
                )
            )  # fmt: skip
            space = "" if misc.get("SpaceAfter") == "No" else " "
            if skip:
                skip -= 1
                space = "" if skip or joined else " "
    return text, words
