"""Whoever has an account changes their own password; nobody else's, and not by guessing."""

from collections.abc import Callable

from tests.web.client import Client
from tests.web.filled import PASSWORD

Come = Callable[..., Client]
NEW = "another pass phrase, longer"


def change(client: Client, old: str, new: str, again: str) -> int:
    fields = {"password": old, "new": new, "new_again": again}
    return client.post("/account/password", fields).status_code


def test_another_password_is_taken_and_ends_the_other_sessions(comers: Come) -> None:
    ana, elsewhere = comers("ana"), comers("ana")
    assert "analyst" in ana.get("/account").text
    assert change(ana, PASSWORD, NEW, NEW) == 200
    assert ana.get("/account").url.path == "/account"
    assert elsewhere.get("/account").url.path == "/sign-in"
    assert comers().sign_in("ana", PASSWORD).status_code == 401
    assert comers().sign_in("ana", NEW).status_code == 200


def test_without_the_password_or_written_unlike_nothing_changes(comers: Come) -> None:
    ana = comers("ana")
    assert change(ana, "not the pass phrase", NEW, NEW) == 422
    assert change(ana, PASSWORD, NEW, NEW + "r") == 422
    assert change(ana, PASSWORD, "short", "short") == 422
    assert comers().sign_in("ana", PASSWORD).status_code == 200


def test_one_persons_own_store_has_no_account(own: Client) -> None:
    assert own.get("/account").status_code == 404


def test_nobody_who_is_not_signed_in_gets_there(comers: Come) -> None:
    assert comers().get("/account").url.path == "/sign-in"
