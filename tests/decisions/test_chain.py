"""The chain of decisions shows any later change."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.decisions.chain import BEGINNING, Link, chain_faults, link_hash


def chain(count: int) -> list[tuple[Link, str]]:
    made: list[tuple[Link, str]] = []
    for number in range(1, count + 1):
        link = Link(
            number=number,
            case="main",
            who="ana",
            when="2026-03-01T12:00:00.000000+00:00",
            why=f"reason {number}",
            act='{"act":"undo","number":1}',
            subject='["question"]',
            replaces=None,
            previous=made[-1][1] if made else BEGINNING,
        )
        made.append((link, link_hash(link)))
    return made


def test_the_hash_is_one_that_anyone_can_compute() -> None:
    written = (
        '[1,"main","ana","2026-03-01T12:00:00.000000+00:00","reason 1",'
        '"{\\"act\\":\\"undo\\",\\"number\\":1}","[\\"question\\"]",null,"' + "0" * 64 + '"]'
    )
    assert link_hash(chain(1)[0][0]) == sha256(written.encode()).hexdigest()


def test_a_whole_chain_has_no_faults() -> None:
    assert list(chain_faults(chain(5))) == []
    assert list(chain_faults([])) == []


@given(
    place=st.integers(0, 4),
    field=st.sampled_from(["case", "who", "when", "why", "act", "subject", "previous"]),
    text=st.text(max_size=5),
)
def test_a_change_of_any_field_is_found_at_its_decision(place: int, field: str, text: str) -> None:
    made = chain(5)
    link, hash_ = made[place]
    if getattr(link, field) == text:
        return
    made[place] = (replace(link, **{field: text}), hash_)  # type: ignore[arg-type]
    assert next(chain_faults(made)).number == place + 1


def test_who_mends_the_hash_breaks_the_next() -> None:
    made = chain(3)
    link = replace(made[1][0], why="another")
    made[1] = (link, link_hash(link))
    faults = list(chain_faults(made))
    assert [fault.number for fault in faults] == [3]
    assert faults[0].message == "it does not follow from the decision before it"


@pytest.mark.parametrize("gone", [0, 1, 2, 3])
def test_a_decision_taken_out_is_missed(gone: int) -> None:
    made = chain(5)
    del made[gone]
    assert next(chain_faults(made)).number == gone + 2


def test_a_chain_alone_does_not_show_that_the_newest_are_gone() -> None:
    assert list(chain_faults(chain(5)[:3])) == []
