"""A missed claim in a browser: words selected in the text, by keyboard, and without scripts."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from tests.web.browser import Visitor, visitor
from tests.web.filled import CASE, add_text, fill
from tests.web.served import served

TEXT = (
    "The gate opened at noon. Rosa Vint said the gate was shut. Nobody saw the gate opened twice."
)
WORDS = "gate was shut"
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
SELECT = """
const text = document.querySelector(".written");
const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const at = node.data.indexOf(arguments[0]);
  if (at < 0 || node.parentElement.closest(".notes")) continue;
  getSelection().setBaseAndExtent(node, at, node, at + arguments[0].length);
  return;
}
throw new Error("those words are not in the text");
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Where the workbench is, and the document's address there."""
    path = tmp_path_factory.mktemp("store") / "case.db"
    store = fill(path)
    document = add_text(store, TEXT, called="gate.txt").id
    store.close()
    with served(str(path)) as address:
        yield address, f"/cases/{CASE}/documents/{document}"


@pytest.fixture(scope="module")
def user(home: tuple[str, str]) -> Iterator[Visitor]:
    with visitor(home[0]) as somebody:
        yield somebody


def test_words_that_are_selected_are_offered_and_added(
    user: Visitor, home: tuple[str, str]
) -> None:
    user.go(home[1])
    assert not user.one("#pick").is_displayed()
    user.driver.execute_script(SELECT, WORDS)
    offer = user.wait(lambda: user.one("#pick").is_displayed() and user.one("#pick"), "the offer")
    offer.click()
    user.wait(lambda: user.one("#panel textarea").is_displayed(), "the panel")
    assert user.one("#panel textarea").get_property("value") == WORDS
    assert not user.one("#pick").is_displayed()
    assert user.barriers() == []
    Select(user.one("#panel select[name=source_kind]")).select_by_value("person")
    user.one("#panel input[name=source]").send_keys("Rosa Vint")
    user.one("#panel input[name=certainty]").send_keys("likely", Keys.ENTER)
    user.wait(lambda: "told=added" in user.driver.current_url, "the answer")
    assert WORDS in user.text(".written")
    assert "added by" in user.text(".written")
    assert user.complaints() == []


def test_the_panel_closes_with_escape_and_the_focus_comes_back(
    user: Visitor, home: tuple[str, str]
) -> None:
    user.go(home[1])
    user.driver.execute_script(SELECT, "opened at noon")
    user.wait(lambda: user.one("#pick").is_displayed(), "the offer")
    user.one("#pick").click()
    user.wait(lambda: user.one("#panel textarea").is_displayed(), "the panel")
    user.press(Keys.ESCAPE)
    assert not user.one("#panel").is_displayed()
    assert user.driver.switch_to.active_element == user.one("#missed > summary")


def test_without_a_mouse_the_form_at_the_end_leads_there(
    user: Visitor, home: tuple[str, str]
) -> None:
    user.go(home[1] + "#missed")
    user.tab_to("#missed > summary", most=120)
    user.press(Keys.ENTER)
    user.one("#missed textarea").send_keys("opened at noon")
    user.press(Keys.TAB, Keys.TAB, Keys.ENTER)
    user.wait(lambda: "/missed?" in user.driver.current_url, "the form")
    assert user.one("main textarea").get_property("value") == "opened at noon"


def test_without_scripts_a_claim_is_added_and_a_document_described(home: tuple[str, str]) -> None:
    with visitor(home[0], scripts=False) as plain:
        plain.go(home[1])
        plain.one("#missed > summary").click()
        plain.one("#missed textarea").send_keys("saw the gate")
        plain.send("#missed button")
        plain.one("main input[name=why]").send_keys("it says so")
        plain.send("main form button")
        assert "added by" in plain.text(".written")
        plain.all(".at-desk summary")[1].click()
        plain.one("input[name=title]").clear()
        plain.one("input[name=title]").send_keys("Two gates")
        plain.send("form[action$=describe] button")
        assert plain.text("main h1") == "Two gates"


@pytest.mark.parametrize("width", [1280, 420])
@pytest.mark.parametrize("dark", [False, True])
def test_the_new_pages_are_open_to_everyone(
    user: Visitor, home: tuple[str, str], width: int, dark: bool
) -> None:
    user.look(width=width, dark=dark)
    for path in (home[1], f"{home[1]}/missed?words=at+noon", f"/cases/{CASE}/take"):
        user.go(path)
        user.driver.execute_script(OPEN)
        assert user.barriers() == []
        assert user.driver.execute_script(
            "return document.documentElement.scrollWidth <= innerWidth"
        )
    assert user.complaints() == []
