"""What a reading leaves out: stretches that are no prose, quotations never closed, days unknown."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.analysis.text.quotations import Quotation
from sayso.claims.assemble import Draft
from sayso.claims.chains import DEEPEST
from sayso.records import Document, Problem, Time

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_EDGES = " \t\r\n-#>"
_FIELD = re.compile(r"^[ \t]*[\w-]{1,30}:", re.MULTILINE)
"""The name of a line of front matter."""


def find_problems(
    document: Document,
    quotations: Sequence[Quotation],
    times: Sequence[Time],
    drafts: Sequence[Draft] = (),
    unclaimed: Iterable[Problem] = (),
) -> tuple[Problem, ...]:
    """What of a document could not be read, in the order of its text; the whole document first.

    Holds the problems that the document brings from its reader.
    """
    return (
        *document.problems,
        *_undated(document, times),
        *sorted(
            (
                *_outside_blocks(document),
                *_unclosed(quotations),
                *_too_deep(drafts),
                *unclaimed,
            ),
            key=lambda each: each.start or 0,
        ),
    )


def _undated(document: Document, times: Sequence[Time]) -> Iterator[Problem]:
    without = sum(time.value is None for time in times)
    if document.published is None and without:
        many = "words of time have" if without > 1 else "word of time has"
        yield Problem(
            message=f"the document says no day of publication, so {without} {many} no date",
            remedy="give the day with --published",
        )


def _outside_blocks(document: Document) -> Iterator[Problem]:
    """Tables, notes and front matter: text in no block, with words in it that nothing gives."""
    reached = 0
    ends = [(block.start, block.end) for block in document.blocks]
    given = set(_WORD.findall(" ".join(_facts(document))))
    for start, end in (*ends, (len(document.text), len(document.text))):
        between = document.text[reached:start]
        of_it = _FIELD.sub("", between) if not reached else between
        words = [word for word in _WORD.findall(of_it) if reached or word not in given]
        if len(words) >= _FEWEST_WORDS:
            first = reached + len(between) - len(between.lstrip(_EDGES))
            last = reached + len(between.rstrip(_EDGES))
            yield Problem(
                message=f"{_named(document.text, first)} is shown and not read for claims",
                start=first,
                end=last,
            )
        reached = end


def _facts(document: Document) -> Iterator[str]:
    yield from filter(None, (document.title, document.publisher, *document.authors))


def _named(text: str, start: int) -> str:
    return "front matter" if text[:start].strip() == "---" else "a table or note"


def _unclosed(quotations: Sequence[Quotation]) -> Iterator[Problem]:
    for quotation in quotations:
        if not quotation.closed:
            yield Problem(
                message="a quotation is opened here and not closed; it is read to the line's end",
                start=quotation.start,
                end=quotation.end,
                remedy="close it where it ends",
            )


def _too_deep(drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Sentences in which so many speak through one another that their chains are cut."""
    deepest: dict[int, Draft] = {}
    for draft in drafts:
        known = deepest.get(draft.mark.sentence)
        if draft.left_out > (known.left_out if known else 0):
            deepest[draft.mark.sentence] = draft
    for draft in deepest.values():
        yield Problem(
            message=f"{DEEPEST + draft.left_out} speak through one another here; the chain keeps "
            f"the outermost and the {DEEPEST - 1} innermost",
            start=draft.start,
            end=draft.end,
        )
