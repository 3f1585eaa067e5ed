"""How pronouns and short forms are resolved, by GUM's coreference; simple baselines beside.

    python bench/coreference.py --gold ../shared/data/gum/dev.tar.gz [--names rules|model|gold]

The gold is an archive of GUM (dep/*.conllu). A pronoun is answered with an earlier mention of a
name. The answer is right if that name holds the head word of a mention in the pronoun's chain
("overlaps": if it overlaps any mention in the chain). "named" counts the pronouns whose chain
names somebody before them, of which "right_of_named" is the share; where a chain has no name, any
answer is wrong, which "right_of_given" counts. Baselines: the nearest earlier name, and the nearest
of the same kind (a person for he and she). A short form is a mention of a name whose chain holds a
longer one that has its words or its letters; right is one of those. ``--names gold`` takes the
names that GUM marks, so that the rule is measured alone.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.passages import describe, lay_out, mark_all
from bench.result import print_result, share
from training.corpora.conllu import Word, read_conllu
from training.corpora.gum import find_actors, read_mentions
from training.corpora.passage import Passage, members

from sayso.analysis.people.name import Name
from sayso.analysis.people.name_spans import Span, join_names
from sayso.analysis.people.names import Actors, find_names
from sayso.analysis.people.persons import find_places, is_person
from sayso.analysis.people.pronouns import PRONOUNS, Pronouns
from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences

WAYS = ("nearest_name", "nearest_of_kind", "rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One document: its mentions as (chain, start, end, start of the head word), its pronouns."""

    passage: Passage
    mentions: tuple[tuple[str, int, int, int], ...]
    pronouns: tuple[tuple[str, int, str | None], ...]
    """The form that leads a clause, the place, and the chain."""
    marks: tuple[Span, ...]


def main() -> None:
    """Print the result for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--names", choices=("rules", "model", "gold"), default="model")
    options = parser.parse_args()
    gold = read_chains(options.gold)
    passages = [each.passage for each in gold]
    spans: Iterable[Sequence[Span]] = [() for _ in gold]
    if options.names == "gold":
        spans = [each.marks for each in gold]
    if options.names == "model":
        spans = [each.actors for each in mark_all(passages)]
    pronouns: dict[str, Counter[str]] = defaultdict(Counter)
    short: Counter[str] = Counter()
    for each, marked in zip(gold, spans, strict=True):
        names = names_of(each, marked, by_rule=options.names != "gold")
        count_pronouns(each, names, pronouns)
        count_short_forms(each, names, short)
    print_result(
        "coreference",
        gold=describe(options.gold, passages, "all of it"),
        figures={
            "names": options.names,
            "pronouns": {word: _told(counts) for word, counts in sorted(pronouns.items())},
            "short_forms": dict(short) | {"right_of_all": share(short["right"], short["all"])},
        },
    )


def read_chains(archive: Path) -> list[Annotated]:
    """The documents of an archive of GUM."""
    return [
        _annotated(path.stem, *read_conllu(content))
        for path, content in members(archive, ".conllu")
        if path.parent.name == "dep"
    ]


def _annotated(name: str, text: str, words: Sequence[Word]) -> Annotated:
    mentions, chains = [], {}
    for chain, _, first, last in read_mentions(words):
        inside = range(first, last + 1)
        head = next(number for number in inside if words[number].head not in inside)
        mentions.append((chain, words[first].start, words[last].end, words[head].start))
        chains[words[first].start, words[last].end] = chain
    return Annotated(
        passage=Passage(id=name, text=text, layers={}, source="gum"),
        mentions=tuple(mentions),
        pronouns=tuple(
            (PRONOUNS[word.form.lower()], word.start, chains.get((word.start, word.end)))
            for word in words
            if word.upos == "PRON" and word.form.lower() in PRONOUNS
        ),
        marks=find_actors(words),
    )


def names_of(each: Annotated, marked: Sequence[Span], *, by_rule: bool) -> Actors:
    """The names as a reading has them, or those marked alone."""
    sentences = split_sentences(lay_out(each.passage))
    ruled = find_names(sentences) if by_rule else ()
    return Actors(join_names(sentences, ruled, marked))


def count_pronouns(each: Annotated, names: Actors, counts: Mapping[str, Counter[str]]) -> None:
    """Add the document's pronouns to the counts: named, and given, right, overlaps by each way."""
    document = lay_out(each.passage)
    resolved = Pronouns(split_sentences(document), names, find_quotations(document))
    places = find_places(names.names)
    persons = {name for name in names.names if is_person(name, names.owner(name), places)}
    heads: dict[str | None, list[int]] = defaultdict(list)
    extents: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for own, start, end, head in each.mentions:
        heads[own].append(head)
        extents[own].append((start, end))
    for word, at, chain in each.pronouns:
        named = {
            name for name in names.names if any(name.start <= it < name.end for it in heads[chain])
        }
        counts[word]["all"] += 1
        counts[word]["named"] += any(name.start < at for name in named)
        earlier = names.before(at)
        found = resolved.antecedent(at)
        alike = (name for name in earlier if (name in persons) == (word in ("he", "she")))
        ruled = found.name if found else None
        answers = (earlier[0] if earlier else None, next(alike, None), ruled)
        for way, answer in zip(WAYS, answers, strict=True):
            if answer:
                counts[word][f"{way} given"] += 1
                counts[word][f"{way} right"] += answer in named
                counts[word][f"{way} overlaps"] += any(
                    start < answer.end and answer.start < end for start, end in extents[chain]
                )


def count_short_forms(each: Annotated, names: Actors, counts: Counter[str]) -> None:
    """Add the document's short forms to the counts: left as they are, right and wrong."""
    chains: dict[Name, str] = {}
    for name in names.names:
        inside = [one for one in each.mentions if name.start <= one[3] < name.end]
        if inside:
            chains[name] = max(inside, key=lambda one: one[2] - one[1])[0]
    members_of: dict[str, list[Name]] = defaultdict(list)
    for name, chain in chains.items():
        members_of[chain].append(name)
    for name, chain in chains.items():
        longer = {other.text for other in members_of[chain] if _is_short(name, other)}
        owner = names.owner(name)
        if longer:
            counts["all"] += 1
            counts["right"] += owner in longer
            counts["left_short"] += owner == name.text
            counts["wrong"] += owner not in longer and owner != name.text
        elif owner != name.text:
            counts["made_longer_without_one_in_the_chain"] += 1


def _is_short(name: Name, other: Name) -> bool:
    if len(other.words) <= len(name.words):
        return False
    letters = iter(other.text.lower())
    capitals = name.text.isupper() and name.text[0] == other.text[0]
    return set(name.words) <= set(other.words) or (
        capitals and all(each in letters for each in name.text.lower() if each.isalnum())
    )


def _told(counts: Counter[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"all": counts["all"], "named": counts["named"]}
    for way in WAYS:
        right, given = counts[f"{way} right"], counts[f"{way} given"]
        told[way] = {
            "given": given,
            "right": right,
            "right_of_named": share(right, counts["named"]),
            "right_of_given": share(right, given),
            "overlaps": counts[f"{way} overlaps"],
        }
    return told


if __name__ == "__main__":
    main()
