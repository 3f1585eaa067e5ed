"""A register: what kind of text a document is."""

from dataclasses import dataclass
from typing import Literal, get_args

RegisterName = Literal["assessment", "news", "talk", "record"]
"""An author who judges (estimates, notes, comment); news; talk as it was spoken; and what sets
down or explains (minutes, papers of courts, field reports, encyclopaedias)."""

REGISTERS: tuple[RegisterName, ...] = get_args(RegisterName)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What kind of text one is, and how likely that is; None where a person said so."""

    name: RegisterName
    chance: float | None = None
