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

from training import tune
from training.biaffine import Biaffine, collate_words
from training.examples import Example
from training.steps import lay_steps
from training.train import HERE, Trainee, follow, gather_examples, plan
from training.widen import widen


class Parser(Trainee):
    """An encoder in seven bits with its heads, and the head of syntax beside them."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__({**settings, "encoder": settings["encoder"] | settings["syntax"]["shape"]})
        lay_steps(self.encoder.layers)
        self.syntax = Biaffine(settings["encoder"]["width"], settings["syntax"])


class Lesson(tune.Lesson):
    """As that of tuning, with the trees that a batch has."""

    def losses(self, student: Trainee, batch: Sequence[Example]) -> dict[str, Tensor]:
        """The weighted losses whose sum is to be made small."""
        states, losses = self.look(student, batch)
        words = collate_words(batch)
        if words and isinstance(student, Parser):
            losses |= student.syntax.losses(states, words)
        return losses


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
    teacher, narrow = tune.wake(options.begin, settings)
    whole_teacher, whole = tune.wake(options.whole, settings)
    student = Parser(settings)
    heads, layers = settings["syntax"]["shape"]["attention_heads"], settings["adapter"]["layers"]
    tune.begin(student, widen(narrow, whole, layers, heads))
    student.encoder.places.weight.requires_grad = False
    lesson = Lesson(settings["heads"], settings["syntax"], teacher, whole_teacher)
    follow(
        student,
        lambda batch: lesson.losses(student, batch),
        batches,
        settings["optimiser"],
        options.out,
    )


if __name__ == "__main__":
    main()
