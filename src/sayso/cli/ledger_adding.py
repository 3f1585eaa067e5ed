"""What ``sayso ledger add`` appends: a question, a forecast of it, or both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sayso.cli.documents import parse_day
from sayso.errors import ConfigError, LedgerError
from sayso.ledgers.entry import Given, make_forecast, make_question
from sayso.ledgers.imported import slug
from sayso.ledgers.ledger_toml import forecast_block, question_block
from sayso.ledgers.said_line import read_said

if TYPE_CHECKING:
    from sayso.records.ledger import Ledger, Question

_OF_QUESTION = ("last_day", "condition", "settled_by", "topics", "kind", "unit")
_OF_FORECAST = ("probability", "shares", "value", "made", "words", "document")


@dataclass(frozen=True, slots=True)
class Added:
    """The blocks to append, and what they are in words."""

    blocks: tuple[str, ...]
    told: str


def blocks_of(
    ledger: "Ledger",
    asks: str | None,
    question: str | None,
    given: Mapping[str, object],
    *,
    entered: date,
) -> Added:
    """The blocks of a question that is asked, and of what its source says of it.

    Raises:
        ConfigError: neither is named, or the question is there and is asked anew.
        LedgerError: something given has no meaning in a ledger.
    """
    known = {one.id: one for one in ledger.questions}
    there = known.get(question or "")
    source = given["source"]
    blocks = []
    if there is None:
        if question is not None and not asks and source is not None:
            raise _unknown(question, known)
        if not asks and question is None:
            raise ConfigError(
                "ledger add: nothing is asked",
                remedy="write what may come about in quotes, or --question ID",
            )
        there = _question(asks, question or slug(asks or "", known), given)
        blocks.append(question_block(there))
    elif asks or any(given[key] for key in _OF_QUESTION):
        raise ConfigError(
            f"the question {there.id!r} is there already",
            remedy="leave out its words, last day, condition and topics; change them in the file",
        )
    if source is None:
        spoken = next((key for key in _OF_FORECAST if given[key]), None)
        if spoken is not None or not blocks:
            raise ConfigError("ledger add: nobody says so", remedy="give --source NAME")
        return Added(tuple(blocks), f"asked {there.id}; forecasts of it go with --question")
    forecast = make_forecast(
        ledger, there, source=str(source), entered=entered, **_said(given, there, entered)
    )
    blocks.append(forecast_block(forecast))
    new = "asked, and " if len(blocks) == 2 else ""
    return Added(tuple(blocks), f"{new}{forecast.source} on {there.id} added")


def _question(asks: str | None, id_: str, given: Mapping[str, object]) -> "Question":
    return make_question(
        id=id_,
        asks=asks,
        kind=_text(given["kind"]) or ("one-of" if given["shares"] else None),
        options=list(_shares(given)),
        unit=_text(given["unit"]),
        last_day=_day(given["last_day"], "--last-day"),
        condition=_text(given["condition"]),
        settled_by=_text(given["settled_by"]),
        topic=_texts(given["topics"]),
    )


def _said(given: Mapping[str, object], asked: "Question", entered: date) -> dict[str, Given]:
    said: dict[str, Given] = {
        "made": _day(given["made"], "--made") or entered,
        "probability": _text(given["probability"]),
        "words": _text(given["words"]),
        "document": _text(given["document"]),
    }
    if shares := _shares(given):
        said["options"] = shares
    value = _text(given["value"])
    if value is not None and asked.kind not in ("number", "day"):
        raise ConfigError(
            f"--value goes with a number or a day, and {asked.id!r} is a {asked.kind} question",
            remedy="give --kind number or --kind day with a new question, or --probability",
        )
    return said | (read_said(asked.kind, value) if value is not None else {})


def _shares(given: Mapping[str, object]) -> dict[str, str]:
    return dict(map(_share, _texts(given["shares"])))


def _share(written: str) -> tuple[str, str]:
    name, _, value = written.rpartition("=")
    if not name:
        raise ConfigError(f"--option: {written!r} says nothing", remedy="write --option A=0.6")
    return name.strip(), value.strip()


def _unknown(question: str, known: "Mapping[str, Question]") -> LedgerError:
    from difflib import get_close_matches

    near = get_close_matches(question, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "write what it asks, to add it"
    return LedgerError(f"no question has the id {question!r}", remedy=hint)


def _day(written: object, option: str) -> date | None:
    return parse_day(_text(written), option)


def _text(given: object) -> str | None:
    return given if isinstance(given, str) else None


def _texts(given: object) -> list[str]:
    return [str(one) for one in given] if isinstance(given, tuple) else []
