"""One input tried: what is promised of any bytes, and how it was broken."""

from sayso.checks.check import reading_codes
from sayso.checks.checked import check_draft
from sayso.errors import EngineError, ReadError
from sayso.orders import Held, ReadingOrder
from sayso.records import Reading
from sayso.records.codec import decode, encode

_ORDER = ReadingOrder()


def failure(name: str, data: bytes) -> str | None:
    """What is wrong with what becomes of the bytes; None where all is as it should be.

    Any bytes give a reading or one line that says why not and what to do; every claim has words,
    and they stand where it says; the reading can be checked by every rule, comes back from its
    JSON as it was, and is the same when it is made again.
    """
    try:
        outcome = _ORDER(Held(location=name, data=data))
        if isinstance(outcome, Reading):
            return _fault(outcome, name, data)
        if not isinstance(outcome, ReadError):
            return f"no reading, and no error of a reader: {outcome!r}"
        if "its reader failed with" in outcome.message or "\n" in str(outcome):
            return f"an error that is not told in a line: {outcome!r}"
    except Exception as error:  # whatever it is, it is what is looked for
        return f"{type(error).__name__}: {error}"
    return None if outcome.remedy else f"no remedy: {outcome}"


def failure_of(named: tuple[str, bytes]) -> str | None:
    """The same of one pair, as a worker is given it."""
    return failure(*named)


def _fault(reading: Reading, name: str, data: bytes) -> str | None:
    text = reading.document.text
    for claim in reading.claims:
        if not claim.text.strip():
            return f"a claim without words at {claim.start}"
        if text[claim.start : claim.end] != claim.text:
            return f"a claim whose words stand elsewhere: {claim.start}"
    check_draft(reading, codes=frozenset(reading_codes()))
    if decode(encode(reading)) != reading:
        return "a reading that its JSON does not give back"
    again = _ORDER(Held(location=name, data=data))
    if isinstance(again, EngineError) or again != reading:
        return "a reading that is another when it is made again"
    return None
