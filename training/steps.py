"""Steps: products in training as the reader computes them, in whole numbers.

Weights are whole steps within ±63, a step for each column. A byte of a state times such a weight,
and two of these together, stay within 16 bits, so that no processor's instructions cut them off.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

LIMIT = 63


class Stepped(nn.Linear):
    """A linear layer that learns in 32 bits what it will compute in whole steps."""

    def forward(self, states: Tensor) -> Tensor:
        """States of the last layer's width, as the reader's products would give them."""
        steps, size = in_steps(self.weight.detach())
        whole = steps * size[:, None]
        weight = self.weight + (whole - self.weight).detach()
        return functional.linear(in_eight_bits(states), weight, self.bias)


def in_steps(weight: Tensor) -> tuple[Tensor, Tensor]:
    """The whole steps of each row (what comes out) of a matrix, and the size of its step."""
    size = (weight.abs().amax(1) / LIMIT).clamp(min=1e-12)
    return (weight / size[:, None]).round().clamp(-LIMIT, LIMIT), size


def in_eight_bits(states: Tensor) -> Tensor:
    """The states rounded to 256 values between the least and the most of each row."""
    with torch.no_grad():
        low = states.amin((1, 2), keepdim=True).clamp(max=0).float()
        high = states.amax((1, 2), keepdim=True).clamp(min=0).float()
        step = ((high - low) / 255).clamp(min=1e-8)
        rounded = ((states - low) / step).round() * step + low
    return states + (rounded.to(states.dtype) - states).detach()


def lay_steps(module: nn.Module) -> None:
    """Put a stepped layer in the place of every linear one of a module, over the same weights."""
    for name, part in module.named_children():
        if isinstance(part, nn.Linear) and not isinstance(part, Stepped):
            stepped = Stepped(part.in_features, part.out_features)
            stepped.weight, stepped.bias = part.weight, part.bias
            setattr(module, name, stepped)
        else:
            lay_steps(part)
