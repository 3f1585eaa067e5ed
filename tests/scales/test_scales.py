"""The scales: their published numbers, and what words come to on each."""

import re
from pathlib import Path

import pytest

from sayso.errors import ConfigError
from sayso.scales.scale import (
    load_scale,
    near_phrases,
    nearest_phrase,
    read_phrase,
    scale_names,
    scale_tables,
)

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "scales.md"

# The tables as their sources print them: percent.
PUBLISHED: dict[str, dict[tuple[str, ...], tuple[int, int]]] = {
    # ICD 203 (2015), D.6.e(2)(a)
    "icd203": {
        ("almost no chance", "remote"): (1, 5),
        ("very unlikely", "highly improbable"): (5, 20),
        ("unlikely", "improbable"): (20, 45),
        ("roughly even chance", "roughly even odds"): (45, 55),
        ("likely", "probable"): (55, 80),
        ("very likely", "highly probable"): (80, 95),
        ("almost certain", "nearly certain"): (95, 99),
    },
    # PHIA yardstick, as in CAPphrase yardstick_uk.csv
    "phia": {
        ("remote chance",): (0, 5),
        ("highly unlikely",): (10, 20),
        ("unlikely",): (25, 35),
        ("realistic possibility",): (40, 50),
        ("likely", "probable"): (55, 75),
        ("highly likely",): (80, 90),
        ("almost certain",): (95, 100),
    },
    # NATO, as in CAPphrase yardstick_nato.csv
    "nato": {
        ("highly likely",): (90, 100),
        ("likely",): (60, 90),
        ("even chance",): (40, 60),
        ("unlikely",): (10, 40),
        ("highly unlikely",): (0, 10),
    },
    # Mastrandrea and others (2010), table 1, with the three terms that AR5 adds
    "ipcc": {
        ("virtually certain",): (99, 100),
        ("extremely likely",): (95, 100),
        ("very likely",): (90, 100),
        ("likely",): (66, 100),
        ("more likely than not",): (50, 100),
        ("about as likely as not",): (33, 66),
        ("unlikely",): (0, 33),
        ("very unlikely",): (0, 10),
        ("extremely unlikely",): (0, 5),
        ("exceptionally unlikely",): (0, 1),
    },
    # Kent (1964): centre less and plus spread
    "kent": {
        ("certain",): (100, 100),
        ("almost certain",): (87, 99),
        ("probable",): (63, 87),
        ("chances about even",): (40, 60),
        ("probably not",): (20, 40),
        ("almost certainly not",): (2, 12),
        ("impossible",): (0, 0),
    },
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_scale_has_its_published_numbers(name: str) -> None:
    expected = {
        text: (low / 100, high / 100)
        for texts, (low, high) in PUBLISHED[name].items()
        for text in texts
    }
    assert {p.text: (p.low, p.high) for p in load_scale(name).phrases} == expected


def test_icd203_is_the_default() -> None:
    assert scale_names() == ("icd203", "phia", "ipcc", "nato", "kent", "survey")


def test_kents_intervals_are_centre_and_spread() -> None:
    for row in scale_tables()["scale"]["kent"]["phrases"]:
        assert row["low"] == pytest.approx(max(0, row["centre"] - row["spread"]))
        assert row["high"] == pytest.approx(min(1, row["centre"] + row["spread"]))


def test_the_survey_gives_median_and_quartiles_with_how_many_answers() -> None:
    rows = {row["text"]: row for row in scale_tables()["scale"]["survey"]["phrases"]}
    assert (rows["likely"]["median"], rows["likely"]["answers"]) == (0.75, 2633)
    assert rows["probably not"]["answers"] == 46
    for row in rows.values():
        assert row["low"] <= row["median"] <= row["high"]


def test_an_unknown_scale_is_refused_with_those_that_exist() -> None:
    with pytest.raises(ConfigError, match="icd203, phia, ipcc, nato, kent, survey"):
        load_scale("gut feeling")


@pytest.mark.parametrize("chosen", scale_names())
@pytest.mark.parametrize("other", scale_names())
def test_every_phrase_of_every_scale_is_read_by_every_scale(chosen: str, other: str) -> None:
    scale = load_scale(chosen)
    official = {(phrase.text, phrase.low, phrase.high) for phrase in scale.phrases}
    for phrase in load_scale(other).phrases:
        assert read_phrase(phrase.text, scale) in official
    if chosen == other:
        for phrase in scale.phrases:
            assert read_phrase(phrase.text, scale) == (phrase.text, phrase.low, phrase.high)


@pytest.mark.parametrize(
    ("words", "scale", "expected"),
    [
        ("highly likely", "icd203", ("very likely", 0.80, 0.95)),
        ("likely", "icd203", ("likely", 0.55, 0.80)),
        ("probably", "icd203", ("probable", 0.55, 0.80)),
        ("Probably", "icd203", ("probable", 0.55, 0.80)),
        ("unlikely", "icd203", ("unlikely", 0.20, 0.45)),
        ("almost certainly", "icd203", ("almost certain", 0.95, 0.99)),
        ("in all likelihood", "icd203", ("very likely", 0.80, 0.95)),
        ("chances are", "icd203", ("likely", 0.55, 0.80)),
        ("a good chance", "icd203", ("likely", 0.55, 0.80)),
        ("more likely than not", "icd203", ("likely", 0.55, 0.80)),
        ("better than even", "icd203", ("likely", 0.55, 0.80)),
        ("realistic possibility", "icd203", ("roughly even chance", 0.45, 0.55)),
        ("about as likely as not", "icd203", ("roughly even chance", 0.45, 0.55)),
        ("little chance", "icd203", ("very unlikely", 0.05, 0.20)),
        ("slim chance", "icd203", ("very unlikely", 0.05, 0.20)),
        ("remote possibility", "icd203", ("almost no chance", 0.01, 0.05)),
        ("virtually certain", "icd203", ("almost certain", 0.95, 0.99)),
        ("impossible", "icd203", ("almost no chance", 0.01, 0.05)),
        ("probable", "nato", ("likely", 0.60, 0.90)),
        ("very likely", "phia", ("highly likely", 0.80, 0.90)),
        ("highly likely", "ipcc", ("very likely", 0.90, 1.00)),
        ("likely", "kent", ("probable", 0.63, 0.87)),
        ("likely", "survey", ("likely", 0.67, 0.80)),
    ],
)
def test_words_are_read_by_their_nearest_official_phrase(
    words: str, scale: str, expected: tuple[str, float, float]
) -> None:
    assert read_phrase(words, load_scale(scale)) == expected


@pytest.mark.parametrize("words", ["may", "possibly", "the harbour", "", "likely story"])
def test_other_words_have_no_interval(words: str) -> None:
    assert read_phrase(words, load_scale("icd203")) is None


def test_misspelt_words_have_near_phrases_of_every_scale() -> None:
    assert near_phrases("proable")[0] == "probable"
    assert "realistic possibility" in near_phrases("Realistic  posibility")
    assert near_phrases("the harbour") == ()


def test_nearest_goes_by_overlap_then_gap_then_midpoint() -> None:
    phia = load_scale("phia")
    assert nearest_phrase(0.55, 0.80, phia).text == "likely"
    assert nearest_phrase(0.93, 0.94, phia).text == "almost certain"
    assert nearest_phrase(0.5, 0.5, load_scale("nato")).text == "even chance"
    assert nearest_phrase(1.0, 1.0, load_scale("ipcc")).text == "virtually certain"


def test_the_reference_page_states_every_scale_as_it_is() -> None:
    page = re.sub(r"\s+", " ", REFERENCE.read_text(encoding="utf-8"))
    for name, table in scale_tables()["scale"].items():
        for part in (table["title"], table["source"], table["limits"], f"`{name}`"):
            assert re.sub(r"\s+", " ", part) in page
        for row in table["phrases"]:
            numbers = [f"{row[end] * 100:g}" for end in ("low", "median", "high") if end in row]
            cells = [row["text"], *numbers, *([str(row["answers"])] if "answers" in row else [])]
            assert f"| {' | '.join(cells)} |" in page
