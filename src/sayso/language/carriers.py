"""Carriers: beginnings that only put forward the clause after them ("It is likely that")."""

import re
from functools import cache

from sayso.language.lexicon import load_lexicon


@cache
def carriers(key: str = "carriers") -> tuple[re.Pattern[str], ...]:
    """The patterns of a list of beginnings, "{we}" in them written out."""
    matrix = load_lexicon("inference")["matrix"]
    return tuple(re.compile(each.replace("{we}", matrix["we"])) for each in matrix[key])
