"""Widen: attention heads given back to a narrow encoder, which at first tells the same."""

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

PARTS = ("weight", "bias")
WIDTH = 32
"""Of a head."""


def widen(
    narrow: Mapping[str, Tensor],
    whole: Mapping[str, Tensor],
    layers: Sequence[int],
    heads: Sequence[int],
) -> dict[str, Tensor]:
    """The narrow encoder's weights with so many attention heads a layer.

    Those added are the whole encoder's that are least like its own; at first they add nothing.
    layers: which of the whole encoder's layers the narrow one has.
    """
    wide = dict(narrow)
    for number, (layer, count) in enumerate(zip(layers, heads, strict=True)):
        name, theirs = f"encoder.layers.{number}", f"encoder.layers.{layer}"
        own = {part: _by_head(narrow[f"{name}.projection.{part}"]) for part in PARTS}
        given = {part: _by_head(whole[f"{theirs}.projection.{part}"]) for part in PARTS}
        more = count - own["bias"].shape[1]
        added = _least_alike(own["weight"][2], given["weight"][2], more)
        for part in PARTS:
            joined = torch.cat([own[part], given[part][:, added]], 1)
            wide[f"{name}.projection.{part}"] = joined.flatten(0, 2)
        out = narrow[f"{name}.output.weight"]
        wide[f"{name}.output.weight"] = functional.pad(out, (0, more * WIDTH))
    return wide


def _by_head(projection: Tensor) -> Tensor:
    """Queries, keys and values apart, and each head's."""
    return projection.unflatten(0, (3, -1, WIDTH))


def _least_alike(own: Tensor, given: Tensor, count: int) -> Tensor:
    """The numbers of the given heads whose values are least like any of one's own."""
    alike = functional.cosine_similarity(own.flatten(1)[:, None], given.flatten(1)[None], dim=2)
    return alike.amax(0).topk(count, largest=False).indices
