"""What a stated likelihood is scored as: one number, fixed beforehand by the ledger's scale."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.records.ledger import Ledger, Stated
from sayso.scales.bare import bare_word
from sayso.scales.scale import Scale, find_phrase, load_scale


@dataclass(frozen=True, slots=True)
class Meant:
    """A likelihood as it is scored. ``low`` to ``high`` is what it may mean.

    ``phrase`` names it: the scale's phrase, the ledger's word, or the number itself. Without a
    ``number`` it is a bare word, which is counted and not scored. ``is_word``: no number was given.
    ``declared``: the ledger itself gave the word its number.
    """

    phrase: str
    number: float | None = None
    low: float | None = None
    high: float | None = None
    is_word: bool = True
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Reads likelihoods by one scale, and by the numbers that a ledger declares."""

    scale: Scale
    declared: Mapping[str, float] = field(default_factory=dict)
    _read: dict[Stated, Meant] = field(default_factory=dict, compare=False)

    def read(self, stated: Stated) -> Meant:
        """What the likelihood is scored as.

        A number is itself. A range is its middle, and may mean any of it. A phrase is the
        scale's own centre where it has one, else the middle of its interval.
        """
        found = self._read.get(stated)
        if found is None:
            found = self._read[stated] = self._meant(stated)
        return found

    def read_bare(self, words: str) -> Meant:
        """What a forecast without a stated likelihood is put in: "will", "may", or nothing."""
        word = bare_word(words)
        return self._word(word) if word is not None else Meant(NO_WORD)

    def _meant(self, stated: Stated) -> Meant:
        low, high = stated.low, stated.high
        if low is not None and high is not None:
            name = f"{low:g}" if low == high else f"{low:g} to {high:g}"
            return Meant(name, (low + high) / 2, low, high, is_word=False)
        phrase = find_phrase(stated.text, self.scale)
        if phrase is not None:
            return Meant(phrase.text, phrase.number, phrase.low, phrase.high)
        if stated.text not in self.declared:
            return self._word(bare_word(stated.text) or stated.text)
        return self._word(stated.text)

    def _word(self, word: str) -> Meant:
        number = self.declared.get(word)
        if number is None:
            return Meant(word)
        return Meant(word, number, number, number, declared=True)


NO_WORD = "no word of likelihood"


def wording_of(ledger: Ledger, scale: str | None = None) -> Wording:
    """How the ledger's words are read, or how they would be by another scale.

    Raises:
        ConfigError: no scale has that name.
    """
    declared = {one.word: one.probability for one in ledger.readings}
    return Wording(load_scale(scale or ledger.scale), declared)
