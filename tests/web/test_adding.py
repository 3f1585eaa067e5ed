"""Forecasts added in the workbench: of every kind that a ledger file has, or refused."""

import pytest
from tests.web.client import Client
from tests.web.test_forecasts import HOME, add, ledger

from sayso.forecasts.telling import stated_words
from sayso.ports import Store


@pytest.mark.parametrize(
    ("fields", "kind", "told"),
    [
        ({"said": "3:1"}, "yes-no", "3:1"),
        (
            {"kind": "one-of", "said": "North 60%, South coast = 0.4"},
            "one-of",
            "North 60%, South coast 40%",
        ),
        (
            {"kind": "number", "said": "80 to 150", "unit": "ships", "low": "0", "high": "400"},
            "number",
            "80 to 150",
        ),
        ({"kind": "number", "said": "−3.5"}, "number", "-3.5"),
        ({"kind": "day", "said": "2026-06-12"}, "day", "2026-06-12"),
        (
            {
                "kind": "day",
                "said": "2026-06-01–2026-06-30",
                "low": "2026-01-01",
                "high": "2027-01-01",
            },
            "day",
            "2026-06-01 to 2026-06-30",
        ),
        ({"kind": "day", "said": ""}, "day", ""),
    ],
)
def test_a_forecast_of_any_kind_is_added_and_one_by_another(
    own: Client, store: Store, fields: dict[str, str], kind: str, told: str
) -> None:
    """A question is opened with its first forecast, and a second source answers it."""
    address = add(own, **fields)
    (question,) = ledger(store).questions
    (first,) = ledger(store).forecasts
    assert question.kind == kind
    assert stated_words(first) == told
    assert ("in ships" in own.get(address).text) == ("unit" in fields)
    said = {"source": "Bo Renn", "said": fields["said"]}
    assert own.post(f"{address}/forecast", said).status_code == 200
    second = ledger(store).forecasts[1]
    assert (second.source, stated_words(second)) == ("Bo Renn", told)
    assert len(ledger(store).questions) == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"said": "likley"}, "did you mean &#39;likely&#39;"),
        ({"kind": "one-of", "said": ""}, "the options are missing"),
        ({"kind": "one-of", "said": "North, South"}, "no option with its share"),
        ({"kind": "one-of", "said": "A 60%, B 60%"}, "the options sum to 1.2"),
        ({"kind": "one-of", "said": "A 100%"}, "two options or more"),
        ({"kind": "number", "said": "many"}, "is no number"),
        ({"kind": "number", "said": "nan"}, "value is no number"),
        ({"kind": "number", "said": "9 to 2"}, "upside down"),
        ({"kind": "number", "said": "1 to 2 to 3"}, "is no range"),
        ({"kind": "number", "said": "1", "low": "3"}, "bounds are two"),
        ({"kind": "number", "said": "1", "low": "3", "high": "2"}, "the bounds are upside down"),
        ({"kind": "day", "said": "in June"}, "is no day"),
        ({"kind": "colour", "said": "red"}, "is no kind"),
    ],
)
def test_what_is_no_forecast_of_its_kind_is_refused_in_one_line(
    own: Client, store: Store, fields: dict[str, str], told: str
) -> None:
    answer = own.post(f"{HOME}/add", {"asks": "Will it hold?", "source": "Ada", **fields})
    assert answer.status_code == 422
    assert told in answer.text
    assert ledger(store).questions == ()
