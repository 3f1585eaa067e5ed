"""Inserted: who speaks in words that somebody else's closing "according to" puts forward.

"The dam is shut, the mayor said, according to the Courier."
"""

from collections.abc import Iterator, Sequence

from sayso.analysis.statements.cue_words import find_cues
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject
from sayso.language.lexicon import word_set

_PARTS = ("COMMA", "QUOTE")


def with_inserted(parsed: Parsed, phrases: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of phrases, and those of whoever speaks within what they put forward.

    What one says stands before a comma, or in quotation marks, and who says it behind.
    """
    yield from phrases
    pieces = [piece for each in phrases if each.way == "according to" for piece in each.contents]
    if not pieces:
        return
    for cue in find_cues(parsed):
        subject = find_subject(parsed, cue.at)
        if subject is None or cue.lemma not in word_set("cues", "verbs", "inserted"):
            continue
        first, last = subject
        said = parsed.span(first, cue.at + 1)
        piece = next((one for one in pieces if one[0] < said[0] and said[1] <= one[1]), None)
        behind = parsed.tags[cue.at + 1] if cue.at + 1 < len(parsed.tags) else ""
        if piece is not None and parsed.tags[first - 1] in _PARTS and behind in ("COMMA", "PREP"):
            content = piece[0], parsed.tokens[first - 1].start
            cue_words = parsed.span(last, cue.at + 1)
            yield Statement(parsed.span(first, last), cue_words, (content,), way="cue verb")
