"""HEAD is answered as GET is, with the same rights, and without a body."""

from collections.abc import Callable

import pytest
from tests.web.client import Client
from tests.web.filled import CASE


@pytest.mark.parametrize(
    "path", ["/", f"/cases/{CASE}/take", f"/cases/{CASE}/case.zip", "/api/cases", "/nowhere"]
)
def test_the_head_of_a_page_is_that_of_the_page(own: Client, path: str) -> None:
    asked, page = own.http.head(path), own.get(path)
    assert asked.status_code == page.status_code != 405
    assert asked.headers["content-type"] == page.headers["content-type"]
    assert asked.content == b""


def test_the_head_of_a_case_is_for_whoever_may_read_it(comers: Callable[..., Client]) -> None:
    path = f"/cases/{CASE}/documents"
    assert [comers(who).http.head(path).status_code for who in ("rita", "sam")] == [200, 404]
    assert comers().http.head(path).url.path == "/sign-in"
    assert comers("ana").http.head("/sign-out").status_code == 405
