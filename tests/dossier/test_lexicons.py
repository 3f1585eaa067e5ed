"""The word lists of linking, whole: a word that goes or comes is seen."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from sayso.language.lexicon import load_lexicon

NAMES = (
    "aliases",
    "amounts",
    "citing",
    "credits",
    "disputes",
    "linking",
    "losses",
    "speaking",
)


def told(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from told(f"{key} {name}", inner)
    elif isinstance(value, str):
        yield f"{key}: {' '.join(sorted(set(value.split())))}"
    elif isinstance(value, list):
        yield from (f"{key}: {one}" for one in sorted(value))
    else:
        yield f"{key}: {value}"


@pytest.mark.parametrize("name", NAMES)
def test_words(name: str, check_golden: Callable[[str, str], None]) -> None:
    lines = [line for key, value in load_lexicon(name).items() for line in told(key, value)]
    check_golden(f"words-{name}.txt", "\n".join(lines) + "\n")
