"""What was forecast, written in one line: read by the kind of its question into a ledger's keys."""

import re
from datetime import date

from sayso.errors import LedgerError
from sayso.ledgers.entry import Given
from sayso.records.ledger import Quantity, QuestionKind

_TO = re.compile(r"\sto\s|–|\.\.")
_BETWEEN = re.compile(r"[;,]\s+|;")
_SHARE = re.compile(r"(.*?\S)\s*[=:]?\s*((?:\d+\.?\d*|\.\d+)\s*%?)")


def read_said(kind: QuestionKind, written: str) -> dict[str, Given]:
    """The keys of a ``[[forecast]]`` that the line gives; none of an empty line.

    A likelihood of yes-no; of one-of the options with their shares, "A 60%, B 40%"; of a number
    or a day one of it, or a range, "80 to 150".

    Raises:
        LedgerError: it is nothing of the kind; the message says what to write.
    """
    line = written.strip()
    if not line:
        return {}
    if kind == "yes-no":
        return {"probability": line}
    if kind == "one-of":
        return {"options": dict(map(_share, _BETWEEN.split(line)))}
    ends = [read_quantity_in(kind, one) for one in _TO.split(line)]
    if len(ends) > 2:
        raise LedgerError(f"{line!r} is no range", remedy='write its two ends, "80 to 150"')
    return {"value": ends[0]} if len(ends) == 1 else {"low": ends[0], "high": ends[1]}


def read_quantity_in(kind: QuestionKind, written: str) -> Quantity:
    """A number, or a day where the question is about one.

    Raises:
        LedgerError: it is none.
    """
    line = written.strip()
    try:
        if kind == "day":
            return date.fromisoformat(line)
        return float(line.replace("−", "-"))
    except ValueError:
        what, shown = ("day", "2026-06-12") if kind == "day" else ("number", "1250 or 0.4")
        raise LedgerError(f"{line[:40]!r} is no {what}", remedy=f"write it as {shown}") from None


def _share(written: str) -> tuple[str, str]:
    match = _SHARE.fullmatch(written.strip())
    if match is None:
        raise LedgerError(
            f"{written.strip()[:40]!r} is no option with its share", remedy='write "A 60%, B 40%"'
        )
    return match[1].strip(), match[2].replace(" ", "")
