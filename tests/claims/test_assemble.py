"""Assembly: statements and clause marks in, claims with their chains out, whatever the engine."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.engines.reading import read

from sayso.analysis.marks import Mark, Marks, Span
from sayso.analysis.people.names import Actors, find_names
from sayso.analysis.people.speakers import Speakers
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.syntax.clause import Tie
from sayso.analysis.text.sentences import split_sentences
from sayso.claims.assemble import Draft, draft_claims
from sayso.claims.finish import finish_claims
from sayso.claims.hedged import add_certainty
from sayso.records import Block, Claim, Document, Stance
from sayso.scales.scale import load_scale


class Marked:
    """A text on which an engine's marks are put by quoting it."""

    def __init__(self, text: str) -> None:
        block = Block(kind="paragraph", start=0, end=len(text))
        self.document = Document(id="d", text=text, blocks=(block,))
        self.text = text
        self.sentences = split_sentences(self.document)
        self.marks: list[Assertion] = []
        self.statements: list[Statement] = []

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return start, start + len(words)

    def clause(
        self, words: str, verb: str, tie: Tie = "main", *, carrier: str = "", condition: str = ""
    ) -> "Marked":
        start, end = self.at(words)
        anchor = self.text.index(verb, start, end)
        sentence = max(n for n, each in enumerate(self.sentences) if each.start <= start)
        carried = self.at(carrier) if carrier else None
        conditions = (self.at(condition),) if condition else ()
        self.marks.append(
            Assertion((start, end), anchor, sentence, tie, carrier=carried, conditions=conditions)
        )
        return self

    def says(
        self, source: str, cue: str, contents: Sequence[str], stance: Stance = "says"
    ) -> "Marked":
        spans = tuple(self.at(each) for each in contents)
        who = self.at(source) if source else None
        self.statements.append(Statement(who, self.at(cue), spans, stance, way="marks"))
        return self

    def drafts(self) -> list[Draft]:
        speakers = Speakers(self.text, Actors(find_names(self.sentences)))
        named = [
            replace(each, who=speakers.identify(each.source)) if each.source else each
            for each in self.statements
        ]
        return draft_claims(self.document, self.sentences, self.marks, named)

    def words(self) -> list[str]:
        return [self.text[each.start : each.end] for each in self.drafts()]

    def hedges(self) -> Marks:
        """All of it is marked as uncertain, so that every "may" is one of doubt."""
        return Marks(uncertainty=(Mark("epistemic", 0, len(self.text)),))

    def claims(self) -> tuple[Claim, ...]:
        drafts = self.drafts()
        add_certainty(self.text, drafts, self.sentences, load_scale("icd203"), self.hedges())
        return finish_claims(self.document, drafts, (), ())


def names(claim: Claim) -> list[str | None]:
    return [link.source.name for link in claim.attributions]


def test_a_clause_that_nobody_says_is_the_authors() -> None:
    (only,) = Marked("The dam failed.").clause("The dam failed.", "failed").claims()
    assert (only.text, only.kind, only.source.kind) == ("The dam failed", "assertion", "author")


def test_a_clause_in_a_statement_is_whoever_states_it() -> None:
    marked = Marked("Odile Marr said that the dam failed.")
    marked.clause("Odile Marr said", "said").clause("the dam failed", "failed", "that")
    (only,) = marked.says("Odile Marr", "said", ["the dam failed"]).claims()
    assert (only.text, names(only), only.kind) == ("the dam failed", ["Odile Marr"], "report")
    cue = only.attributions[0].cue
    assert cue is not None
    assert (cue.text, cue.start) == ("said", 11)


def test_a_statement_in_a_statement_is_a_chain_from_the_outermost() -> None:
    text = "The Wire said that Odile Marr believed that the dam failed."
    marked = Marked(text).clause("the dam failed", "failed", "that")
    marked.says("Odile Marr", "believed", ["the dam failed"], "believes")
    marked.says("The Wire", "said", ["Odile Marr believed that the dam failed"])
    (only,) = marked.claims()
    assert names(only) == ["Wire", "Odile Marr"]
    assert [link.stance for link in only.attributions] == ["says", "believes"]
    assert only.source.name == "Odile Marr"


def test_words_that_only_attribute_are_no_claim() -> None:
    """Neither "Odile Marr said" nor "who runs the town" says anything but who speaks."""
    text = "Odile Marr, who runs the town, said the dam failed."
    marked = Marked(text).clause("Odile Marr, who runs the town, said", "said")
    marked.clause("who runs the town", "runs", "relative").clause("the dam failed", "failed")
    marked.says("Odile Marr, who runs the town", "said", ["the dam failed"])
    assert marked.words() == ["the dam failed"]


def test_a_claim_is_clipped_to_what_is_put_forward() -> None:
    text = "The dam failed, according to Odile Marr, a mayor."
    marked = Marked(text).clause(text, "failed")
    marked.says("Odile Marr, a mayor", "according to", ["The dam failed"])
    assert marked.words() == ["The dam failed"]


def test_a_clause_broken_by_its_speaker_runs_from_its_first_word_to_its_last() -> None:
    text = "“The dam,” said Odile Marr, “is failing.”"
    marked = Marked(text).clause(text, "is")
    marked.says("Odile Marr", "said", ["The dam", "is failing"])
    assert marked.words() == ["The dam,” said Odile Marr, “is failing"]


def test_a_clause_that_ends_before_its_speaker_does_not_run_over_him() -> None:
    text = "“It is old and it leaks,” said Odile Marr, “and it will fail.”"
    marked = Marked(text).clause("it leaks,” said Odile Marr, “", "leaks", "coordinate")
    marked.says("Odile Marr", "said", ["It is old and it leaks", "and it will fail"])
    assert marked.words() == ["it leaks"]


def test_what_is_put_forward_without_a_clause_is_a_claim_too() -> None:
    text = "The minister promised to publish the report."
    marked = Marked(text).clause(text, "promised")
    marked.says("The minister", "promised", ["to publish the report"], "intends")
    (only,) = marked.claims()
    assert (only.text, only.kind) == ("to publish the report", "forecast")


def test_what_is_put_forward_twice_is_one_claim() -> None:
    marked = Marked("The dam failed.").clause("The dam failed", "failed")
    assert marked.clause("The dam failed.", "failed").words() == ["The dam failed"]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("It is in the U.S.", "It is in the U.S.", "It is in the U.S."),
        ("“It is old.”", "“It is old.”", "It is old"),
        ("“It is old” and so", "“It is old” and so", "“It is old” and so"),
        ("“It is old, he said", "“It is old", "It is old"),
        ("It is old,” he said", "It is old,”", "It is old"),
        ('"It is old," he said', '"It is old,"', "It is old"),
        ("“ It is old .", "“ It is old .", "It is old"),
        ("It is “old”.", "It is “old”.", "It is “old”"),
    ],
)
def test_outer_marks_are_left_out_and_inner_ones_kept(text: str, span: str, expected: str) -> None:
    assert Marked(text).clause(span, "is").words() == [expected]


@pytest.mark.parametrize("text", ["“Is it old?” they asked.", "Is it old?"])
def test_a_question_is_no_claim(text: str) -> None:
    assert Marked(text).clause(text[: text.index("?") + 1], "s it").words() == []


def test_a_quoted_question_without_a_clause_is_none_either() -> None:
    text = "“Is it old?” asked Odile Marr."
    assert Marked(text).says("Odile Marr", "asked", ["Is it old?"], "asks").words() == []


@pytest.mark.parametrize(
    ("carrier", "stance"),
    [
        ("It is not true", "denies"),
        ("It is false", "denies"),
        ("There is no evidence", "doubts"),
        ("It is doubtful", "doubts"),
        ("It is clear", "says"),
    ],
)
def test_the_author_denies_or_doubts_by_what_carries_the_clause(
    carrier: str, stance: Stance
) -> None:
    marked = Marked(f"{carrier} that the dam failed.")
    (only,) = marked.clause("the dam failed", "failed", "that", carrier=carrier).claims()
    assert (only.source.kind, only.attributions[0].stance) == ("author", stance)


def test_an_impersonal_statement_has_its_cue_for_a_source() -> None:
    marked = Marked("It is believed that the dam failed.").clause("the dam failed", "failed")
    (only,) = marked.says("", "is believed", ["the dam failed"]).claims()
    assert (only.source.kind, only.source.name) == ("impersonal", None)
    assert only.source.start == 3


def test_a_hedge_belongs_to_the_clause_that_holds_it() -> None:
    """The dam probably failed, and the town may flood."""
    text = "The dam probably failed, and the town may flood."
    marked = Marked(text).clause("The dam probably failed", "failed")
    first, second = marked.clause("the town may flood", "may", "coordinate").claims()
    assert first.certainty is not None
    assert (first.certainty.text, first.certainty.low) == ("probably", 0.55)
    assert second.certainty is not None
    assert (second.certainty.text, second.certainty.low) == ("may", None)


def test_a_hedge_in_what_carries_a_clause_belongs_to_the_clause() -> None:
    marked = Marked("It is very likely that the dam failed.")
    marked.clause("the dam failed", "failed", "that", carrier="It is very likely")
    (only,) = marked.claims()
    assert only.certainty is not None
    assert (only.certainty.text, only.certainty.low, only.certainty.high) == (
        "very likely",
        0.8,
        0.95,
    )


def test_a_condition_marked_by_the_engine_is_the_claims() -> None:
    text = "The dam will fail once the rain comes."
    marked = Marked(text).clause(text, "will", condition="once the rain comes")
    (only,) = marked.claims()
    assert only.condition is not None
    assert (only.condition.text, only.kind) == ("once the rain comes", "forecast")


def test_only_a_forecast_keeps_a_horizon() -> None:
    (ahead,) = Marked("It will fail by 2031.").clause("It will fail by 2031", "will").claims()
    assert ahead.horizon is not None
    assert ahead.horizon.text == "by 2031"
    (behind,) = Marked("It had failed by 2019.").clause("It had failed by 2019", "had").claims()
    assert behind.horizon is None


def test_claims_come_in_reading_order_the_wider_first() -> None:
    text = "The storm, which killed two, reached Tarn."
    marked = Marked(text).clause("which killed two", "killed", "relative")
    assert marked.clause(text, "reached").words() == [text[:-1], "which killed two"]


@pytest.mark.parametrize(
    "words",
    [
        "The group is close to the Northern League (NL)",
        "A strike is likely (70%)",
        "A strike is likely (70 %)",
    ],
)
def test_a_bracket_opened_in_a_claim_is_closed_in_it(words: str) -> None:
    (claim,) = read(f"{words}.").claims
    assert claim.text == words


@pytest.mark.parametrize(
    "text",
    [
        "The scale of the raids since late May is new",
        "The rise since 2028 means that the port is full",
        "The quiet in the port since the last June is odd",
    ],
)
def test_since_and_a_date_begin_no_clause(text: str) -> None:
    (claim,) = read(f"{text}.").claims
    assert text.endswith(claim.text)
    assert not claim.text.startswith("since")
