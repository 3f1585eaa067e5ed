"""What made a reading: the version, model and options of an engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOption:
    """An option that an engine was built with, and its value in words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What an engine says of itself; its name is the reading's ``engine``.

    ``model`` tells one trained model from another, and is empty where there is none.
    """

    version: str
    model: str = ""
    options: tuple[EngineOption, ...] = ()
