"""re3d: entities in reports on a conflict (UK Dstl), several publishers."""

import json
import tarfile
from pathlib import Path, PurePosixPath

from training.corpora.passage import Mark, Passage

TYPES = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "group",
    "Weapon": "weapon",
    "MilitaryPlatform": "weapon",
    "DocumentReference": "document",
}


def read_re3d(archive: Path, *, without: tuple[str, ...] = ()) -> list[Passage]:
    """The documents with their named actors, those of the publishers ``without`` left out.

    A mention without a capital letter ("fighters") is no name and gets no mark.
    """
    with tarfile.open(archive) as files:
        tables = {
            PurePosixPath(member.name): _lines(stream.read().decode("utf-8"))
            for member in files
            if member.name.endswith(("documents.json", "entities.json"))
            and (stream := files.extractfile(member)) is not None
        }
    passages = []
    for path, documents in sorted(tables.items()):
        if path.name != "documents.json" or path.parent.name in without:
            continue
        entities = tables[path.parent / "entities.json"]
        for document in sorted(documents, key=lambda each: str(each["_id"])):
            own = [each for each in entities if each["documentId"] == document["_id"]]
            passages.append(_passage(document, own, path.parent.name))
    return passages


def _lines(content: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines() if line.strip()]


def _passage(
    document: dict[str, object], entities: list[dict[str, object]], publisher: str
) -> Passage:
    text = str(document["text"])
    marks = []
    for each in entities:
        label = TYPES.get(str(each["type"]))
        start, end = int(str(each["begin"])), int(str(each["end"]))
        while start < end and text[start:end].partition(" ")[0] in ("the", "The", "a", "an"):
            start = text.index(" ", start) + 1
        if label and end - start > 1 and any(letter.isupper() for letter in text[start:end]):
            marks.append(Mark(label, start, end))
    return Passage(
        id=str(document["_id"]),
        text=text,
        layers={"actors": tuple(sorted(set(marks), key=lambda mark: (*mark[1:], mark.label)))},
        source=publisher,
    )
