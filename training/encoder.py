"""The encoder and its heads: MiniLM (6 layers, 384 wide) with one linear layer a head."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.engines.standard.pieces import KINDS

BEGIN, END, PAD = 101, 102, 0


class Layer(nn.Module):
    """One layer of BERT: attention, then a feed-forward net, each added and normalised."""

    def __init__(self, width: int, heads: int, states: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.projection = nn.Linear(width, 3 * states)
        self.output = nn.Linear(states, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States of the same shape; ``mask`` is false where there is no piece."""
        parts = self.projection(states).unflatten(2, (3, self.heads, -1))
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.output(seen.transpose(1, 2).flatten(2))
        states = self.attention_norm(states + self.dropout(seen))
        wide = functional.gelu(self.widen(states))
        return self.norm(states + self.dropout(self.narrow(wide)))


class Encoder(nn.Module):
    """From piece numbers and kinds to the scores of every head, in the order of the settings."""

    def __init__(
        self, shape: Mapping[str, Any], heads: Mapping[str, Mapping[str, Any]], dropout: float = 0.0
    ) -> None:
        super().__init__()
        width = shape["width"]
        self.words = nn.Embedding(shape["vocabulary"], width)
        self.words.weight.requires_grad = False
        self.places = nn.Embedding(shape["positions"], width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, heads, heads * shape["head_width"], inner, dropout)
            for heads, inner in layer_sizes(shape)
        )
        self.sizes = {name: count_tags(head) for name, head in heads.items()}
        self.head = nn.Linear(width, sum(self.sizes.values()))

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores (rows, length, all tags); mask is 1 where there is a piece, absent if all are."""
        scores: Tensor = self.head(self.states(ids, kinds, mask))
        return scores

    def states(self, ids: Tensor, kinds: Tensor, mask: Tensor | None = None) -> Tensor:
        """What the heads are given (rows, length, width)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.places(places) + self.kinds(kinds)
        states = self.dropout(self.norm(states))
        wide = mask[:, None, None, :].bool() if mask is not None else None
        for layer in self.layers:
            states = layer(states, wide)
        return states

    def split(self, scores: Tensor) -> dict[str, Tensor]:
        """The scores by head."""
        parts = torch.split(scores, list(self.sizes.values()), dim=-1)
        return dict(zip(self.sizes, parts, strict=True))


def layer_sizes(shape: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Attention heads and inner units of each layer; one number stands for that of every layer."""
    sizes = (shape["attention_heads"], shape["inner_width"])
    heads, inner = ([each] * shape["layers"] if isinstance(each, int) else each for each in sizes)
    return list(zip(heads, inner, strict=True))


def count_tags(head: Mapping[str, Any]) -> int:
    """How many tags a head chooses from."""
    size = len(head["labels"])
    return {"spans": 2 * size + 1, "start": 2, "class": size}[head["form"]]


def load_pretrained(encoder: Encoder, weights: Path) -> None:
    """Fill the encoder from the weights of all-MiniLM-L6-v2; kinds begin as its only kind."""
    given = load_file(weights)
    own = encoder.state_dict()
    own["words.weight"] = given["embeddings.word_embeddings.weight"]
    own["places.weight"] = given["embeddings.position_embeddings.weight"]
    own["kinds.weight"] = given["embeddings.token_type_embeddings.weight"][:1].repeat(KINDS, 1)
    for part in ("weight", "bias"):
        own[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
        for number in range(len(encoder.layers)):
            layer, theirs = f"layers.{number}", f"encoder.layer.{number}"
            own[f"{layer}.projection.{part}"] = torch.cat(
                [
                    given[f"{theirs}.attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")
                ]
            )
            for name, other in (
                ("output", "attention.output.dense"),
                ("attention_norm", "attention.output.LayerNorm"),
                ("widen", "intermediate.dense"),
                ("narrow", "output.dense"),
                ("norm", "output.LayerNorm"),
            ):
                own[f"{layer}.{name}.{part}"] = given[f"{theirs}.{other}.{part}"]
    encoder.load_state_dict(own)
