"""A case that is written as TOML is read back as the same case."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cases.case_file import load_case, read_case
from sayso.cases.case_toml import write_case
from sayso.errors import CaseError
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Hypothesis

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = sorted({*EXAMPLES.glob("*.toml")} - {EXAMPLES / "forecasts.toml"})


def again(case: Case) -> Case:
    text = write_case(case)
    found, mistakes = read_case(text)
    assert not mistakes, text
    assert found is not None
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_examples_come_back_the_same(path: Path) -> None:
    case = load_case(path)
    assert again(case) == case


AWKWARD = r"""
question = "Which \"quoted\" thing, \\ and\nwhere? \u007F é"
scale = "phia"

[[hypothesis]]
id = "H 1"
text = "spaces in an id"
prior = 0.123456789

[[hypothesis]]
id = "H2"

[[hypothesis]]
id = "ü"
prior = [0.3, 0.3]

[[source]]
id = "a"
reliability = "B"
hit = 0.9
deceptive = 0.05

[[source]]
id = "b"
name = "Bee"
reliability = [0.5, 0.9]
false_alarm = 0.0
unreliable_says = 1.0

[[source]]
id = "c"

[[assumption]]
id = "A1"
text = "the clock was right"

[[evidence]]
id = "E1"
text = "three reports, two by one source"
likelihood = { "ü" = "likely", H2 = "CC", "H 1" = "NA" }
rests_on = ["A1"]
credibility = "high"
relevance = "low"
reports = [
    { source = "a" },
    { source = "a", says = false },
    { source = "b", copies = "a", copying = "likely" },
    { id = "mine", source = "c", copies = "E1/b", copying = [0.2, 0.4] },
    { id = "a", source = "c", copies = "a", copying = 0.5 },
]

[[evidence]]
id = "E2"
likelihood = { "H 1" = 0, H2 = 1, "ü" = 1e-12 }
observed = false

[[evidence]]
id = "E3"
likelihood = { "H 1" = 0.5, H2 = [0, 1], "ü" = "II" }
observed = true
reports = [
    { source = "a", origin = "leak", shared = 0.6 },
    { source = "b", origin = "leak", shared = 0.6 },
]

[[evidence]]
id = "E4"
text = "rated by analysts alone"

[[candidate]]
id = "C1"
likelihood = { "H 1" = "NA", H2 = "likely", "ü" = 0.1 }
source = "b"

[[rating]]
by = "Ana"
evidence = "E4"
likelihood = { "H 1" = 0.1, H2 = "likely", "ü" = "NA" }

[[rating]]
by = "Bo"
evidence = "E4"
likelihood = { "H 1" = 0.2, H2 = "NA", "ü" = "NA" }
"""


def test_everything_that_a_file_can_say_comes_back() -> None:
    case, mistakes = read_case(AWKWARD)
    assert not mistakes
    assert case is not None
    assert again(case) == case


text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
probability = st.floats(0, 1)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    hypotheses = draw(st.lists(text, min_size=2, max_size=4, unique=True))
    witnesses = draw(st.lists(text, max_size=3, unique=True))

    def estimate() -> Estimate:
        low, high = sorted((draw(probability), draw(probability)))
        point = draw(st.booleans())
        told = f"{low:g}" if point else f"{low:g} to {high:g}"
        return Estimate(text=told, low=low, high=low if point else high)

    def likelihoods() -> tuple[Likelihood, ...]:
        order = draw(st.permutations(hypotheses))
        return tuple(
            Likelihood(
                hypothesis=one,
                estimate=Estimate(text="0.5", low=0.5, high=0.5)
                if place == 0
                else draw(st.sampled_from([None, estimate()])),
            )
            for place, one in enumerate(order)
        )

    items = draw(st.lists(text, max_size=3, unique=True))
    return Case(
        question=draw(text),
        hypotheses=tuple(Hypothesis(id=one, text=draw(text)) for one in hypotheses),
        witnesses=tuple(
            Witness(id=one, name=draw(text), reliability=estimate()) for one in witnesses
        ),
        evidence=tuple(
            Evidence(
                id=one,
                text=draw(text),
                likelihoods=likelihoods(),
                observed=None if witnesses else True,
                reports=tuple(Report(id=f"{one}/{who}", witness=who) for who in witnesses),
            )
            for one in items
        ),
    )


@settings(max_examples=60)
@given(case=cases())
def test_any_case_comes_back_the_same(case: Case) -> None:
    found, mistakes = read_case(write_case(case))
    told = {mistake.message for mistake in mistakes}
    # Chance can make a case that no world fits: said by the reader, not lost by the writer.
    if not any("impossible" in one for one in told):
        assert not told
        assert found == case


def test_notes_are_comments_and_cannot_break_out() -> None:
    case = load_case(EXAMPLES / "harbour.toml")
    written = write_case(case, notes={"E1": ['a note\nquestion = "x"\x00']})
    assert '# a note question = "x"\n[[evidence]]\nid = "E1"' in written
    assert read_case(written)[0] == case


def test_a_case_without_a_question_is_not_written() -> None:
    case = replace(load_case(EXAMPLES / "outage.toml"), question=" ")
    with pytest.raises(CaseError, match="asks no question"):
        write_case(case)
