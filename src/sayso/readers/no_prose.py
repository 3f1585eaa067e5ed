"""No prose: lines of a text that are rows of a table, or the text of a program."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sayso.readers.lines import LONG_LINE, Line

FEWEST_ROWS = 3
_LONGEST_CELL = 6
"""Words that a cell of a table has on average, at most."""

_SEPARATORS = ",;\t|"
_STRING = re.compile(r'"(?:[^"]|"")*"')
_COLUMNS = re.compile(r"[^ \t](?:\t+| {3,})(?=[^ \t])")
_STATEMENT = re.compile(
    r"^\s*(?:(?:async )?def \w+\(|class \w+[:({]|import [\w.]+;?$|from [\w.]+ import |#include\b"
    r"|(?:export )?(?:const|let|var|function|public|private|static) [\w<>\[\]]+"
    r"|(?:if|for|while|switch|elif|catch) ?\(.*\)\s*\{?$|(?:if|for|while|elif|with|except) .*:$"
    r"|return\b[^.]*;?$|(?:else|try|finally):$|</?(?!v[ .])\w[^<>]*>|//|/\*"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE) )"
    r"|[\w\])]\s(?:[-+*/|&]?=|==|!=|=>|->|&&|\|\|)\s[\w\[({\"'-]|[{\[(]$|^\s*[}\])]+[;,]?\s*$"
    r"|\w\([^()]*\)[;{]?$|^\s*\"[^\"]+\"\s*:\s|</\w+>$|;\s*//"
)


def find_tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Runs of three rows and more with the same separators, or in three columns, as first, last."""
    rows = [_row(line) for line in lines]
    for key, run in groupby(range(len(lines)), key=rows.__getitem__):
        places = list(run)
        if key and len(places) >= FEWEST_ROWS:
            yield places[0], places[-1]


def find_programs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Runs of lines of which most are a program's, as first and last."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if not (len(line.text) < LONG_LINE and _STATEMENT.search(line.text)):
            continue
        if run and place - run[-1] > 2:
            yield from _long(run)
            run = []
        run.append(place)
    yield from _long(run)


def _long(run: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(run) >= FEWEST_ROWS:
        yield run[0], run[-1]


def _row(line: Line) -> str:
    """What sets the cells of a row apart, so that rows of one table have the same; "" for prose."""
    if len(line.text) >= LONG_LINE:
        return ""
    bare = _STRING.sub("“”", line.text)
    for separator in _SEPARATORS:
        count = bare.count(separator)
        tight = separator in "\t|" or bare.count(separator + " ") < count / 2
        if count >= 2 and tight and len(line.text.split()) <= _LONGEST_CELL * (count + 1):
            return separator * count
    gaps = len(_COLUMNS.findall(line.text))
    return "columns" if gaps >= 2 and len(line.text.split()) <= _LONGEST_CELL * (gaps + 1) else ""
