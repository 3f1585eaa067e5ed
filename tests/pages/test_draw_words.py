"""Words that pages and texts have in common."""

from sayso.pages.draw_words import place_words


def test_a_place_is_shown_as_it_is_named_and_standard_input_in_words() -> None:
    assert place_words("notes/a.md") == "notes/a.md"
    assert place_words("-") == "standard input"
