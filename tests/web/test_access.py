"""Every page can be used by everybody: axe-core, keyboard alone, narrow and dark, scripts off."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.keys import Keys
from tests.web.browser import Visitor, visitor
from tests.web.filled import CASE, fill
from tests.web.served import served

from sayso.records.shelf import DocumentQuery


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a filled workbench, and its pages by name."""
    path = tmp_path_factory.mktemp("store") / "case.db"
    store = fill(path)
    document = store.documents.list(DocumentQuery(case=CASE, words="Cadessa")).rows[0].id
    claim = store.documents.reading(document, case=CASE).reading.claims[2].id
    store.close()
    home = f"/cases/{CASE}"
    pages = {
        "cases": "/",
        "sign-in": "/sign-in",
        "documents": f"{home}/documents",
        "reading": f"{home}/documents/{document}",
        "claim": f"{home}/documents/{document}/claims/{claim}",
        "claims": f"{home}/claims",
        "weigh": f"{home}/weigh",
        "what-if": f"{home}/weigh?without=harrow",
        "history": f"{home}/history?until=2999-01-01",
        "found": f"{home}/documents?words=harbour",
        "sorted": f"{home}/claims?order=certainty&descending=1&rejected=1",
        "none-found": f"{home}/claims?words=zebra",
        "no-documents": "/cases/secret/documents",
        "no-claims": "/cases/secret/claims",
        "nothing-to-weigh": "/cases/secret/weigh",
        "nothing-decided": "/cases/secret/history",
        "not-there": "/nowhere",
    }
    with served(str(path)) as address:
        yield address, pages


@pytest.fixture(scope="module")
def user(workbench: tuple[str, dict[str, str]]) -> Iterator[Visitor]:
    with visitor(workbench[0]) as somebody:
        yield somebody


PAGES = (
    *("cases", "sign-in", "documents", "reading", "claim", "claims"),
    *("weigh", "what-if", "history", "not-there"),
    *("found", "sorted", "none-found"),
    *("no-documents", "no-claims", "nothing-to-weigh", "nothing-decided"),
)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 420])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier(
    workbench: tuple[str, dict[str, str]], user: Visitor, name: str, width: int, dark: bool
) -> None:
    user.look(width=width, dark=dark)
    user.go(workbench[1][name])
    for details in user.all("main details:not([open]) > summary"):
        user.driver.execute_script("arguments[0].parentElement.open = true", details)
    for box in user.all("#list input[name=claim]")[:2]:
        user.driver.execute_script("arguments[0].click()", box)
    assert user.barriers() == []


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_page_does_not_scroll_sideways(
    workbench: tuple[str, dict[str, str]], user: Visitor, name: str
) -> None:
    user.look(width=420)
    user.go(workbench[1][name])
    seen = "return document.documentElement.scrollWidth"
    assert user.driver.execute_script(seen) <= 420


@pytest.mark.parametrize("name", [name for name in PAGES if name != "not-there"])
def test_the_browser_refuses_nothing_and_no_script_fails(
    workbench: tuple[str, dict[str, str]], user: Visitor, name: str
) -> None:
    user.look(width=1280)
    user.complaints()
    user.go(workbench[1][name])
    user.one("#main")
    assert user.complaints() == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (420, True)])
def test_the_panel_opens_and_closes_with_keys(
    workbench: tuple[str, dict[str, str]], user: Visitor, width: int, dark: bool
) -> None:
    user.look(width=width, dark=dark)
    user.go(workbench[1]["reading"])
    tool = user.one("#d1-n3 .tool")
    user.driver.execute_script("arguments[0].focus()", tool)
    user.press(Keys.ENTER)
    user.one("#panel #claim-title")
    assert user.all("#d1-c3.is-open")  # which claim it is about is seen in the text
    user.tab_to("#panel form button")
    assert user.barriers() == []
    user.press(Keys.ESCAPE)
    assert not user.all(".is-open")
    assert user.driver.switch_to.active_element == tool
    assert not user.all("#panel #claim-title")


def test_the_first_stop_leads_past_the_bar(
    workbench: tuple[str, dict[str, str]], user: Visitor
) -> None:
    user.look(width=1280)
    user.go(workbench[1]["history"])
    user.press(Keys.TAB)
    assert user.driver.switch_to.active_element == user.one(".skip")
    user.press(Keys.ENTER, Keys.TAB)
    assert user.driver.switch_to.active_element in user.all("#main input")


def test_the_board_has_one_stop_for_the_tab_key(
    workbench: tuple[str, dict[str, str]], user: Visitor
) -> None:
    user.go(workbench[1]["weigh"])
    user.tab_to("#board .cell a")
    user.press(Keys.TAB)
    assert user.driver.switch_to.active_element not in user.all("#board .cell a")


def test_a_what_if_changes_the_board_and_keeps_nothing(
    workbench: tuple[str, dict[str, str]], user: Visitor
) -> None:
    user.go(workbench[1]["weigh"])
    before = user.text("#board tbody")
    user.one(".what-if summary").click()
    user.one(".what-if input[name=false]").click()
    user.wait(lambda: "known to be false" in user.text("#board"), "the what-if")
    assert user.text("#board tbody") != before
    user.go(workbench[1]["weigh"])
    assert user.text("#board tbody") == before
