"""Attributions in GUM's discourse graphs: source and cue by their signals, content by the tree."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from training.corpora.conllu import Word
from training.corpora.passage import Mark

_SIGNALS = {"attribution_source": "source", "indicative_word": "cue", "indicative_phrase": "cue"}
_RELATIONS = ("attribution-positive", "attribution-negative")


def find_attributions(
    tree: Element, words: Sequence[Word], text: str
) -> dict[str, tuple[Mark, ...]]:
    """Layers "attribution" and "inner": those within another's content are inner."""
    units = _units(tree)
    children: dict[str, list[Element]] = {}
    for node in tree.iter():
        if node.tag in ("segment", "group") and node.get("parent"):
            children.setdefault(node.get("parent", ""), []).append(node)
    multinuclear = {
        relation.get("name") for relation in tree.iter("rel") if relation.get("type") == "multinuc"
    }
    found = []
    for node in tree.iter():
        if node.tag not in ("segment", "group") or node.get("relname") not in _RELATIONS:
            continue
        target = node.get("parent", "")
        content = sorted(_nucleus(target, children, multinuclear, units))
        own = sorted(_whole(node.get("id", ""), children, units))
        signals = _signals(tree, node.get("id", ""))
        if content and own and signals["cue"]:
            found.append(_spans(words, signals, set(own), content))
    return _layered([each for each in found if each["cue"] and each["content"]], words, text)


def _units(tree: Element) -> dict[str, range]:
    """The word numbers of each elementary unit: the file gives its words with blanks between."""
    units, at = {}, 0
    for segment in tree.iter("segment"):
        size = len((segment.text or "").split())
        units[segment.get("id", "")] = range(at, at + size)
        at += size
    return units


def _whole(name: str, children: dict[str, list[Element]], units: dict[str, range]) -> list[int]:
    words = list(units.get(name, ()))
    for child in children.get(name, ()):
        words += _whole(child.get("id", ""), children, units)
    return words


def _nucleus(
    name: str,
    children: dict[str, list[Element]],
    multinuclear: set[str | None],
    units: dict[str, range],
) -> list[int]:
    """The words of a node without the satellites that hang on the node itself."""
    words = list(units.get(name, ()))
    for child in children.get(name, ()):
        if child.get("relname") == "span" or child.get("relname") in multinuclear:
            words += _whole(child.get("id", ""), children, units)
    return words


def _signals(tree: Element, name: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {"source": [], "cue": []}
    for signal in tree.iter("signal"):
        kind = _SIGNALS.get(signal.get("subtype", ""))
        if kind and signal.get("source") == name and signal.get("tokens"):
            found[kind] += [int(each) - 1 for each in signal.get("tokens", "").split(",")]
    return found


def _spans(
    words: Sequence[Word], signals: dict[str, list[int]], own: set[int], content: list[int]
) -> dict[str, list[tuple[int, int]]]:
    """Runs of words: the whole noun phrase, the verb with its auxiliaries, the content."""
    inside = set(content)
    source = set(signals["source"])
    for number in signals["source"]:
        if words[number].head not in source:
            source |= _subtree(words, number, own)
    cue = set(signals["cue"]) - source
    for number in sorted(cue):
        cue |= {
            at
            for at in range(max(number - 6, 0), min(number + 3, len(words)))
            if words[at].head == number
            and words[at].relation.split(":")[0] in ("aux", "advmod", "compound")
            and words[at].upos in ("AUX", "ADV", "PART", "ADP")
            and at in own - inside
        }
    return {
        "source": _runs(words, source - inside),
        "cue": _runs(words, cue - inside),
        "content": _runs(words, inside - cue - source),
    }


def _subtree(words: Sequence[Word], number: int, own: set[int]) -> set[int]:
    """The words that hang on a word, in its unit: those that are not the clause's own."""
    if words[number].upos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return {number}
    found = {number}
    for at in sorted(own):
        step = at
        for _ in range(12):
            if step == number:
                found.add(at)
                break
            if step < 0 or words[step].sentence != words[number].sentence:
                break
            step = words[step].head
    first, last = min(found), max(found)
    return set(range(first, last + 1)) if set(range(first, last + 1)) <= own else {number}


def _runs(words: Sequence[Word], numbers: set[int]) -> list[tuple[int, int]]:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        same = runs and number == runs[-1][1] + 1
        if same and words[number].sentence == words[runs[-1][1]].sentence:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    spans = []
    for first, last in runs:
        kept = [
            number for number in range(first, last + 1) if words[number].form not in (",", ".", ";")
        ]
        if kept and words[kept[0]].form == "by":
            kept = kept[1:]
        if kept:
            spans.append((words[kept[0]].start, words[kept[-1]].end))
    return spans


def _layered(
    found: list[dict[str, list[tuple[int, int]]]], words: Sequence[Word], text: str
) -> dict[str, tuple[Mark, ...]]:
    layers: dict[str, list[Mark]] = {"attribution": [], "inner": []}
    for each in found:
        cue = each["cue"][0]
        depth = sum(
            other is not each
            and any(start <= cue[0] and cue[1] <= end for start, end in other["content"])
            for other in found
        )
        if depth < 2:
            layers["inner" if depth else "attribution"] += [
                Mark(kind, start, end)
                for kind, spans in each.items()
                for start, end in spans
                if text[start:end].strip()
            ]
    return {name: _apart(marks) for name, marks in layers.items()}


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    """The marks in order, a later one cut where an earlier one still runs."""
    kept: list[Mark] = []
    for mark in sorted(set(marks), key=lambda each: (each.start, -each.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)
