"""Steps that more than one story in a browser takes."""

from pathlib import Path

from tests.web.browser import Visitor

from sayso.workbench import open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = ("castle-heddon-memo.docx", "orrin-dam-wire.txt", "quay-nine-note.html")
PASSWORD = "a pass phrase for tests"  # noqa: S105  of nobody


def begin_case(user: Visitor) -> None:
    user.go("/")
    user.one("input[name=name]").send_keys("quay")
    user.one("input[name=question]").send_keys("Why was Quay Nine sold?")
    user.one("textarea").send_keys("For money\nTo give Cadessa a harbour\nNeither")
    user.one("main button").click()
    user.wait(lambda: user.driver.current_url.endswith("/cases/quay/documents"), "the case")


def open_document(user: Visitor, title: str) -> None:
    user.go("/cases/quay/documents")
    link = next(link for link in user.all("#list .shelf > li > a") if title in link.text)
    link.click()
    user.one("#d1-n1")


def posteriors(user: Visitor) -> list[str]:
    return [one.text for one in user.all("#board .posterior .figure")]


def add_reader(store_path: str) -> None:
    store = open_store(store_path)
    try:
        store.accounts.add("rita", PASSWORD)
        store.accounts.grant("rita", case="quay", role="reader")
    finally:
        store.close()
