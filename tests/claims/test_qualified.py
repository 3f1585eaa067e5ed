"""Qualified: whose marked horizons and conditions are."""

import numpy as np
import pytest

from sayso.analysis.marks import Chances, Mark, Marks, Span
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.text.sentences import Sentence, split_sentences
from sayso.claims.assemble import Draft
from sayso.claims.qualified import add_qualifiers
from sayso.records import Block, Document, Words


def sentences(text: str) -> tuple[Sentence, ...]:
    block = Block(kind="paragraph", start=0, end=len(text))
    return split_sentences(Document(id="d", text=text, blocks=(block,)))


def draft(text: str, words: str, sentence: int = 0) -> Draft:
    start = text.index(words)
    span = start, start + len(words)
    return Draft(*span, Assertion(span, start, sentence, "main"))


def marks(text: str, *said: tuple[str, str], likely: float = 0.0) -> Marks:
    """Marks on words, where every character is as likely to be among such words."""
    places = [(label, text.index(words), len(words)) for label, words in said]
    values = np.full((len(text), 3), likely, dtype=np.float32)
    return Marks(
        qualifiers=tuple(sorted(Mark(name, at, at + size) for name, at, size in places)),
        piece_starts=np.arange(len(text)),
        chances={"qualifiers": Chances(("certainty", "horizon", "condition"), values)},
    )


def horizons(text: str, drafts: list[Draft], given: Marks) -> list[list[str]]:
    add_qualifiers(text, drafts, sentences(text), given)
    return [[text[slice(*span)] for span in each.horizons] for each in drafts]


def test_a_horizon_is_that_of_the_claim_that_holds_it() -> None:
    text = "The dam fails by May and the town goes by June."
    drafts = [draft(text, "The dam fails by May"), draft(text, "the town goes by June")]
    given = marks(text, ("horizon", "by May"), ("horizon", "by June"))
    assert horizons(text, drafts, given) == [["by May"], ["by June"]]


def test_a_horizon_outside_all_claims_is_the_nearest_ones() -> None:
    text = "By May, he said, the dam fails and the town goes."
    drafts = [draft(text, "the dam fails"), draft(text, "the town goes")]
    assert horizons(text, drafts, marks(text, ("horizon", "By May"))) == [["By May"], []]


def test_a_horizon_of_another_sentence_is_no_claims() -> None:
    text = "By May? The dam fails."
    drafts = [draft(text, "The dam fails", 1)]
    assert horizons(text, drafts, marks(text, ("horizon", "By May"))) == [[]]


def test_what_an_introduction_says_is_said_of_what_it_leads_in() -> None:
    text = "In the short term. Prices rise by May. Wages fall."
    drafts = [draft(text, "Prices rise by May", 1), draft(text, "Wages fall", 2)]
    for each in drafts:
        each.introduction = Words(text="In the short term", start=0, end=17)
    given = marks(text, ("horizon", "In the short term"), ("horizon", "by May"))
    assert horizons(text, drafts, given) == [
        ["by May", "In the short term"],
        ["In the short term"],
    ]


def test_the_time_of_a_condition_comes_after_the_claims_own() -> None:
    text = "If the truce holds in May the port opens by June."
    drafts = [draft(text, text[:-1])]
    given = marks(
        text,
        ("condition", "If the truce holds in May"),
        ("horizon", "in May"),
        ("horizon", "by June"),
    )
    assert horizons(text, drafts, given) == [["by June", "in May"]]


def test_a_time_that_says_which_one_is_meant_is_no_horizon() -> None:
    text = "Insurers drop the surcharge of 4 March."
    drafts = [draft(text, text[:-1])]
    assert horizons(text, drafts, marks(text, ("horizon", "of 4 March"))) == [[]]


@pytest.mark.parametrize(("likely", "kept"), [(0.2, False), (0.9, True)])
def test_a_condition_that_rules_found_stays_where_it_is_likely(
    likely: float, *, kept: bool
) -> None:
    text = "The port is shut until the mines are cleared."
    (only,) = drafts = [draft(text, text[:-1])]
    only.conditions = ((17, 44),)
    add_qualifiers(text, drafts, sentences(text), marks(text, likely=likely))
    assert only.conditions == (((17, 44),) if kept else ())


def test_without_marks_the_conditions_of_rules_stay() -> None:
    text = "The port is shut until the mines are cleared."
    (only,) = drafts = [draft(text, text[:-1])]
    only.conditions = ((17, 44),)
    add_qualifiers(text, drafts, sentences(text), Marks())
    assert only.conditions == ((17, 44),)


@pytest.mark.parametrize(
    ("marked", "condition"),
    [
        ("if the buyers ever come back", "if the buyers ever come back"),
        ("if the buyers ever come", "if the buyers ever come"),
        ("if the buyers", "if the buyers ever come back"),
    ],
)
def test_a_marked_condition_counts_but_where_it_is_cut_short(marked: str, condition: str) -> None:
    text = "The port opens if the buyers ever come back."
    (only,) = drafts = [draft(text, text[:-1])]
    ruled: Span = (15, 43)
    only.conditions = (ruled,)
    given = marks(text, ("condition", marked), likely=0.9)
    add_qualifiers(text, drafts, sentences(text), given)
    assert text[slice(*only.conditions[0])] == condition


def test_what_is_claimed_itself_is_no_condition() -> None:
    text = "Since the others freeze, the port has no rival."
    drafts = [draft(text, "the others freeze"), draft(text, "the port has no rival")]
    add_qualifiers(
        text, drafts, sentences(text), marks(text, ("condition", "Since the others freeze"))
    )
    assert [each.conditions for each in drafts] == [(), ()]


def test_what_stands_in_a_caption_says_nothing_of_the_sentence_behind_it() -> None:
    text = "Fighters in camp in May 2020.\n\nThe band will spread by autumn."
    _, behind = split_sentences(
        Document(
            id="d",
            text=text,
            blocks=(
                Block(kind="paragraph", start=0, end=29),
                Block(kind="paragraph", start=31, end=len(text)),
            ),
        )
    )
    claim = draft(text, "The band will spread by autumn")
    told = marks(text, ("horizon", "in May 2020"), ("horizon", "by autumn"))
    add_qualifiers(text, [claim], (behind,), told)
    assert [text[slice(*span)] for span in claim.horizons] == ["by autumn"]
