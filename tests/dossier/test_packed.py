"""Linking holds documents packed: what is unpacked at once does not grow with their number."""

import gc
import pickle
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bench.made_up_stories import readings_of_stories
from tests.dossier.notes import WIRE, link, notes, read

from sayso import pipeline
from sayso.dossier import at_hand, running
from sayso.dossier.at_hand import AtHand
from sayso.dossier.claimed import Claimed
from sayso.dossier.link import link_anew
from sayso.dossier.making import MadeStory
from sayso.dossier.options import Options
from sayso.dossier.packed import Allowance, Packed, PackedReadings, join_packed, pack_readings
from sayso.records import Reading, document_id
from sayso.records.codec import encode
from sayso.records.dossier import Dossier, Story
from sayso.records.dossier_codec import encode_dossier
from sayso.records.limits import Limits
from sayso.runners import spool as spools
from sayso.runners.spool import TempSpool
from sayso.stores.store import open_sqlite

CASE = "main"


def unlike(total: int) -> PackedReadings:
    """Readings of documents that have nothing in common, of which each is a story."""

    def each() -> Iterator[Reading]:
        for number in range(total):
            own = [f"w{number}x{word}" for word in range(6)]
            text = f"The {own[0]} {own[1]} is {own[2]}. The {own[3]} said that {own[4]} {own[5]}."
            made = read("The mill is shut. The miller said that the weir broke.", WIRE)
            id_ = document_id(text, title=None, publisher=WIRE)
            document = replace(made.document, id=id_, text=text, blocks=())
            claims = tuple(
                replace(one, id=f"{number}-{place}", text=text[:20], start=0, end=20)
                for place, one in enumerate(made.claims)
            )
            yield Reading(document=document, claims=claims)

    return pack_readings(each())


@pytest.fixture
def looked_at_alone() -> Iterator[None]:
    """Leaves what other tests hold out of what is looked through again and again."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def alive(*kinds: type) -> int:
    gc.collect()
    return sum(isinstance(one, kinds) for one in gc.get_objects())


@pytest.mark.usefixtures("looked_at_alone")
def test_beyond_what_is_at_hand_those_of_one_story_are_unpacked_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sayso.dossier.link.UNPACKED", 0)
    monkeypatch.setattr("sayso.dossier.packed.UNPACKED", 0)
    monkeypatch.setattr(at_hand, "MOST_CLAIMS", 0)
    most: dict[int, int] = {}
    for total in (6, 18):
        readings = unlike(total)
        before = alive(Reading, Claimed, Story)

        def counting(
            function: Callable[[Any], Any],
            tasks: Iterable[Any],
            /,
            total: int = total,
            before: int = before,
        ) -> Iterator[Any]:
            for task in tasks:
                most[total] = max(most.get(total, 0), alive(Reading, Claimed, Story) - before)
                yield function(task)

        linked = link_anew(readings, Options(), run=counting)
        assert len(linked.stories) == total
        assert alive(Reading, Claimed, Story) <= before
    assert 0 < most[18] == most[6]


@pytest.mark.usefixtures("looked_at_alone")
def test_a_store_holds_no_reading_unpacked_while_others_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LITTLE", -1)

    class Counting:
        def __call__(self, function: Callable[..., Any], /, *given: Any, what: str) -> Any:
            assert alive(Reading, Story) == before
            return function(*given)

        def spool(self) -> None: ...

        def end(self) -> None: ...

    store = open_sqlite(str(tmp_path / "case.db"), create=True, confine=Counting())
    store.add_case(CASE)
    for reading in notes():
        store.documents.add(reading, case=CASE)
    before = alive(Reading, Story)
    assert store.dossiers.bring_up_to_date(CASE) == 1
    assert store.dossiers.bring_up_to_date(CASE) == 0
    assert alive(Reading, Story) == before
    store.documents.add(read("The mill is shut.", WIRE), case=CASE)
    before = alive(Reading, Story)
    store.dossiers.bring_up_to_date(CASE)
    laid = store.dossiers.current(CASE)
    assert laid.dossier == link_anew([*notes(), read("The mill is shut.", WIRE)], Options()).dossier
    store.close()


def test_it_is_the_same_from_a_file_in_any_order_with_any_number_of_jobs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "LITTLE", -1)
    readings = list(readings_of_stories(23, rare=10))
    whole = encoded(link_anew(readings, Options()).dossier)
    assert sum(b'"copies"' in line for line in whole) > 1
    packed = pack_readings(reversed(readings), TempSpool())
    assert packed.spool is not None
    assert all(isinstance(held, int) for _, held in packed.lines)
    assert encoded(link_anew(packed, Options()).dossier) == whole
    within = Limits(memory_bytes=1 << 31)
    for jobs in (1, 2):
        made = pipeline.link(packed, likeness=False, jobs=jobs, limits=within)
        assert encoded(made) == whole
    assert encoded(pipeline.link(readings[::-1], likeness=False)) == whole


def encoded(dossier: Dossier) -> list[bytes]:
    return list(encode_dossier(dossier))


def test_packed_readings_are_those_that_were_given() -> None:
    readings = [*notes(), notes()[0]]
    packed = pack_readings(readings)
    assert list(packed) == readings
    assert len(packed) == len(readings)
    assert packed.characters == sum(len(one.document.text) for one in readings)
    assert pack_readings(packed) is packed
    assert join_packed([packed, pack_readings([])]) == packed
    by_document = packed.by_document
    assert dict(by_document) == {one.document.id: one for one in readings}
    assert link(packed) == link(readings)


def test_packed_records_keep_their_order_and_are_made_anew() -> None:
    stories = link_anew(notes(), Options()).stories
    (key,) = stories
    again = Packed(MadeStory, [("other", stories[key]), (key, stories[key])])
    assert list(again.in_order([key, "other"])) == [key, "other"]
    assert again[key] == stories[key]
    assert again[key] is not again[key]
    assert "none" not in again
    with pytest.raises(KeyError):
        again["none"]


def test_of_texts_that_are_compared_those_asked_for_last_stay_at_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_document = pack_readings(notes()).by_document
    first, second, *_ = by_document
    held = AtHand(by_document, {})
    assert held.cut(first) is held.cut(first)
    assert held.text(second) == by_document[second].document.text
    whole = link(notes())
    monkeypatch.setattr(at_hand, "MOST", 1)
    held = AtHand(by_document, {})
    cut = held.cut(first)
    assert held.cut(first) is cut  # one is held, however long
    held.cut(second)
    assert held.cut(first) is not cut
    assert link(notes()) == whole


def test_what_there_is_room_for_is_unpacked_once() -> None:
    one, other = notes()[:2]
    room = Allowance(len(encode(one)) + 1)
    held = Packed(Reading, [("one", one), ("other", other)], allowance=room)
    assert held["one"] is held["one"]
    assert held.in_order(["other", "one"])["one"] is held["one"]
    assert held["other"] == other
    assert held["other"] is not held["other"]
    held.put("one", other)
    assert held["one"] == other


def test_what_is_held_unpacked_is_not_pickled() -> None:
    one = notes()[0]
    held = Packed(Reading, [("one", one)])
    roomy = Packed(Reading, [("one", one)], allowance=Allowance(1_000_000))
    assert roomy["one"] == one
    assert len(pickle.dumps(roomy)) == len(pickle.dumps(held))
    assert copy(roomy)["one"] == one


def test_the_dossier_is_the_same_however_much_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = link(notes())
    monkeypatch.setattr("sayso.dossier.link.UNPACKED", 5_000)
    monkeypatch.setattr("sayso.dossier.packed.UNPACKED", 5_000)
    monkeypatch.setattr("sayso.dossier.noting._RUNS", 100)
    monkeypatch.setattr(spools, "IN_MEMORY", 5_000)
    monkeypatch.setattr(at_hand, "MOST_CLAIMS", 10)
    assert link(notes()) == whole


def test_the_first_readings_are_kept_as_they_are_for_whoever_links_them_here() -> None:
    given = notes()
    kept = pack_readings(given, TempSpool(), keep=True)
    assert all(one is other for one, other in zip(kept.at_hand, given, strict=True))
    sent = pickle.loads(pickle.dumps(kept))  # noqa: S301  our own
    assert sent.at_hand == ()
    assert tuple(sent) == given
    dossiers = [link_anew(one, Options()).dossier for one in (kept, sent, given)]
    assert dossiers[0] == dossiers[1] == dossiers[2]


def test_what_a_spool_has_in_memory_is_not_compressed(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = notes()[:2]
    monkeypatch.setattr(spools, "IN_MEMORY", len(encode(one)) + 1000)
    spool = TempSpool()
    held = Packed(Reading, [("one", one), ("other", other)], spool)
    assert spool.get(held._held["one"]).startswith(b"{")  # type: ignore[arg-type]
    assert not spool.get(held._held["other"]).startswith(b"{")  # type: ignore[arg-type]
    assert spool.room == 0
    assert [held["one"], held["other"]] == [one, other]


def test_a_dossier_whose_stories_nobody_asks_for_by_key_is_the_same() -> None:
    keyed = link_anew(notes(), Options())
    numbered = link_anew(notes(), Options(), keyed=False)
    assert list(numbered.stories) == [str(number) for number in range(len(keyed.stories))]
    assert numbered.dossier == keyed.dossier
