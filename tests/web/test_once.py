"""A form that is sent twice is acted on once; another, however alike, is another act."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.web.client import Client
from tests.web.filled import CASE, PASSWORD

from sayso.ports import Store

NOTE = f"/cases/{CASE}/weigh/assumption"


def fields_of(own: Client, path: str) -> dict[str, str]:
    """What every form of a page carries."""
    text = own.get(path).text
    found = {
        name: re.search(rf'name="{name}" value="([0-9a-f]+)"', text) for name in ("csrf", "once")
    }
    return {name: match[1] for name, match in found.items() if match is not None}


def send(own: Client, fields: dict[str, str], path: str = NOTE) -> tuple[int, str | None]:
    answer = own.http.post(path, data=fields, headers={"origin": own.home}, follow_redirects=False)
    return answer.status_code, answer.headers.get("location")


def decisions(store: Store) -> int:
    return store.decisions.state(CASE).number


@pytest.fixture
def fields(own: Client) -> dict[str, str]:
    return {**fields_of(own, f"/cases/{CASE}/weigh"), "id": "A1", "text": "The log is whole."}


def test_a_second_click_is_answered_as_the_first_and_decides_nothing(
    own: Client, store: Store, fields: dict[str, str]
) -> None:
    before = decisions(store)
    assert send(own, fields) == send(own, fields)
    assert decisions(store) == before + 1


def test_two_at_the_same_moment_are_one(own: Client, store: Store, fields: dict[str, str]) -> None:
    before = decisions(store)
    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(lambda _: send(own, fields), range(4)))
    assert len(answers) == 1
    assert decisions(store) == before + 1


def test_other_words_from_the_same_page_are_another_act(
    own: Client, store: Store, fields: dict[str, str]
) -> None:
    before = decisions(store)
    send(own, fields)
    send(own, {**fields, "text": "The log is not whole."})
    assert decisions(store) == before + 2


def test_the_same_words_from_a_page_that_was_loaded_anew_are_another_act(
    own: Client, store: Store, fields: dict[str, str]
) -> None:
    before = decisions(store)
    send(own, fields)
    send(own, fields | fields_of(own, f"/cases/{CASE}/weigh"))
    assert decisions(store) == before + 2


def test_what_was_refused_may_be_sent_again(
    own: Client, store: Store, fields: dict[str, str]
) -> None:
    """An item rests on an assumption that is not there yet; then it is."""
    item = fields_of(own, f"/cases/{CASE}/weigh")
    item |= {"id": "E1", "text": "Seen.", "rests_on": "A1"}
    path = f"/cases/{CASE}/weigh/evidence"
    assert send(own, item, path)[0] == 422
    send(own, fields)
    assert send(own, item, path)[0] == 303


def test_nobody_is_given_what_another_was_answered(comers: Callable[..., Client]) -> None:
    ana, rita = comers("ana"), comers("rita")
    fields = {**fields_of(ana, f"/cases/{CASE}/weigh"), "id": "A1", "text": "The log is whole."}
    assert send(ana, fields)[0] == 303
    assert send(rita, fields)[0] == 403


def made_twice(client: Client) -> list[str]:
    """The secrets that a form for a new token shows, sent twice."""
    own = fields_of(client, "/account/tokens")
    fields = {**own, "name": "nightly", "scope": "read", "days": "7"}
    headers = {"origin": client.home}
    pages = [client.http.post("/account/tokens", data=fields, headers=headers).text for _ in "12"]
    return [re.findall(r"sayso_[\w-]{43}", page)[0] for page in pages]


def test_a_double_click_makes_one_token_and_shows_it(
    comers: Callable[..., Client], shared: Store
) -> None:
    first, second = made_twice(comers("ana"))
    assert first == second
    assert len(shared.tokens.list("ana")) == 1


def test_a_page_with_a_new_secret_is_not_kept_any_longer(
    comers: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.web.once.SECRET_SECONDS", 0.0)
    first, second = made_twice(comers("ana"))
    assert first != second


def test_who_is_signed_out_is_not_told_what_was_answered_before(
    comers: Callable[..., Client],
) -> None:
    ana = comers("ana")
    fields = {**fields_of(ana, f"/cases/{CASE}/weigh"), "id": "A1", "text": "The log is whole."}
    assert send(ana, fields) == (303, f"/cases/{CASE}/weigh?told=decided#witnesses-title")
    cookies = dict(ana.http.cookies)
    ana.post("/sign-out")
    ana.http.cookies.update(cookies)
    assert send(ana, fields)[1] == "/sign-in"


def test_who_signs_in_again_from_the_same_page_begins_another_session(
    comers: Callable[..., Client],
) -> None:
    ana = comers()
    fields = {**fields_of(ana, "/sign-in"), "name": "ana", "password": PASSWORD}
    for _ in range(2):
        assert send(ana, fields, "/sign-in")[0] == 303
        assert ana.get(f"/cases/{CASE}/weigh").url.path == f"/cases/{CASE}/weigh"
        ana.post("/sign-out")
