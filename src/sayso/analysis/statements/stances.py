"""Stances: what the words of a cue say of their source, and which cues attribute nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token, tokenise
from sayso.language.verbs import verb_form
from sayso.records import Stance

_ORDER: tuple[Stance, ...] = ("asks", "intends", "doubts", "denies", "believes", "says")
_LIGHT_LEADS = 2
_NO_DOUBT = re.compile(r"\b(?:no|little)\s+(?:\w+\s+)?doubts?\b", re.IGNORECASE)
_BEHIND = re.compile(r"(?: [\w'’-]{1,20}){1,3}")
"""The words just behind a cue, up to a mark."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """What a cue is made of.

    ``stance`` is None where its main word is not known to attribute; ``turned`` is that of one who
    turns down what others say, by whatever word. ``words`` counts the cue's.
    ``modal`` is set where nobody has spoken yet or at all ("would say"), ``denied`` where it is
    negated ("did not say"), ``shows`` where evidence may be the subject ("indicates"), ``arouses``
    where what is feared or hoped is nobody's in particular ("raised fears").
    """

    stance: Stance | None
    turned: Stance | None
    lemma: str
    words: int
    modal: bool
    denied: bool
    shows: bool
    arouses: bool

    @property
    def toward(self) -> Stance:
        """The stance of who speaks to what is put forward, a negation of the cue counted."""
        stance = self.turned or self.stance or "says"
        if not self.denied:
            return stance
        if stance in ("denies", "doubts"):
            return "says"
        unknown = stance == "says" or self.lemma in word_set("grammar", "unknowing")
        return "doubts" if unknown else "denies"


@cache
def _stances() -> dict[str, Stance]:
    lexicon = load_lexicon("cues")
    stances: dict[str, Stance] = {}
    for stance in _ORDER:
        for lemma in lexicon["verbs"][stance].split():
            stances[lemma] = stance
    for group in ("as_object", "called", "shows", "of_figure"):
        for lemma in lexicon["verbs"][group].split():
            stances.setdefault(lemma, "says")
    return stances


def _verbs(group: str) -> frozenset[str]:
    """The verbs of one group of cues, without their forms."""
    return word_set("cues", "verbs", group)


@cache
def claim_nouns() -> frozenset[str]:
    """Nouns for what is claimed, and for a view."""
    nouns = load_lexicon("cues")["nouns"]
    return frozenset(f"{nouns['content']} {nouns['view']}".split())


def _is_claim_noun(word: str) -> bool:
    return word in claim_nouns() or word.removesuffix("s") in claim_nouns()


@cache
def content_nouns() -> frozenset[str]:
    """Nouns that put forward what follows them: "the claim that"."""
    return frozenset(load_lexicon("cues")["nouns"]["content"].split())


@cache
def takes_object() -> frozenset[str]:
    """Verbs that put an object forward, not a clause without "that"."""
    verbs = load_lexicon("cues")["verbs"]
    groups = (verbs[name] for name in ("of_object", "called", "as_object", "viewed"))
    return frozenset(" ".join(groups).split())


def completes(cue: CueWords, words: str, content: str, kinds: Sequence[str]) -> bool:
    """Whether a content without a clause is all that a cue of such a verb needs.

    words, content: those of the cue and of the content, with the classes of the content's words.
    "accused the cabinet of hiding it", "called it overdue", "asked ministers to pay",
    "denied owning the ships", "promised to leave", "expect the truce to fail", "claims to hold it".
    """
    within = content.lower().split()
    told = {words.lower().rsplit(maxsplit=1)[-1], *within[1:]}
    if cue.lemma in _verbs("of_object"):
        return bool(told & {"of", "for"})
    if cue.lemma in _verbs("as_object") and "as" in told:
        return True
    if cue.lemma in _verbs("called") and len(within) > 1:
        return True
    if cue.stance == "intends" and kinds[:1] == ["TO"]:
        return True
    if kinds[:1] == ["TO"] and cue.lemma in _verbs("of_own_infinitive"):
        return True
    if kinds[:1] == ["ING"]:
        said = cue.lemma in _verbs("of_gerund") or cue.lemma == "admit"
        return said or cue.stance in ("denies", "intends")
    expects = cue.lemma in _verbs("of_infinitive") and not cue.denied
    infinitive = cue.stance == "asks" or expects
    return infinitive and any(
        one == "TO" and other in ("BASE", "ADV", "NOT") for one, other in pairwise(kinds)
    )


def proposes(cue: CueWords, kinds: Sequence[str]) -> bool:
    """Whether a verb that may give a sign asks for something: "suggests raising the levy"."""
    return kinds[:1] == ["ING"] and cue.lemma in _verbs("of_gerund")


def read_cue(text: str, start: int, end: int) -> CueWords:
    """The words of a cue: its first verb gives the stance, or the noun of "made the claim"."""
    tokens = tokenise(text, start, end)
    words = [token.lower for token in tokens]
    modals = word_set("function_words", "modals")
    stance, lemma = _known(tokens)
    unsaid = any(word in word_set("grammar", "unsaying") for word in words)
    near = [*words, *_behind(text, end)]
    if _NO_DOUBT.search(text, start, end):
        stance = "believes"
    return CueWords(
        stance,
        None if stance == "believes" else turned_down(lemma, near, words),
        lemma,
        len(words),
        modal=any(word in modals for word in words),
        denied=unsaid or ("no", "longer") in pairwise(words),
        shows=lemma in _verbs("shows"),
        arouses=lemma in word_set("grammar", "arousing")
        and words[-1] in word_set("grammar", "aroused"),
    )


def _behind(text: str, end: int) -> list[str]:
    """The words just behind a cue that go with it: "ruled [that out]", not what "that" opens."""
    found = _BEHIND.match(text, end)
    words = found.group().lower().split() if found else []
    opening = word_set("function_words", "subordinators")
    told = (at for at, word in enumerate(words) if word in opening and at + 2 < len(words))
    return words[: next(told, len(words))]


def turned_down(lemma: str, near: Sequence[str], words: Sequence[str] = ()) -> Stance | None:
    """The stance of who turns down what others say: "shot down claims", "voiced scepticism".

    Most such verbs do so only of what has a name for a claim. near: the words of the cue and a few
    behind it; words: those of the cue.
    """
    of_claims = any(map(_is_claim_noun, near))
    for stance, particles in _turning(of_claims).get(lemma, ()):
        if particles <= set(near):
            return stance
    doubting = word_set("cues", "turned", "doubting")
    return None if doubting.isdisjoint(words) else "doubts"


@cache
def _turning(of_claims: bool) -> dict[str, tuple[tuple[Stance, frozenset[str]], ...]]:
    """By its lemma, the stance of a verb that turns down with these particles."""
    lists = load_lexicon("cues")["turned"]
    stances: tuple[Stance, ...] = ("denies", "doubts")
    found: dict[str, tuple[tuple[Stance, frozenset[str]], ...]] = {}
    for stance in stances:
        for entry in (*lists[stance], *(lists[f"{stance}_claims"] if of_claims else ())):
            verb, *particles = entry.split()
            found[verb] = (*found.get(verb, ()), (stance, frozenset(particles)))
    return found


def _known(tokens: tuple[Token, ...]) -> tuple[Stance | None, str]:
    words = [token.lower for token in tokens]
    if "according" in words or words[:1] == ["per"]:
        return "says", "according"
    if words[-2:] == ["put", "it"] or words[-2:] == ["puts", "it"]:
        return "says", "put"  # "as Odran put it"
    verbs = [verb.lemma for word in words if (verb := verb_form(word)) is not None]
    main = [lemma for lemma in verbs if lemma not in word_set("grammar", "auxiliary_lemmas")]
    for lemma in main[
        : _LIGHT_LEADS if main[:1] and main[0] in word_set("grammar", "light_verbs") else 1
    ]:
        if lemma in _stances():
            return _stances()[lemma], lemma
    carried = not main or main[0] in claim_nouns() | word_set("grammar", "carrying_verbs")
    if carried and any(map(_is_claim_noun, words)):
        return "says", ""
    if words and not any(word[0].isalnum() for word in words):
        return "says", ""  # "Odran: …"
    return None, main[0] if main else ""
