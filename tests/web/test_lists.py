"""The lists in a browser: files dropped on the page, and the table of claims sorted and ticked."""

from collections.abc import Iterator

import pytest
from tests.web.browser import Visitor, visitor
from tests.web.filled import CASE, fill
from tests.web.served import served

DROP = """
const files = new DataTransfer();
for (const [name, text] of arguments[0]) files.items.add(new File([text], name));
const event = new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true});
document.body.dispatchEvent(event);
"""


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    path = tmp_path_factory.mktemp("store") / "case.db"
    fill(path).close()
    with served(str(path)) as home, visitor(home) as somebody:
        yield somebody


def test_files_dropped_on_the_page_are_read_one_by_one_and_each_is_told_of(user: Visitor) -> None:
    user.go(f"/cases/{CASE}/documents")
    files = [
        ["one.txt", "The mayor of Estrin said that the ferry will stop in May."],
        ["broken.docx", "no document of Word"],
        ["<b>two.txt", "The bridge is probably closed, according to Ada Lindqvist."],
    ]
    user.driver.execute_script(DROP, files)
    user.wait(lambda: len(user.all("#outcomes li")) == len(files), "a line for each file")
    user.wait(lambda: not user.all("#outcomes progress"), "the end of reading")
    lines = [line.text for line in user.all("#outcomes li")]
    assert [line.split(" ")[0] for line in lines] == ["one.txt", "broken.docx", "<b>two.txt"]
    assert "could not be read" in lines[1]
    user.wait(lambda: len(user.all("#list .shelf > li")) == 4, "the list")


def test_the_head_of_a_column_sorts_and_sorts_the_other_way(user: Visitor) -> None:
    user.go(f"/cases/{CASE}/claims")
    for way in ("ascending", "descending"):
        next(head for head in user.all("thead a") if head.text.startswith("Claim")).click()
        user.one(f"th[aria-sort={way}]")
        words = [row.text.casefold() for row in user.all("#list tbody th > a:first-child")]
        assert words == sorted(words, reverse=way == "descending")


def test_what_can_be_done_with_ticked_claims_is_in_sight(user: Visitor) -> None:
    user.go(f"/cases/{CASE}/claims")
    user.one("select[name=kind]").send_keys("report")
    user.wait(lambda: "kind=report" in user.driver.current_url, "the reports")
    user.one("#all").click()  # the list was put in anew, and can still be ticked whole
    boxes = user.all("#list input[name=claim]")
    assert all(box.is_selected() for box in boxes)
    assert user.text(".many legend") == f"With the {len(boxes)} ticked claims"
    seen = "const box = arguments[0].getBoundingClientRect(); return box.bottom <= innerHeight + 1"
    assert user.driver.execute_script(seen, user.one(".many"))
