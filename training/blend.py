"""Blend: the mean of an encoder that was tuned and of the one that it began from.

    python -m training.blend --model runs/tuned_fourth/model.pt --began runs/third --share 0.7 \
        --out runs/blended/model.pt

What a run has lost of older tasks comes back, for some of what it has learned. Heads that the
older one lacks stay as they were learned.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from training.shipped import read_shipped


def blend(new: Mapping[str, Tensor], old: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """The weights, so much of them the new ones'; a matrix that has grown, in its first rows."""
    blended = {}
    for name, value in new.items():
        blended[name] = value.clone()
        if name in old:
            rows = slice(len(old[name]))
            blended[name][rows] = share * value[rows] + (1 - share) * old[name]
    return blended


def main() -> None:
    """Write the blend that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="the model.pt of a run")
    parser.add_argument(
        "--began", type=Path, required=True, help="the exported encoder before it, or its model.pt"
    )
    parser.add_argument("--share", type=float, required=True, help="of the run's weights")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    new = torch.load(options.model, weights_only=True)
    whole = options.began.is_file()
    old = torch.load(options.began, weights_only=True) if whole else read_shipped(options.began)
    torch.save(blend(new, old, options.share), options.out)


if __name__ == "__main__":
    main()
