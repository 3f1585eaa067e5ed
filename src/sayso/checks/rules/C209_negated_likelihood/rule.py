"""C209: a likelihood said by denying one ("not unlikely", "cannot be ruled out")."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.fixes import instead
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_IF = re.compile(r"\bif\s$")

_PLAIN = re.compile(r"\b(?:un)?likely\b|\b(?:im)?probable\b")
_OPPOSITE = {
    "likely": "unlikely",
    "unlikely": "likely",
    "probable": "improbable",
    "improbable": "probable",
}
_REFUSING = re.compile(
    r"\b(?!we\b|i\b|one\b|it\b|this\b|that\b)[\w’'-]{1,60}\s+(?:has|have|had|did|does|do|would|will)\s+$",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Finding]:
    """C209: a likelihood said by denying one ("not unlikely", "cannot be ruled out")."""
    for match in phrases("hedging", "negated", "words").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if context.is_anothers(match.start()) or _IF.search(
            context.text[max(match.start() - 4, 0) : match.start()]
        ):
            continue
        if "rul" in match[0].lower() and _REFUSING.search(context.text, start, match.start()):
            continue  # what somebody would not promise
        if in_own_words(context, start, end, manner="spoken"):
            plain = _PLAIN.search(match[0].lower())
            fixes = [instead(_OPPOSITE[plain[0]], *match.span())] if plain else []
            yield context.find("C209", match.start(), match.end(), fixes=fixes)
