"""A hypothesis: one of the rival explanations of which exactly one is true."""

from dataclasses import dataclass

from sayso.records.estimate import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation. ``prior`` is None where its author gave none: an equal share of the rest."""

    id: str
    text: str
    prior: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something taken for granted, on which items of evidence rest: without it they say nothing."""

    id: str
    text: str
