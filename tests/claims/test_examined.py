"""A claim that a text examines has the stance of the verdict on it."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import read_text

from sayso.language.lexicon import load_lexicon
from sayso.readers import load

SOLD = "The council sold the lock to a trader."
CLAIMS = [
    "claim",
    "the claim",
    "claim reviewed",
    "claim checked",
    "what was claimed",
    "statement checked",
]
VERDICTS = [
    "verdict",
    "our verdict",
    "the verdict",
    "rating",
    "our rating",
    "ruling",
    "our ruling",
    "fact-check rating",
]
FOUND = {
    "denies": [
        *("false", "mostly false", "fake", "untrue", "incorrect", "inaccurate", "wrong"),
        *("fabricated", "debunked", "pants on fire"),
    ],
    "doubts": [
        *("mixed", "mixture", "unproven", "unsupported", "unverified", "unfounded", "misleading"),
        *("half true", "half-true", "partly true", "partly false", "missing context", "disputed"),
    ],
    "says": ["true", "mostly true", "correct", "accurate", "confirmed"],
}


def stances(tmp_path: Path, *blocks: str) -> dict[str, tuple[str | None, str]]:
    text = "\n\n".join(("Fact check: was the lock sold?", *blocks, "The post names no source."))
    return {
        claim.text: (link.source.name or link.source.kind, link.stance)
        for claim in read_text(tmp_path, text).claims
        for link in claim.attributions[-1:]
    }


def sold(tmp_path: Path, *blocks: str) -> str:
    who, stance = stances(tmp_path, *blocks)[SOLD.rstrip(".")]
    assert who == "author"
    return stance


def test_the_words_are_those_of_the_list() -> None:
    lists = load_lexicon("verdicts")
    assert (lists["claims"], lists["verdicts"], lists["found"]) == (CLAIMS, VERDICTS, FOUND)


@pytest.mark.parametrize("stance", FOUND)
def test_the_author_denies_doubts_or_says_what_is_examined(tmp_path: Path, stance: str) -> None:
    for word in FOUND[stance]:
        assert sold(tmp_path, f"Claim: {SOLD}", f"Verdict: {word.title()}") == stance, word


@pytest.mark.parametrize("label", CLAIMS)
def test_each_label_leads_a_claim_in(tmp_path: Path, label: str) -> None:
    assert sold(tmp_path, f"{label.capitalize()}: {SOLD}", "Verdict: False") == "denies"


@pytest.mark.parametrize("label", VERDICTS)
def test_each_label_leads_a_verdict_in(tmp_path: Path, label: str) -> None:
    assert sold(tmp_path, f"Claim: {SOLD}", f"{label.capitalize()}: False. It did not.") == "denies"


def test_labels_may_stand_over_what_they_label_or_in_capitals(tmp_path: Path) -> None:
    assert sold(tmp_path, "What was claimed", SOLD, "Our verdict", "False. It did not.") == "denies"
    assert sold(tmp_path, f"CLAIM: {SOLD}", "RATING: FALSE") == "denies"
    assert sold(tmp_path, f"**Claim:** {SOLD}", "**Verdict:** False") == "denies"


def test_a_claim_without_a_full_stop_is_no_heading(tmp_path: Path) -> None:
    assert sold(tmp_path, f"Claim: {SOLD.rstrip('.')}", "Verdict: False") == "denies"


def test_each_claim_has_its_own_verdict(tmp_path: Path) -> None:
    told = stances(
        tmp_path,
        *("Claim: The gate leaks.", "Verdict: True", f"Claim: {SOLD}", "Verdict: False"),
        "Claim: The pump is old.",
    )
    assert told["The council sold the lock to a trader"] == ("author", "denies")
    assert told["The gate leaks"] == ("author", "says")
    assert told["The pump is old"] == ("author", "says")
    assert sold(tmp_path, "Verdict: False", f"Claim: {SOLD}") == "denies"


def test_what_somebody_else_is_said_to_say_stays_theirs(tmp_path: Path) -> None:
    told = stances(
        tmp_path, "Claim: Mayor Ilse Vann said that the lock was sold.", "Verdict: False"
    )
    assert told["the lock was sold"] == ("Ilse Vann", "says")


@pytest.mark.parametrize(
    "verdict", ["Verdict: The jury was out.", "Verdict: False starts cost the crew.", "Rating: 4"]
)
def test_other_words_are_no_verdict(tmp_path: Path, verdict: str) -> None:
    assert sold(tmp_path, f"Claim: {SOLD}", verdict) == "says"


def test_a_claim_under_its_label_is_a_paragraph() -> None:
    document = load(
        "a.txt", data=b"Was it sold?\n\nClaim: The lock was sold\n\nVerdict: False\n\nNo."
    )
    assert ("paragraph", "Claim: The lock was sold") in [
        (block.kind, document.text[block.start : block.end]) for block in document.blocks
    ]
