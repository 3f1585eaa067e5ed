"""With scripts off, every action still works: each is a form or a link, and a page that answers."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
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
def plain(store_path: str) -> Iterator[Visitor]:
    """Somebody whose browser runs no scripts."""
    with served(store_path) as home, visitor(home, scripts=False) as somebody:
        yield somebody


def test_every_action_works_without_scripts(plain: Visitor, store_path: str) -> None:
    user = plain
    begin_case(user)
    assert user.all("html.is-scripted") == []
    upload(user)
    correct(user, 4, "Harbour Register")
    for number in (3, 7):
        cite(user, number)
    decide_on_two_claims(user)
    rate_and_look_ahead(user)
    undo_the_last_rating(user)
    look_back_at_today(user)
    sign_in_and_out(user, store_path)


def upload(user: Visitor) -> None:
    user.one("#files").send_keys("\n".join(str(EXAMPLES / name) for name in FILES))
    user.send("#upload button")
    assert len(user.all("#outcomes .is-added")) == len(FILES)
    assert len(user.all("#list .shelf > li")) == len(FILES)


def correct(user: Visitor, number: int, name: str) -> None:
    open_claim(user, number)
    user.all("main summary")[1].click()
    Select(user.one("select[name=source_kind]")).select_by_value("organisation")
    field = user.one("input[name=source]")
    field.clear()
    field.send_keys(name)
    user.send("form[action$=correct] button")
    assert name in user.text(f"#d1-n{number}")
    assert "was read as the author" in user.text(f"#d1-n{number}")


def cite(user: Visitor, number: int) -> None:
    open_claim(user, number)
    user.send("form[action$=cite] button")
    assert user.all(f"#d1-n{number} .badge")


def open_claim(user: Visitor, number: int) -> None:
    open_document(user, "Quay Nine")
    user.send(f"#d1-n{number} .tool")
    assert user.one("#claim-title")


def decide_on_two_claims(user: Visitor) -> None:
    user.go("/cases/quay/claims?kind=assertion")
    before = len(user.all("#list input[name=claim]"))
    for box in user.all("#list input[name=claim]")[:2]:
        box.click()
    user.one("input[name=do][value=kind]").click()
    Select(user.one("select[name=new_kind]")).select_by_visible_text("forecast")
    user.one(".many input[name=why]").send_keys("they are about the year to come")
    user.send(".many > button")
    assert "Kept" in user.text("#told")
    assert "kind=assertion" in user.driver.current_url
    assert len(user.all("#list input[name=claim]")) == before - 2


def rate_and_look_ahead(user: Visitor) -> None:
    user.send(".tabs a[href$=weigh]")
    even = posteriors(user)
    rate(user, "0-0", "CC", why="it says so itself")
    rate(user, "1-0", "10-30%")
    rate(user, "0-1", "II")
    decided = posteriors(user)
    assert decided != even
    for box in (".what-if input[name=without]", ".what-if input[name=false]"):
        if not user.all(".what-if[open]"):
            user.one(".what-if > summary").click()
        user.one(box).click()
        user.send(".what-if button")
        assert "Nothing of this is kept" in user.text("#board")
        assert posteriors(user) != decided
        user.send("#board .notice a")
        assert posteriors(user) == decided


def rate(user: Visitor, cell: str, written: str, *, why: str = "") -> None:
    user.send(f"#cell-{cell}")
    user.one("#rate input[name=written]").send_keys(written)
    user.one("#rate input[name=why]").send_keys(why)
    user.send("#rate button")
    assert "Rated" in user.text("#told")


def undo_the_last_rating(user: Visitor) -> None:
    user.go("/cases/quay/weigh")
    assert user.text("#cell-0-1") == "II"
    user.send(".tabs a[href$=history]")
    assert "it says so itself" in user.text(".chain")
    user.one(".chain .undo > summary").click()
    user.one(".chain .undo input[name=why]").send_keys("rated the wrong cell")
    user.send(".chain .undo button")
    assert "rated the wrong cell" in user.text(".chain li")
    assert "undone" in user.all(".chain li")[1].text
    user.go("/cases/quay/weigh")
    assert user.text("#cell-0-1") != "II"


def look_back_at_today(user: Visitor) -> None:
    now = posteriors(user)
    user.send(".tabs a[href$=history]")
    user.one("input[name=until]").send_keys(f"{datetime.now(UTC):%m%d%Y}")
    user.send(".filters button")
    assert [one.text for one in user.all(".standings .posterior .figure")] == now


def sign_in_and_out(user: Visitor, store_path: str) -> None:
    add_reader(store_path)
    user.go("/cases/quay/weigh")
    user.one("input[name=name]").send_keys("rita")
    user.one("input[name=password]").send_keys(PASSWORD)
    user.send("main button")
    assert user.all("#board table")
    assert user.all("main form[method=post]") == []
    user.send(".account button")
    assert "Signed out" in user.text("#told")
    user.go("/cases/quay/weigh")
    assert user.one("input[name=password]")
