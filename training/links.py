"""Links: of two stretches of text, whether the one is tied to the other.

Two layers turn the mean state of a stretch into its vector as the one and as the other; how much
the product of two of these says, how far apart they are, is learned with the encoder.
"""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.examples import Example, Pairs

PARTS = ("one", "other")


class Link(nn.Module):
    """Log-odds that one is tied to another."""

    def __init__(self, width: int, chosen: Mapping[str, Any]) -> None:
        super().__init__()
        self.size = int(chosen["size"])
        self.one, self.other = (nn.Linear(width, self.size) for _ in PARTS)
        self.steps = int(chosen["steps"])
        self.apart = nn.Parameter(torch.zeros(2 * self.steps + 1))
        self.choice = bool(chosen["choice"])
        self.weight = float(chosen["weight"])
        if not self.choice:
            nn.init.constant_(self.apart, chosen["begin"])

    def forward(self, states: Tensor, pairs: Pairs) -> Tensor:
        """Log-odds (ones, others) of one window's stretches; states (pieces, width)."""
        one = self.one(_means(states, pairs.ones))
        other = self.other(_means(states, pairs.others))
        return one @ other.T / math.sqrt(self.size) + self.apart[self._steps_apart(pairs)]

    def _steps_apart(self, pairs: Pairs) -> Tensor:
        """How far each other stands from each one, in doublings of pieces, before or behind it."""
        apart = pairs.others[None, :, 0] - pairs.ones[:, None, 0]
        steps = np.ceil(np.log2(np.abs(apart) + 1)).clip(0, self.steps)
        return torch.from_numpy((np.sign(apart) * steps + self.steps).astype(np.int64))

    def loss(self, states: Tensor, pairs: Pairs) -> Tensor:
        """Of one window: of each pair apart, or of the choice among all others and none."""
        odds = self(states, pairs)
        tied = torch.from_numpy(pairs.tied)
        if not self.choice:
            known = torch.from_numpy(pairs.known)
            losses = functional.binary_cross_entropy_with_logits(
                odds, tied.float(), reduction="none"
            )
            return (losses * known).sum() / known.sum().clamp(min=1)
        asked = torch.from_numpy(pairs.known.any(1))
        every = functional.pad(odds, (1, 0))
        right = torch.cat([~tied.any(1, keepdim=True), tied], 1)
        chosen = every.masked_fill(~right, -1e9).logsumexp(1)
        losses = (every.logsumexp(1) - chosen) * asked
        return losses.sum() / asked.sum().clamp(min=1)


def _means(states: Tensor, spans: "np.typing.NDArray[np.int64]") -> Tensor:
    sums = functional.pad(states.cumsum(0), (0, 0, 1, 0))
    first, last = torch.from_numpy(spans[:, 0].copy()), torch.from_numpy(spans[:, 1].copy())
    return (sums[last] - sums[first]) / (last - first).clamp(min=1)[:, None]


class Links(nn.ModuleDict):
    """Every link by its name."""

    def __init__(self, width: int, chosen: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__({name: Link(width, each) for name, each in chosen.items()})

    def losses(self, states: Tensor, batch: Sequence[Example]) -> dict[str, Tensor]:
        """The weighted loss of each link; states (rows, length, width) with the windows' marks."""
        found = {}
        for name, link in self.items():
            rows = [
                link.loss(states[row, 1 : len(each) + 1], each.pairs[name])
                for row, each in enumerate(batch)
                if name in each.pairs and each.pairs[name].known.any()
            ]
            if rows:
                found[name] = link.weight * torch.stack(rows).mean()
        return found


def write_links(
    path: Path, states: Mapping[str, Tensor], chosen: Mapping[str, Mapping[str, Any]], kept: int
) -> None:
    """Write what the links that ship learned, in 16 bits: so many directions of each product.

    Those that tell most are kept; what is left of the rest is what they began with.
    """
    arrays: dict[str, Any] = {}
    for name in (name for name, each in chosen.items() if each.get("ships", True)):
        matrices = [
            torch.cat([states[f"links.{name}.{part}.weight"].T, bias[None]]).double()
            for part in PARTS
            for bias in [states[f"links.{name}.{part}.bias"]]
        ]
        size = matrices[0].shape[1]
        left, sizes, right = torch.linalg.svd(matrices[0] @ matrices[1].T)
        scale = (sizes[:kept] * math.sqrt(kept / size)).sqrt()
        for part, turned in zip(PARTS, (left[:, :kept], right[:kept].T), strict=True):
            matrix = (turned * scale).numpy().astype(np.float16)
            arrays[f"{name}.{part}.weight"] = np.ascontiguousarray(matrix[:-1].T)
            arrays[f"{name}.{part}.bias"] = matrix[-1]
        arrays[f"{name}.apart"] = states[f"links.{name}.apart"].numpy().astype(np.float16)
    np.savez(path, **arrays)
