"""Scoring, strung together: ledgers of files, forecasts of readings, scorecards."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from sayso.records import Reading

if TYPE_CHECKING:
    from sayso.forecasts.drafting import Draft
    from sayso.records.ledger import Ledger
    from sayso.records.scorecard import Scorecard


class Scored(TypedDict, total=False):
    """The options of ``score``."""

    count: Literal["first", "time"]
    scale: str | None
    against: str
    sources: tuple[str, ...]
    topics: tuple[str, ...]
    since: date | None
    until: date | None
    unconfirmed: bool
    retrospective: bool
    interpreted: bool
    draws: int
    seed: int


def load_ledger(path: "str | Path") -> "Ledger":
    """The ledger of a file in TOML, CSV or JSON.

    Raises:
        ReadError: the file cannot be read.
        LedgerError: it holds mistakes, told a line each.
    """
    from sayso.ledgers.loading import load_ledger

    return load_ledger(Path(path))


def score(
    ledger: "Ledger | str | Path", *, on: date | None = None, **options: "Unpack[Scored]"
) -> "Scorecard":
    """The scorecard of a ledger, or of the file that holds one, as of a day: today by default.

    The other options are those of ``sayso score``: ``count`` ("first" or "time"), ``scale``,
    ``against``, ``sources``, ``topics``, ``since``, ``until``, ``unconfirmed``,
    ``retrospective``, ``interpreted``, ``draws`` and ``seed``.

    Raises:
        ReadError: the file cannot be read.
        LedgerError: it holds mistakes, or no forecast.
        ConfigError: an option names a source, a topic or a scale that there is not.
    """
    from sayso.forecasts.scorecard import make_scorecard
    from sayso.records.ledger import Ledger
    from sayso.records.scorecard import Options
    from sayso.uncollected import uncollected

    with uncollected():
        if not isinstance(ledger, Ledger):
            ledger = load_ledger(ledger)
        given: dict[str, Any] = {"scale": ledger.scale, "scale_of_ledger": ledger.scale}
        given |= {key: value for key, value in options.items() if value is not None}
        chosen = Options(on=on or date.today(), **given)
        return make_scorecard(ledger, chosen)


def draft(readings: Iterable[Reading], ledger: "Ledger | None" = None) -> "Draft":
    """Every forecast of the readings that the ledger does not hold, and what each lacks."""
    from sayso.forecasts.drafting import draft as draft_forecasts

    return draft_forecasts(readings, ledger)
