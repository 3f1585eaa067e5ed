"""Language: whether a text is English, by its own words."""

from collections import Counter
from collections.abc import Sequence

from sayso.errors import ReadError

_SLICES = 8
_SLICE_CHARACTERS = 500
_LAST_LATIN = 0x24F
_FEWEST_WORDS = 40
_FEWEST_FOREIGN_LETTERS = 60
_SURE_NATS = 5.0

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


def _language(sample: str) -> str:
    """The code of the language that a slice is surely in, by the library; "en" in doubt.

    Its model takes longer to load than a page to read: only what the commonest English words
    leave open is asked about.
    """
    from py3langid import rank

    scores: dict[str, float] = {}
    for code, score in rank(sample.lower()):
        scores.setdefault(code, float(score))
    code = max(scores, key=scores.__getitem__)
    return code if scores[code] - scores.get("en", float("-inf")) >= _SURE_NATS else "en"
