"""Stories in a browser: for everybody's eyes, with keys alone, and without scripts."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from tests.web.browser import Visitor, visitor
from tests.web.filled import CASE
from tests.web.linked import fill_linked, the_boat, the_story
from tests.web.served import served

from sayso.web.linked import place_of

HOME = f"/cases/{CASE}"
ROWS = ".queue > li"
NAMES = (
    *("stories", "story", "copy", "disagreements", "losses", "doubts", "evidence"),
    *("actors", "actor", "timeline", "ties", "sources", "source", "empty"),
)


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a workbench with linked notes, and its pages by name."""
    path = tmp_path_factory.mktemp("store") / "case.db"
    store = fill_linked(path)
    story = the_story(store)
    dossier = store.dossiers.current(CASE).dossier
    boxes = "&".join(f"claim={place_of(one)}" for one in the_boat(store).tellings)
    lost = next(one for one in story.losses if one.words == "may")
    sides = [story.tellings[id_].document for id_ in (lost.from_, lost.to)]
    copy = next(one for one in story.copies if [one.of, one.by] == sides)
    store.close()
    pages = {
        "stories": f"{HOME}/stories",
        "story": f"{HOME}/stories/{story.id}",
        "copy": f"{HOME}/stories/{story.id}/copies/{copy.id}",
        "disagreements": f"{HOME}/queue",
        "losses": f"{HOME}/queue?show=losses",
        "doubts": f"{HOME}/queue?show=doubts",
        "evidence": f"{HOME}/evidence?{boxes}",
        "actors": f"{HOME}/actors",
        "actor": f"{HOME}/actors/{dossier.entities[0].id}",
        "timeline": f"{HOME}/timeline",
        "ties": f"{HOME}/ties",
        "sources": f"{HOME}/sources",
        "source": f"{HOME}/sources?voice=The+Harbour+Herald",
        "empty": "/cases/secret/stories",
    }
    with served(str(path)) as address:
        yield address, pages


@pytest.fixture(scope="module")
def user(workbench: tuple[str, dict[str, str]]) -> Iterator[Visitor]:
    with visitor(workbench[0]) as somebody:
        yield somebody


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_barrier_and_nothing_scrolls_sideways(
    workbench: tuple[str, dict[str, str]], user: Visitor, name: str, width: int, dark: bool
) -> None:
    user.look(width=width, dark=dark)
    user.complaints()
    user.go(workbench[1][name])
    for details in user.all("main details:not([open]) > summary"):
        user.driver.execute_script("arguments[0].parentElement.open = true", details)
    for box in user.all("main input[name=claim][type=checkbox]")[:2]:
        user.driver.execute_script("arguments[0].click()", box)
    assert user.barriers() == []
    seen = "return document.documentElement.scrollWidth"
    assert user.driver.execute_script(seen) <= width
    assert user.complaints() == []


@pytest.mark.parametrize("name", ["story", "copy", "losses", "actors"])
def test_paper_has_nothing_to_press_and_what_numbers_stand_for(
    workbench: tuple[str, dict[str, str]], user: Visitor, name: str
) -> None:
    user.look(width=800)
    user.go(workbench[1][name])
    media = "Emulation.setEmulatedMedia"
    user.driver.execute_cdp_cmd(media, {"media": "print"})
    pressed = user.all("main button, main input:not([type=hidden]), main select, main .tool-link")
    assert pressed
    assert not [one.get_attribute("outerHTML") for one in pressed if one.is_displayed()]
    listed = user.all(".numbered > li")
    assert all(one.size["height"] for one in listed)  # which are closed on the screen
    assert len(listed) == (7 if name == "story" else 0)
    user.driver.execute_cdp_cmd(media, {"media": ""})


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Visitor]:
    path = tmp_path / "case.db"
    fill_linked(path).close()
    with served(str(path)) as home, visitor(home) as somebody:
        yield somebody


def waiting(user: Visitor) -> list[str]:
    return user.values(f"{ROWS} input[name=id]")


def is_gone(user: Visitor, id_: str) -> bool:
    return id_ not in waiting(user)


def test_a_queue_is_worked_by_keys(own: Visitor) -> None:
    user = own
    user.go(f"{HOME}/queue?show=losses")
    before = waiting(user)
    assert len(before) > 3
    user.press("l")
    assert user.driver.switch_to.active_element == user.all(ROWS)[0]
    user.press("l", "l", "k")
    assert user.driver.switch_to.active_element == user.all(ROWS)[1]
    user.press("w")
    user.wait(lambda: waiting(user) == [before[0], *before[2:]], "the second to be gone")
    user.wait(
        lambda: user.driver.switch_to.active_element == user.all(ROWS)[1],
        "the next to have the focus",
    )
    user.press("r")
    user.wait(lambda: waiting(user) == [before[0], *before[3:]], "the third to be gone")
    user.one(f"{ROWS}:nth-child(1) input[name=why]").click()
    user.press("rw")
    assert waiting(user) == [before[0], *before[3:]]
    assert user.complaints() == []


def test_who_has_judged_the_last_is_told_that_nothing_waits(own: Visitor) -> None:
    user = own
    user.go(f"{HOME}/queue")
    while before := waiting(user):
        user.press("l", "k", "r")
        user.wait(partial(is_gone, user, before[0]), "the first to be gone")
    said = user.one("#q-1")
    assert said.text == "Nothing waits here."
    user.wait(lambda: user.driver.switch_to.active_element == said, "the focus to be there")


def test_claims_are_ticked_and_made_evidence_with_keys(own: Visitor) -> None:
    user = own
    user.go(f"{HOME}/stories")
    user.tab_to("#list .shelf a")
    user.press(Keys.ENTER)
    user.one(".telling-tree")
    user.tab_to("main input[name=claim]", most=90)
    user.press(Keys.SPACE)
    assert user.text("#ticked") == "1"
    user.tab_to("main button[value=evidence]", most=90)
    user.press(Keys.ENTER)
    user.one(".proposal")
    user.tab_to(".proposal button")
    user.press(Keys.ENTER)
    user.wait(lambda: user.all("#item-E1"), "the item")
    assert user.complaints() == []


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody whose browser runs no scripts."""
    path = tmp_path / "case.db"
    fill_linked(path).close()
    with served(str(path)) as home, visitor(home, scripts=False) as somebody:
        yield somebody


def test_everything_works_without_scripts(plain: Visitor) -> None:
    user = plain

    user.go(f"{HOME}/queue?show=losses")
    assert user.all("html.is-scripted") == []
    before = waiting(user)
    user.send(f"{ROWS} button[value=wrong]")
    assert waiting(user) == before[1:]
    user.go(f"{HOME}/stories")
    user.send("#list .shelf a")
    assert user.all("svg.sayso-chart")
    boxes = user.all("main input[name=claim]")
    boxes[0].click()
    user.send("main button[value=part]")
    assert "Kept" in user.text("#told")
    user.send(".copies a")
    user.one("input[value=none]").click()
    copies = user.text("main .said")
    user.send("main form button")
    assert copies not in user.text("main")
    user.all("main input[name=claim]")[0].click()
    user.send("main button[value=evidence]")
    user.send(".proposal button")
    assert user.all("#item-E1")
