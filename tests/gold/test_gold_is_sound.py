"""The hand-read gold agrees with its texts, so that no later edit of either goes unseen."""

import json
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parent
EXAMPLES = GOLD.parents[1] / "examples"
NAMES = sorted(path.stem for path in GOLD.glob("*.jsonl"))


def claims(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", NAMES)
def test_spans_hold_their_quotes(name: str) -> None:
    places = [GOLD / f"{name}.txt", EXAMPLES / f"{name}.txt"]
    texts = [path.read_text(encoding="utf-8") for path in places if path.exists()]
    if not texts:
        assert all(claim["start"] is None and claim["end"] is None for claim in claims(name))
        return
    for claim in claims(name):
        assert texts[0][claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize("name", NAMES)
def test_ids_resolve_and_fields_agree(name: str) -> None:
    read = claims(name)
    ids = {claim["id"] for claim in read}
    assert len(ids) == len(read)
    for claim in read:
        assert ids - {claim["id"]} >= set(claim["rests_on"])
        assert claim["rests_on"] or claim["marker"] is None
        assert (claim["source"] is None) == (claim["source_kind"] in {"author", "impersonal"})
        assert (claim["low"] is None) == (claim["high"] is None)
        assert claim["low"] is None or claim["certainty_words"] is not None
        assert claim["kind"] in {"forecast", "report", "judgement", "assertion"}
        assert claim["kind"] != "report" or claim["source_kind"] != "author"
        assert claim["chain"] is None or claim["chain"][-1] == claim["source"]
