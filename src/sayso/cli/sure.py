"""``--at-least``: readings with the claims alone that are read surely enough."""

from collections.abc import Iterator

from sayso.errors import ConfigError
from sayso.records import Reading


def sure(readings: Iterator[Reading], least: float | None) -> Iterator[Reading]:
    """The readings with the claims whose score is at least that; as they are where it is None.

    Raises:
        ConfigError: the engine gives no scores.
    """
    from sayso.claims.sureness import keep_sure

    for reading in readings:
        if least is not None and reading.claims and all(c.score is None for c in reading.claims):
            raise ConfigError(
                f"--at-least: the engine {reading.engine!r} gives no scores",
                remedy="leave --at-least out, or read with the standard engine",
            )
        yield reading if least is None else keep_sure(reading, least)
