"""What the benchmark of linters counts: faults with a finding on them, and how many by chance."""

from bench.check_peers import Span, Text, figures
from bench.faults import Place


def text(*findings: tuple[int, int]) -> Text:
    """A text of 800 characters with a fault and a clean place of 50 characters each."""
    marked = [
        Place(code="S102", clean=False, start=100, end=150),
        Place(code="S102", clean=True, start=400, end=450),
    ]
    return Text(800, marked, {"one": [Span(start, end, "kind") for start, end in findings]})


def test_a_finding_on_any_of_the_words_finds_a_fault_and_alarms_at_a_clean_place() -> None:
    told = figures([text((149, 160), (500, 510))], "one", 100)
    assert (told["faults_found"], told["recall"], told["alarms"]) == (1, 1.0, 0)
    assert figures([text((150, 160))], "one", 100)["faults_found"] == 0
    assert figures([text((390, 401))], "one", 100)["alarms_share"] == 1.0


def test_findings_are_counted_and_how_many_of_them_stand_on_a_fault() -> None:
    told = figures([text((100, 110), (120, 130), (300, 310), (700, 710))], "one", 1000)
    assert (told["findings"], told["findings_in_500_words"]) == (4, 2.0)
    assert told["findings_on_a_fault"] == 0.5


def test_chance_is_what_the_same_findings_find_in_turned_texts() -> None:
    assert figures([text((110, 120))], "one", 100)["by_chance"] == 0.0
    everywhere = text(*((start, start + 10) for start in range(10, 800, 100)))
    assert figures([everywhere], "one", 100)["by_chance"] == 1.0
