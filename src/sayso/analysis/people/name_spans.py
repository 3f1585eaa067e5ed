"""Named spans: the names that a model has marked, put together with those found by rule."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sayso.analysis.people.epithets import drop_epithets
from sayso.analysis.people.name import Name
from sayso.analysis.people.roles import is_role
from sayso.analysis.text.sentences import Sentence
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token

Span = tuple[str, int, int]
"""What a span names (person, organisation, place, …), and its half-open offsets."""

_SHORTEST = 2


def join_names(
    sentences: Sequence[Sentence], ruled: Sequence[Name], spans: Iterable[Span]
) -> tuple[Name, ...]:
    """The names of both kinds in order, each with what it names where a span tells.

    A span that overlaps a name found by rule takes its place, but pieces of one name are one. A
    name that is marked once is found in the whole document, and names the same everywhere.
    """
    labels = _labels(sentences)
    found = (name for name in _in_tokens(sentences, spans) if name.start not in labels)
    ruled = [name for name in ruled if name.start not in labels]
    marked = _placed(sentences, _joined(ruled, found))
    taken = _Taken(marked)
    names = [*marked, *(name for name in ruled if taken.is_free(name.start, name.end))]
    kinds = _kinds(marked)
    names += _repeated(sentences, kinds, _Taken(names))
    named = (_of_kind(name, _kind_of(name, kinds)) for name in names)
    ordered = sorted(named, key=lambda name: name.start)
    return tuple(drop_epithets(sentences, ordered))


def _labels(sentences: Sequence[Sentence]) -> set[int]:
    """Where the abbreviation of a numbered thing begins, which is no name: "No. 2", "Fig. 3"."""
    lists = load_lexicon("abbreviations")
    short = {word.rstrip(".") for word in (*lists["before_number"], *lists["never_final"])}
    found = set()
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if token.text[0].isupper() and token.lower.rstrip(".") in short:
                after = next(
                    (each for each in sentence.tokens[at + 1 : at + 3] if each.text != "."), None
                )
                if after is not None and after.text[0].isdigit():
                    found.add(token.start)
    return found


def _placed(sentences: Sequence[Sentence], names: list[Name]) -> list[Name]:
    """The names, one that is marked as a person's and stands after "in" or "near" a place's.

    A made-up town is marked as a person now and then, and nobody is "in" a person. What has a
    title or is part of a longer name stays a person's; so does the owner in "in Odran's view".
    """
    titles = word_set("sources", "person_titles")
    persons = {name.text for name in names if name.kind == "person" and len(name.words) == 1}
    persons -= {word for name in names if len(name.words) > 1 for word in name.words}
    persons -= {name.text for name in names if name.before.rstrip(".") in titles}
    near = [
        name
        for name in names
        if name.text in persons and name.before in word_set("names", "before_place")
    ]
    starts = [sentence.start for sentence in sentences] if near else []
    places = {
        name.text
        for name in near
        if not _owns(sentences[bisect_right(starts, name.start) - 1], name)
    }
    return [
        replace(name, kind="place") if name.text in places and name.kind == "person" else name
        for name in names
    ]


def _owns(sentence: Sentence, name: Name) -> bool:
    return any(token.start == name.end and token.lower == "'s" for token in sentence.tokens)


class _Taken:
    """Which characters belong to a name already."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._taken = {at for name in names for at in range(name.start, name.end)}

    def is_free(self, start: int, end: int) -> bool:
        return self._taken.isdisjoint(range(start, end))


def _in_tokens(sentences: Sequence[Sentence], spans: Iterable[Span]) -> Iterator[Name]:
    """The spans as names: whole tokens of one sentence, without title, article and marks."""
    waiting = iter(sorted(spans, key=lambda span: (span[1], -span[2])))
    span = next(waiting, None)
    for sentence in sentences:
        while span and span[1] < sentence.start:
            span = next(waiting, None)
        at = 0
        while span and span[1] < sentence.end:
            while at < len(sentence.tokens) and sentence.tokens[at].end <= span[1]:
                at += 1
            until = at
            while until < len(sentence.tokens) and sentence.tokens[until].start < span[2]:
                until += 1
            for first, last in _parts(sentence.tokens, at, until, span[0]):
                name = _trimmed(sentence.tokens, first, last, span[0])
                if name:
                    yield name
            at, span = until, next(waiting, None)


def _parts(tokens: Sequence[Token], first: int, last: int, kind: str) -> Iterator[tuple[int, int]]:
    """The names that a span marks as one: "Dorran and Vesk", "Vann and minister Ilan Moss"."""
    for at in range(first + 1, last - 1):
        if tokens[at].lower != "and" or not tokens[at - 1].text[0].isupper():
            continue
        behind = tokens[at + 1]
        if (kind == "person" and is_role(_bare(behind))) or (
            kind == "place"
            and behind.text[0].isupper()
            and behind.lower not in word_set("names", "behind_and")
        ):
            yield first, at
            first = at + 1
    yield first, last


def _trimmed(tokens: Sequence[Token], first: int, last: int, kind: str) -> Name | None:
    joining, inner = word_set("function_words", "coordinators"), word_set("names", "inner")
    while first < last and (tokens[last - 1].lower in joining or tokens[last - 1].text in inner):
        last -= 1  # "[Dorran and] Vesk", "Chief [of the] Naval Staff"
    while first < last and (not tokens[first].text[0].isalnum() or tokens[first].text in joining):
        first += 1
    while first < last and (
        tokens[last - 1].lower == "'s" or not tokens[last - 1].text[0].isalnum()
    ):
        last -= 1
    while first < last and tokens[first].lower in ("the", "a", "an"):
        first += 1
    if kind == "person":
        titles = (at for at in range(last - 2, first - 1, -1) if is_role(_bare(tokens[at])))
        title = next(titles, None)
        office = title is not None and tokens[title + 1].lower == "of"  # "Minister of Water"
        if not office:
            first = first if title is None else title + 1
            first += first < last and tokens[first].text == "."  # "COL. MAWA"
            joins = word_set("names", "behind_person")
            last = next((at for at in range(first + 1, last) if tokens[at].text in joins), last)
        first -= 2 * _has_initial(tokens, first)
    if first == 0 and last == 1 and _is_common(tokens[0]):
        return None
    if first >= last or not any(token.text[0].isupper() for token in tokens[first:last]):
        return None
    words = _words(tokens[first:last])
    before = tokens[first - 1].lower if first else ""
    return Name(tokens[first].start, tokens[last - 1].end, words, before, kind)


def _has_initial(tokens: Sequence[Token], first: int) -> bool:
    """Whether an initial stands before a word: "R. Vann"."""
    if first < 2 or tokens[first - 1].text != ".":
        return False
    initial = tokens[first - 2]
    joined = initial.end == tokens[first - 1].start
    return joined and len(initial.text) == 1 and initial.text.isupper()


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words as they are written: "Pilots' Guild" and "R. Vann" have two."""
    words: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        joined = "'" in token.lower or token.text == "."
        if before is not None and before.end == token.start and joined:
            words[-1] += token.text
        else:
            words.append(token.text)
    return tuple(words)


def _bare(token: Token) -> str:
    return token.lower.rstrip(".")


def _is_common(token: Token) -> bool:
    """Whether a word that opens a sentence is a common noun for people ("Skippers")."""
    if token.text.isupper():
        return False
    nouns = word_set("sources", "vague_heads") | word_set("sources", "unnamed_heads")
    nouns |= word_set("sources", "person_titles")
    return token.lower in nouns or token.lower.removesuffix("s") in nouns


def _joined(ruled: Sequence[Name], marked: Iterable[Name]) -> list[Name]:
    """Marked names, those that are pieces of one name found by rule made one."""
    starts = [name.start for name in ruled]

    def run_of(name: Name) -> Name | None:
        at = bisect_right(starts, name.start) - 1
        return ruled[at] if at >= 0 and name.end <= ruled[at].end else None

    joined: list[Name] = []
    for run, inside in groupby(_apart(marked), run_of):
        pieces = list(inside)
        joined += [_whole(run, pieces)] if run and _make_up(pieces, run) else pieces
    return joined


def _apart(names: Iterable[Name]) -> Iterator[Name]:
    """The names without those that begin inside another."""
    end = 0
    for name in names:
        if name.start >= end:
            yield name
            end = name.end


def _make_up(pieces: Sequence[Name], run: Name) -> bool:
    """Whether pieces are one name: several of one kind, or with nothing between but capitals."""
    if len(pieces) > 1 and len({piece.kind for piece in pieces}) == 1:
        return True
    capitals = all(word[0].isupper() or word == "&" for word in run.words)
    return pieces[0].kind != "group" and capitals


def _whole(run: Name, pieces: Sequence[Name]) -> Name:
    """The run as a name of the kind that its last word is marked as, if it is; a firm with "&"."""
    if "&" in run.words:
        return _of_kind(run, "organisation")
    return _of_kind(run, pieces[-1].kind if pieces[-1].end == run.end else "")


def _of_kind(name: Name, kind: str) -> Name:
    return name if name.kind == kind else replace(name, kind=kind)


def _kinds(names: Iterable[Name]) -> dict[str, str]:
    """What each name is marked as most often; a person's surname is a person's too."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.kind:
            counts[name.text][name.kind] += 1
    kinds = {name: counted.most_common(1)[0][0] for name, counted in counts.items()}
    for full, kind in list(kinds.items()):
        last = full.rsplit(maxsplit=1)[-1]
        if kind == "person" and not is_role(last.lower()):
            kinds.setdefault(last, kind)
    return kinds


def _kind_of(name: Name, kinds: Mapping[str, str]) -> str:
    """What a name is marked as, here or elsewhere; a person's where its last word alone is."""
    surname = len(name.words) > 1 and kinds.get(name.words[-1]) == "person"
    if surname and name.kind in ("", "place"):
        return "person"
    return name.kind or kinds.get(name.text, "")


def _repeated(
    sentences: Sequence[Sentence], kinds: Mapping[str, str], taken: _Taken
) -> Iterator[Name]:
    """Further places, in whole words, of names marked elsewhere; of several the longest."""
    known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(filter(_stands_out, kinds), key=len, reverse=True):
        words = tuple(name.split())
        known[words[0]].append(words)
    for sentence in sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            for words in known.get(token.text, ()):
                last = at + len(words)
                if tuple(each.text for each in tokens[at:last]) != words:
                    continue
                if taken.is_free(token.start, tokens[last - 1].end):
                    before = tokens[at - 1].lower if at else ""
                    kind = kinds[" ".join(words)]
                    yield Name(token.start, tokens[last - 1].end, words, before, kind)
                break


def _stands_out(name: str) -> bool:
    """Whether a name is told from a common word that opens a sentence."""
    if len(name) < _SHORTEST or not name[0].isupper():
        return False
    lower = name.lower()
    return (
        " " in name
        or name[1:] != lower[1:]
        or not (
            lower in word_set("abbreviations", "starters") or lower in word_set("names", "periods")
        )
    )
