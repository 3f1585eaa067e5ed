"""What is marked as attributed and judged to be another's, where a rule would leave it out."""

from sayso.analysis.marks import Marks
from sayso.analysis.statements.pairing import Attributed
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.stances import read_cue
from sayso.analysis.statements.statement import Statement

_ANOTHERS = -4.5
"""The most that the mean logarithm of the author's chance may be of what is another's."""

_FEWEST = 4
"""Words of what is put forward where no rule knows its cue."""

_TRIMMED = " ,;:.\n"


def is_anothers(marks: Marks, each: Attributed) -> bool:
    """Whether what is marked as attributed is hardly the author's, as the engine judges it."""
    told = marks.mean("voices", each.contents)
    return bool(told) and told["author"] < _ANOTHERS


def as_judged(text: str, each: Attributed, page: SentenceIndex) -> Statement | None:
    """The statement of a named source about what stands behind its cue in the same sentence."""
    sentence = page.sentence(each.cue[0])
    after = [page.within(*piece) for piece in each.contents if piece[0] >= each.cue[1]]
    if each.source is None or not after or sentence is None or each.source > each.cue:
        return None
    (start, end), *_ = after
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    if page.sentence(start) != sentence or len(text[start:end].split()) < _FEWEST:
        return None  # "said [one of them], Ana Bo, had reported that"
    stance = read_cue(text, *each.cue).toward
    return Statement(each.source, each.cue, ((start, end),), stance, way="marks")
