"""Relearn: one head anew, over the states of an exported encoder that stays as it is.

    python -m training.relearn --data ../shared/data --model runs/blended/model.pt \
        --states runs/blended --head uncertainty --corpus szeged --out runs/relearned/model.pt

--share takes so much of what is learned anew, and the rest of what was there.
"""

import argparse
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from sayso.engines.standard.encoder import Encoder
from training.corpora.gather import gather
from training.encoder import count_tags
from training.examples import UNKNOWN, Example, make_example
from training.pretrained import load_vocabulary
from training.train import HERE

RATE, PASSES, BATCH, NEAR = 5e-4, 8, 8192, 1e-4
"""How fast it learns, how often it sees all, how many pieces at once, and what holds it back."""


def look(encoder: Encoder, examples: Sequence[Example], head: str) -> tuple[Tensor, Tensor]:
    """The states of all pieces as the encoder gives them, and their labels."""
    states: list[NDArray[np.float32]] = []
    for each in examples:
        encoder.score(each.pieces, take=lambda _, some: states.append(some.copy()))
    labels = np.concatenate([each.labels[head] for each in examples])
    return torch.from_numpy(np.concatenate(states)), torch.from_numpy(labels)


def relearn(weight: Tensor, bias: Tensor, states: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """A head's rows learned on from where they are."""
    before, turns = weight.clone(), len(states) // BATCH
    weight, bias = weight.clone().requires_grad_(), bias.clone().requires_grad_()
    optimiser = torch.optim.AdamW([weight, bias], lr=RATE, weight_decay=0.0)
    falling = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.0, PASSES * turns)
    for _ in range(PASSES):
        order = torch.randperm(len(states))
        for some in order[: turns * BATCH].split(BATCH):
            scores = states[some] @ weight.T + bias
            loss = functional.cross_entropy(scores, labels[some], ignore_index=UNKNOWN)
            optimiser.zero_grad()
            (loss + NEAR * ((weight - before) ** 2).sum()).backward()
            optimiser.step()
            falling.step()
        print(json.dumps({"loss": round(loss.item(), 5)}), flush=True)
    return weight.detach(), bias.detach()


def main() -> None:
    """Learn the head that the command line asks for, and write the model with it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--states", type=Path, required=True, help="the same, exported")
    parser.add_argument("--head", required=True)
    parser.add_argument("--corpus", nargs="+", required=True)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    settings = tomllib.loads((HERE / "settings.toml").read_text(encoding="utf-8"))
    heads, vocabulary = settings["heads"], load_vocabulary()
    corpora = gather(options.data, options.corpus, licensed=False)
    passages = [each for corpus in corpora.values() for each in corpus]
    examples = [make_example(each, heads, vocabulary) for each in passages]
    states, labels = look(Encoder(options.states / "encoder.onnx"), examples, options.head)
    names = list(heads)
    first = sum(count_tags(heads[name]) for name in names[: names.index(options.head)])
    rows = slice(first, first + count_tags(heads[options.head]))
    torch.manual_seed(settings["seed"])
    model = torch.load(options.model, weights_only=True)
    parts = [f"encoder.head.{part}" for part in ("weight", "bias")]
    weight, bias = (model[part][rows] for part in parts)
    learned = relearn(weight, bias, states, labels)
    for part, value in zip(parts, learned, strict=True):
        model[part][rows] += options.share * (value - model[part][rows])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model, options.out)


if __name__ == "__main__":
    main()
