"""Checking: how the drafts of one call are checked, whether once or at every change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sayso.errors import EngineError, ReadError, SaysoError
from sayso.records.limits import Limits

if TYPE_CHECKING:
    from sayso.checks.baseline import KnownDocument
    from sayso.checks.checked import Checked
    from sayso.checks.selection import Choice
    from sayso.cli.settings import Settings

Located = str | ReadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """Which rules are applied, by which scale, and within which limits.

    ``scale`` None stands for what the settings say, which have their say on severities and on
    what is ignored in which file as well.
    """

    settings: "Settings"
    rules: "Choice"
    scale: str | None
    published: date | None
    limits: Limits | None

    def outcomes(
        self, located: Sequence[Located], *, known: "tuple[KnownDocument, ...] | None" = None
    ) -> Iterator["Checked | ReadError | EngineError"]:
        """What is found in each draft, less what was known before, or why it is not read."""
        from sayso.checks.baseline import Baseline, file_name
        from sayso.pipeline import check_all

        names = {file_name(each) for each in located if isinstance(each, str)}
        baseline = Baseline(known, names) if known is not None else None
        severities = self.settings.severity_by_code()
        for outcome in check_all(
            located,
            select=self.rules,
            scale=self.scale or self.settings.scale or "icd203",
            published=self.published,
            limits=self.limits,
        ):
            if isinstance(outcome, SaysoError):
                yield outcome
                continue
            without = self.settings.ignored_at(outcome.document.location)
            adjusted = outcome.adjusted(severities=severities, without=without)
            yield baseline.without_known(adjusted) if baseline else adjusted


def in_order(located: Iterable[Located]) -> list[Located]:
    """The drafts by their names; those that cannot be read among them."""
    return sorted(located, key=lambda each: each.where if isinstance(each, ReadError) else each)
