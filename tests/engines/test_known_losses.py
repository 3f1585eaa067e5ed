"""What an earlier encoder read right and this one does not: mended, each of these fails here."""

import pytest
from tests.engines.reading import only, read


@pytest.mark.xfail(
    strict=True, reason="who asks is marked, what for is not, and the whole weighs more"
)
def test_whom_somebody_is_asked_of_is_part_of_what_is_asked() -> None:
    assert only("The union asked the ministry to pay.").text == "the ministry to pay"


def test_a_condition_that_cites_somebody_is_part_of_its_claim() -> None:
    text = "If, as he says, it holds, the port will open."
    assert only(text).text == text[:-1]


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that the general fled spread.",
        "Reports that the bridge fell proved false.",
        "Claims that the mayor lied grew.",
    ],
)
def test_a_verb_behind_a_clause_that_may_be_a_noun(text: str) -> None:
    assert [each.text for each in read(text).claims][-1] == text[:-1]


@pytest.mark.xfail(
    strict=True, reason="a noun that may be past or to come is judged by its likelihood"
)
def test_a_likelihood_of_what_may_have_been_is_no_forecast() -> None:
    assert read("The likelihood of sabotage is 0.6.").claims[0].kind != "forecast"


@pytest.mark.xfail(strict=True, reason="what is learned of “may” takes it for leave here")
def test_a_hedge_behind_why_is_one() -> None:
    assert only("No reason is known why it may fail.").certainty is not None


def test_who_repeats_a_warning_is_its_source() -> None:
    source = (
        read("He repeated his warning that the dam was safe.").claims[-1].attributions[-1].source
    )
    assert source.name == "he"


def test_what_which_means_draws_a_conclusion_is_no_documents() -> None:
    claims = read("The board sent its report, which means that the lock was shut.").claims
    assert {each.source.kind for each in claims} == {"author"}


def test_what_leads_a_clause_in_without_a_subject_is_part_of_it() -> None:
    text = "Asked about the leak, the mayor left the hall"
    assert only(f"{text}.").text == text


def test_a_source_that_is_told_more_of_before_its_cue() -> None:
    claim = only("The indictment, filed on Monday, alleges that fuel was short.")
    assert claim.source.kind == "document"


@pytest.mark.xfail(
    strict=True, reason="what is condemned is read as what is welcomed, which hands read"
)
def test_what_is_condemned_is_not_said() -> None:
    assert only("The mayor condemned the raid.").source.kind == "author"


def test_a_source_that_is_told_what_was_done_with_it() -> None:
    claim = only("The indictment that was filed on Monday alleges that fuel was short.")
    assert claim.source.kind == "document"


def test_a_report_with_a_time_in_its_name_is_a_document() -> None:
    claim = only("A United Nations report this June reported that the camp was empty.")
    assert claim.source.kind == "document"
    assert claim.source.name is not None
    assert claim.source.name.startswith("A United Nations report")


def test_what_who_speaks_thinks_is_not_what_was_said_to_them() -> None:
    text = (
        "MS VANN: (laughs) The lock is shut. The pumps are old. The board met.\n\n"
        "QUESTION: Does the board know?\n\n"
        "MS VANN: The guild said that the gate leaks. I think it will hold.\n"
    )
    claim = next(each for each in read(text).claims if each.text == "it will hold")
    assert [each.source.name for each in claim.attributions] == ["VANN"]


def test_a_document_that_contradicts_has_not_said_it() -> None:
    text = "Ilse Vann wrote: “We paid the guild” — which the ledger contradicts."
    assert [len(each.attributions) for each in read(text).claims] == [1, 1]


def test_a_figure_that_a_nameless_clerk_puts_is_a_claim() -> None:
    text = (
        "The treasurer, Mila Krass, told the Gazette on Tuesday that the fund would last six "
        "weeks. A clerk in the port office who asked not to be named put the figure at nine. "
        "His superior, Director Anders Holt, denies that any count was made."
    )
    assert any("figure at nine" in claim.text for claim in read(text).claims)


@pytest.mark.xfail(
    strict=True, reason="whose a second verb is hangs on no word: “said that … and believed”"
)
def test_whose_a_second_verb_is_within_what_somebody_says() -> None:
    text = (
        "Ilse Vann said that the board had met to vote against it and believed that the lock leaks."
    )
    (claim,) = (each for each in read(text).claims if each.text == "the lock leaks")
    assert [link.source.name for link in claim.attributions] == ["Ilse Vann", "board"]


@pytest.mark.parametrize("document", ["order", "decree", "contract"])
def test_leave_under_an_order_is_the_orders(document: str) -> None:
    source = only(f"Under the {document}, no one may lie at the quay.").source
    assert (source.kind, source.name) == ("document", document)
