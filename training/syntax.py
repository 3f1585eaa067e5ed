"""Syntax: the shipped encoder learns each word's governor and relation, in seven bits.

    python -m training.syntax --data ../shared/data --begin runs/narrow --whole runs/base \
        --out runs/syntax
    python -m training.export --model runs/syntax/model.pt --out src/sayso/engines/standard/model

All its weights are learned anew. What it told before it is told by two that stay as they are: the
encoder that it begins from and, of attribution in texts where that was marked, the whole one too.
"""

import argparse
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.adapt import distance
from training.biaffine import Biaffine, collate_words
from training.examples import Example
from training.shipped import read_shipped, shape_of
from training.steps import lay_steps
from training.train import HERE, Trainee, collate, follow, gather_examples, plan
from training.widen import widen

HEAD = "attribution"


class Parser(Trainee):
    """An encoder in seven bits with its heads, and the head of syntax beside them."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__({**settings, "encoder": settings["encoder"] | settings["syntax"]["shape"]})
        lay_steps(self.encoder.layers)
        self.syntax = Biaffine(settings["encoder"]["width"], settings["syntax"])

    def begin(self, states: Mapping[str, Tensor]) -> None:
        """Take over the weights of an encoder and its heads; those of syntax stay as they are."""
        fresh = {f"syntax.{name}": value for name, value in self.syntax.state_dict().items()}
        self.load_state_dict({**states, **fresh})


class Lesson:
    """What the student is told of a batch: the gold, and what its teachers tell of each head."""

    def __init__(self, settings: Mapping[str, Any], teacher: Trainee, whole: Trainee) -> None:
        self.weights = {name: head.get("weight", 1.0) for name, head in settings["heads"].items()}
        self.chosen = settings["syntax"]
        self.teacher, self.whole = teacher, whole

    def losses(self, student: Parser, batch: Sequence[Example]) -> dict[str, Tensor]:
        """The weighted losses whose sum is to be made small."""
        ids, kinds, mask, labels = collate(batch)
        words, weights = collate_words(batch), dict(self.weights)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                told = _tell(self.teacher, ids, kinds, mask)
                if HEAD in labels:
                    told[HEAD] = (told[HEAD] + _tell(self.whole, ids, kinds, mask)[HEAD]) / 2
                    weights[HEAD] *= self.chosen[HEAD]
            states = student.encoder.states(ids, kinds, mask)
        scores = student.encoder.head(states.float())
        gold = student.gold_losses(scores, mask, labels)
        losses = {name: self.chosen["gold"] * loss for name, loss in gold.items()}
        known, heat = mask.float()[:, :, None], self.chosen["heat"]
        losses["told"] = sum(
            (
                weights[name] * distance(told[name], part, known, heat)
                for name, part in student.encoder.split(scores).items()
            ),
            start=torch.zeros(()),
        )
        if words:
            losses |= student.syntax.losses(states.float(), words)
        return losses


def _tell(teacher: Trainee, ids: Tensor, kinds: Tensor, mask: Tensor) -> dict[str, Tensor]:
    return teacher.encoder.split(teacher.encoder(ids, kinds, mask).float())


def main() -> None:
    """Learn as the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--begin", type=Path, required=True, help="an exported encoder")
    parser.add_argument("--whole", type=Path, required=True, help="the one it was cut from")
    parser.add_argument("--run", default="syntax")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text(encoding="utf-8"))
    settings["optimiser"] |= settings["rates"][options.run]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings["seed"])
    batches = plan(gather_examples(options.data, settings, options.run), settings, options.run)
    narrow, whole = read_shipped(options.begin), read_shipped(options.whole)
    student = Parser(settings)
    heads, layers = settings["syntax"]["shape"]["attention_heads"], settings["adapter"]["layers"]
    student.begin(widen(narrow, whole, layers, heads))
    student.encoder.places.weight.requires_grad = False
    lesson = Lesson(settings, _teacher(narrow, settings), _teacher(whole, settings))
    follow(
        student,
        lambda batch: lesson.losses(student, batch),
        batches,
        settings["optimiser"],
        options.out,
    )


def _teacher(states: Mapping[str, Tensor], settings: Mapping[str, Any]) -> Trainee:
    shape = shape_of(states, settings["encoder"]["head_width"])
    teacher = Trainee({**settings, "encoder": shape}).eval()
    teacher.load_state_dict(states)
    return teacher


if __name__ == "__main__":
    main()
