"""Ledgers from files, whatever the format: TOML, CSV or JSON, by the ending of the name."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sayso.errors import LedgerError
from sayso.forms.written import decode_written, read_bytes, told
from sayso.ledgers.ledger_csv import read_ledger_csv
from sayso.ledgers.ledger_file import read_ledger
from sayso.records.codec import decode_ledger
from sayso.records.ledger import Ledger, Question
from sayso.uncollected import uncollected

_JSON = (".json", ".jsonl")
_CSV = (".csv", ".tsv")


def check_ledger(path: Path) -> tuple[Ledger | None, tuple[str, ...]]:
    """The ledger of a file, and every mistake in it as a line; no ledger if there is any.

    Raises:
        ReadError: the file cannot be read.
    """
    return check_ledger_text(decode_written(read_bytes(path), str(path)), str(path))


def check_ledger_text(text: str, name: str) -> tuple[Ledger | None, tuple[str, ...]]:
    """As ``check_ledger``, of the text of a file whose name says the format."""
    ending = Path(name).suffix.lower()
    if ending in _JSON:
        return _from_json(text, name)
    read = read_ledger_csv if ending in _CSV else read_ledger
    with uncollected():
        ledger, mistakes = read(text)
    return ledger, tuple(told(name, mistake) for mistake in mistakes)


def load_ledger(path: Path) -> Ledger:
    """The ledger of a file.

    Raises:
        ReadError: the file cannot be read.
        LedgerError: it holds mistakes; the message has one a line, with its place.
    """
    ledger, mistakes = check_ledger(path)
    if ledger is None:
        raise LedgerError("\n".join(mistakes))
    return ledger


def unite(ledgers: Iterable[tuple[str, Ledger]]) -> Ledger:
    """Several ledgers, each with its name, as one: what two have in common is in it once.

    Raises:
        LedgerError: two give one id to different questions, or numbers to words by other scales.
    """
    named = list(ledgers)
    if len(named) == 1:
        return named[0][1]
    scales = {ledger.scale: name for name, ledger in named}
    if len(scales) > 1:
        told_scales = " and ".join(f"{scale} ({name})" for scale, name in sorted(scales.items()))
        raise LedgerError(
            f"the ledgers read words by different scales: {told_scales}",
            remedy="give them one, or score them apart",
        )
    questions: dict[str, str] = {}
    united: dict[str, Question] = {}
    for name, ledger in named:
        for question in ledger.questions:
            other = united.setdefault(question.id, question)
            if other != question:
                raise LedgerError(
                    f"question {question.id!r} is another one in {questions[question.id]}",
                    where=name,
                    remedy="give one of the two another id",
                )
            questions.setdefault(question.id, name)
    whole = [ledger for _, ledger in named]
    try:
        return _united(whole, tuple(united.values()))
    except ValueError as error:
        raise LedgerError(str(error), where=" and ".join(name for name, _ in named)) from error


def _united(whole: list[Ledger], questions: tuple[Question, ...]) -> Ledger:
    return Ledger(
        title="; ".join(dict.fromkeys(one.title for one in whole if one.title)),
        scale=whole[0].scale,
        readings=tuple(dict.fromkeys(each for one in whole for each in one.readings)),
        sources=tuple(dict.fromkeys(each for one in whole for each in one.sources)),
        questions=questions,
        forecasts=tuple(dict.fromkeys(each for one in whole for each in one.forecasts)),
        outcomes=tuple(dict.fromkeys(each for one in whole for each in one.outcomes)),
        left_out=tuple(dict.fromkeys(each for one in whole for each in one.left_out)),
    )


def _from_json(text: str, name: str) -> tuple[Ledger | None, tuple[str, ...]]:
    """One ledger, or one a line."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                read = replace(
                    decode_ledger(line), made_by=None
                )  # of the line, not of what it holds
                found.append((f"{name}:{number}", read))
            except ValueError as error:
                return None, (f"{name}:{number}:1: no ledger: {error}",)
    if not found:
        return None, (f"{name}:1:1: the file holds no ledger; write one a line",)
    return unite(found), ()
