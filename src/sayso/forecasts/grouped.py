"""Means by group with their intervals, all groups at once: ``mean_by_event`` for each of many."""

from dataclasses import dataclass

import numpy as np

from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.student import t_quantile

_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Grouped:
    """For each group the count of rows and of events, the mean, and how far its interval reaches.

    ``reach``: half the 95 % interval, events as the unit; NaN under two events. Of a group
    without rows everything is 0 or NaN.
    """

    n: Places
    events: Places
    mean: Array
    reach: Array

    def interval(self, group: int) -> tuple[float, float] | None:
        """The 95 % interval of a group's mean."""
        mean, reach = float(self.mean[group]), float(self.reach[group])
        return None if np.isnan(reach) else (mean - reach, mean + reach)


def mean_by_group(values: Array, group: Places, event: Places, size: int) -> Grouped:
    """The mean of each of ``size`` groups, as ``mean_by_event`` has it for one.

    One row a value; ``group`` and ``event`` number what it belongs to from 0.
    """
    n = np.bincount(group, minlength=size)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(group, values, size) / n
    width = int(event.max(initial=0)) + 1
    keys, pair = np.unique(group * width + event, return_inverse=True)
    of = keys // width
    gaps = np.bincount(pair.ravel(), values - mean[group], len(keys))
    squares = np.bincount(of, gaps**2, size)
    events = np.bincount(of, minlength=size)
    counts, place = np.unique(events, return_inverse=True)
    quantiles = np.array(
        [
            t_quantile((1 + _LEVEL) / 2, count - 1) if count > 1 else np.nan
            for count in counts.tolist()
        ]
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(events / (events - 1) * squares) / n
        reach = np.where(events > 1, quantiles[place.ravel()] * error, np.nan)
    return Grouped(n, events, mean, reach)
