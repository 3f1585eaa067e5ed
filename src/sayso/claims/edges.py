"""Edges: a claim's span without the marks around it, and conditions that end with it."""

import re

from sayso.analysis.marks import Span
from sayso.language.lexicon import word_set

_LABEL = re.compile(r"(\w{1,10}):\s+")
_CLOSING = re.compile(r"[^\w()]{0,3}\)")


def bare(text: str, start: int, end: int) -> Span:
    """The span without outer marks, and without a quotation mark whose fellow is outside it."""
    counts = {mark: text.count(mark, start, end) for mark in '“"”'}
    while True:
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.!"):
            if text[end - 1] == "." and text[end - 3 : end - 2] == ".":
                break  # "U.S."
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start == end:
            return start, end
        opens, closes = text[start] in '“"', text[end - 1] in '”"'
        odd = counts['"'] % 2
        unclosed = opens and counts["“"] + odd > counts["”"]
        quoted = opens and closes and end - start > 2
        unopened = closes and counts["”"] + odd > counts["“"]
        if unclosed or quoted:
            counts[text[start]] -= 1
            start += 1
        if (quoted or unopened) and not unclosed:
            end -= 1
            counts[text[end]] -= 1
        if not (unclosed or quoted or unopened):
            return start, end


def unlabelled(text: str, start: int) -> int:
    """Where a claim starts behind the letter that a question or an answer stands under."""
    label = _LABEL.match(text, start)
    if label is None or text[text.rfind("\n", 0, start) + 1 : start].strip():
        return start
    either = (word_set("sources", each) for each in ("asker_labels", "answer_labels"))
    return label.end() if any(label[1].lower() in each for each in either) else start


def closed(text: str, start: int, end: int) -> Span:
    """The span with the bracket that closes right after it, where it was opened inside."""
    closing = _CLOSING.match(text, end)
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return (start, closing.end()) if closing and is_open else (start, end)


def within(condition: Span, end: int) -> Span:
    """A condition that begins in a claim ends with it, before the words that say whose it is."""
    return (condition[0], min(condition[1], end)) if condition[0] < end else condition
