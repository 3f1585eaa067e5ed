"""The case that a judgement weighs, which says what the judgement only numbers."""

from sayso.errors import ConfigError
from sayso.records.case import Case
from sayso.records.manner import Manner


def case_of(manner: Manner) -> Case:
    """The case that was weighed.

    Raises:
        ConfigError: nobody has given it.
    """
    if manner.case is None:
        raise ConfigError(
            "a page of a judgement shows the case that it weighs", remedy="give it: case=…"
        )
    return manner.case
