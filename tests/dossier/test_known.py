"""What is known of documents: it is not made again, and the dossier is the same without it."""

from collections.abc import Callable

import pytest
from tests.dossier.notes import notes

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options
from sayso.dossier.passages import compare
from sayso.dossier.slips import make_slip


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many documents were noted, and how many pairs of them compared."""
    counted = {"noted": 0, "compared": 0}

    def counting(done: Callable[..., object], what: str) -> Callable[..., object]:
        def counted_first(*given: object) -> object:
            counted[what] += 1
            return done(*given)

        return counted_first

    monkeypatch.setattr("sayso.dossier.noting.make_slip", counting(make_slip, "noted"))
    monkeypatch.setattr("sayso.dossier.copies.compare", counting(compare, "compared"))
    return counted


def test_of_all_documents_only_the_new_one_is_noted_and_compared(made: dict[str, int]) -> None:
    *before, last = notes()
    first = link_anew(before, Options())
    compared = made["compared"]
    assert (made["noted"], compared > 0) == (6, True)
    again = link_anew(before, Options(), first.known)
    assert (made, again.dossier) == ({"noted": 6, "compared": compared}, first.dossier)
    link_anew((*before, last), Options(), again.known)
    assert made["noted"] == 7
    assert 0 < made["compared"] - compared <= 6


def test_what_is_known_changes_nothing_and_is_the_same_whatever_was_known() -> None:
    *before, last = notes()
    whole = link_anew(notes(), Options())
    for first in (link_anew(before, Options()), link_anew((last,), Options())):
        found = link_anew(notes(), Options(), first.known)
        assert found.dossier == whole.dossier
        for one, other in zip(found.known.all, whole.known.all, strict=True):
            assert {key: one.json(key) for key in one} == {key: other.json(key) for key in other}


def test_what_is_gone_is_known_no_longer() -> None:
    whole = link_anew(notes(), Options())
    fewer = link_anew(notes()[:3], Options(), whole.known)
    assert len(fewer.known.noted) == 3
    assert fewer.known.shared.keys() <= fewer.known.noted.keys()


def test_where_nothing_is_asked_for_again_nothing_is_kept() -> None:
    assert not any(link_anew(notes(), Options(), keyed=False).known.all[1:])
