"""Adapt: fewer layers taught by the trained encoder, over eight-bit weights that stay as they are.

    python -m training.export --model runs/all_second/model.pt --out runs/base
    python -m training.adapt --data ../shared/data --base runs/base \
        --teacher runs/all_second/model.pt --out runs/adapted
    python -m training.adapt --data ../shared/data --base runs/base \
        --teacher runs/all_second/model.pt --run adapted_second --begin runs/adapted \
        --out runs/adapted_second

Larger teachers (--larger) may tell the scores of some heads instead.

What is learned is small: a change of low rank to every matrix, in steps of its eight bits, and
the scales, biases, normalisations and heads. Products are computed as they will be in eight bits.
"""

import argparse
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from training.examples import Example
from training.prune import Kept, choose_kept
from training.steps import LIMIT, in_eight_bits
from training.train import HERE, Trainee, collate, follow, gather_examples, half, plan

KEPT = "kept.pt"


class Adapted(nn.Module):
    """A linear layer in eight bits, part of one, with a change of low rank in whole steps."""

    steps: Tensor
    scale: Tensor

    def __init__(self, steps: Tensor, scale: Tensor, bias: Tensor, rank: int) -> None:
        super().__init__()
        self.register_buffer("steps", steps)
        self.register_buffer("scale", scale)
        self.stretch = nn.Parameter(torch.ones_like(scale))
        self.bias = nn.Parameter(bias.clone())
        self.down = nn.Parameter(torch.randn(rank, steps.shape[1]) * 0.05)
        self.up = nn.Parameter(torch.zeros(steps.shape[0], rank))

    @property
    def gain(self) -> float:
        """What ``up`` is multiplied by to be in steps."""
        return 1 / float(self.scale.mean())

    @torch.no_grad()
    def cut(self, rows: Tensor, columns: Tensor) -> "Adapted":
        """The same layer with these rows (what comes out) and columns (what goes in) alone."""
        part = Adapted(
            self.steps[rows][:, columns], self.scale[rows], self.bias[rows], len(self.down)
        )
        part.stretch.copy_(self.stretch[rows])
        part.down.copy_(self.down[:, columns])
        part.up.copy_(self.up[rows] * self.gain / part.gain)
        return part

    def forward(self, states: Tensor) -> Tensor:
        """States of the last layer's width, as eight bits would give them."""
        changed = self.steps + (self.up * self.gain) @ self.down
        whole = changed + (changed.round().clamp(-LIMIT, LIMIT) - changed).detach()
        weight = whole * (self.scale * self.stretch)[:, None]
        return functional.linear(in_eight_bits(states), weight, self.bias)


def leave_out_layers(settings: Mapping[str, Any], teacher: Trainee) -> Trainee:
    """A copy of the teacher with the layers that stay."""
    layers = settings["adapter"]["layers"]
    student = Trainee({**settings, "encoder": settings["encoder"] | {"layers": len(layers)}})
    theirs = teacher.state_dict()
    student.load_state_dict(
        {name: theirs[_from_kept(name, layers)] for name in student.state_dict()}
    )
    return student


def lay_over(
    student: Trainee, base: Mapping[str, Tensor], kept: Sequence[Kept], chosen: Mapping[str, Any]
) -> None:
    """Lay what is kept of the student's layers over the eight-bit weights of ``base``."""
    width = student.encoder.words.embedding_dim
    for layer, number, part in zip(student.encoder.layers, chosen["layers"], kept, strict=True):
        for name, (rows, columns) in cuts_of(part, width, width).items():
            key = f"layers.{number}.{name}.weight"
            steps, scale = base[f"{key}_quantized"].T.float(), base[f"{key}_scale"].float()
            bias = getattr(layer, name).bias.detach()
            adapted = Adapted(steps[rows][:, columns], scale[rows], bias[rows], chosen["rank"])
            setattr(layer, name, adapted)
        layer.heads = len(part.states) * layer.heads // width
    student.encoder.places.weight.requires_grad = False


def narrow(student: Trainee, kept: Sequence[Kept]) -> None:
    """Leave of the student's layers what is kept of them."""
    width = student.encoder.words.embedding_dim
    for layer, part in zip(student.encoder.layers, kept, strict=True):
        states = layer.output.steps.shape[1]
        for name, (rows, columns) in cuts_of(part, width, states).items():
            setattr(layer, name, getattr(layer, name).cut(rows, columns))
        layer.heads = len(part.states) * layer.heads // states


def cuts_of(kept: Kept, width: int, states: int) -> dict[str, tuple[Tensor, Tensor]]:
    """Which rows and columns of a layer's matrices are kept; states: of all its heads."""
    everything = torch.arange(width)
    parts = torch.cat([kept.states + states * part for part in range(3)])
    return {
        "projection": (parts, everything),
        "output": (everything, kept.states),
        "widen": (kept.units, everything),
        "narrow": (everything, kept.units),
    }


def _from_kept(name: str, layers: Sequence[int]) -> str:
    parts = name.split(".")
    if parts[:2] == ["encoder", "layers"]:
        parts[2] = str(layers[int(parts[2])])
    return ".".join(parts)


def load_base(folder: Path) -> dict[str, Tensor]:
    """The tensors of an exported graph, by name."""
    graph = onnx.load(folder / "encoder.onnx").graph
    return {each.name: torch.tensor(numpy_helper.to_array(each)) for each in graph.initializer}


def load_kept(run: Path) -> list[Kept]:
    """What a run kept of each layer."""
    return [Kept(**part) for part in torch.load(run / KEPT, weights_only=True)]


class Lesson:
    """What the student is told of a batch: the gold, the teacher's scores and its states."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        teacher: Trainee,
        larger: Mapping[str, Trainee],
        told: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.weights = {name: head.get("weight", 1.0) for name, head in settings["heads"].items()}
        self.chosen = settings["adapter"]
        self.teacher = teacher
        self.larger = larger
        self.told = told

    def losses(self, student: Trainee, batch: Sequence[Example]) -> dict[str, Tensor]:
        """The weighted losses whose sum is to be made small."""
        ids, kinds, mask, labels = collate(batch)
        kind = next((name for name in self.larger if name in labels), "other")
        larger, heads = self.larger.get(kind), self.told.get(kind, {})
        weights = {**self.weights, **heads}
        with half():
            with torch.no_grad():
                wanted = self.teacher.encoder.states(ids, kinds, mask).float()
                told = self.teacher.encoder.split(self.teacher.encoder.head(wanted).float())
                if larger:
                    parts = larger.encoder.split(larger.encoder(ids, kinds, mask).float())
                    told |= {name: parts[name] for name in heads}
            states = student.encoder.states(ids, kinds, mask)
            scores = student.encoder.head(states).float()
        known = mask.float()[:, :, None]
        apart = (states.float() - wanted).square().mean(-1, keepdim=True)
        gold = student.gold_losses(scores, mask, labels)
        heat = self.chosen["heat"]
        return {name: self.chosen["gold"] * loss for name, loss in gold.items()} | {
            "told": sum(
                (
                    weights[name] * distance(told[name], part, known, heat)
                    for name, part in student.encoder.split(scores).items()
                ),
                start=torch.zeros(()),
            ),
            "states": self.chosen["states"] * (apart * known).sum() / known.sum(),
        }


def distance(told: Tensor, own: Tensor, known: Tensor, heat: float) -> Tensor:
    """How far scores are from those that are told, a piece, at that heat (Kullback-Leibler)."""
    wanted = functional.log_softmax(told / heat, -1)
    given = functional.log_softmax(own / heat, -1)
    return heat**2 * ((wanted.exp() * (wanted - given)) * known).sum() / known.sum()


def main() -> None:
    """Adapt as the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument(
        "--larger",
        nargs="+",
        default=[],
        help="HEAD=MODEL.PT: who teaches batches annotated for that head, or any other ones",
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--run", default="adapted")
    parser.add_argument("--begin", type=Path, help="the folder of an earlier run to go on from")
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text(encoding="utf-8"))
    settings["optimiser"] |= settings["rates"].get(options.run, {})
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings["seed"])
    teacher = Trainee(settings)
    teacher.load_state_dict(torch.load(options.teacher, weights_only=True))
    teacher.eval()
    batches = plan(gather_examples(options.data, settings, options.run), settings, options.run)
    chosen, base = settings["adapter"], load_base(options.base)
    student = leave_out_layers(settings, teacher).eval()
    if options.begin:
        kept = load_kept(options.begin)
        lay_over(student, base, kept, chosen)
        student.load_state_dict(torch.load(options.begin / "model.pt", weights_only=True))
        if options.run in settings["narrower"]:
            within = choose_kept(
                teacher.encoder,
                student.encoder,
                chosen | settings["narrower"][options.run],
                batches,
            )
            narrow(student, within)
            kept = [old.cut(new) for old, new in zip(kept, within, strict=True)]
    else:
        kept = choose_kept(teacher.encoder, student.encoder, chosen, batches)
        lay_over(student, base, kept, chosen)
    torch.save([part._asdict() for part in kept], options.out / KEPT)
    larger = {}
    for kind, path in (each.split("=", 1) for each in options.larger):
        larger[kind] = Trainee(settings, larger=True).eval()
        larger[kind].load_state_dict(torch.load(path, weights_only=True))
    told = settings["told"][options.run] if larger else {}
    lesson = Lesson(settings, teacher, larger, told)
    follow(
        student,
        lambda batch: lesson.losses(student, batch),
        batches,
        settings["optimiser"],
        options.out,
    )


if __name__ == "__main__":
    main()
