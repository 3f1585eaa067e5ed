"""What the benchmarks of the trained heads count as right, on cases made by hand."""

from pathlib import Path

import pytest
from bench.actors import one_type_each, read_actors, score_actors
from bench.cue_lexicon import find_cues, learn_lexicon
from bench.labelled import score_labelled
from bench.matrix_rate import measure_rate, product_graph
from bench.passages import choose, corpus_of, describe, lay_out
from bench.sentences import joined, score_layer, starts_of_openers
from bench.spacy_small import trim
from bench.times import score_times, spans_of
from bench.uncertainty import score_sentences, training_part, words_of_certainty
from tests.archives import pack
from training.corpora.passage import Mark, Passage

from sayso.analysis.text.sentences import split_sentences

TEXT = "The gate may fail.\nIt is shut.\nNobody thinks it will hold if the river rises."


def at(label: str, words: str, text: str = TEXT) -> Mark:
    start = text.index(words)
    return Mark(label, start, start + len(words))


def passage(text: str = TEXT, source: str = "", **layers: tuple[Mark, ...]) -> Passage:
    return Passage(id=text[:8], text=text, layers=layers, source=source)


def test_labelled_spans_are_scored_by_label_and_without() -> None:
    gold = [at("epistemic", "may"), at("doxastic", "thinks"), at("condition", "if")]
    given = [at("doxastic", "may"), at("doxastic", "thinks it")]
    figures = score_labelled([TEXT], [gold], [given], ("epistemic", "doxastic", "condition"))
    assert figures["epistemic"]["token"] == {"p": 0.0, "r": 0.0, "f": 0.0}
    assert figures["doxastic"]["token"] == {"p": 33.3, "r": 100.0, "f": 50.0}
    assert figures["every_label"]["token"] == {"p": 33.3, "r": 33.3, "f": 33.3}
    assert figures["any_label"]["token"] == {"p": 66.7, "r": 66.7, "f": 66.7}
    assert figures["any_label"]["exact"] == {"p": 50.0, "r": 33.3, "f": 40.0}
    assert (figures["every_label"]["gold"], figures["every_label"]["given"]) == (3, 2)


def test_a_sentence_is_uncertain_where_a_cue_begins_in_it() -> None:
    gold = [at("epistemic", "may"), at("condition", "if")]
    given = [at("epistemic", "may"), at("epistemic", "shut")]
    figures = score_sentences([TEXT], [gold], [given])
    assert figures == {"p": 50.0, "r": 50.0, "f": 50.0, "gold": 2, "given": 2}


def test_a_word_is_of_the_lexicon_if_it_is_a_cue_more_often_than_not() -> None:
    texts = ("It may be. Some may go.", "In May it may be some.", "Some if some.")
    learned = learn_lexicon(
        [
            passage(
                texts[0], uncertainty=(Mark("epistemic", 3, 6), at("epistemic", "Some", texts[0]))
            ),
            passage(texts[1], uncertainty=(at("epistemic", "may", texts[1]),)),
            passage(texts[2], uncertainty=(at("condition", "if", texts[2]),)),
        ]
    )
    assert learned == {"if": "condition"}
    assert find_cues("If so, IF.", learned) == [Mark("condition", 0, 2), Mark("condition", 7, 9)]


def test_the_words_of_certainty_are_read_sentence_by_sentence() -> None:
    assert words_of_certainty(passage()) == [at("epistemic", "may")]


def test_of_a_name_with_two_types_either_is_right_and_the_outermost_counts() -> None:
    text = "The Port of Sarn and Tavia met."
    gold = (
        at("organisation", "Tavia", text),
        at("place", "Tavia", text),
        at("organisation", "Port of Sarn", text),
        at("place", "Sarn", text),
    )
    given = [at("place", "Tavia", text), at("facility", "Port of Sarn", text)]
    assert one_type_each(gold, given)[-1] == at("place", "Tavia", text)
    assert one_type_each(gold, [])[-1] == at("organisation", "Tavia", text)
    figures = score_actors([passage(text, actors=gold)], [given])
    assert figures["place"]["exact"] == {"p": 50.0, "r": 100.0, "f": 66.7}
    assert figures["organisation"]["gold"] == 1
    assert figures["any_label"]["exact"]["f"] == 100.0


@pytest.mark.parametrize(
    ("words", "left"),
    [("the Guard's", "Guard"), ("The Guard", "Guard"), ("Sarn", "Sarn"), ("the", "the")],
)
def test_names_of_the_peer_lose_article_and_genitive(words: str, left: str) -> None:
    _, start, end = trim(words, Mark("place", 0, len(words)))
    assert words[start:end] == left


def test_times_are_strict_and_relaxed() -> None:
    text = "On 4 May 2031 and two days after, now."
    gold = (at("time", "4 May 2031", text), at("time", "two days after", text))
    found = spans_of(
        [at("time", "4 May", text), at("time", "two days after", text), at("time", "now", text)]
    )
    figures = score_times([passage(text, times=gold)], [found])
    assert figures["strict"] == {"p": 33.3, "r": 50.0, "f": 40.0}
    assert figures["relaxed"] == {"p": 66.7, "r": 100.0, "f": 80.0}


def test_starts_are_scored_by_genre_and_by_reader() -> None:
    units = (Mark("unit", 0, 3), Mark("unit", 19, 21))
    passages = [passage(source="news", units=units), passage(source="vlog", units=())]
    head, rules = [frozenset((0, 4)), frozenset((1,))], [frozenset((0, 19)), frozenset[int]()]
    figures = score_layer(passages, "units", joined(head, rules))
    assert set(figures) == {"all", "news", "vlog"}
    assert figures["news"]["rules"]["f"] == 100.0
    assert figures["all"]["head"] == {"p": 33.3, "r": 50.0, "f": 40.0, "gold": 2, "given": 3}
    assert figures["news"]["both"] == {"p": 100.0, "r": 50.0, "f": 66.7, "gold": 2, "given": 1}
    assert figures["news"]["either"]["given"] == 3


def test_words_that_open_clauses_begin_units() -> None:
    text = "The gate held because the river fell, and oil and gas, which burned, ran."
    starts = starts_of_openers(split_sentences(lay_out(passage(text))))
    assert starts == {0, *(text.index(word) for word in ("because", "and oil", "which"))}


def test_a_set_that_was_divided_is_known_by_its_name() -> None:
    passages = [passage(f"{number:8}") for number in range(10)]
    assert corpus_of(Path("x/wiki-train.tar.gz")) == corpus_of(Path("wiki-train.xml")) == "szeged"
    assert corpus_of(Path("wiki-other.xml")) is None
    assert choose(Path("wiki-train.xml"), passages)[0] == passages[9:]
    assert choose(Path("re3d.tar.gz"), passages)[0] == [passages[4], passages[9]]
    assert choose(Path("re3d.tar.gz"), passages, everything=True) == (passages, "all of it")
    assert choose(Path("dev.tar.gz"), passages) == (passages, "all of it")
    told = describe(Path("a/dev.tar.gz"), [passage()], "all of it")
    assert told == {"name": "dev.tar.gz", "part": "all of it", "documents": 1, "words": 16}


def test_without_a_training_file_no_lexicon_is_learned(tmp_path: Path) -> None:
    assert training_part(tmp_path / "other.xml", None) == []


def test_an_archive_of_neither_format_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"neither entities\.json nor \.conllu"):
        read_actors(pack(tmp_path / "gold.tar.gz", {"notes.txt": ""}))


def test_the_runtime_computes_the_product_that_is_laid_for_it() -> None:
    assert product_graph(2, 3, 4).startswith(b"\x08\x08")
    assert measure_rate(seconds=0.01) > 1e8
