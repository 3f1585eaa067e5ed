"""Stories: documents about one happening; what follows it days later is another."""

from datetime import date, timedelta

import pytest

from sayso.dossier.slips import Marks
from sayso.dossier.stories import find_stories

SHARED = ("barge", "sank", "pier")
MORE = ("tug", "lock", "crew", "ice")


def marks(*stems: str) -> Marks:
    return Marks(dict.fromkeys(stems, 1.0), ())


def stories(days: int | None) -> int:
    """The stories of two documents that share three words of thirteen, published so far apart."""
    ones, others = (tuple(f"{where}{n}" for n in range(10)) for where in ("osk", "varr"))
    found = [marks(*SHARED, *ones), marks(*SHARED, *others), marks(*ones), marks(*others)]
    first = date(2026, 3, 2)
    published = [first, None if days is None else first + timedelta(days)]
    whole = [*published, first - timedelta(90), first + timedelta(90)]
    return len(find_stories(found, whole, [], days=30)) - 2


@pytest.mark.parametrize(("days", "told"), [(0, 1), (1, 1), (None, 1), (10, 2), (25, 2)])
def test_documents_days_apart_are_of_one_story_only_if_they_are_more_alike(
    days: int | None, told: int
) -> None:
    assert stories(days) == told


@pytest.mark.parametrize(("day", "one"), [(date(2026, 3, 3), True), (None, False)])
def test_documents_of_near_days_are_looked_up_by_words_that_weigh_less(
    day: date | None, one: bool
) -> None:
    ones, others = (tuple(f"{where}{n}" for n in range(12)) for where in ("osk", "varr"))
    heavy = [
        Marks({**dict.fromkeys(own, 9.0), **dict.fromkeys(SHARED + MORE, 7.0)}, ())
        for own in (ones, others)
    ]
    lone = [marks(*ones), marks(*others)]
    published = [date(2026, 3, 2), day, date(2025, 3, 2), date(2027, 3, 2)]
    found = find_stories([*heavy, *lone], published, [], days=30)
    assert any({0, 1} <= set(story) for story in found) == one
