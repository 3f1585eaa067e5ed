"""Tune: the encoder that ships learns analytic texts, and keeps what it knew, in seven bits.

    python -m training.tune --data ../shared/data --teacher runs/narrow --whole runs/base \
        --out runs/tuned
    python -m training.tune --data ../shared/data --teacher runs/narrow --whole runs/base \
        --run tuned_second --begin runs/tuned/model.pt --out runs/tuned_second
    python -m training.export --model runs/tuned_second/model.pt \
        --out src/sayso/engines/standard/model

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
from training.encoder import count_tags
from training.examples import Example
from training.links import Links
from training.shipped import read_shipped, shape_of
from training.steps import lay_steps
from training.train import HERE, Trainee, collate, follow, gather_examples, half, plan
from training.widen import widen

HEAD = "attribution"
NEW = "voices"
"""A head of analytic texts, in which the gold goes before what is told."""


class Student(Trainee):
    """An encoder in seven bits with its heads, and links beside them."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        super().__init__(settings)
        self.links = Links(settings["encoder"]["width"], settings["links"])


class Lesson:
    """What the student is told of a batch: the gold, and what its teachers tell of their heads.

    Each teacher has the heads that it was trained with.
    """

    def __init__(
        self,
        heads: Mapping[str, Mapping[str, Any]],
        chosen: Mapping[str, Any],
        teacher: Trainee,
        whole: Trainee,
    ) -> None:
        self.weights = {name: head.get("weight", 1.0) for name, head in heads.items()}
        self.chosen = chosen
        self.teacher, self.whole = teacher, whole

    def losses(self, student: Trainee, batch: Sequence[Example]) -> dict[str, Tensor]:
        """The weighted losses whose sum is to be made small."""
        return self.look(student, batch)[1]

    def look(self, student: Trainee, batch: Sequence[Example]) -> tuple[Tensor, dict[str, Tensor]]:
        """The student's states, and its losses by its scores of them."""
        ids, kinds, mask, labels = collate(batch)
        weights = dict(self.weights)
        with half():
            with torch.no_grad():
                told = _tell(self.teacher, ids, kinds, mask)
                if NEW in labels:
                    told = {name: told[name] for name in told if name == HEAD or name not in labels}
                    weights[HEAD] *= self.chosen["analytic"]
                elif HEAD in labels:
                    told[HEAD] = (told[HEAD] + _tell(self.whole, ids, kinds, mask)[HEAD]) / 2
                    weights[HEAD] *= self.chosen[HEAD]
            states = student.encoder.states(ids, kinds, mask).float()
        scores = student.encoder.head(states)
        gold = student.gold_losses(scores, mask, labels)
        share = 1.0 if NEW in labels else self.chosen["gold"]
        losses = {name: share * loss for name, loss in gold.items()}
        known, heat = mask.float()[:, :, None], self.chosen["heat"]
        parts = student.encoder.split(scores)
        if isinstance(student, Student):
            losses |= student.links.losses(states, batch)
        losses["told"] = sum(
            (
                weights[name] * distance(scores_told, parts[name], known, heat)
                for name, scores_told in told.items()
            ),
            start=torch.zeros(()),
        )
        return states, losses


def _tell(teacher: Trainee, ids: Tensor, kinds: Tensor, mask: Tensor) -> dict[str, Tensor]:
    return teacher.encoder.split(teacher.encoder(ids, kinds, mask).float())


def wake(folder: Path, settings: Mapping[str, Any]) -> tuple[Trainee, dict[str, Tensor]]:
    """An exported encoder with the heads that it has, at rest, and its weights."""
    states = read_shipped(folder)
    size, heads = len(states["encoder.head.bias"]), {}
    for name, head in settings["heads"].items():
        # The heads of an encoder are the first of the settings: later ones were added behind.
        if size > 0:
            heads[name] = head
            size -= count_tags(head)
    shape = shape_of(states, settings["encoder"]["head_width"])
    teacher: Trainee = Trainee({**settings, "encoder": shape, "heads": heads}).eval()
    teacher.load_state_dict(states)
    return teacher, states


def begin(student: Trainee, states: Mapping[str, Tensor]) -> None:
    """Take over the weights of an encoder and its heads; the heads that it lacks stay as made."""
    own = student.state_dict()
    for name, value in states.items():
        if name.startswith("encoder.head."):
            own[name][: len(value)] = value
        else:
            own[name] = value
    student.load_state_dict(own)


def main() -> None:
    """Learn as the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True, help="an exported encoder")
    parser.add_argument("--whole", type=Path, required=True, help="the one it was cut from")
    parser.add_argument("--begin", type=Path, help="the model.pt of an earlier run to go on from")
    parser.add_argument("--run", default="tuned")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text(encoding="utf-8"))
    settings["optimiser"] |= settings["rates"][options.run]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings["seed"])
    batches = plan(gather_examples(options.data, settings, options.run), settings, options.run)
    teacher, states = wake(options.teacher, settings)
    whole, _ = wake(options.whole, settings)
    heads, layers = settings["tuned"]["attention_heads"], settings["adapter"]["layers"]
    wide = widen(states, read_shipped(options.whole), layers, heads)
    student = Student({**settings, "encoder": shape_of(wide, settings["encoder"]["head_width"])})
    begin(student, torch.load(options.begin, weights_only=True) if options.begin else wide)
    lay_steps(student.encoder.layers)
    student.encoder.places.weight.requires_grad = False
    lesson = Lesson(settings["heads"], settings["tuned"], teacher, whole)
    follow(
        student,
        lambda batch: lesson.losses(student, batch),
        batches,
        settings["optimiser"],
        options.out,
    )


if __name__ == "__main__":
    main()
