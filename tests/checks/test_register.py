"""What kind of text one is, and which rules are on in it."""

import json
from importlib.resources import files

import pytest
from scripts.exercise_words import lists
from tests.checks.readings import read

from sayso.checks.checked import check_draft
from sayso.checks.context import Context
from sayso.checks.register import features_of, find_register
from sayso.checks.selection import choose_rules
from sayso.language.lexicon import phrases
from sayso.records.register import REGISTERS, RegisterName

ASSESSMENT = """
# Outlook for the Sennet harbour

We assess that the harbour is likely to close before the end of June. The pilots have left, and
the dredger has not been seen since January. It is unlikely that the ministry pays for another.

We judge with moderate confidence that the ferry will be kept. A strike would probably not last.
The league will split over the dues.
"""
NEWS = """
SENNET, 4 March (Tolm Press) — The harbour office said on Tuesday that two berths had been closed.

“We had no choice,” said Ansa Korr, the harbour master, who told reporters that the dredger sank on
2 March. The Pilots' Union said its members had warned the office in January.

The ministry said the berths would open on 9 March. The union's secretary, Per Olm, said he doubted
it. “They said so in January,” he said.
"""
TALK = """
Korr: Did you see the dredger go down?

Olm: I saw it from the quay. Who told you I was there?

Korr: The pilots told me. What did you do then?

Olm: I rang the office. Nobody answered me, did they?

Korr: When was it that you rang?
"""


@pytest.mark.parametrize(
    ("register", "text"), [("assessment", ASSESSMENT), ("news", NEWS), ("talk", TALK)]
)
def test_a_text_is_taken_for_what_it_is(register: RegisterName, text: str) -> None:
    checked = check_draft(read(text))

    assert checked.register is not None
    assert checked.register.name == register
    assert checked.register.chance is not None
    assert 0.25 < checked.register.chance <= 1


def test_a_forecast_without_a_likelihood_is_told_of_in_an_assessment() -> None:
    reading = read(ASSESSMENT)

    def codes(register: str | None) -> set[str]:
        found = check_draft(reading, codes=choose_rules(register=register)).findings
        return {each.code for each in found}

    of_forecasts = {"F401", "F402", "F403"}  # which of them speaks for the others
    assert codes(None) & of_forecasts
    assert codes("assessment") == codes(None)
    assert not codes("news") & of_forecasts


def test_who_says_what_a_text_is_is_believed() -> None:
    checked = check_draft(read(NEWS), codes=choose_rules(register="record"))

    assert checked.register is not None
    assert (checked.register.name, checked.register.chance) == ("record", None)


def test_a_text_of_nothing_has_a_register() -> None:
    assert find_register(Context(read("# Notes\n"))).name in REGISTERS


def test_the_weights_are_those_of_what_is_seen() -> None:
    place = files("sayso.checks") / "register.json"
    weights = json.loads(place.read_text(encoding="utf-8"))["weights"]

    assert set(weights) == set(REGISTERS)
    for each in weights.values():
        assert set(each) == set(features_of(Context(read(NEWS))))


ASSESSING = """
we assess, we judge, we estimate, we expect, we forecast, we rate, we put, we see, we
hold, we think, we believe, our assessment, our judgement, our judgment, our estimate, our
forecast, our view, our confidence, our expectation, high confidence, moderate confidence,
medium confidence, low confidence, likely course, likeliest course, likely outcome, likely
explanation, likely path
"""


def test_an_analysts_voice_is_told_by_each_of_its_phrases() -> None:
    told = " ".join(ASSESSING.split()).split(", ")

    for each in told:
        assert phrases("key_judgements", "assessing").fullmatch(each), each
    listed = dict(lists())["key_judgements.assessing"]
    assert {word for each in told for word in each.split()} >= {
        word for each in listed for word in each.split()
    }
