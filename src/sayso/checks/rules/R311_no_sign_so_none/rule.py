"""R311: a conclusion for which the only ground is that nobody has seen the contrary."""

from collections.abc import Iterator

from sayso.checks.arguments import find_at_step, find_steps, premise_texts, says
from sayso.checks.context import Context
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding


def find(context: Context) -> Iterator[Finding]:
    """R311: a conclusion for which the only ground is that nobody has seen the contrary."""
    for step in find_steps(context):
        told = context.text[step.start : step.end]
        texts = premise_texts(context, step)
        if not texts or says("advised", told) or context.hedges(step.start, step.end):
            continue
        absent = phrases(__package__, "absent").search(texts[-1]) is not None
        if absent and not phrases(__package__, "looked").search(texts[-1]):
            yield find_at_step(context, "R311", step)
