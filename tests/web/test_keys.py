"""The matrix by keyboard: quick hands, wrong words and somebody else's ratings lose nothing."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.keys import Keys
from tests.web.browser import Visitor, visitor
from tests.web.filled import CASE, fill
from tests.web.served import served

from sayso.records.decision import Rate
from sayso.records.estimate import Estimate
from sayso.workbench import open_store

SLOW = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}


@pytest.fixture(scope="module")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("store") / "case.db"
    fill(path).close()
    return str(path)


@pytest.fixture(scope="module")
def user(store_path: str) -> Iterator[Visitor]:
    with served(store_path) as home, visitor(home) as somebody:
        yield somebody


def shown(user: Visitor) -> list[str]:
    return [cell.text for cell in user.all("#board .cell")]


def test_keys_that_come_before_the_answer_to_the_last_are_all_kept(user: Visitor) -> None:
    user.go(f"/cases/{CASE}/weigh")
    user.driver.execute_cdp_cmd("Network.enable", {})
    user.driver.execute_cdp_cmd("Network.emulateNetworkConditions", SLOW)
    user.tab_to("#board .cell a")
    user.one("#cell-0-0").click()
    user.press("I", Keys.ARROW_RIGHT, "c", Keys.ARROW_DOWN, "n")
    user.press(Keys.ARROW_DOWN, "0", ".25", Keys.ENTER, Keys.ARROW_LEFT, "i")
    wanted = ["II", "C", "0.3", "N", "I", "0.25"]
    user.wait(lambda: shown(user) == wanted, f"{wanted}")
    user.driver.refresh()
    assert shown(user) == wanted
    assert user.complaints() == []


def test_what_is_not_understood_is_told_beside_the_board_and_changes_nothing(
    user: Visitor,
) -> None:
    user.go(f"/cases/{CASE}/weigh")
    before = shown(user)
    user.one("#cell-0-0").click()
    user.press(Keys.ENTER, "perhaps so", Keys.ENTER)
    user.wait(lambda: "perhaps so" in user.text("#told"), "what went wrong")
    assert shown(user) == before
    assert user.driver.switch_to.active_element == user.one("#cell-0-0")
    user.press("C")
    user.wait(lambda: user.text("#cell-0-0") == "CC", "the rating")
    assert user.text("#told") == ""


def test_another_analysts_rating_is_not_overwritten_unseen(user: Visitor, store_path: str) -> None:
    user.go(f"/cases/{CASE}/weigh")
    store = open_store(store_path)
    theirs = Estimate(text="0.6", low=0.6, high=0.6)
    act = Rate(evidence="E1", hypothesis="H2", estimate=theirs)
    store.decisions.append([act], case=CASE, who="ana")
    store.close()
    user.one("#cell-1-0").click()
    user.press("i")
    user.wait(lambda: "Somebody else rated" in user.text("#told"), "the other rating")
    assert user.text("#cell-1-0") == "0.6"
    user.press("i")
    user.wait(lambda: user.text("#cell-1-0") == "I", "the rating, once theirs was seen")
