"""Forecasts in the workbench: confirmed, settled with a cited claim, taken back, scored anew."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.web.client import Client, running
from tests.web.filled import CASE

from sayso.cli.serve import serve
from sayso.decisions.tracking import ledger_of, settled_by
from sayso.forecasts.scorecard import make_scorecard
from sayso.ports import Store
from sayso.records.codec import decode_ledger, encode_scorecard
from sayso.records.decision import (
    Act,
    ConfirmForecast,
    LeaveOut,
    MakeForecast,
    OpenQuestion,
    SettleQuestion,
)
from sayso.records.ledger import Ledger, MarketPrice, Outcome, Question
from sayso.records.scorecard import Options
from sayso.web.settings import Settings

HOME = f"/cases/{CASE}/forecasts"
TODAY = date.today()
LAST = TODAY - timedelta(days=3)
KNOWN = TODAY - timedelta(days=1)


def ledger(store: Store) -> Ledger:
    return ledger_of(store.decisions.list(case=CASE))


def places(page: str) -> list[str]:
    """The places of the forecasts that wait to be confirmed."""
    return re.findall(r'name="at" value="([^"]+)"', page)


def add(client: Client, asks: str = "Will the gate hold?", **more: str) -> str:
    """A forecast added by hand; the address of its question."""
    fields = {
        "asks": asks,
        "source": "Ada Lindqvist",
        "said": "likely",
        "made": str(TODAY - timedelta(days=30)),
        "last_day": str(LAST),
    }
    answer = client.post(f"{HOME}/add", {**fields, **more})
    assert answer.status_code == 200
    return str(answer.url.path)


def test_a_drafted_forecast_counts_once_somebody_confirms_it(own: Client, store: Store) -> None:
    page = own.get(HOME).text
    waiting = places(page)
    assert waiting
    assert "Lacks:" in page
    answer = own.post(
        f"{HOME}/confirm", {"at": waiting[0], "do": "confirm", "last_day": "2026-03-31"}
    )
    assert answer.status_code == 200
    assert len(places(answer.text)) == len(waiting) - 1
    (forecast,) = ledger(store).forecasts
    assert forecast.confirmed_by
    assert forecast.entered == TODAY
    document, start, end = waiting[0].split(":")
    assert (forecast.document, forecast.start, forecast.end) == (document, int(start), int(end))
    acts = [type(one.act) for one in store.decisions.list(case=CASE)][-3:]
    assert acts[1:] == [MakeForecast, ConfirmForecast]


def test_what_an_analyst_supplies_is_told_apart(own: Client, store: Store) -> None:
    waiting = places(own.get(HOME).text)
    fields = {"at": waiting[0], "do": "confirm", "asks": "Is it sold?", "last_day": "2027-01-31"}
    own.post(f"{HOME}/confirm", fields)
    (question,) = ledger(store).questions
    assert question.interpreted == ("last_day", "asks")
    assert question.interpreted_by
    assert question.last_day == date(2027, 1, 31)


def test_a_forecast_is_left_out_with_a_reason_and_can_come_back(own: Client, store: Store) -> None:
    waiting = places(own.get(HOME).text)
    refused = own.post(f"{HOME}/confirm", {"at": waiting[0], "do": "leave out"})
    assert "left out with a reason" in refused.text
    answer = own.post(
        f"{HOME}/confirm", {"at": waiting[0], "do": "leave out", "why": "nobody could see it"}
    )
    assert waiting[0] not in places(answer.text)
    (left,) = ledger(store).left_out
    assert left.why == "nobody could see it"
    number = store.decisions.list(case=CASE)[-1].number
    assert isinstance(store.decisions.list(case=CASE)[-1].act, LeaveOut)
    own.post(f"/cases/{CASE}/history/undo", {"number": str(number)})
    assert waiting[0] in places(own.get(HOME).text)


def test_settled_with_a_cited_claim_and_taken_back_the_scorecard_is_as_before(
    own: Client, store: Store
) -> None:
    address = add(own)
    options = Options(on=TODAY, draws=100)
    before = encode_scorecard(make_scorecard(ledger(store), options))
    page = own.get(address).text
    cited = unescape(re.findall(r'<option value="([^"]+:\d+:\d+)">', page)[0])
    answer = own.post(
        f"{address}/settle",
        {"is": "yes", "known": str(KNOWN), "evidence": "the keeper’s log", "cite": cited},
    )
    assert answer.status_code == 200
    question = ledger(store).questions[0].id
    (settled,) = settled_by(store.decisions.list(case=CASE), question)
    assert settled.outcome.evidence[0] == "the keeper’s log"
    assert settled.outcome.evidence[1].startswith("“")
    assert len(settled.cites) == 1
    after = make_scorecard(ledger(store), options)
    assert after.score is None
    assert after.retrospective is not None
    assert after.retrospective.n == 1
    shown = own.get(f"{HOME}?show=scorecard").text
    assert "entered the ledger when their outcome was known: 1 forecast" in shown
    own.post(f"/cases/{CASE}/history/undo", {"number": str(settled.decision.number)})
    assert encode_scorecard(make_scorecard(ledger(store), options)) == before
    assert store.decisions.verify().faults == ()


def test_the_tabs_hold_what_they_say(own: Client) -> None:
    due = add(own)
    add(own, asks="Will the crane come?", last_day=str(TODAY + timedelta(days=30)))
    assert "Will the gate hold?" in own.get(f"{HOME}?show=due").text
    assert "overdue by 3 days" in own.get(f"{HOME}?show=due").text
    assert "Will the crane come?" in own.get(f"{HOME}?show=open").text
    assert "Nothing is settled yet" in own.get(f"{HOME}?show=settled").text
    own.post(
        f"{due}/settle",
        {"is": "void", "reason": "overtaken", "why": "the lock was filled in"},
    )
    settled = own.get(f"{HOME}?show=settled").text
    assert "void, overtaken" in settled
    assert "Nothing is due" in own.get(f"{HOME}?show=due").text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "what came about is missing"),
        ({"is": "yes", "known": str(KNOWN)}, "nothing shows it"),
        ({"is": "yes", "evidence": "log"}, "the day is missing"),
        ({"is": "yes", "evidence": "log", "known": "soon"}, "is no day"),
        ({"is": "yes", "evidence": "log", "known": "2999-01-01"}, "is not here yet"),
        ({"is": "void"}, "a void names its reason"),
        ({"is": "partly", "evidence": "log", "known": str(KNOWN)}, "partly needs a reason"),
        (
            {"is": "partly", "evidence": "log", "known": str(KNOWN), "why": "x", "share": "200"},
            "is no share in percent",
        ),
        ({"is": "yes", "known": str(KNOWN), "cite": "nothing"}, "place cannot be read"),
    ],
)
def test_what_settles_nothing_is_refused(own: Client, fields: dict[str, str], told: str) -> None:
    answer = own.post(f"{add(own)}/settle", fields)
    assert told in unescape(answer.text)
    assert answer.status_code in (400, 422)


def opened(store: Store, **fields: Any) -> str:
    """The address of a question of another kind, opened in the store."""
    question = Question(id="ship", asks="Which ship?", last_day=LAST, **fields)
    store.decisions.append([OpenQuestion(question=question)], case=CASE, who="ana")
    return f"{HOME}/questions/ship"


ONE_OF: dict[str, Any] = {"kind": "one-of", "options": ("Heron", "Tern")}
NUMBER: dict[str, Any] = {"kind": "number", "unit": "crates", "bounds": (0.0, 9_000.0)}
DAY: dict[str, Any] = {"kind": "day"}


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        (ONE_OF, {"is": "option", "option": "Tern"}, "Tern"),
        (NUMBER, {"is": "value", "value": "1250.5"}, "1,250.5"),
        (NUMBER, {"is": "after"}, "after the bounds"),
        (DAY, {"is": "value", "value": "2026-06-12"}, "2026-06-12"),
        (DAY, {"is": "void", "reason": "overtaken"}, "void, overtaken"),
    ],
)
def test_each_kind_of_question_is_settled_by_a_form_of_its_own(
    own: Client, store: Store, kind: dict[str, Any], fields: dict[str, str], told: str
) -> None:
    address = opened(store, **kind)
    form = own.get(address).text
    for name, value in fields.items():
        assert f'name="{name}"' in form
        assert name != "is" or f'name="is" value="{value}"' in form
    shows = {"known": str(KNOWN), "evidence": "the harbour book"}
    answer = own.post(f"{address}/settle", {**fields, **shows})
    assert answer.status_code == 200
    assert f'<p class="name">{told}</p>' in answer.text
    assert told in own.get(f"{HOME}?show=settled").text


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        (ONE_OF, {"is": "yes"}, "choose an option or void"),
        (ONE_OF, {"is": "option", "option": "Gull"}, "one of Heron, Tern"),
        (NUMBER, {"is": "value", "value": "many"}, "'many' is no number"),
        (NUMBER, {"is": "value", "value": "nan"}, "'nan' is no number"),
        (NUMBER, {}, "give the number or void"),
        (DAY, {"is": "after"}, "give the day or void"),
        (DAY, {"is": "value"}, "the day is missing that came about"),
        (DAY, {"is": "value", "value": "June"}, "'June' is no day"),
    ],
)
def test_what_is_no_outcome_of_the_kind_is_refused(
    own: Client, store: Store, kind: dict[str, Any], fields: dict[str, str], told: str
) -> None:
    shows = {"known": str(KNOWN), "evidence": "the harbour book"}
    answer = own.post(f"{opened(store, **kind)}/settle", {**fields, **shows})
    assert told in unescape(answer.text)
    assert answer.status_code in (400, 422)


def test_the_later_of_two_analysts_stands_and_both_are_shown(
    comers: Callable[..., Client], shared: Store
) -> None:
    ana, olga = comers("ana"), comers("olga")
    address = add(ana)
    fields = {"known": str(KNOWN), "evidence": "the log"}
    ana.post(f"{address}/settle", {"is": "yes", **fields})
    number = str(shared.decisions.list(case=CASE)[-1].number)
    olga.post(f"{address}/settle", {"is": "no", "seen": number, **fields})
    page = olga.get(address).text
    assert "before a later one took its place" in page
    assert "Settled differently: olga says no, ana yes. The later stands." in page
    assert ledger(shared).settled[ledger(shared).questions[0].id].result == "no"
    outcomes = [one.who for one in ledger(shared).outcomes]
    assert outcomes == ["ana", "olga"]
    assert isinstance(shared.decisions.list(case=CASE)[-1].act, SettleQuestion)


def test_with_two_readers_an_outcome_counts_once_a_second_settles_alike(shared: Store) -> None:
    settings = Settings(two_readers=True)
    with running(shared, settings) as (home, _), Client(home) as ana, Client(home) as olga:
        ana.sign_in("ana")
        olga.sign_in("olga")
        address = add(ana)
        fields = {"is": "yes", "known": str(KNOWN), "evidence": "the log"}
        ana.post(f"{address}/settle", fields)
        assert "Waiting for a second reader: ana says yes" in olga.get(address).text
        assert "waiting for a second reader, ana says yes" in olga.get(f"{HOME}?show=due").text
        card = f"/api/cases/{CASE}/scorecard?on={TODAY}"
        assert [one["state"] for one in olga.get(card).json()["states"]] == ["overdue"]
        number = str(shared.decisions.list(case=CASE)[-1].number)
        olga.post(f"{address}/settle", {**fields, "seen": number})
        assert "Waiting for a second reader" not in olga.get(address).text
        assert "Nothing is due" in olga.get(f"{HOME}?show=due").text
        assert "overdue" not in {one["state"] for one in olga.get(card).json()["states"]}


def test_one_persons_own_store_has_no_second_reader(tmp_path: Path) -> None:
    ran = CliRunner().invoke(serve, [str(tmp_path / "case.db"), "--two-readers"])
    assert "--two-readers needs accounts" in str(ran.exception)
    assert "sayso user add" in str(getattr(ran.exception, "remedy", ""))


def test_a_reader_reads_and_decides_nothing(comers: Callable[..., Client]) -> None:
    ana, rita = comers("ana"), comers("rita")
    address = add(ana)
    page = rita.get(address)
    assert page.status_code == 200
    assert "Settle it" not in page.text
    refused = rita.post(f"{address}/settle", {"is": "no"})
    assert refused.status_code == 403
    assert rita.get(f"{HOME}/questions/none").status_code == 404


def test_programs_get_the_ledger_what_is_due_and_the_scorecard(own: Client, store: Store) -> None:
    nothing = own.get(f"/api/cases/{CASE}/scorecard")
    assert nothing.status_code == 404
    assert "nothing to score" in nothing.json()["error"]
    add(own)
    assert decode_ledger(own.get(f"/api/cases/{CASE}/ledger").content) == replace(
        ledger(store), title=CASE
    )
    (due,) = own.get(f"/api/cases/{CASE}/due").json()
    assert (due["asks"], due["days"]) == ("Will the gate hold?", -3)
    card = own.get(f"/api/cases/{CASE}/scorecard?on={TODAY}").json()
    assert card["format"] == "sayso.scorecard/1"
    assert [one["state"] for one in card["states"]] == ["overdue"]


def test_a_questions_page_draws_what_was_said_over_time(own: Client) -> None:
    page = own.get(add(own)).text
    assert page.count('aria-label="What was said over time') == 2
    assert ">Ada Lindqvist<" in page
    bare = own.get(add(own, asks="Will it rain?", said="")).text
    assert "What was said over time" not in bare


def test_what_a_market_said_is_told_in_words_too(own: Client, store: Store) -> None:
    price = MarketPrice(day=date(2026, 3, 5), probability=0.425, market="Pier Exchange")
    page = own.get(opened(store, market=(price,))).text
    assert "Market: 42.5% on" in page
    assert "(Pier Exchange)" in page


def test_words_of_a_question_are_words_on_the_page(own: Client) -> None:
    address = add(own, asks="<script>alert(1)</script> & “so”?")
    for path in (address, f"{HOME}?show=due"):
        page = own.get(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_a_question_whose_condition_was_not_met_is_told_void(own: Client, store: Store) -> None:
    asked = Question(id="vote", asks="Is there a vote?", last_day=LAST)
    hangs = Question(
        id="toll", asks="Is it won?", last_day=LAST, condition="if held", condition_id="vote"
    )
    no = Outcome(question="vote", result="no", known=KNOWN, evidence=("the register",))
    acts: list[Act] = [OpenQuestion(question=one) for one in (asked, hangs)]
    acts.append(SettleQuestion(outcome=no))
    store.decisions.append(acts, case=CASE, who="ana")
    settled = own.get(f"{HOME}?show=settled").text
    assert "void, condition not met" in settled
    assert "overdue" not in settled
