"""What the benchmark of trees counts as right, on a sentence made by hand."""

from bench.page_heads import syntax_rows
from bench.spacy_small import MISSING
from bench.syntax import score, score_relations, score_starts, share_alike
from bench.treebank import Arc, clause_starts, gold_of
from training.corpora.passage import Governed, Mark, Passage

TEXT = "She hopes that it is safe, because he left."
ROWS = (
    ("She", 1, "nsubj"),
    ("hopes", -1, "root"),
    ("that", 5, "mark"),
    ("it", 5, "nsubj"),
    ("is", 5, "cop"),
    ("safe", 1, "ccomp"),
    (",", 9, "punct"),
    ("because", 9, "mark"),
    ("he", 9, "nsubj"),
    ("left", 1, "advcl"),
    (".", 1, "punct"),
)


def passage() -> Passage:
    words, at = [], 0
    for form, governor, relation in ROWS:
        at = TEXT.index(form, at)
        words.append(Governed(at, at + len(form), governor, relation, 0))
        at += len(form)
    units = tuple(Mark("unit", TEXT.index(word), 0) for word in ("She", "that", "because"))
    return Passage(id="hope", text=TEXT, layers={"units": units}, words=tuple(words))


def moved(number: int, governor: int, relation: str | None = None) -> list[list[Arc]]:
    """The gold's tree with one word hung elsewhere."""
    (arcs,) = gold_of(passage())
    changed = list(arcs)
    changed[number] = Arc(governor, relation or arcs[number].relation)
    return [changed]


def test_a_word_is_right_by_its_governor_and_labelled_by_its_relation_too() -> None:
    gold = gold_of(passage())
    figures = score([gold, gold, gold], [gold, moved(0, 5), moved(0, 1, "obj")])
    assert (figures["words"], figures["sentences"]) == (33, 3)
    assert figures["unlabelled"] == round(32 / 33, 4)
    assert figures["labelled"] == round(31 / 33, 4)
    assert figures["whole"] == round(2 / 3, 4)
    assert score_relations([gold], [moved(0, 5)])["nsubj"] == {"words": 3, "labelled": 0.6667}


def test_words_about_a_copula_are_no_measure_of_another_scheme() -> None:
    gold = gold_of(passage())
    assert share_alike([gold], [moved(3, 4)]) == 1.0
    assert share_alike([gold], [moved(0, 4)]) == round(2 / 3, 4)


def test_governors_are_numbered_in_their_sentence() -> None:
    one = passage()
    later = [
        word._replace(sentence=1, governor=word.governor + 11 if word.governor >= 0 else -1)
        for word in one.words
    ]
    two = Passage(id="two", text=TEXT, layers={}, words=(*one.words, *later))
    assert gold_of(two) == [*gold_of(one)] * 2


def test_clauses_begin_at_the_first_word_that_hangs_in_them() -> None:
    starts = clause_starts(passage(), gold_of(passage()))
    assert {TEXT[start:].partition(" ")[0] for start in starts} == {"She", "that", "because"}
    assert score_starts([passage()], [starts])["f"] == 100.0


def test_the_table_says_what_was_not_measured() -> None:
    gold = gold_of(passage())
    figures = score([gold], [gold]) | {"spacy_small": MISSING}
    goals = {"unlabelled": 0.9, "labelled": 0.8}
    rows = syntax_rows({"sets": {"quay": figures}, "floor": goals, "goal": goals})
    assert rows[2] == f"| quay | 11 | 100.0 | 100.0 | 100.0 | 100.0 | {MISSING} |"
