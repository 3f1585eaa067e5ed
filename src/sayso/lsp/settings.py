"""Settings: which rules an editor wants applied to a draft, and by which scale."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sayso.checks.selection import Choice
from sayso.records.finding import Severity

Given = Mapping[str, object]
"""What an editor sends: of ``initializationOptions``, or of its section "sayso"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How one draft is to be checked: the rules, the scale, and severities by code.

    ``published`` is the day that relative times count from, whatever the draft says.
    """

    chosen: Choice
    scale: str
    published: date | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)


RulesFor = Callable[[str, Given], Rules]
"""The rules for the draft at a path, by what its editor sends and by the files of settings.

Raises a ConfigError that says what is wrong with either.
"""
