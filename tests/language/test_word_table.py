"""Words of a text as phrases are looked for in them."""

from sayso.language.word_table import PhraseTable, tokenize

TEXT = "It isn’t likely. At 5% they’ll stay put_off."


def test_words_stand_at_their_places_in_the_whole_text() -> None:
    start = TEXT.index("At")
    found = tokenize(TEXT, start, len(TEXT))
    assert [TEXT[each.start : each.end] for each in found] == [
        "At", "5", "%", "they’ll", "stay", "put", "off",
    ]  # fmt: skip


def test_the_form_of_a_word_is_in_small_letters_with_straight_apostrophes() -> None:
    assert [each.form for each in tokenize(TEXT, 0, 16)] == ["it", "isn't", "likely"]


def test_of_no_words_there_are_none() -> None:
    assert tokenize(TEXT, 3, 3) == tokenize(" …", 0, 2) == []


def test_a_phrase_is_looked_for_where_its_first_word_stands() -> None:
    table = PhraseTable([("stay put", True), ("likely", False)])
    tokens, beginnings = table.look(TEXT, 0, len(TEXT))
    assert [tokens[at].form for at in beginnings] == ["likely", "stay"]
    assert tokens == tokenize(TEXT, 0, len(TEXT))


def test_where_no_phrase_begins_no_words_are_made() -> None:
    assert PhraseTable([("doubtful", True)]).look(TEXT, 0, len(TEXT)) == ([], [])
