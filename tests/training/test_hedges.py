"""Hedges: what the weights are learned of, and how they are counted."""

import json
from pathlib import Path

from training.hedges import Offered, count, gather

TEXT = "The ferry may sail in June. The log shows that the pump may be old. The mill is shut.\n"


def row(name: str, words: str, certainty: str | None) -> dict[str, object]:
    start = TEXT.index(words)
    chain = [{"kind": "author", "name": None, "stance": "says"}]
    return {
        "id": name,
        "start": start,
        "end": start + len(words),
        "kind": "judgement",
        "chain": chain,
        "certainty_words": certainty,
        "probability": None,
        "condition": None,
        "horizon": None,
        "rests_on": [],
        "accept": {},
    }


def test_words_offered_to_claims_of_both_are_right_where_the_reader_by_hand_has_them(
    tmp_path: Path,
) -> None:
    rows = [
        row("c1", "The ferry may sail in June", "may"),
        row("c2", "the pump may be old", None),
        row("c3", "The mill is shut", None),
    ]
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps({"published": None}), encoding="utf-8")
    path.with_suffix(".jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [each.right for each in gather(path)] == [True, False]


def test_words_taken_are_those_that_the_weights_let_speak() -> None:
    offered = [Offered({"a": 1.0}, True), Offered({"b": 1.0}, True), Offered({"a": 1.0}, False)]
    assert count(offered, {"b": -3.0}) == {"right": 2, "taken": 2, "both": 1}
