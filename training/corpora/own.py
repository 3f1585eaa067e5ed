"""The sentences written for this project: inline marks, see training/sentences/README.md."""

import re
from pathlib import Path

from training.corpora.passage import Mark, Passage

ATTRIBUTION = {"S": "source", "C": "cue", "K": "content"}
ACTORS = {
    "P": "person",
    "O": "organisation",
    "L": "place",
    "F": "facility",
    "W": "weapon",
    "N": "group",
    "D": "document",
}
UNCERTAINTY = {"E": "epistemic", "B": "doxastic", "V": "investigation", "X": "condition"}
_MARK = re.compile(r"\[([SCK]\d+|[POLFWNDTEBVX]) |\]")


def read_own(folder: Path) -> list[Passage]:
    """The passages of every file of the folder, all layers marked.

    Raises:
        ValueError: a bracket that opens no mark or closes none; the file and line are named.
    """
    passages = []
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = ["" if line.startswith("#") else line.strip() for line in lines]
        begin = 0
        for number, line in enumerate([*kept, ""]):
            if not line:
                if number > begin:
                    name = f"{path.stem}:{begin + 1}"
                    passages.append(parse_marked(name, "\n".join(kept[begin:number])))
                begin = number + 1
    return passages


def parse_marked(name: str, marked: str) -> Passage:
    """A passage from text with inline marks."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    found: list[tuple[str, int, int, int]] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            opened.append((match[1], len(text)))
        elif opened:
            tag, start = opened.pop()
            depth = sum(outer[0] == "K" for outer, _ in opened)
            found.append((tag, start, len(text), depth))
        else:
            raise ValueError(f"{name}: a ] closes nothing after {text[-40:]!r}")
    text += marked[at:]
    if opened or "[" in text or "]" in text:
        raise ValueError(f"{name}: a mark is not closed or has no known tag")
    return Passage(id=name, text=text, layers=_layers(found), source=name.partition(":")[0])


def _layers(found: list[tuple[str, int, int, int]]) -> dict[str, tuple[Mark, ...]]:
    layers: dict[str, list[Mark]] = {
        name: [] for name in ("attribution", "inner", "actors", "times", "uncertainty")
    }
    for tag, start, end, depth in sorted(found, key=lambda each: (each[1], -each[2])):
        if tag[0] in ATTRIBUTION and depth < 2:
            layers["inner" if depth else "attribution"].append(
                Mark(ATTRIBUTION[tag[0]], start, end)
            )
        elif tag in ACTORS:
            layers["actors"].append(Mark(ACTORS[tag], start, end))
        elif tag in UNCERTAINTY:
            layers["uncertainty"].append(Mark(UNCERTAINTY[tag], start, end))
        elif tag == "T":
            layers["times"].append(Mark("time", start, end))
    return {name: tuple(_outermost(marks)) for name, marks in layers.items()}


def _outermost(marks: list[Mark]) -> list[Mark]:
    """The marks that stand in no other of the layer: a tag sequence holds no nesting."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
