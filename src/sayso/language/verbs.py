"""Verb forms: which forms of which verbs a word may be."""

from functools import cache, lru_cache
from typing import NamedTuple

from sayso.language.lexicon import word_set

_PREFIXES = ("co-", "re-", "pre-", "over-", "under-", "out-", "mis-", "de-", "cross-")
_VOWELS = "aeiou"


class VerbForm(NamedTuple):
    """What a word may be as a verb.

    ``forms`` holds letters: b(ase), s (third person), p(ast), n (past participle), g (-ing).
    ``mostly`` is False where the word is a noun or adjective more often than a verb.
    """

    lemma: str
    forms: str
    mostly: bool


@lru_cache(maxsize=20_000)
def verb_form(word: str) -> VerbForm | None:
    """What a lower-case word may be as a verb, or None."""
    return _forms().get(word) or _guess(word)


def is_past(word: str) -> bool:
    """Whether a lower-case word is a verb in the past tense, and may be no other form."""
    form = verb_form(word)
    if form is None or form.lemma in ("be", "have", "do"):
        return word in ("was", "were", "had", "did")
    return "p" in form.forms and ("b" not in form.forms or form.lemma != word)


@cache
def _forms() -> dict[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    irregular: dict[str, list[str]] = {}
    for pair in word_set("verbs", "irregular"):
        form, lemma = pair.split("=")
        irregular.setdefault(lemma, []).append(form)
    for mostly in (False, True):
        for lemma in sorted(word_set("verbs", "mostly_verbs" if mostly else "sometimes_verbs")):
            _add(forms, lemma, lemma, "b", mostly)
            _add(forms, _third_person(lemma), lemma, "s", mostly)
            _add(forms, _ing(lemma), lemma, "g", mostly)
            odd = irregular.get(lemma)
            if odd:
                for form in odd:
                    _add(forms, form, lemma, _past_or_participle(form, odd), mostly)
            else:
                for form in _past(lemma):
                    _add(forms, form, lemma, "pn", mostly)
    for word in (
        "cut",
        "put",
        "set",
        "hit",
        "let",
        "shut",
        "cost",
        "hurt",
        "spread",
        "quit",
        "bid",
        "outbid",
        "split",
        "burst",
        "cast",
        "forecast",
        "broadcast",
        "shed",
        "thrust",
        "beat",
        "upset",
        "bet",
        "rid",
    ):
        _add(forms, word, word, "pn", True)
    _add(forms, "become", "become", "n", True)
    _add(forms, "come", "come", "n", True)
    return forms


def _add(forms: dict[str, VerbForm], form: str, lemma: str, kinds: str, mostly: bool) -> None:
    known = forms.get(form)
    if known is None:
        forms[form] = VerbForm(lemma, kinds, mostly)
    else:
        # The verb that is mostly a verb names the form ("found" is find, not found).
        first = lemma if mostly and not (known.mostly and lemma == form) else known.lemma
        joined = "".join(dict.fromkeys(known.forms + kinds))
        forms[form] = VerbForm(first, joined, known.mostly or mostly)


def _past_or_participle(form: str, forms: list[str]) -> str:
    if len(forms) == 1:
        return "p" if form in ("came", "became", "ran", "overcame") else "pn"
    participles = [each for each in forms if each.endswith(("n", "ne")) or "u" in each]
    if form in participles and len(participles) < len(forms):
        return "n"
    return "p" if 0 < len(participles) < len(forms) else "pn"


def _doubles(lemma: str) -> bool:
    return (
        len(lemma) > 2
        and lemma[-1] not in f"{_VOWELS}wxyh"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
    )


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    short = _doubles(lemma) and (len(lemma) <= 4 or lemma.endswith(("mit", "fer", "gin", "get")))
    return lemma + (lemma[-1] if short else "") + "ing"


def _past(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma + "d",)
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (lemma[:-1] + "ied",)
    if _doubles(lemma):
        return (lemma + "ed", lemma + lemma[-1] + "ed")
    return (lemma + "ed",)


def _guess(word: str) -> VerbForm | None:
    # Verbs that the lexicon lacks still show by their endings ("co-sponsored").
    if "-" in word and not word.startswith(_PREFIXES):
        return None  # "well-connected"
    if len(word) > 5 and word.endswith("ed") and not word.endswith(("eed", "heed")):
        return VerbForm(word[:-2], "pn", True)
    if len(word) > 5 and word.endswith("ing"):
        return VerbForm(word[:-3], "g", True)
    return None
