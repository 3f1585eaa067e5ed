"""What made a record: Sayso's version, and the model and options of the engine that read for it."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOption:
    """An option that an engine was built with, and its value in words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made a record.

    Of a reading it is what its engine says of itself; the engine's name is the reading's
    ``engine``. Of all else ``version`` is Sayso's. ``model`` tells one trained model from another:
    it is the model by which the documents were read, and empty where none took part.
    """

    version: str
    model: str = ""
    options: tuple[EngineOption, ...] = ()


def made_here() -> MadeBy:
    """Of this Sayso, where no model takes part."""
    return MadeBy(version=own_version())


def made_after(reader: MadeBy | None) -> MadeBy:
    """Of this Sayso, going by what an engine read."""
    return MadeBy(version=own_version(), model=reader.model if reader else "")


@cache
def own_version() -> str:
    """The version of this Sayso: looked up in a file, and the same as long as it runs."""
    from importlib.metadata import version

    return version("sayso")
