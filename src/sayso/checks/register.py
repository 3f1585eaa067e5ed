"""The register of a text: whether it assesses, reports news, talks, or sets down.

What is seen of a reading is laid out as features; what each of them weighs for each register was
learned of texts whose register is known (``training/registers.py``), and is ``register.json``.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.analysis.learned import weight_of
from sayso.checks.context import Context
from sayso.language.lexicon import phrases
from sayso.records.register import REGISTERS, Register, RegisterName

_TURN = re.compile(r"[A-Z][\w.’' -]{0,40}:\s|[QA][.:]\s")
_FEW = 4


def find_register(context: Context) -> Register:
    """The likeliest register of a text."""
    seen = features_of(context)
    sums = {name: weight_of(weights, seen) for name, weights in _weights().items()}
    chances = {name: 1 / (1 + math.exp(-each)) for name, each in sums.items()}
    best = max(REGISTERS, key=lambda name: round(chances[name], 4))
    return Register(name=best, chance=round(chances[best] / sum(chances.values()), 2))


def features_of(context: Context) -> dict[str, float]:
    """What is seen of a text, by name: square roots of shares, of its claims for the most part."""
    claims, text = context.reading.claims, context.text
    own, views = context.own_claims, context.own_views
    told = Counter(claim.source.kind for claim in claims)
    of_claims = {
        "own": len(own),
        "own views": len(views),
        "likelihoods": sum(map(context.is_measured, views)),
        "own forecasts": sum(each.kind == "forecast" for each in own),
        "conclusions": len(context.reasons),
        "quoted": sum(map(context.is_quoted, claims)),
        "dated": sum(bool(claim.times) for claim in claims),
        "told by a person": told["person"],
        "told by an organisation": told["organisation"],
        "told by a document": told["document"],
        "told by the unnamed": told["unnamed"],
        "told by the vague": told["vague"],
    }
    of_sentences = {
        "asked": sum(text[start:end].endswith("?") for start, end in context.sentences),
        "assessing": sum(1 for _ in phrases("key_judgements", "assessing").finditer(text)),
    }
    blocks = context.blocks
    body = [block for block in blocks if block.kind != "heading"]
    of_blocks = {
        "headings": len(blocks) - len(body),
        "items": sum(block.kind == "item" for block in body),
        "turns": sum(_TURN.match(text, block.start, block.end) is not None for block in body),
    }
    counted = ((of_claims, claims), (of_sentences, context.sentences), (of_blocks, blocks))
    return {"always": 1.0} | {
        name: math.sqrt(some / (len(of) + _FEW))  # drawn to nothing where there are few
        for counts, of in counted
        for name, some in counts.items()
    }


@cache
def _weights() -> Mapping[RegisterName, Mapping[str, float]]:
    place = files("sayso.checks") / "register.json"
    weights: Mapping[RegisterName, Mapping[str, float]] = json.loads(
        place.read_text(encoding="utf-8")
    )["weights"]
    return weights
