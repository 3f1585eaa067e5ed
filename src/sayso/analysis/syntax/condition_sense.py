"""The sense of a condition: met when it comes about, when it does not, or no condition at all."""

from functools import cache
from typing import cast

from sayso.language.lexicon import load_lexicon
from sayso.language.word_table import PhraseTable, tokenize
from sayso.records.claim import ConditionSense


def condition_sense(text: str) -> ConditionSense:
    """How the words that a condition begins with are meant: "unless", "even if", else "if".

    Source: ``language/en/condition_senses.toml``.
    """
    tokens = tokenize(text, 0, min(len(text), 60))
    match = _table().match(text, tokens, 0) if tokens else None
    return cast(ConditionSense, match[1]) if match is not None else "if"


@cache
def _table() -> PhraseTable[str]:
    lexicon = load_lexicon("condition_senses")
    senses = {"unless": "unless", "even_if": "even if"}
    return PhraseTable((form, sense) for key, sense in senses.items() for form in lexicon[key])
