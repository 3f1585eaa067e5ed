"""GUM: sentences, discourse units, word classes, named actors and attributions (eRST)."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from sayso.analysis.people.pronouns import PRONOUNS
from training.corpora.conllu import Word, read_conllu
from training.corpora.discourse import find_attributions
from training.corpora.passage import Mark, Passage, Ties, members
from training.corpora.trees import govern
from training.corpora.word_classes import word_class

LICENSED = ("academic", "bio", "court", "interview", "news", "voyage")
"""The genres whose texts the corpus' licence file names as CC BY or CC BY-SA."""

ENTITIES = {"person": "person", "organization": "organisation", "place": "place"}
_MENTIONS = 60
"""Mentions before one that are looked at for whom it means."""

_BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)")


def read_gum(archive: Path, *, genres: Sequence[str] = ()) -> list[Passage]:
    """The documents of the archive, of all genres where none is named."""
    trees = {
        path.stem: ElementTree.fromstring(content) for path, content in members(archive, ".rs4")
    }
    passages = []
    for path, content in members(archive, ".conllu"):
        genre = path.stem.split("_")[1]
        if path.parent.name == "dep" and (not genres or genre in genres):
            passages.append(_passage(path.stem, genre, content, trees.get(path.stem)))
    return passages


def _passage(name: str, genre: str, content: str, tree: ElementTree.Element | None) -> Passage:
    text, words = read_conllu(content)
    layers = {
        "sentences": tuple(
            Mark("sentence", word.start, word.end)
            for number, word in enumerate(words)
            if not number or words[number - 1].sentence != word.sentence
        ),
        "units": tuple(
            Mark("unit", word.start, word.end) for word in words if "Discourse" in word.misc
        ),
        "words": tuple(
            Mark(word_class(word), word.start, word.end) for word in words if word.end > word.start
        ),
        "actors": find_actors(words),
    }
    if tree is not None:
        layers |= find_attributions(tree, words, text)
    ties = {"means": tie_mentions(words)}
    return Passage(id=name, text=text, layers=layers, source=genre, words=govern(words), ties=ties)


def tie_mentions(words: Sequence[Word]) -> Ties:
    """Which mentions, that are no pronouns, mean the same as one behind them."""
    mentions = sorted(read_mentions(words), key=lambda each: (each[2], -each[3]))
    named = [each for each in mentions if each[2] < each[3] or words[each[2]].upos != "PRON"]
    chains = Counter(chain for chain, *_ in mentions)
    asking = [each for each in mentions if chains[each[0]] > 1 and _is_third(words, each)]
    tied, asked = [], []
    for number, (chain, _, first, _) in enumerate(asking):
        last = bisect_left(named, first, key=lambda each: each[2])
        reach = max(last - _MENTIONS, 0)
        asked.append((number, reach, last))
        tied += [(number, other) for other in range(reach, last) if named[other][0] == chain]
    spans = [
        tuple((words[a].start, words[b].end) for _, _, a, b in each) for each in (asking, named)
    ]
    return Ties(spans[0], spans[1], tuple(tied), tuple(asked))


def read_mentions(words: Sequence[Word]) -> list[tuple[str, str, int, int]]:
    """Every mention of an entity: its chain, its type, the numbers of its first and last word."""
    opened: dict[str, list[tuple[int, str]]] = {}
    mentions = []
    for number, word in enumerate(words):
        entity = word.misc.get("Entity", "")
        for bracket in _BRACKET.finditer(entity):
            if bracket[1]:
                opened.setdefault(bracket[1], []).append((number, bracket[2]))
            chain = bracket[1] or bracket[3]
            closes = not bracket[1] or entity[bracket.end() : bracket.end() + 1] == ")"
            if closes and opened.get(chain):
                first, kind = opened[chain].pop()
                mentions.append((chain, kind, first, number))
    return mentions


def _is_third(words: Sequence[Word], mention: tuple[str, str, int, int]) -> bool:
    """Whether a mention is no "I" or "you"."""
    word = words[mention[2]]
    return word.upos != "PRON" or word.form.lower() in PRONOUNS


def find_actors(words: Sequence[Word]) -> tuple[Mark, ...]:
    """Mentions that are names, without what describes them; the outermost of those nested."""
    mentions = ((first, kind, last) for _, kind, first, last in read_mentions(words))
    marks: list[Mark] = []
    for first, kind, last in sorted(mentions, key=lambda each: (each[0], -each[2])):
        named = _name(words, first, last) if kind in ENTITIES else None
        if named and not (marks and words[named[0]].start < marks[-1].end):
            begin, end = named
            alone = begin == end and words[begin].upos == "ADJ"
            label = "group" if alone else ENTITIES[kind]
            marks.append(Mark(label, words[begin].start, words[end].end))
    return tuple(marks)


def _name(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """The run of proper nouns, with what joins them, that holds the mention's head."""
    inside = range(first, last + 1)
    heads = [number for number in inside if words[number].head not in inside]
    if not heads or not words[heads[0]].form[:1].isupper():
        return None
    at = heads[0]
    if words[at].upos not in ("PROPN", "ADJ"):
        return None
    begin = end = at
    while begin > first and _joins(words, begin - 1, first, last):
        begin -= 1
    while end < last and _joins(words, end + 1, first, last):
        end += 1
    while begin < at and words[begin].upos not in ("PROPN", "ADJ", "NUM", "NOUN"):
        begin += 1
    while end > at and words[end].upos not in ("PROPN", "NUM"):
        end -= 1
    return begin, end


def _joins(words: Sequence[Word], number: int, first: int, last: int) -> bool:
    word = words[number]
    if word.upos in ("PROPN", "NUM") or (word.form[:1].isupper() and word.upos in ("ADJ", "NOUN")):
        return True
    between = first < number < last and word.form in (
        "of",
        "for",
        "the",
        "and",
        "&",
        "-",
        "de",
        "van",
    )
    return between and words[number + 1].upos in ("PROPN", "DET")
