"""Language: whether a text is English, by its own words."""

from collections.abc import Sequence

from sayso.errors import ReadError

_SLICES = 4
_SLICE_CHARACTERS = 1_000
_FEWEST_WORDS = 40
_FEWEST_FOREIGN_LETTERS = 60
_SURE_NATS = 5.0

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

    ``pieces`` are the texts of the document's blocks. Four slices from beginning to end are
    looked at together, so that foreign paragraphs in an English document do not count for
    much; fewer than 40 words are let through, whatever they are.
    """
    sample = _sample(" ".join(pieces))
    foreign = sum(letter.isalpha() and ord(letter) > 0x24F for letter in sample)
    if len(sample.split()) < _FEWEST_WORDS and foreign < _FEWEST_FOREIGN_LETTERS:
        return
    code, nats = _distance_from_english(sample)
    if code != "en" and nats >= _SURE_NATS:
        name = _NAMES.get(code)
        raise ReadError(
            f"seems to be in {name}" if name else "does not seem to be in English",
            where=location,
            remedy="Sayso reads English only",
        )


def _sample(text: str) -> str:
    if len(text) <= _SLICES * _SLICE_CHARACTERS:
        return text
    step = (len(text) - _SLICE_CHARACTERS) // (_SLICES - 1)
    return " ".join(
        text[place : place + _SLICE_CHARACTERS]
        for place in range(0, step * (_SLICES - 1) + 1, step)
    )


def _distance_from_english(sample: str) -> tuple[str, float]:
    """The likeliest language, and by how many nats it is likelier than English."""
    from py3langid import rank

    scores: dict[str, float] = {}
    for code, score in rank(sample.lower()):
        scores.setdefault(code, float(score))
    code = max(scores, key=scores.__getitem__)
    return code, scores[code] - scores.get("en", float("-inf"))
