"""Key judgements: the claims that a document is read for, and why each was chosen."""

from sayso.records import Reading
from sayso.records.finding import KeyJudgement


def find_key_judgements(reading: Reading) -> tuple[KeyJudgement, ...]:
    """The key judgements of a document, by rank."""
    return ()
