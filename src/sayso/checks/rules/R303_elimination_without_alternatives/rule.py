"""R303: "could only be" where no rival is looked at in the paragraph or beside it."""

from collections.abc import Iterator

from sayso.checks.arguments import in_own_words, says
from sayso.checks.context import Context
from sayso.checks.leaps import after, find_at_leap, find_leaps, gains, rules_out
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding


def find(context: Context) -> Iterator[Finding]:
    """R303: "could only be" where no rival is looked at in the paragraph or beside it."""
    seen = set()
    for match in phrases(__package__, "elimination").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if start in seen or not in_own_words(context, start, end):
            continue
        if context.is_anothers(match.start()):
            continue
        if says("no_elimination", context.text[start:end]):
            continue
        around = context.paragraph(match.start()).replace(context.text[match.start() : end], " ")
        if not says("alternatives", around):
            seen.add(start)
            yield context.find("R303", *match.span())
    for leap in find_leaps(context):
        if leap.start in seen or gains(context, leap) or after(context, leap):
            continue
        if rules_out(context, leap):
            yield find_at_leap(context, "R303", leap)
