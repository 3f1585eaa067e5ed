"""C202: terms of both rows of ICD 203 in one document, in the author's voice."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.language.lexicon import load_lexicon
from sayso.records import Certainty
from sayso.records.finding import Finding
from sayso.scales.scale import meanings


def find(context: Context) -> Iterator[Finding]:
    """C202: terms of both rows of ICD 203 in one document, in the author's voice."""
    first: dict[str, Certainty] = {}
    rows = load_lexicon(__package__)["rows"]
    for claim in context.own_claims:
        phrase = _phrase(claim.certainty)
        row = next((name for name in ("likely", "probable") if phrase in rows[name]), None)
        if claim.certainty is None or row is None or not context.is_measured(claim):
            continue
        first.setdefault(row, claim.certainty)
        if len(first) == 2:
            earlier, later = sorted(first.values(), key=lambda each: each.start)
            yield context.find(
                "C202",
                later.start,
                later.end,
                related=[context.words(earlier.start, earlier.end)],
                other=earlier.text,
            )
            return


def _phrase(certainty: Certainty | None) -> str | None:
    """The official phrase that words are a form of, negations before them left out."""
    if certainty is None or certainty.low is None:
        return None
    words = certainty.text.split()
    for start in range(len(words)):
        meaning = meanings().get(" ".join(words[start:]))
        if meaning is not None:
            return meaning.phrase
    return None
