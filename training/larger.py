"""The larger teacher: all-mpnet-base-v2 (12 layers, 768 wide), over the same pieces and heads.

Its vocabulary is the other's with four pieces more in front, so both cut a text alike.
"""

import math
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from training.encoder import BEGIN, END, PAD, Encoder
from training.pretrained import read_larger

BUCKETS, FAR = 32, 128
SHIFT = 4
FIRST_PLACE = 2
MARKS = {BEGIN: 0, PAD: 1, END: 2}
EPSILON = 1e-5


class Larger(Encoder):
    """MPNet: an encoder that is also told how far apart two pieces are."""

    def __init__(
        self, shape: Mapping[str, Any], heads: Mapping[str, Mapping[str, Any]], dropout: float = 0.0
    ) -> None:
        super().__init__(shape, heads, dropout)
        self.near = nn.Embedding(BUCKETS, shape["attention_heads"])
        self.near.weight.requires_grad = False
        self.places.weight.requires_grad = False
        for part in self.modules():
            if isinstance(part, nn.LayerNorm):
                part.eps = EPSILON

    def states(self, ids: Tensor, kinds: Tensor, mask: Tensor | None = None) -> Tensor:
        """What the heads are given (rows, length, width)."""
        own = ids + SHIFT
        for mark, number in MARKS.items():
            own = own.masked_fill(ids == mark, number)
        length = ids.shape[1]
        places = torch.arange(length) + FIRST_PLACE
        states = self.words(own) + self.places(places) + self.kinds(kinds)
        states = self.dropout(self.norm(states))
        bias = self.near(_buckets(length)).permute(2, 0, 1)[None]
        if mask is not None:
            bias = bias - 1e4 * (1 - mask[:, None, None, :].float())
        if torch.is_autocast_enabled("cpu"):
            bias = bias.to(torch.bfloat16)
        bias = bias.expand(ids.shape[0], -1, -1, -1)
        for layer in self.layers:
            states = layer(states, bias)
        return states


def load_larger(encoder: Larger) -> None:
    """Fill the encoder from the weights of all-mpnet-base-v2; kinds begin as nothing."""
    given = read_larger()
    own = encoder.state_dict()
    own["words.weight"] = given["embeddings.word_embeddings.weight"]
    own["places.weight"] = given["embeddings.position_embeddings.weight"]
    own["near.weight"] = given["encoder.relative_attention_bias.weight"]
    own["kinds.weight"] = torch.zeros_like(own["kinds.weight"])
    for part in ("weight", "bias"):
        own[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
        for number in range(len(encoder.layers)):
            layer, theirs = f"layers.{number}", f"encoder.layer.{number}"
            own[f"{layer}.projection.{part}"] = torch.cat(
                [given[f"{theirs}.attention.attn.{name}.{part}"] for name in "qkv"]
            )
            for name, other in (
                ("output", "attention.attn.o"),
                ("attention_norm", "attention.LayerNorm"),
                ("widen", "intermediate.dense"),
                ("narrow", "output.dense"),
                ("norm", "output.LayerNorm"),
            ):
                own[f"{layer}.{name}.{part}"] = given[f"{theirs}.{other}.{part}"]
    encoder.load_state_dict(own)


def _buckets(length: int) -> Tensor:
    """For each two pieces a number for how far apart they are, and on which side (row, column)."""
    at = torch.arange(length)
    apart = at[:, None] - at[None, :]
    half, distance = BUCKETS // 2, apart.abs()
    exact = half // 2
    grown = torch.log(distance.float().clamp(min=1) / exact) / math.log(FAR / exact)
    far = (exact + (grown * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(distance < exact, distance, far) + half * (apart < 0)
