"""Means of many groups at once, each with its interval, events as the unit."""

from dataclasses import dataclass

import numpy as np

from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.student import t_quantile

_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class GroupMeans:
    """For each group: how many values, of how many events, their mean and its 95 % interval.

    The mean of an empty group is NaN, and so are the ends under two events.
    """

    n: Places
    events: Places
    mean: Array
    low: Array
    high: Array

    def interval(self, group: int) -> tuple[float, float] | None:
        """The interval of one group, None under two events."""
        low, high = float(self.low[group]), float(self.high[group])
        return None if np.isnan(low) else (low, high)


def means_by_event(values: Array, group: Places, event: Places, groups: int) -> GroupMeans:
    """``comparing.mean_by_event`` of each group: one number of a group and an event for each value.

    Source: Liang & Zeger (1986), doi:10.1093/biomet/73.1.13.

    >>> one = np.array([0, 0, 1])
    >>> means_by_event(np.array([0.1, 0.3, 0.5]), one, np.arange(3), 2).mean.tolist()
    [0.2, 0.5]
    """
    n = np.bincount(group, minlength=groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.bincount(group, values, groups) / n
        width = int(event.max(initial=0)) + 1
        pairs, of = np.unique(group * width + event, return_inverse=True)
        gaps = np.bincount(of, values - mean[group], len(pairs))
        owner = pairs // width
        events = np.bincount(owner, minlength=groups)
        squares = np.bincount(owner, gaps * gaps, groups)
        reach = _quantiles(events - 1) * np.sqrt(events / (events - 1) * squares) / n
    return GroupMeans(n, events, mean, mean - reach, mean + reach)


def _quantiles(degrees: Places) -> Array:
    """The t quantile of each number of degrees, NaN under one."""
    distinct, of = np.unique(degrees, return_inverse=True)
    known = [t_quantile((1 + _LEVEL) / 2, one) if one > 0 else np.nan for one in distinct.tolist()]
    return np.array(known)[of]
