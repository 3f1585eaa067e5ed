"""Prune: which attention heads and which inner units of a layer the scores hardly depend on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder, Layer
from training.examples import Example
from training.train import collate, half


class Kept(NamedTuple):
    """What is kept of a layer: the places of its heads' states, and its inner units."""

    states: Tensor
    units: Tensor

    def cut(self, within: "Kept") -> "Kept":
        """What is kept of what was kept."""
        return Kept(self.states[within.states], self.units[within.units])


class _Gates:
    """Ones that every head and unit of some layers is multiplied by, to see what they change."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = layers
        self.open: list[Tensor] = []
        self.handles = [
            part.register_forward_pre_hook(self._pass(count))
            for layer in layers
            for part, count in ((layer.output, layer.heads), (layer.narrow, 0))
        ]

    def _pass(self, count: int) -> Callable[[nn.Module, tuple[Tensor]], tuple[Tensor]]:
        def multiply(_: nn.Module, given: tuple[Tensor]) -> tuple[Tensor]:
            (states,) = given
            size = count or states.shape[2]
            gate = torch.ones(len(states), 1, size, requires_grad=True)
            self.open.append(gate)
            return (states * gate.repeat_interleave(states.shape[2] // size, 2),)

        return multiply

    def take(self) -> list[Tensor]:
        """The squared slopes of every gate since the last call, a row of the batch at a time."""
        found = [gate.grad.square().sum((0, 1)) for gate in self.open if gate.grad is not None]
        self.open.clear()
        return found

    def remove(self) -> None:
        for handle in self.handles:
            handle.remove()


def choose_kept(
    whole: Encoder, fewer: Encoder, chosen: Mapping[str, Any], batches: Sequence[Sequence[Example]]
) -> list[Kept]:
    """For each layer of the smaller encoder, what its scores depend on most.

    Slopes are those of the distance of its scores from those of the whole encoder.
    """
    gates = _Gates(list(fewer.layers))
    sums: list[Tensor] = []
    for batch in batches[: chosen["looks"]]:
        ids, kinds, mask, _ = collate(batch)
        with half():
            with torch.no_grad():
                told = whole.split(whole(ids, kinds, mask).float())
            own = fewer.split(fewer(ids, kinds, mask).float())
        known = mask.bool()
        loss = sum(
            (
                functional.kl_div(
                    functional.log_softmax(part[known], -1),
                    functional.log_softmax(told[name][known], -1),
                    log_target=True,
                    reduction="sum",
                )
                for name, part in own.items()
            ),
            start=torch.zeros(()),
        )
        loss.backward()
        slopes = gates.take()
        sums = [old + new for old, new in zip(sums, slopes, strict=True)] if sums else slopes
    gates.remove()
    fewer.zero_grad()
    kept = []
    width = whole.words.embedding_dim // whole.layers[0].heads
    for row in range(len(fewer.layers)):
        heads = _most(sums[2 * row], chosen["attention_heads"][row])
        states = (heads[:, None] * width + torch.arange(width)).flatten()
        kept.append(Kept(states, _most(sums[2 * row + 1], chosen["inner_width"][row])))
    return kept


def _most(slopes: Tensor, count: int) -> Tensor:
    return slopes.topk(count).indices.sort().values
