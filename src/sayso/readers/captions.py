"""Captions: which lines of a plain text belong to a picture, a chart or a table."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_LONGEST = 400
"""Code points; a longer line is body text."""
_NAME = r"[^\W\d_][\w.'’-]{0,60}(?:[ ][^\W\d_][\w.'’-]{0,60}){0,3}"


def is_caption(text: str) -> bool:
    """Whether a line of its own reads as a caption or a credit.

    It does when it begins with a label ("Figure 3:", "Table 1."), when it is a credit
    ("Photo: Reuters"), or when it ends in one ("(Getty Images)", "AP/Jo Park", ". AFP").
    """
    if len(text) > _LONGEST:
        return False
    label, credit, ending, signature = _patterns()
    if label.match(text) or credit.fullmatch(text) or ending.search(text):
        return True
    return ("/" in text or "|" in text) and signature.search(text) is not None


def is_labelled(text: str) -> bool:
    """Whether a line begins with the label of a picture, chart or table ("Figure 3:")."""
    return len(text) <= _LONGEST and bool(_patterns()[0].match(text))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What a label, a credit, the end of a caption, and a signature at its end look like."""
    words = tomllib.loads(files("sayso.readers").joinpath("captions.toml").read_text("utf-8"))
    label_words, credit_words, credit_by = (
        f"(?i:{_either(words[key])})" for key in ("labels", "credits", "credits_by")
    )
    libraries = _either(words["libraries"])
    agencies = _either(words["libraries"] + words["agencies"])
    signed = rf"(?:{agencies})[ ]?[/|][ ]?{_NAME}"
    number = r"(?:\d{1,3}|[A-Z]|[IVX]{1,4})(?:[.-]\d{1,2}|[a-z])?"
    label = re.compile(
        rf"{label_words}\.?[ ]{number}(?:[.:|)–—]|[ ][-–—]|$)"
        rf"|(?:{label_words}|(?i:source))s?:(?:[ ]|$)"
    )
    credit = re.compile(
        rf"{credit_words}[ ]?[:|/–—][ ]?[^.!?]{{2,80}}\.?"
        rf"|{credit_by}[ ][^.!?]{{2,80}}\.?"
        r"|[(\[]?(?:©|\([cC]\))[ ]?[^.!?]{2,80}\.?"
        rf"|[(\[]?(?:{agencies}|{signed})[)\]]?\.?"
    )
    endings = (
        rf"[(\[](?:[^()\[\]]{{0,60}}[/|,–—-][ ]?)?(?:{libraries})[)\]]\.?",
        rf"[(\[](?:{credit_words}:|{credit_by}[ ])[^()\[\]]{{1,80}}[)\]]\.?",
        rf"[.!?”\"’)][ ](?:{credit_words}:[ ]?|{credit_by}[ ])[^.!?]{{1,60}}\.?",
        rf"©[ ]?{_NAME}(?:[ ]?/[ ]?{_NAME})?\.?",
        rf"[\w)”’][ ]?[.][ ]?(?:{agencies})\.?",
        r"\w[ ]\.[ ]?[A-Z][A-Za-z]{1,11}\.?",
    )
    signature = rf"(?:[(\[]|^|[ .])(?:{signed}|{_NAME}[ ]?[/|][ ]?(?:{agencies}))[)\]]?\.?$"
    return label, credit, re.compile(rf"(?:{'|'.join(endings)})$"), re.compile(signature)


def _either(words: list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
