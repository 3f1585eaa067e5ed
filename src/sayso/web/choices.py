"""Choices: words of a form that must be one of a few."""

from typing import Any, get_args

from sayso.errors import ConfigError


def chosen(kind: Any, written: str, what: str) -> Any:
    """The word, where it is one of those that a Literal allows.

    Raises:
        ConfigError: it is not.
    """
    known = get_args(kind)
    if written not in known:
        raise ConfigError(f"{written[:40]!r} is no {what}", remedy=f"known: {', '.join(known)}")
    return written
