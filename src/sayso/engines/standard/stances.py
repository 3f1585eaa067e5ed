"""Stances: what the words of a cue say of their source, and which cues attribute nothing."""

from dataclasses import dataclass
from functools import cache

from sayso.claims.lexicon import load_lexicon
from sayso.claims.tokens import Token, tokenise
from sayso.engines.standard.verbs import load_table, verb_form
from sayso.records import Stance

_ORDER: tuple[Stance, ...] = ("asks", "intends", "doubts", "denies", "believes", "says")
_AUXILIARY = frozenset({"be", "have", "do"})
_NEVER = frozenset({"not", "n't", "never", "hardly", "neither"})


@dataclass(frozen=True, slots=True)
class CueWords:
    """What a cue is made of.

    ``stance`` is None where no word of it is known to attribute. ``modal`` is set where nobody
    has spoken yet or at all ("would say"), ``denied`` where it is negated ("did not say").
    """

    stance: Stance | None
    lemma: str
    modal: bool
    denied: bool


@cache
def _stances() -> dict[str, Stance]:
    lexicon = load_lexicon("cues")
    stances: dict[str, Stance] = {}
    for stance in _ORDER:
        for lemma in lexicon["verbs"][stance].split():
            stances[lemma] = stance
    for group in ("as_object", "called", "shows"):
        for lemma in lexicon["verbs"][group].split():
            stances.setdefault(lemma, "says")
    return stances


@cache
def _nouns() -> frozenset[str]:
    nouns = load_lexicon("cues")["nouns"]
    return frozenset(f"{nouns['content']} {nouns['view']}".split())


@cache
def takes_object() -> frozenset[str]:
    """Verbs that put an object forward, not a clause without "that"."""
    verbs = load_lexicon("cues")["verbs"]
    groups = (verbs[name] for name in ("of_object", "called", "as_object", "viewed"))
    return frozenset(" ".join(groups).split())


def read_cue(text: str, start: int, end: int) -> CueWords:
    """The words of a cue: the first that is known to attribute gives the stance."""
    tokens = tokenise(text, start, end)
    words = [token.lower for token in tokens]
    modals = load_table("function_words")["modals"]
    stance, lemma = _known(tokens)
    return CueWords(
        stance,
        lemma,
        modal=any(word in modals for word in words),
        denied=any(word in _NEVER for word in words),
    )


def _known(tokens: tuple[Token, ...]) -> tuple[Stance | None, str]:
    lemma = ""
    for token in tokens:
        verb = verb_form(token.lower)
        if verb and verb.lemma not in _AUXILIARY:
            stance = _stances().get(verb.lemma)
            if stance:
                return stance, verb.lemma
            lemma = lemma or verb.lemma
    words = {token.lower for token in tokens}
    if words & {"according", "per"} or any(word.removesuffix("s") in _nouns() for word in words):
        return "says", "according" if "according" in words else ""
    if tokens and all(not token.lower[0].isalnum() for token in tokens):
        return "says", ""  # "Odran: …"
    return None, lemma
