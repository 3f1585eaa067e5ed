"""Twenty analysts who rate one case at once: how long each waits, and whether anything is lost.

    python bench/analysts.py [--on sqlite|postgresql] [--store ADDRESS] [--analysts 20]
        [--seconds 60] [--pause 1.0]

Serves a workbench on loopback as `sayso serve` does and rates through its pages, each analyst
signed in with a session of their own, PAUSE seconds of thought after each answer. What was
answered with 409 (somebody else rated that cell meanwhile) was told, not kept, and is rated again.
In the end every rating that was answered as kept must stand in the history, each cell of the
case must hold the last of its ratings, and the chain of decisions must verify. Waits depend on what
else the machine does; the processor time that the server takes for a rating hardly does.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.databases import NAMES, database
from bench.result import print_result

from sayso.ports import Store
from sayso.records.case import Case
from sayso.records.decision import Rate, ReplaceCase
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Hypothesis
from sayso.workbench import open_store

CASE = "load"
RATINGS = ("CC", "C", "N", "I", "II", "0.3", "10-40%", "likely")
HYPOTHESES, ITEMS = 4, 20
GOAL_MS = 150
"""At the 95th percentile."""
_PASSWORD = "a pass phrase for the bench"  # noqa: S105  of a store that is thrown away


@dataclass
class Tally:
    """What the analysts saw: waits in ms, ratings kept, conflicts told, and errors."""

    waits: list[float] = field(default_factory=list)
    kept: list[tuple[str, str, str]] = field(default_factory=list)
    conflicts: int = 0
    errors: list[str] = field(default_factory=list)
    processor_seconds: float = 0.0
    """Of the server, from the first rating to the last."""
    lock: threading.Lock = field(default_factory=threading.Lock)


def made_case() -> Case:
    """A case of four hypotheses and twenty items, each with a report by one of ten sources."""
    likelihoods = tuple(
        Likelihood(hypothesis=f"H{n}", estimate=Estimate(text="0.3", low=0.2, high=0.4))
        for n in range(1, HYPOTHESES + 1)
    )
    reliability = Estimate(text="B", low=0.8, high=0.8)
    return Case(
        question="What happened?",
        hypotheses=tuple(
            Hypothesis(id=f"H{n}", text=f"Explanation {n}") for n in range(1, HYPOTHESES + 1)
        ),
        witnesses=tuple(
            Witness(id=f"w{n}", name=f"Source {n}", reliability=reliability)
            for n in range(1, ITEMS + 1)
        ),
        evidence=tuple(
            Evidence(
                id=f"E{n}",
                text=f"Item {n}",
                likelihoods=likelihoods,
                reports=(Report(id=f"E{n}/w{n}", witness=f"w{n}"),),
            )
            for n in range(1, ITEMS + 1)
        ),
    )


def prepare(store: Store, analysts: int) -> None:
    """The case, and an account for each analyst."""
    store.add_case(CASE)
    store.decisions.append([ReplaceCase(case=made_case())], case=CASE, who="bench")
    for n in range(analysts):
        store.accounts.add(f"analyst{n}", _PASSWORD)
        store.accounts.grant(f"analyst{n}", case=CASE, role="analyst")


def signed_in(home: str, name: str) -> tuple[httpx.Client, str]:
    """An analyst's browser, signed in, and the token of its forms."""
    http = httpx.Client(base_url=home, headers={"origin": home}, timeout=60)
    sent = {"csrf": _token(http.get("/sign-in").text), "name": name, "password": _PASSWORD}
    answer = http.post("/sign-in", data=sent)
    if answer.status_code != 303:
        sys.exit(f"bench/analysts.py: signing in: {answer.status_code}: {answer.text[:200]}")
    return http, _token(http.get(f"/cases/{CASE}/weigh").text)


def rate_for(
    browser: tuple[httpx.Client, str], seed: int, options: argparse.Namespace, tally: Tally
) -> None:
    """One analyst at work until the time is up."""
    rng = random.Random(seed)
    http, token = browser
    seen = _seen(http.get(f"/cases/{CASE}/weigh").text)
    time.sleep(rng.random() * options.pause)
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        cell = (f"E{rng.randint(1, ITEMS)}", f"H{rng.randint(1, HYPOTHESES)}")
        seen = _rate(http, cell, rng.choice(RATINGS), (token, seen), tally)
        time.sleep(options.pause * rng.uniform(0.5, 1.5))
    http.close()


def _rate(
    http: httpx.Client, cell: tuple[str, str], written: str, known: tuple[str, str], tally: Tally
) -> str:
    token, seen = known
    fields = {"evidence": cell[0], "hypothesis": cell[1], "written": written}
    began = time.perf_counter()
    try:
        answer = http.post(
            f"/cases/{CASE}/weigh/rate",
            data={"csrf": token, "seen": seen, **fields},
            headers={"HX-Request": "true"},
        )
    except httpx.HTTPError as error:
        tally.errors.append(repr(error))
        return seen
    wait = 1000 * (time.perf_counter() - began)
    with tally.lock:
        tally.waits.append(wait)
        if answer.status_code == 200:
            tally.kept.append((*cell, written))
        elif answer.status_code == 409:
            tally.conflicts += 1
        else:
            tally.errors.append(f"{answer.status_code}: {answer.text[:200]}")
    return _seen(answer.text) if answer.status_code in (200, 409) else seen


def _token(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    return found[1] if found else ""


def _seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    return found[1] if found else ""


def lost_updates(store: Store, tally: Tally) -> list[str]:
    """Every way in which the store is not what the analysts were told that it is."""
    acts = [one.act for one in store.decisions.list(case=CASE) if isinstance(one.act, Rate)]
    made: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], Rate] = {}
    for rating in acts:
        key = (rating.evidence, rating.hypothesis)
        made[key] = made.get(key, 0) + 1
        last[key] = rating
    told: dict[tuple[str, str], int] = {}
    for item, hypothesis, _ in tally.kept:
        told[item, hypothesis] = told.get((item, hypothesis), 0) + 1
    faults = [
        f"{key}: {told[key]} told, {made.get(key, 0)} kept"
        for key in told
        if told[key] != made.get(key, 0)
    ]
    for row in store.decisions.state(CASE).evidence:
        for cell in row.likelihoods:
            act = last.get((row.id, cell.hypothesis))
            if act is not None and act.estimate != cell.estimate:
                faults.append(f"{row.id} under {cell.hypothesis} is not what was rated last")
    return [*faults, *(f"{one.where}: {one.message}" for one in store.decisions.verify().faults)]


def rate_all(address: str, options: argparse.Namespace, tally: Tally) -> None:
    """Serve the store, and let every analyst rate until the time is up."""
    command = [sys.executable, "-c", "from sayso.cli.main import main; main()"]
    with subprocess.Popen(  # noqa: S603  our own command
        [*command, "serve", address, "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            home = _home(server)
            browsers = [signed_in(home, f"analyst{n}") for n in range(options.analysts)]
            threads = [
                threading.Thread(target=rate_for, args=(browser, n, options, tally))
                for n, browser in enumerate(browsers)
            ]
            before = _processor_seconds(server.pid)
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            tally.processor_seconds = _processor_seconds(server.pid) - before
        finally:
            server.terminate()


def _processor_seconds(pid: int) -> float:
    """What a process has had of the processor, its threads included. Of Linux alone."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print one JSON object, then pass or fail; end with 1 where something was lost or failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", choices=NAMES, default="sqlite", help="a new store of that kind")
    parser.add_argument("--store", help="an empty store in its place")
    parser.add_argument("--analysts", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between ratings")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as started:
        address = options.store or started.enter_context(database(options.on, Path(folder)))
        store = open_store(address, create=True)
        prepare(store, options.analysts)
        tally = Tally()
        rate_all(address, options, tally)
        faults = lost_updates(store, tally)
        store.close()
    waits = sorted(tally.waits) or [float("inf")]
    at_95 = waits[int(0.95 * (len(waits) - 1))]
    figures = {
        "store": address.partition("://")[0] if "://" in address else "sqlite",
        "analysts": options.analysts,
        "seconds": options.seconds,
        "pause_seconds": options.pause,
        "ratings": len(tally.waits),
        "kept": len(tally.kept),
        "conflicts_told": tally.conflicts,
        "errors": len(tally.errors),
        "lost_updates": len(faults),
        "p50_ms": round(waits[len(waits) // 2], 1),
        "p95_ms": round(at_95, 1),
        "max_ms": round(waits[-1], 1),
        "processor_ms_a_rating": round(1000 * tally.processor_seconds / len(waits), 1),
        "goal_ms": GOAL_MS,
        "within_goal": at_95 < GOAL_MS,
        "load_before": round(load, 2),
    }
    gold = {"name": "made up", "hypotheses": HYPOTHESES, "items": ITEMS}
    print_result("analysts", gold=gold, figures=figures, packages="fastapi uvicorn sqlalchemy")
    for line in (*tally.errors[:5], *faults[:5]):
        print(line, file=sys.stderr)
    failed = bool(tally.errors or faults)
    print(
        f"bench/analysts.py: {'fail' if failed or at_95 >= GOAL_MS else 'pass'}: "
        f"{len(tally.errors)} errors, {len(faults)} lost, "
        f"{at_95:.0f} ms at the 95th percentile (goal: under {GOAL_MS} ms)",
        file=sys.stderr,
    )
    sys.exit(failed)


def _home(server: "subprocess.Popen[str]") -> str:
    lines = []
    for line in server.stderr or ():
        lines.append(line)
        if found := re.search(r"serving at (http://\S+?)/ ;", line):
            # What it says later is passed on: a full pipe would make it wait.
            threading.Thread(target=_pass_on, args=(server,), daemon=True).start()
            return found[1]
    raise SystemExit("".join(lines))


def _pass_on(server: "subprocess.Popen[str]") -> None:
    for line in server.stderr or ():
        sys.stderr.write(line)


if __name__ == "__main__":
    main()
