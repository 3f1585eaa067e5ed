"""Verbs and word classes: which words may be verbs, and which are finite where they stand."""

import numpy as np
import pytest
from tests.engines.reading import document

from sayso.analysis.marks import Marks
from sayso.analysis.syntax.word_classes import tag
from sayso.analysis.text.quotations import find_quotations
from sayso.engines.standard.marker import load_marker
from sayso.language.lexicon import word_set
from sayso.language.tokens import tokenise
from sayso.language.verbs import verb_form


def tagged(text: str) -> list[tuple[str, str]]:
    paper = document(text)
    tokens = tokenise(text, 0, len(text))
    told = load_marker().mark(paper, find_quotations(paper)).classes_of([tokens])[0]
    return [(token.text, kind) for token, kind in zip(tokens, tag(tokens, told), strict=True)]


def finite(text: str) -> list[str]:
    return [word for word, kind in tagged(text) if kind in ("FIN", "MODAL")]


@pytest.mark.parametrize(
    ("word", "lemma", "forms"),
    [
        ("say", "say", "b"),
        ("says", "say", "s"),
        ("said", "say", "pn"),
        ("saying", "say", "g"),
        ("denies", "deny", "s"),
        ("denied", "deny", "pn"),
        ("took", "take", "p"),
        ("taken", "take", "n"),
        ("sank", "sink", "p"),
        ("sunk", "sink", "n"),
        ("found", "find", "pn"),
        ("stopped", "stop", "pn"),
        ("stopping", "stop", "g"),
        ("admitted", "admit", "pn"),
        ("lying", "lie", "g"),
        ("came", "come", "p"),
    ],
)
def test_a_verb_is_known_by_its_forms(word: str, lemma: str, forms: str) -> None:
    verb = verb_form(word)
    assert verb is not None
    assert verb.lemma == lemma
    assert set(forms) <= set(verb.forms)


@pytest.mark.parametrize("word", ["hut", "Odile", "quickly", "well-connected", "bed", "", "8,000"])
def test_other_words_are_no_verbs(word: str) -> None:
    assert verb_form(word) is None


@pytest.mark.parametrize("word", ["co-sponsored", "re-flagged", "decommissioned", "greenlighting"])
def test_a_verb_that_the_lexicon_lacks_shows_by_its_ending(word: str) -> None:
    verb = verb_form(word)
    assert verb is not None
    assert set(verb.forms) <= set("png")


def test_every_verb_that_takes_a_clause_is_in_the_lexicon() -> None:
    for lemma in word_set("function_words", "clause_verbs"):
        assert verb_form(lemma), lemma


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam failed.", ["failed"]),
        ("The dam is failing.", ["is"]),
        ("The dam has been failing for years.", ["has"]),
        ("The dam may have failed.", ["may"]),
        ("The dam did not fail.", ["did"]),
        ("The dam, built in 1912, failed.", ["failed"]),
        ("The dam built by the army was old.", ["was"]),
        ("Men armed with knives have attacked the camp.", ["have"]),
        ("The army attacks the camp.", ["attacks"]),
        ("The attacks on the camp were planned.", ["were"]),
        ("They plan to attack the camp.", ["plan"]),
        ("The plan to attack the camp failed.", ["failed"]),
        ("It was the third attack.", ["was"]),
        ("The ships left and the crews stayed.", ["left", "stayed"]),
        ("The ships left and stayed away.", ["left", "stayed"]),
        ("He says it is over.", ["says", "is"]),
        ("It’s over.", ["’s"]),
        ("The mayor’s house burned.", ["burned"]),
        ("The ferry stopped and the bridge took all the traffic.", ["stopped", "took"]),
        ("There is no doubt.", ["is"]),
        ("One of them leaves today.", ["leaves"]),
        ("Most of them left.", ["left"]),
    ],
)
def test_finite_verbs(text: str, expected: list[str]) -> None:
    assert finite(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor says the dam is failing.",
        "The ministry believes the general has fled.",
        "The Tarn Institute warns ships may sink.",
        "Oskar Lind thinks a deal was struck.",
        "The minister insists Tarn never signed.",
        "The memo states the mine was closed.",
        "The report claims the army knew.",
    ],
)
def test_a_verb_of_saying_is_no_plural_noun(text: str) -> None:
    """Its content has a finite verb of its own, which is not the speaker's."""
    assert len(finite(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The fraud claims were dismissed.",
        "The army reports were false.",
        "The cost estimates are wrong.",
        "The firm rejected claims that the mine was unsafe.",
    ],
)
def test_a_plural_noun_is_no_verb_of_saying(text: str) -> None:
    words = dict(tagged(text))
    noun = next(word for word in words if word in ("claims", "reports", "estimates"))
    assert words[noun] == "NOUN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The men who attacked were arrested.", ["attacked", "were"]),
        ("The order that the minister signed was leaked.", ["signed", "was"]),
        ("The minister said the order signed in May was void.", ["said", "was"]),
    ],
)
def test_every_clause_has_its_verb(text: str, expected: list[str]) -> None:
    assert finite(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The Wire said so.", "Wire", "NAME"),
        ("Reports that he fled are false.", "Reports", "NOUN"),
        ("They left in May.", "May", "NAME"),
        ("They may leave.", "may", "MODAL"),
        ("The will was read.", "was", "FIN"),
        ("He said that it sank.", "that", "SUB"),
        ("The ship that sank was old.", "that", "REL"),
        ("That is old.", "That", "PRON"),
        ("In that case it sank.", "that", "DET"),
        ("They did n’t know.", "n’t", "NOT"),
        ("Khan’s ship sank.", "’s", "POSS"),
        ("He’s old.", "’s", "FIN"),
        ("It was quickly sold.", "quickly", "ADV"),
        ("It was quickly sold.", "sold", "PART"),
        ("They want to leave.", "leave", "BASE"),
        ("Leaving at dawn, they sank.", "Leaving", "ING"),
        ("“No,” he said.", "“", "QUOTE"),
        ("Forty men — all old — left.", "—", "COMMA"),
    ],
)
def test_the_class_of_a_word_depends_on_its_neighbours(text: str, word: str, expected: str) -> None:
    assert dict(tagged(text))[word] == expected


@pytest.mark.parametrize(
    ("text", "told", "word", "expected"),
    [
        ("To mend it they left", "TO FIN OBJ PRON FIN", "mend", "BASE"),
        ("when he first pledged help", "SUB PRON ADV PART NOUN", "pledged", "FIN"),
        ("Had he pledged help they won", "FIN PRON PART NOUN PRON FIN", "pledged", "PART"),
        ("The help he had pledged came", "DET NOUN PRON FIN PART FIN", "pledged", "PART"),
        ("Odd brought men when he came", "NAME PART NOUN SUB PRON FIN", "brought", "FIN"),
    ],
)
def test_a_class_that_cannot_be_is_mended(text: str, told: str, word: str, expected: str) -> None:
    tokens = tokenise(text, 0, len(text))
    kinds = tag(tokens, told.split())
    assert dict(zip((token.text for token in tokens), kinds, strict=True))[word] == expected


def test_a_word_has_the_class_that_its_pieces_agree_on_best() -> None:
    tokens = tokenise("testifies now", 0, 13)
    names = ("NOUN", "FIN", "ADV")
    chances = np.array(
        [[0.6, 0.4, 0.0], [0.2, 0.8, 0.0], [0.3, 0.7, 0.0], [0.1, 0.0, 0.9]], dtype=np.float32
    )
    marked = Marks(piece_starts=np.array([0, 3, 5, 10]), classes=chances, class_names=names)
    assert marked.classes_of([tokens])[0] == ["FIN", "ADV"]


def test_a_word_without_a_piece_has_no_class() -> None:
    tokens = tokenise("now then here", 0, 13)
    chances = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    marked = Marks(piece_starts=np.array([0, 9]), classes=chances, class_names=("ADV", "NOUN"))
    assert marked.classes_of([tokens])[0] == ["ADV", "", "NOUN"]
    assert marked.classes_of([()]) == [[]]
    assert marked.classes_of([tokens[1:2]])[0] == [""]


def test_every_token_has_one_class() -> None:
    text = "“It’s 3.5% — or U.S. (not ‘their’) dam; Khan’s,” he'd said: why?!"
    tokens = tokenise(text, 0, len(text))
    kinds = tag(tokens, [""] * len(tokens))
    assert len(kinds) == len(tokens)
    assert all(kinds)
    assert not {"CLITIC", "THAT"} & set(kinds)


def test_no_tokens_have_no_classes() -> None:
    assert tag((), ()) == []
