"""A lexicon of cues learned from a marked set: the simplest reader of uncertainty there is."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bench.spans import tokens_of
from training.corpora.passage import Mark, Passage

LAYER = "uncertainty"


def learn_lexicon(passages: Iterable[Passage]) -> dict[str, str]:
    """Words that are part of a cue more often than not, each with its commonest type."""
    seen: Counter[str] = Counter()
    cues: dict[str, Counter[str]] = {}
    for passage in passages:
        text = passage.text
        seen.update(text[start:end].lower() for start, end in tokens_of(text, 0, len(text)))
        for mark in passage.layers[LAYER]:
            for start, end in tokens_of(text, mark.start, mark.end):
                cues.setdefault(text[start:end].lower(), Counter())[mark.label] += 1
    return {
        word: types.most_common(1)[0][0]
        for word, types in cues.items()
        if 2 * types.total() > seen[word]
    }


def find_cues(text: str, lexicon: Mapping[str, str]) -> list[Mark]:
    """Every word of the lexicon in the text, as a cue of its type."""
    return [
        Mark(lexicon[word], start, end)
        for start, end in tokens_of(text, 0, len(text))
        if (word := text[start:end].lower()) in lexicon
    ]
