"""Limits: the most that reading one document may take, and where it may lead."""

from dataclasses import dataclass

GIBIBYTE = 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may take; None: as much as it asks for.

    ``seconds`` bound the time on the wall and the time of the processor, each by itself.
    ``memory_bytes`` bound the process that reads, with the engine that it has loaded.
    """

    seconds: float | None = None
    memory_bytes: int | None = None
    private_addresses: bool = False
    """Whether a redirect may lead to this machine, or to one that the internet cannot reach."""

    def __post_init__(self) -> None:
        if self.seconds is not None and not self.seconds > 0:  # no NaN either
            raise ValueError(f"{self.seconds} seconds are no time")
        if self.memory_bytes is not None and self.memory_bytes <= 0:
            raise ValueError(f"{self.memory_bytes} bytes are no memory")

    @property
    def bound_a_process(self) -> bool:
        """Whether only a process of its own can be held to them."""
        return self.seconds is not None or self.memory_bytes is not None


USUAL = Limits(seconds=600.0, memory_bytes=2 * GIBIBYTE)
"""What the command and the workbench allow.

A text of the greatest length that is read (5,000,000 characters) takes 0.7 GiB, and less than
120 seconds of a processor of 2021: three times that memory and five times that time are for
formats that spend more on the same text.
"""
