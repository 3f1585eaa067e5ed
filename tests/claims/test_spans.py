"""Which spans of a sentence are its claims, and the rules' claims cut anew at them."""

import numpy as np
import pytest
from tests.engines.reading import read, said_by

from sayso.analysis.analyse import analyse
from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Chances, Marks
from sayso.claims.assemble import Draft, draft_claims
from sayso.claims.recut import recut
from sayso.claims.span_choice import best, weigh
from sayso.claims.span_places import Candidates, find_candidates, find_open
from sayso.readers.text import TextReader


def drafts_of(text: str, *begins: str, within: bool = False) -> tuple[Analysis, list[Draft]]:
    """A sentence in which claims are judged to begin at the words given, and those by rule.

    within: whether all words are judged to be in a claim.
    """
    document = TextReader().read(text.encode(), location="a.txt")
    places = np.array([at for at in range(len(text)) if text[at - 1 : at] in ("", " ")])
    sure = [0.9 if any(text[at:].startswith(each) for each in begins) else 0.01 for at in places]
    chances = np.array([[1 - each, each] for each in sure])
    told = {
        "claims": Chances(("inside", "claim"), chances),
        "voices": Chances(("author", "person"), np.full((len(places), 2), 0.5)),
    }
    classes = np.zeros((len(places), 1), np.float32)
    if within:
        told["within"] = Chances(("outside", "claim"), np.tile([0.1, 0.9], (len(places), 1)))
    marks = Marks(piece_starts=places, chances=told, classes=classes, class_names=("",))
    analysis = analyse(document, marks)
    return analysis, draft_claims(document, analysis.body, analysis.assertions, analysis.statements)


def candidates_of(text: str, *begins: str, within: bool = False) -> Candidates:
    """The candidates of one sentence in which claims are judged to begin at the words given."""
    return next(find_candidates(*drafts_of(text, *begins, within=within)))


def words(text: str, candidates: Candidates) -> set[str]:
    return {text[slice(*candidates.span(each))] for each in candidates.spans}


def test_a_claim_may_begin_where_an_engine_thinks_so_and_end_before_the_next() -> None:
    text = "The lock leaks: nobody has said why."
    assert {"The lock leaks", "nobody has said why"} <= words(
        text, candidates_of(text, "The lock", "nobody")
    )


def test_nothing_in_a_question_may_be_a_claim() -> None:
    assert candidates_of("Who has shut the lock?", "Who").spans == ()


def test_of_spans_that_overlap_those_are_taken_that_weigh_most_together() -> None:
    text = "The lock leaks: nobody has said why."
    candidates = candidates_of(text, "The lock", "nobody")
    weights = {"The lock leaks": 2.0, "nobody has said why": 1.5, text[:-1]: 3.0}
    weighed = [weights.get(text[slice(*candidates.span(each))], -1.0) for each in candidates.spans]
    chosen = [text[slice(*candidates.span(candidates.spans[n]))] for n in best(candidates, weighed)]
    assert chosen == ["The lock leaks", "nobody has said why"]


def test_a_sentence_whose_claims_begin_where_rules_have_them_is_not_looked_at() -> None:
    assert list(find_open(*drafts_of("The lock leaks.", "The lock"))) == [None]
    assert None not in list(find_open(*drafts_of("The lock leaks.", "leaks")))


def test_an_object_with_a_verb_that_is_not_its_own_is_seen_to_go_beyond_its_bounds() -> None:
    text = "The minister has promised reform but has done little."
    candidates = candidates_of(text, "reform")
    beyond = {
        text[slice(*candidates.span(each))]
        for each in candidates.spans
        if "beyond a verb of the words before" in each.seen
        or "beyond the verb of another" in each.seen
    }
    assert "reform but has done little" in beyond
    assert "The minister has promised reform but has done little" not in beyond


def test_what_is_denied_or_not_said_is_cut_out_of_no_words() -> None:
    text = "The museum has not said that the roof is whole."
    candidates = candidates_of(text, "The museum", "the roof")
    assert "the roof is whole" not in words(text, candidates)


def test_what_an_engine_tells_of_each_word_is_seen_of_a_span() -> None:
    text = "The lock leaks."
    (each,) = candidates_of(text, "The lock", within=True).spans
    assert each.seen["within, in the mean"] > 0


def test_what_weighs_nothing_is_no_claim() -> None:
    candidates = candidates_of("The lock leaks: nobody has said why.", "The lock")
    assert best(candidates, [0.0] * len(candidates.spans)) == []


def test_a_span_weighs_what_is_seen_at_its_ends_and_within() -> None:
    candidates = candidates_of("The lock leaks.", "The lock")
    (weight,) = weigh(candidates, {"begins": 1.0, "ends": 2.0, "finite verbs 1": 4.0})
    assert weight == 7.0


def test_without_an_engines_judgement_the_rules_claims_stay() -> None:
    document = TextReader().read(b"The lock leaks.", location="a.txt")
    analysis = analyse(document, Marks())
    drafts = draft_claims(document, analysis.body, analysis.assertions, analysis.statements)
    assert recut(analysis, drafts) == drafts


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The harbour board wrote that the lock leaks and that the ferry has stopped.",
            ["the lock leaks", "the ferry has stopped"],
        ),
        (
            "The lock leaks; the board, the mayor said, knew of it in May.",
            ["The lock leaks", "the board, the mayor said, knew of it in May"],
        ),
    ],
)
def test_the_contents_of_one_cue_are_as_many_claims_as_they_put_forward(
    text: str, claims: list[str]
) -> None:
    assert [claim.text for claim in read(text).claims] == claims


def test_a_word_that_joins_a_reason_to_its_clause_is_no_word_of_it() -> None:
    claims = read("Since the pump broke, the field is wet.").claims
    assert [claim.text for claim in claims] == ["the pump broke", "the field is wet"]


def test_a_claim_that_only_the_encoder_sees_is_whose_words_are_marked_before_it() -> None:
    claims = read("The delegations noted a fall in incidents since May.").claims
    assert [said_by(claim) for claim in claims] == ["organisation delegations"]


def test_a_verb_that_only_likens_puts_nothing_in_a_mouth() -> None:
    text = "The minister's speech of Friday echoes the speech that his predecessor gave in 1982."
    assert [said_by(claim) for claim in read(text).claims] == ["author"]


def test_no_claim_ends_at_a_full_stop_that_ends_no_sentence() -> None:
    text = (
        "Ivo Brandt said a team led by Judge Ada R. Moll Jr. had “seen the gate in May”, and left."
    )
    found = candidates_of(text, "a team")
    ends = {text[slice(*found.span(each))] for each in found.spans}
    assert not any(each.endswith(" R") for each in ends)
