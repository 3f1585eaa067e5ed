"""Adding documents and deciding, killed again and again: what was finished must be there."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sayso.records.shelf import DocumentQuery, Verification
from sayso.workbench import open_store

CASE = "main"
_ADD = "from sayso.cli.main import main; main()"
_DECIDE = """
import sys
from sayso.records.decision import PutQuestion
from sayso.workbench import open_store
store = open_store(sys.argv[1])
for count in range(10**9):
    acts = [PutQuestion(question=f"{count}?"), PutQuestion(question=f"{count}!")]
    for made in store.decisions.append(acts, case="main", who="bo", why="x" * 500):
        print(made.number, made.hash, flush=True)
"""
_WORDS = ("harbour", "pier", "boat", "shed", "crane", "quay", "gate", "wall", "lamp", "tide")


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What came of it."""

    kills: int
    documents: int
    decisions_told: int
    lost_documents: int
    lost_decisions: int
    verification: Verification


def write_documents(folder: Path, count: int) -> None:
    """So many small documents, no two alike."""
    folder.mkdir()
    chance = random.Random(0)
    for number in range(count):
        word, other = chance.choice(_WORDS), chance.choice(_WORDS)
        text = (
            f"Report number {number}\n\nThe harbour master said that the {word} was closed on day "
            f"{number}. It is likely that the {other} will open again in the spring.\n"
        )
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def kill_again_and_again(address: str, folder: Path, *, kills: int, seed: int = 0) -> Killed:
    """Add a folder to a store, killed so many times on the way, then once to the end."""
    chance = random.Random(seed)
    count = len(list(folder.iterdir()))
    finished: set[str] = set()
    told: dict[int, str] = {}
    lost_documents = lost_decisions = 0
    store = open_store(address, create=True)
    store.add_case(CASE)
    store.close()
    for kill in range(kills):
        adding = _start(_ADD, "add", address, str(folder), "--who", "ana", "-q")
        deciding = _start(_DECIDE, address)
        # Each time a little further, so that no kill comes after the end.
        _wait(adding, address, count * (kill + 1) // (kills + 2), newer_than=max(told, default=0))
        time.sleep(chance.uniform(0.0, 0.1))
        finished |= _held(address)
        for process in (adding, deciding):
            with suppress(ProcessLookupError):  # it came to its end before that
                os.killpg(process.pid, signal.SIGKILL)
        told |= _told(deciding)
        adding.communicate()
        lost_documents += len(finished - _held(address))
        lost_decisions += _lost_decisions(address, told)
    ended = subprocess.run(
        [sys.executable, "-c", _ADD, "add", address, str(folder), "--who", "ana"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "held already" in ended.stderr
    store = open_store(address)
    verification = store.decisions.verify()
    store.close()
    return Killed(
        kills=kills,
        documents=len(_held(address)),
        decisions_told=len(told),
        lost_documents=lost_documents + len(finished - _held(address)),
        lost_decisions=lost_decisions + _lost_decisions(address, told),
        verification=verification,
    )


def _start(program: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _wait(adding: "subprocess.Popen[str]", address: str, goal: int, *, newer_than: int) -> None:
    """Until more than that many documents are held, and newer decisions than that are made."""
    ends = time.monotonic() + 600
    while time.monotonic() < ends:
        is_going_on = adding.poll() is None
        store = open_store(address, read_only=True)
        newest = store.decisions.list(case=CASE, newest_first=True, limit=1)
        store.close()
        decided = bool(newest) and newest[0].number > newer_than
        if decided and (len(_held(address)) > goal or not is_going_on):
            return
        time.sleep(0.01)
    raise AssertionError("nothing more was kept")


def _held(address: str) -> set[str]:
    store = open_store(address, read_only=True)
    try:
        page = store.documents.list(DocumentQuery(case=CASE, limit=10_000))
        return {row.id for row in page.rows}
    finally:
        store.close()


def _told(deciding: "subprocess.Popen[str]") -> dict[int, str]:
    """The decisions that were told of as kept, the last line perhaps cut short."""
    out, _ = deciding.communicate()
    lines = out.split("\n")[:-1]
    return {int(number): hash_ for number, hash_ in (line.split() for line in lines)}


def _lost_decisions(address: str, told: dict[int, str]) -> int:
    store = open_store(address, read_only=True)
    kept = {one.number: one.hash for one in store.decisions.list(case=CASE)}
    store.close()
    return sum(kept.get(number) != hash_ for number, hash_ in told.items())
