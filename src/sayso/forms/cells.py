"""Cells of a spreadsheet: words that none takes for a formula, and back to the words they were."""

import re

_RECKONED = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"
_ACTS = re.compile(rf"'*(?:[\t\r\n]|\s*{_RECKONED})")
_ARMED = re.compile(rf"'+(?:[\t\r\n]|\s*{_RECKONED})")


def harmless(words: str) -> str:
    """The words with an apostrophe in front where a spreadsheet would reckon them.

    Source: OWASP, "CSV Injection": cells that begin with = + - @, tab or carriage return, and
    their full-width forms.
    """
    return f"'{words}" if _ACTS.match(words) else words


def as_written(cell: str) -> str:
    """The words that ``harmless`` made the cell of."""
    return cell[1:] if _ARMED.match(cell) else cell
