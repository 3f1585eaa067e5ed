"""Forecasts to confirm by keyboard: c and x decide on the row that has the focus, and no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.browser import Visitor, visitor
from tests.web.filled import CASE, fill
from tests.web.served import served

HOME = f"/cases/{CASE}/forecasts"
ROWS = ".to-confirm > li"


@pytest.fixture
def user(tmp_path: Path) -> Iterator[Visitor]:
    path = tmp_path / "case.db"
    fill(path).close()
    with served(str(path)) as home, visitor(home) as somebody:
        yield somebody


def waiting(user: Visitor) -> list[str]:
    """The places of the forecasts that wait to be confirmed."""
    return user.values(f'{ROWS} input[name="at"]')


def test_keys_decide_on_the_row_that_has_the_focus(user: Visitor) -> None:
    user.go(HOME)
    before = waiting(user)
    assert len(before) > 2
    second = f"{ROWS}:nth-child(2)"
    user.driver.execute_script(f"document.querySelector('{second} a').focus()")
    assert user.one(f"{second} [accesskey=c]").text == "Confirm"
    assert len(user.all("[accesskey=c]")) == 1
    user.press("c")
    user.wait(lambda: len(waiting(user)) == len(before) - 1, "the second row to be gone")
    left = [before[0], *before[2:]]
    assert waiting(user) == left

    user.driver.execute_script(f"document.querySelector('{second} a').focus()")
    user.press("x")
    why = user.one(f'{second} input[name="why"]')
    assert user.driver.switch_to.active_element == why
    user.press("cx: nobody could see it")
    assert waiting(user) == left
    user.driver.execute_script(f"document.querySelector('{second} a').focus()")
    user.press("x")
    user.wait(lambda: waiting(user) == [left[0], *left[2:]], "the row to be left out")
    assert user.complaints() == []
