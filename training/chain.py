"""A linear-chain conditional random field: which tag follows which, learned with the scores."""

import torch
from torch import Tensor, nn


class Chain(nn.Module):
    """Scores of a tag at the beginning and of each tag after each other."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.opening = nn.Parameter(torch.zeros(tags))
        self.following = nn.Parameter(torch.zeros(tags, tags))
        with torch.no_grad():  # "inside" goes on with what was begun, and begins nothing
            for inside in range(2, tags, 2):
                for before in range(tags):
                    if before not in (inside, inside - 1):
                        self.following[before, inside] = -4.0

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood a piece. scores (rows, length, tags), mask with pieces first."""
        scores = scores.float()
        total = self._all(scores, mask) - self._one(scores, tags, mask)
        return total.sum() / mask.sum()

    def _one(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        own = scores.gather(2, tags[:, :, None]).squeeze(2) * mask
        steps = self.following[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        return own.sum(1) + steps.sum(1) + self.opening[tags[:, 0]]

    def _all(self, scores: Tensor, mask: Tensor) -> Tensor:
        state = self.opening + scores[:, 0]
        for place in range(1, scores.shape[1]):
            ahead = torch.logsumexp(state[:, :, None] + self.following, 1) + scores[:, place]
            state = torch.where(mask[:, place, None] > 0, ahead, state)
        return torch.logsumexp(state, 1)
