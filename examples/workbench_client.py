"""A small client of a workbench's JSON API, of the standard library alone.

    sayso user token add case.db ana --name "my program" --scope write > token.txt
    sayso serve case.db --api
    python examples/workbench_client.py token.txt CASE examples/orrin-dam-wire.txt

`/api/openapi.json` describes every address. Each request that decides carries an Idempotency-Key,
so that it can be sent again after a broken connection and is done once.
"""

import json
import sys
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

HOME = "http://127.0.0.1:8450"
_TRIES = 3


class RefusedError(Exception):
    """The workbench refuses: ``status`` and what it says."""

    def __init__(self, status: int, told: str) -> None:
        super().__init__(f"{told} (HTTP {status})")
        self.status = status


@dataclass(frozen=True, kw_only=True)
class Added:
    """What became of a document: "added" or "known", its id, and how many claims it has."""

    name: str
    what: str
    document: str
    claims: int


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A claim as lists show it."""

    id: str
    document: str
    text: str
    kind: str
    source: str | None
    stance: str
    certainty: str | None


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """A forecast that words of a document make, by whom, and what it lacks to be settled."""

    document: str
    start: int
    end: int
    quote: str
    source: str
    lacks: tuple[str, ...]

    @property
    def place(self) -> dict[str, Any]:
        """Where its words stand, as requests name it."""
        return {"document": self.document, "start": self.start, "end": self.end}


@dataclass(frozen=True, kw_only=True)
class Workbench:
    """One case of a workbench."""

    token: str
    case: str
    home: str = HOME

    def add(self, name: str, text: str) -> Added:
        """Read a text and keep it in the case."""
        made = self._post("documents", {"name": name, "text": text})
        return Added(**{key: made[key] for key in ("name", "what", "document", "claims")})

    def claims(self, words: str = "") -> tuple[Claim, ...]:
        """The first claims of the case, with these words in them."""
        rows = json.loads(self._get("claims", words=words))["rows"]
        names = Claim.__dataclass_fields__
        return tuple(Claim(**{name: row[name] for name in names}) for row in rows)

    def correct(self, claim: Claim, *, why: str, **changes: str) -> list[dict[str, Any]]:
        """Lay a correction over a claim: source, source_kind, stance, certainty, kind."""
        sent = {"document": claim.document, "claim": claim.id, "why": why, **changes}
        made: list[dict[str, Any]] = self._post("corrections", sent)
        return made

    def make(self, question: str = "", *hypotheses: str) -> None:
        """Make the case, in a store without accounts: `sayso add` does it in others."""
        sent = {"name": self.case, "question": question, "hypotheses": hypotheses}
        self._post_to(f"{self.home}/api/cases", sent)

    def drafted(self) -> tuple[Drafted, ...]:
        """Forecasts that documents make and nobody has confirmed or left out."""
        names = ("document", "start", "end", "quote")
        return tuple(
            Drafted(
                **{name: row[name] for name in names},
                source=row["forecast"]["source"],
                lacks=tuple(row["lacks"]),
            )
            for row in json.loads(self._get("forecasts/drafted"))
        )

    def confirm(self, one: Drafted, **supplied: str) -> str:
        """Confirm a drafted forecast, with ``asks`` and ``last_day`` supplied. Its question."""
        return self._tracked("confirmations", {**one.place, **supplied})

    def leave_out(self, one: Drafted, *, why: str) -> None:
        """Leave a drafted forecast out."""
        self._post("forecasts/omissions", {**one.place, "why": why})

    def open_question(self, asks: str, *, source: str, said: str, **more: str) -> str:
        """Open a question with its first forecast; more: kind, made, last_day, unit … Its id."""
        return self._tracked("", {"asks": asks, "source": source, "said": said, **more})

    def forecast(self, question: str, *, source: str, said: str, **more: str) -> None:
        """Add what a source says of a question, or now says; more: made, why."""
        sent = {"source": source, "said": said, **more}
        self._tracked(f"questions/{quote(question, safe='')}/statements", sent)

    def withdraw(self, question: str, *, source: str, withdrawn: str, **more: str) -> None:
        """Note that a source stands by a forecast no longer; more: made, why."""
        sent = {"source": source, "withdrawn": withdrawn, **more}
        self._tracked(f"questions/{quote(question, safe='')}/withdrawals", sent)

    def settle(self, question: str, result: str, **more: Any) -> None:
        """Say what came of a question; more: known, evidence, option, value, share, reason, why."""
        sent = {"result": result, **more}
        self._tracked(f"questions/{quote(question, safe='')}/outcomes", sent)

    def ledger(self) -> dict[str, Any]:
        """Questions, forecasts and outcomes, in the format sayso.ledger/1."""
        found: dict[str, Any] = json.loads(self._get("ledger"))
        return found

    def merge(self, *actors: str, name: str = "", why: str = "") -> None:
        """Decide that the actors of these ids are one."""
        self._post("actors/merges", {"actors": actors, "name": name, "why": why})

    def part(self, actor: str, *, why: str = "") -> None:
        """Take back that the names of an actor are one."""
        self._post("actors/parts", {"actor": actor, "why": why})

    def judgement(self) -> dict[str, Any]:
        """The case weighed, in the format sayso.judgement/1."""
        found: dict[str, Any] = json.loads(self._get("judgement"))
        return found

    def export(self, record: str, form: str) -> bytes:
        """What the case holds (reading, dossier, judgement …) as a file in a format."""
        return self._get(f"exports/{record}/{form}")

    def _get(self, path: str, **query: str) -> bytes:
        return self._send(urllib.request.Request(self._address(path, query)))  # noqa: S310

    def _tracked(self, path: str, sent: dict[str, Any]) -> str:
        made: str = self._post(f"forecasts/{path}".rstrip("/"), sent)["question"]
        return made

    def _post(self, path: str, sent: dict[str, Any]) -> Any:
        return self._post_to(self._address(path, {}), sent)

    def _post_to(self, address: str, sent: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
        body = json.dumps(sent).encode()
        return json.loads(self._send(urllib.request.Request(address, body, headers)))  # noqa: S310

    def _send(self, request: urllib.request.Request) -> bytes:
        request.add_header("Authorization", f"Bearer {self.token}")
        for tried in range(1, _TRIES + 1):
            try:
                with urllib.request.urlopen(request, timeout=660) as answer:  # noqa: S310
                    data: bytes = answer.read()
                    return data
            except urllib.error.HTTPError as error:
                with error:
                    raise RefusedError(error.code, json.load(error)["error"]) from error
            except (urllib.error.URLError, ConnectionError):
                if tried == _TRIES:
                    raise
                time.sleep(tried)
        raise AssertionError("never here")

    def _address(self, path: str, query: dict[str, str]) -> str:
        tail = f"?{urlencode(query)}" if query else ""
        return f"{self.home}/api/cases/{quote(self.case, safe='')}/{path}{tail}"


def main(token_file: str, case: str, *paths: str) -> None:
    """Add the files to the case, and say what it holds of each."""
    bench = Workbench(token=Path(token_file).read_text(encoding="utf-8").strip(), case=case)
    for path in paths:
        added = bench.add(Path(path).name, Path(path).read_text(encoding="utf-8"))
        print(f"{added.name}: {added.what}, {added.claims} claims")


if __name__ == "__main__":
    main(*sys.argv[1:])
