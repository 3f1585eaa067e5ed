"""R308: a question that nobody answers, where an argument should stand."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.questions import is_answered, is_pressed, leads_on
from sayso.records.finding import Finding

_MOST, _FEWEST = 4, 4
"""Questions above which a text asks and answers, and words below which one only leads on."""
_LABEL = re.compile(r"^\s*(?:[A-Z][A-Z .'’-]+:|[Qq](?:uestion)?[.:]|\[?\d+\]?\s)")
_LAST = re.compile(r"(?:,|;)\s+(?=(?:and|but|so|or)\s+(?:who|what|why|how|where|is|are|can)\b)")
# "If there was nothing to hide, why hide it?": a question may begin with what it supposes.
_LEADING = re.compile(
    r"^(?:(?:and |but |so )?(?:if|when|since) [^,?]{3,80}, )?(?:then\s+|so,?\s+|and\s+|but\s+)?"
    r"(?:is|are|was|were|can|could|would|will|has|have|had|does|do|did|should|must"
    r"|how|why|who|what|where|surely)(?:n[’']t)?\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Finding]:
    """R308: a question that nobody answers, where an argument should stand."""
    asked = [place for place in context.sentences if _is_question(context, *place)]
    if len(asked) > _MOST:
        return
    for start, end in asked:
        told = _last_clause(context.text[start:end])
        if len(told.split()) < _FEWEST or _LEADING.match(told) is None:
            continue
        if is_answered(context, end) or leads_on(context, start, end):
            continue
        if is_pressed(told) or _ends_its_paragraph(context, start, end):
            yield context.find("R308", start, end)


def _last_clause(told: str) -> str:
    """The question of a sentence that tells something first: "…, and who writes the log?"."""
    return _LAST.split(told)[-1]


def _is_question(context: Context, start: int, end: int) -> bool:
    """Whether a sentence of running text is a question in the author's own words."""
    block = context.blocks[context.block_at(start)]
    own = block.kind in ("paragraph", "item") and not context.in_quotation(start)
    if not own or not context.text[start:end].rstrip().endswith("?"):
        return False
    return _LABEL.match(context.text[block.start : block.end]) is None


def _ends_its_paragraph(context: Context, start: int, end: int) -> bool:
    """Whether a question has the last word, after something that it is to drive home."""
    block = context.blocks[context.block_at(start)]
    return start > block.start and not context.text[end : block.end].strip(' \n”’"')
