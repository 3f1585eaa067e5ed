"""Language: whether a text is English, and what each of its paragraphs is, by their own words."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from sayso.errors import ReadError
from sayso.language.lexicon import word_set
from sayso.language.verbs import verb_form

_SLICES = 8
_SLICE_CHARACTERS = 500
_LAST_LATIN = 0x24F
_FEWEST_WORDS = 40
_FEWEST_FOREIGN_LETTERS = 60
_SURE_NATS = 5.0
_SURE_NATS_OF_FEW_WORDS = 20.0
"""Of 4,175 paragraphs of public English articles the library gives none to another language."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")
_FEWEST_TO_TELL, _IN_LOWER_CASE, _KNOWN = 5, 0.45, 0.25
"""Words of a paragraph that can be told; of these, how many small ones prose has, and how many
known ones English has at least."""
_FEWEST_LETTERS = 8
_CLOSED = (
    "determiners",
    "subject_pronouns",
    "object_pronouns",
    "modals",
    "be_finite",
    "have_finite",
    "do_finite",
    "prepositions",
    "subordinators",
    "relatives",
    "coordinators",
    "adverbs",
)

# Common in English and foreign to its neighbours; together about a word in seven of prose.
# Source: Leech, Rayson & Wilson, Word Frequencies in Written and Spoken English (2001), list 1.1.
_ENGLISH = frozenset(
    {"the", "and", "that", "with", "this", "from", "have", "which", "they", "were", "been", "would"}
)
_ENGLISH_SHARE = 0.06

_NAMES = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "gl": "Galician", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz",
    "la": "Latin", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def check_english(pieces: Sequence[str], *, location: str) -> None:
    """Raise ReadError if a text is surely in a language other than English.

    ``pieces`` are the texts of the document's blocks. Eight slices from beginning to end each
    have a vote, so that foreign paragraphs in an English document do no harm; fewer than 40
    words are let through, whatever they are.
    """
    slices = _slices(" ".join(pieces))
    sample = "".join(slices)
    if len(sample.split()) < _FEWEST_WORDS and _foreign_letters(sample) < _FEWEST_FOREIGN_LETTERS:
        return
    unsettled = [each for each in slices if not _is_plainly_english(each)]
    if len(unsettled) <= 0.5 * len(slices):
        return
    votes = Counter({"en": len(slices) - len(unsettled)})
    votes.update(map(_language, unsettled))
    code, most = votes.most_common(1)[0]
    if votes["en"] < 0.5 * len(slices) and code != "en" and most > 0.3 * len(slices):
        name = _NAMES.get(code)
        raise ReadError(
            f"seems to be in {name}" if name else "does not seem to be in English",
            where=location,
            remedy="Sayso reads English only",
        )


def _slices(text: str) -> list[str]:
    """Up to eight stretches of up to 500 characters, spread evenly over the text."""
    count = min(_SLICES, max(1, len(text) // _SLICE_CHARACTERS))
    step = len(text) / count
    return [text[(begin := round(i * step)) : begin + _SLICE_CHARACTERS] for i in range(count)]


def _foreign_letters(sample: str) -> int:
    return sum(letter.isalpha() and ord(letter) > _LAST_LATIN for letter in sample)


def _is_plainly_english(sample: str) -> bool:
    words = sample.lower().split()
    return sum(word in _ENGLISH for word in words) > _ENGLISH_SHARE * len(words)


def _language(sample: str, *, nats: float = _SURE_NATS) -> str:
    """The code of the language that a slice is surely in, by the library; "en" in doubt.

    Its model takes longer to load than a page to read: only what the commonest English words
    leave open is asked about.
    """
    from py3langid import rank

    scores: dict[str, float] = {}
    for code, score in rank(sample.lower()):
        scores.setdefault(code, float(score))
    code = max(scores, key=scores.__getitem__)
    return code if scores[code] - scores.get("en", float("-inf")) >= nats else "en"


def unknown_words(stretch: str) -> list[str]:
    """The words of a paragraph that may be in another language; none where they are English.

    Doubt goes to English: few words, names, addresses, and what stands in quotation marks tell
    nothing.
    """
    words = _WORD.findall(_QUOTED.sub(" ", _ADDRESS.sub(" ", stretch)))
    if _foreign_letters("".join(words)) < max(_FEWEST_LETTERS, sum(map(len, words)) / 2):
        small = sum(not word[0].isupper() for word in words)
        if len(words) < _FEWEST_TO_TELL or small < _IN_LOWER_CASE * len(words):
            return []
        if sum(map(_is_english, words)) > _KNOWN * len(words):
            return []
    return words


def other_language(words: Sequence[str]) -> str | None:
    """The name of the language that words are in; "" for one without a name here; None in doubt."""
    code = _language(" ".join(words), nats=_SURE_NATS_OF_FEW_WORDS)
    return None if code == "en" else _NAMES.get(code, "")


def _is_english(word: str) -> bool:
    form = word.lower().replace("’", "'")
    return form in _closed_words() or verb_form(form) is not None


@cache
def _closed_words() -> frozenset[str]:
    return frozenset().union(*(word_set("function_words", each) for each in _CLOSED))
