"""What a run trains on, and what of each set is kept back to measure on."""

from collections.abc import Callable, Iterable
from pathlib import Path

from sayso.engines.standard.marker import load_marker
from training.corpora.analytic import mark_faults, read_analytic
from training.corpora.gum import LICENSED, read_gum
from training.corpora.own import read_own
from training.corpora.passage import Passage, kept_back
from training.corpora.polnear import read_polnear
from training.corpora.re3d import read_re3d
from training.corpora.szeged import read_szeged
from training.corpora.timeml import read_timeml
from training.corpora.trees import read_trees
from training.passages import read_passages

SENTENCES = Path(__file__).parents[1] / "sentences"
TEXTS = Path(__file__).parents[1] / "texts" / "train"
FAULTS = Path(__file__).parents[1] / "faults"
EVERY = {"szeged": 10, "re3d": 5, "wikiwars": 5, "timebank": 5}
"""Of how many documents, in the order of their names, one is kept back."""


def gather(data: Path, names: Iterable[str], *, licensed: bool) -> dict[str, list[Passage]]:
    """The passages to train on, by corpus.

    licensed: leave out what carries no open licence.
    """
    return {name: select(name, read(name, data, licensed=licensed)) for name in names}


def select(name: str, passages: list[Passage], *, back: bool = False) -> list[Passage]:
    """The part to train on, or the part kept back."""
    every = EVERY.get(name)
    if every is None:
        return [] if back else passages
    return [each for number, each in enumerate(passages) if kept_back(number, every) == back]


def read(name: str, data: Path, *, licensed: bool = False) -> list[Passage]:
    """A whole corpus, by its name in the settings."""
    genres = LICENSED if licensed else ()
    readers: dict[str, Callable[[], list[Passage]]] = {
        "polnear": lambda: read_polnear(data / "polnear/train.tar.gz"),
        "gum": lambda: without_attribution(
            read_gum(data / "gum/train.tar.gz", genres=genres), keep=licensed
        ),
        "ewt": lambda: read_trees(data / "ud-ewt/train.tar.gz"),
        "szeged": lambda: read_szeged(data / "szeged-uncertainty/wiki-train.tar.gz"),
        "re3d": lambda: read_re3d(data / "re3d/re3d.tar.gz", without=("BBC-Online",)),
        "wikiwars": lambda: read_timeml(data / "times/wikiwars-train.tar.gz"),
        "timebank": lambda: read_timeml(data / "times/timebank-aquaint.tar.gz"),
        "own": lambda: read_own(SENTENCES),
        "analytic": lambda: read_analytic(TEXTS, load_marker()),
        "faults": lambda: read_faults(FAULTS),
    }
    return readers[name]()


def read_faults(folder: Path) -> list[Passage]:
    """The passages with faults in them that were written for this project."""
    found = []
    for number, (text, marked) in enumerate(read_passages(folder)):
        faults = [each for each in marked if not each.clean]
        rows = [{"fault": each.code, "start": each.start, "end": each.end} for each in faults]
        layers = {"faults": mark_faults(text, rows)}
        found.append(Passage(id=str(number), text=text, layers=layers))
    return found


def without_attribution(passages: list[Passage], *, keep: bool) -> list[Passage]:
    """The passages without their outermost attributions, unless these are to be kept.

    GUM marks far fewer of them than PolNeAR, so that the two would teach different things.
    """
    if keep:
        return passages
    return [
        Passage(
            id=each.id,
            text=each.text,
            layers={name: marks for name, marks in each.layers.items() if name != "attribution"},
            source=each.source,
            words=each.words,
            ties=each.ties,
        )
        for each in passages
    ]
