"""Prune: which attention heads and which inner units of a layer the scores hardly depend on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder, Layer
from training.examples import Example
from training.train import collate


class Kept(NamedTuple):
    """What is kept of a layer: the places of its heads' states, and its inner units."""

    states: Tensor
    units: Tensor


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
    encoder: Encoder, chosen: Mapping[str, Any], batches: Sequence[Sequence[Example]]
) -> list[Kept]:
    """For each of the layers that stay, what the scores of the whole encoder depend on most.

    Slopes are those of the distance between the scores with and without the other layers.
    """
    whole = encoder.layers
    few = nn.ModuleList(whole[number] for number in chosen["layers"])
    gates = _Gates(list(few))
    sums: list[Tensor] = []
    for batch in batches[: chosen["looks"]]:
        ids, kinds, mask, _ = collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                told = encoder.split(encoder(ids, kinds, mask).float())
            gates.take()
            encoder.layers = few
            own = encoder.split(encoder(ids, kinds, mask).float())
            encoder.layers = whole
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
    encoder.zero_grad()
    width = encoder.words.embedding_dim // few[0].heads
    kept = []
    for row in range(len(few)):
        heads = _most(sums[2 * row], chosen["attention_heads"])
        states = (heads[:, None] * width + torch.arange(width)).flatten()
        kept.append(Kept(states, _most(sums[2 * row + 1], chosen["inner_width"])))
    return kept


def _most(slopes: Tensor, count: int) -> Tensor:
    return slopes.topk(count).indices.sort().values
