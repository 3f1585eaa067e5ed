"""A new user's first hour in the workbench, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from tests.web.browser import Visitor, visitor
from tests.web.served import served
from tests.web.steps import (
    EXAMPLES,
    FILES,
    PASSWORD,
    add_reader,
    begin_case,
    open_document,
    posteriors,
)


@pytest.fixture
def store_path(tmp_path: Path) -> str:
    return str(tmp_path / "case.db")


@pytest.fixture
def new_user(store_path: str) -> Iterator[Visitor]:
    with served(store_path) as home, visitor(home) as somebody:
        yield somebody


def upload(user: Visitor) -> None:
    user.one("#files").send_keys("\n".join(str(EXAMPLES / name) for name in FILES))
    user.one("#upload button").click()
    user.wait(lambda: len(user.all("#outcomes .is-added")) == len(FILES), "three documents")
    user.wait(lambda: len(user.all("#list .shelf li")) == len(FILES), "the list")


def open_claim(user: Visitor, number: int) -> None:
    """Open a claim in the panel by a click on its words."""
    user.driver.execute_script(f"document.querySelector('#d1-c{number}').click()")
    user.one("#panel #claim-title")


def correct_source(user: Visitor, number: int, name: str) -> None:
    open_claim(user, number)
    user.all("#panel summary")[1].click()
    Select(user.one("#panel select[name=source_kind]")).select_by_value("organisation")
    field = user.one("#panel input[name=source]")
    field.clear()
    field.send_keys(name)
    user.one("#panel form[action$=correct] button").click()
    user.one(f"#d1-n{number} .laid")


def make_evidence(user: Visitor, number: int) -> None:
    open_claim(user, number)
    user.all("#panel summary")[0].click()
    reliability = user.one("#panel input[name=reliability]")
    if reliability.is_displayed():  # the source is new
        reliability.clear()
        reliability.send_keys("B")
    user.one("#panel form[action$=cite] button").click()
    user.one(f"#d1-n{number} .badge")


def test_a_new_user_reads_corrects_weighs_and_comes_back(
    new_user: Visitor, store_path: str
) -> None:
    user = new_user
    begin_case(user)
    upload(user)

    open_document(user, "Quay Nine")
    correct_source(user, 4, "Harbour Register")
    note = user.text("#d1-n4")
    assert "Harbour Register" in note
    assert "was read as the author" in note
    make_evidence(user, 3)
    make_evidence(user, 7)

    user.send(".tabs a[href$=weigh]")
    user.one("#board table")
    even = posteriors(user)
    assert len(set(even)) == 1  # nothing is rated yet
    rate_with_keys(user)
    changed = posteriors(user)
    assert changed != even
    assert user.one("#judgement").text.startswith("The judgement")

    user.driver.refresh()
    assert [cell.text for cell in user.all("#board .cell")] == ["C", "II", "CC", "0.3", "N", "NA"]
    assert posteriors(user) == changed
    assert user.complaints() == []

    add_reader(store_path)
    sign_in(user)
    reader_cannot_edit(user, changed)


def rate_with_keys(user: Visitor) -> None:
    """One key a rating, arrows between: rows H1 to H3, columns E1 and E2."""
    user.tab_to("#board .cell a")

    def rated(at: str, shown: str) -> None:
        # The focus stays on the cell, though the board comes anew.
        user.wait(lambda: user.text(f"#cell-{at}:focus") == shown, f"{at} rated {shown}")

    before = posteriors(user)
    user.press("c")
    rated("0-0", "C")
    user.press(Keys.ARROW_RIGHT, "I")
    rated("0-1", "II")
    user.press(Keys.ARROW_DOWN, "0", ".3", Keys.ENTER)
    rated("1-1", "0.3")
    user.press(Keys.ARROW_LEFT, "C")
    rated("1-0", "CC")
    user.press(Keys.ARROW_DOWN, "n")
    rated("2-0", "N")
    user.press(Keys.ARROW_RIGHT, "i")
    rated("2-1", "I")
    user.press("x")
    rated("2-1", "NA")
    user.wait(lambda: posteriors(user) != before, "the posteriors follow")


def sign_in(user: Visitor) -> None:
    user.go("/cases/quay/weigh")  # there are accounts now
    user.one("input[name=name]").send_keys("rita")
    user.one("input[name=password]").send_keys(PASSWORD, Keys.ENTER)
    user.one("#board table")


def reader_cannot_edit(user: Visitor, before: list[str]) -> None:
    assert posteriors(user) == before
    assert user.all("#rate") == []
    assert user.all("#board .cell a") == []
    assert user.all("main form[method=post]") == []
    for page in ("documents", "claims", "history"):
        user.go(f"/cases/quay/{page}")
        assert user.text("h1")
        assert user.all("main form[method=post] button") == []
    open_document(user, "Quay Nine")
    open_claim(user, 4)
    assert user.all("#panel form") == []
