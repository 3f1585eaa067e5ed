"""Szeged uncertainty corpus: hedges and other cues of uncertainty in Wikipedia sentences."""

from pathlib import Path
from xml.etree import ElementTree

from training.corpora.passage import Mark, Passage, members

TYPES = {
    "speculation_modal_probable_": "epistemic",
    "speculation_hypo_doxastic _": "doxastic",
    "speculation_hypo_investigation _": "investigation",
    "speculation_hypo_condition _": "condition",
}


def read_szeged(archive: Path) -> list[Passage]:
    """The documents of the archive; a sentence is a line, as the corpus keeps no layout."""
    return [
        _passage(f"{number:05}", document)
        for _, content in members(archive, ".xml")
        for number, document in enumerate(ElementTree.fromstring(content).iter("Document"))
    ]


def _passage(name: str, document: ElementTree.Element) -> Passage:
    text, marks = "", []
    for sentence in document.iter("Sentence"):
        text += "\n" if text else ""
        text += sentence.text or ""
        for part in sentence:
            words = "".join(part.itertext())
            if part.tag == "ccue" and part.get("type") in TYPES:
                marks.append(Mark(TYPES[part.get("type", "")], len(text), len(text) + len(words)))
            text += words + (part.tail or "")
    return Passage(id=name, text=text, layers={"uncertainty": tuple(marks)}, source="wiki")
