"""The model that ships with Sayso: where it lies, and a name that tells it from every other."""

import hashlib
from functools import cache
from pathlib import Path

MODEL = Path(__file__).parent / "model"
SURENESS = "sureness.json"
"""What a claim's features count for in its score."""

SPEAKING = "speaking.json"
"""What each feature counts for of one who may put a claim forward."""

CALLINGS = "callings.json"
"""What each feature counts for of words that may be a source's name."""

SPANS = "spans.json"
"""What each feature counts for of a span that may be a claim."""

HEDGES = "hedges.json"
"""What each feature counts for of words that may say how sure a claim is."""

QUALIFIERS = "qualifiers.npz"
"""What tells words of likelihood, horizons and conditions from others."""

FAULTS = "faults.npz"
"""What tells words that are a fault of tradecraft from others."""

LINKS = "links.npz"
"""What tells which claim rests on which, and who means whom."""


@cache
def name_model(folder: Path = MODEL) -> str:
    """A name for the shipped model, another for every training: of what was learned last."""
    learned = hashlib.sha256()
    learnt = (SURENESS, SPEAKING, CALLINGS, SPANS, HEDGES, FAULTS, QUALIFIERS, LINKS)
    for name in ("encoder.onnx", "heads.json", "syntax.npz", "adapter.npz", "tuned.bin", *learnt):
        if (folder / name).exists():
            learned.update((folder / name).read_bytes())
    return learned.hexdigest()[:12]
