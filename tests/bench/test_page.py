"""The tables of the page, from figures made up for them."""

from bench.page_heads import actors_rows, sentences_rows, times_rows, uncertainty_rows
from bench.page_speed import speed_rows

RIGHT = {"p": 90.0, "r": 80.0, "f": 84.7}
WAYS = {"exact": RIGHT, "token": RIGHT, "overlap": RIGHT, "gold": 5, "given": 4}


def test_a_lexicon_that_was_not_learned_is_said_so() -> None:
    kinds = ("epistemic", "doxastic", "investigation", "condition", "every_label", "any_label")
    rows = uncertainty_rows(
        {
            "model": {"cues": dict.fromkeys(kinds, WAYS), "sentences": RIGHT},
            "learned_lexicon": "not learned",
            "sayso_lexicon": {"cues": {"any_label": WAYS}, "sentences": RIGHT},
            "goals": {"cue_token_f": 88, "sentence_f": 90},
        }
    )
    assert rows[0] == "| P / R / F1 | trained head | Sayso's lexicon of certainty |"
    assert rows[2] == "| cue tokens: epistemic | 90.0 / 80.0 / 84.7 | – |"
    assert rows[-2:] == [
        "Goal: cue tokens 88, sentences 90.",
        "Lexicon learned from the training part: not learned.",
    ]


def test_a_peer_that_is_missing_is_said_so() -> None:
    rows = actors_rows({"model": {"person": WAYS}, "spacy_small": "not measured"})
    assert rows[2] == "| person | 5 | 90.0 / 80.0 / 84.7 | 90.0 / 80.0 / 84.7 | – | – |"
    assert rows[-1] == "spaCy: not measured."
    assert "–" not in actors_rows({"model": {"person": WAYS}, "spacy_small": {"person": WAYS}})[2]


def test_readers_of_times_are_rows_and_genres_of_sentences_too() -> None:
    figures = {"strict": RIGHT, "relaxed": RIGHT}
    assert times_rows({"rules_alone": figures})[2].startswith("| rules alone | 90.0")
    readers = dict.fromkeys(("head", "rules", "either", "both"), RIGHT | {"gold": 7})
    rows = sentences_rows({"sentences": {"all": readers}, "units": {"all": readers}})
    assert rows[2] == "| all | 7 | 84.7 | 84.7 | 84.7 | 84.7 |"
    assert rows.count("") == 1


def test_speed_has_a_row_for_every_limit() -> None:
    figures = {
        "words_per_second": 4000,
        "times_of_splitting_into_words": 900.0,
        "spacy_small": {
            "spacy_words_per_second": 3000,
            "times_as_fast": 1.33,
            "times_as_fast_by_processor_time": 1.35,
            "goal": 1.3,
        },
        "two_jobs": {"times_as_fast": 1.8, "goal": 1.7},
        "limit": {
            "multiply_adds_a_piece_in_8_bits": 10_642_944,
            "pieces_a_word": 1.3,
            "rate_of_one_product_multiply_adds_a_second": 2e11,
            "limit_words_per_second": 16000,
            "share_reached_by_encoder": 0.4,
            "share_reached_by_whole_read": 0.25,
        },
        "share_outside_engine": 0.02,
        "growth": {
            "time_ratio_of_each_doubling": [1.9, 2.0],
            "limit": 2.2,
            "time_ratio_of_all_copies_to_one": 4.0,
        },
        "start": {
            "import_sayso_times_bare_python": 2.0,
            "import_sayso_share_of_limit": 0.2,
            "import_limit_seconds": 0.15,
            "sayso_help_times_bare_python": 9.0,
            "sayso_help_share_of_limit": 0.4,
            "help_limit_seconds": 0.3,
        },
        "model": {
            "model_share_of_limit": 0.3,
            "model_and_its_libraries_share_of_limit": 0.8,
            "limit_seconds": 0.5,
        },
        "memory": {
            "bytes_of_the_text": 1_000_000,
            "peak_mebibytes": 300,
            "limit_mebibytes": 400,
            "times_bare_python": 30.0,
        },
    }
    rows = speed_rows(figures)
    assert all(row.count("|") == 4 for row in rows)
    assert "| … by the processor's time | 1.35 | 1.3 |" in rows
    assert "| `--jobs 2`, times as fast as one job | 1.8 | 1.7 |" in rows
    assert "| loading the model, as a share of 0.5 s | 30 % | 100 % |" in rows
    assert "| times as fast as spaCy small | missing | |" in speed_rows(
        figures | {"spacy_small": "missing"}
    )
