"""Words that pages and texts have in common."""

from sayso.pages.draw_words import place_words, told_day


def test_a_place_is_shown_as_it_is_named_and_standard_input_in_words() -> None:
    assert place_words("notes/a.md") == "notes/a.md"
    assert place_words("-") == "standard input"


def test_a_time_is_told_as_coarse_as_it_is() -> None:
    assert told_day("2026-02-28") == "28 February 2026"
    assert told_day("2026-02") == "February 2026"
    assert told_day("2026") == "2026"
    assert told_day("2026-02-28/2026-03-01") == "28 February 2026 to 1 March 2026"
    assert told_day("2026-13") == "2026-13"
