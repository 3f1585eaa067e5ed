"""The oracles of scores by name; each names its source in oracles.json."""

import json
from pathlib import Path
from typing import Any

_WHOLE = json.loads((Path(__file__).parent / "oracles.json").read_text(encoding="utf-8"))
_BY_NAME = {one["name"]: one for one in _WHOLE["oracles"]}


def oracle(name: str) -> tuple[Any, Any, float]:
    """What goes in, what comes out, and how near."""
    one = _BY_NAME[name]
    return one["input"], one["expected"], one["tolerance"]
