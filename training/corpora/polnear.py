"""PolNeAR: who says what in political news (brat stand-off)."""

from pathlib import Path

from training.corpora.brat import load_polnear
from training.corpora.passage import Mark, Passage


def read_polnear(archive: Path) -> list[Passage]:
    """The documents of the archive, each as its first annotator by name read it."""
    return [
        Passage(
            id=each.id,
            text=each.text,
            layers={
                "attribution": tuple(
                    sorted(
                        (
                            Mark(kind, start, end)
                            for kind, pieces in each.pieces.items()
                            for start, end in pieces
                        ),
                        key=lambda mark: mark[1:],
                    )
                )
            },
            source=each.id.split("_")[0],
        )
        for each in load_polnear(archive)
    ]
