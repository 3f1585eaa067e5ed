"""Short forms: which fuller name of the document a surname, a first name or capitals stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.analysis.people.name import Name
from sayso.language.lexicon import word_set


@dataclass(frozen=True, slots=True)
class _Full:
    name: Name
    letters: bool
    """Whether it is known by its letters, not by one of its words."""
    defined: bool = False
    """Whether the short form stands in brackets behind it."""

    def may_be(self, kind: str, short: str) -> bool:
        """Whether a short form of that kind may stand for it."""
        own = self.name.kind
        if self.defined:
            return True
        if own == "organisation" and short == self.name.words[0] and not self._is_headed():
            return kind == own  # "Telk" for "Telk Aviation", where that is a body too
        if not own or not kind or own == kind:
            return True
        return self.letters and "person" not in (own, kind)

    def _is_headed(self) -> bool:
        return any(
            word.lower() in word_set("sources", "organisation_heads") for word in self.name.words
        )


class ShortForms:
    """Names by the short forms that the document makes of them.

    These are, of "Hafiz Saeed Khan" and "Tarn Relief Committee (TaReC)": the last word, or the one
    before "of", but of no place (South Korea is not Korea); the same in capitals, or with initials
    ("H. S. Khan"); the first name of a person, the first word of a body; the first letters; and
    capitals in brackets behind it that it holds in that order. Of several fuller names the first
    counts.

    above: the names in headings and captions. Whoever speaks under a label in capitals is the one
    whose last name it is there, whatever that name is marked as, else the one whose first name.
    """

    def __init__(self, names: Sequence[Name], above: Sequence[Name] = ()) -> None:
        cased = [_cased(each) for each in (*names, *above) if _is_person_in_capitals(each)]
        above = [each for each in above if not each.text.isupper()]
        self._above = {each.words[-1].upper(): each.text for each in reversed(above)}
        for each in (*names, *above):
            if each.kind == "person" and len(each.words) > 1:
                self._above.setdefault(each.words[0].upper(), each.text)
        names = (*names, *above, *cased)
        self._known: dict[str, _Fuller] = {}
        self._capitals: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._expanded: dict[tuple[str, str], str] = {}
        seen: set[tuple[str, str, str]] = set()
        for name, following in zip(names, (*names[1:], None), strict=False):
            if name.kind:
                self._kinds.setdefault(name.text, name.kind)
            if not name.text.isupper():
                for last in {name.text, name.words[-1]}:
                    self._capitals.setdefault(last.upper(), last)
            for short, letters, defined in _short_forms(name, following):
                if (short, name.text, name.kind) not in seen or defined:
                    seen.add((short, name.text, name.kind))
                    full = _Full(name, letters, defined)
                    self._known.setdefault(short, _Fuller()).add(full)

    def expand(self, name: str, kind: str = "") -> str:
        """The fullest form of a name.

        kind: what the name is, where that is known: a person's surname is no town's.
        """
        found = self._expanded.get((name, kind))
        if found is None:  # one name is asked for again and again
            found = self._fullest(name, kind)
            if "." in found:  # "Vann", "I. Vann", "Ilse Vann"
                found = self._fullest(found, kind)
            self._expanded[name, kind] = found
        return found

    def _fullest(self, name: str, kind: str) -> str:
        kind, label = kind or self._kinds.get(name, ""), ""
        if name.isupper() and (name not in self._known or self._known[name].labelled):
            # The label of a speaker: "ILSE VANN", "VANN".
            label = name
            name, kind = self._capitals.get(name, name), ""
        words = name.split()
        fuller = self._known.get(words[-1])
        for full in fuller.holding(words) if fuller else ():
            if full.name.text == name or not full.may_be(kind, name):
                continue
            longer = len(words) == 1 or len(full.name.words) > len(words)
            held = full.letters or set(words) <= set(full.name.words)
            if (longer and held) or _is_by_initials(words, full.name.words):
                return full.name.text
        return self._above.get(label, name)


def _is_by_initials(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is a fuller one with initials for what stands before the last word."""
    before, whole = short[:-1], full[:-1]
    return (
        len(before) == len(whole) > 0
        and short[-1] == full[-1]
        and short != full
        and all(
            a == b or (len(a) == 2 and a[1] == "." and a[0] == b[0])
            for a, b in zip(before, whole, strict=True)
        )
        and not any(b.endswith(".") for b in whole)
    )


def _is_person_in_capitals(name: Name) -> bool:
    return name.kind == "person" and len(name.words) > 1 and name.text.isupper()


def _cased(name: Name) -> Name:
    """A name in capitals as it is written elsewhere: "Ilse Vann" for "ILSE VANN"."""
    return replace(name, words=tuple(each.title() for each in name.words))


class _Fuller:
    """The fuller names of one short form, in order, to be found by the words that they hold.

    A document may hold thousands of people of one surname: no name is compared with all others.
    """

    def __init__(self) -> None:
        self._all: list[_Full] = []
        self._firsts: dict[tuple[str, bool, bool, int], int] = {}
        self._by_word: dict[str, list[int]] = {}
        self.labelled = False
        """Whether one of them is in capitals, as at the head of a turn."""

    def add(self, full: _Full) -> None:
        number = len(self._all)
        self._all.append(full)
        capitals = full.name.text.isupper() and full.name.kind != "place" and not full.letters
        self.labelled = self.labelled or capitals
        # Of two that differ in no more than their words, a short form never means the second.
        kind = full.name.kind, full.letters, full.defined, len(full.name.words)
        self._firsts.setdefault(kind, number)
        if not full.letters:
            for word in set(full.name.words):
                self._by_word.setdefault(word, []).append(number)

    def holding(self, words: Sequence[str]) -> Iterator[_Full]:
        """Those that may be meant by a name of these words, the first one first."""
        numbers = set(self._firsts.values())
        if len(words) > 1:
            whole = [word for word in words if not word.endswith(".")] or words
            rarest = min(whole, key=lambda word: len(self._by_word.get(word, ())))
            numbers.update(self._by_word.get(rarest, ()))
        return (self._all[number] for number in sorted(numbers))


def _short_forms(name: Name, following: Name | None) -> Iterator[tuple[str, bool, bool]]:
    """The short forms of a name, whether each is made of its letters, and whether it is told so."""
    words = [word for word in name.words if word[0].isupper()]
    if len(words) < 2 or "and" in name.words:
        return
    head = words
    if "of" in name.words[1:]:  # "Ministry of Transport", "Patrick Lind of Tarn"
        head = [word for word in name.words[: name.words.index("of", 1)] if word[0].isupper()]
    titles = word_set("sources", "person_titles")
    if head and name.kind != "place" and not (name.kind == "person" and head[-1].lower() in titles):
        yield head[-1], False, False
    if head and _may_be_short(name, head):
        yield head[0], False, False
    yield "".join(word[0] for word in words), True, False
    if following and following.before == "(" and following.start - name.end <= 3:
        defined = following.text
        if _abbreviates(defined, name.text):
            yield defined, True, True


def _may_be_short(name: Name, head: Sequence[str]) -> bool:
    """Whether the first word alone may stand for a name: a first name, "Orla" of Orla Lines."""
    if name.kind == "organisation":
        bodies = word_set("sources", "organisation_heads")
        return head[-1].lower() in bodies or len(name.words) == 2
    first_names = word_set("persons", "male_names") | word_set("persons", "female_names")
    return name.kind == "person" or (not name.kind and head[0] in first_names)


def _abbreviates(short: str, full: str) -> bool:
    """Whether a name begins with the first letter of capitals, and holds the rest in order."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    if not short[-1].isupper() or len(letters) < 2 or letters[0] != full[0].lower():
        return False
    rest = iter(full.lower())
    return all(letter in rest for letter in letters)
