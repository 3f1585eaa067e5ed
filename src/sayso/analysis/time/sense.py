"""False friends of time: the neighbours by which words of the grammar are no time after all."""

import re

from sayso.language.lexicon import load_lexicon

_REACH = 25
_WORD = re.compile(r"[\w’']+")
_NUMBER_MARKS = tuple("$€£#/.,+:")
_JOINED = re.compile(r"(?:[^\W\d]|\b\d{4})-$")


def means_time(text: str, kind: str, match: re.Match[str], floor: int) -> bool:
    """False where the words beside a match of the grammar show a count, a name or a verb.

    ``floor`` is where the text that counts begins.
    """
    before = _WORD.findall(text[max(floor, match.start() - _REACH) : match.start()])
    after = _WORD.findall(text[match.end() : match.end() + _REACH])
    previous = before[-1].lower() if before else ""
    following = after[0].lower() if after else ""
    if kind == "year":
        return _is_year(text, match, previous, following)
    if kind == "duration":
        return _is_length(match)
    if kind == "season":
        return _is_season(match, previous, following)
    if kind == "month":
        return _is_month(match, previous)
    if kind in ("clock", "set", "present", "past", "future"):
        return not match.group()[0].isupper() or _opens_a_sentence(text, match.start(), floor)
    if kind in ("weekday", "holiday", "date"):
        return any(letter.isupper() for letter in match.group())
    return True


def _opens_a_sentence(text: str, at: int, floor: int) -> bool:
    """True where no word stands before on the line but a finished sentence."""
    return re.search(r"(?:^|[.!?:;\n\"“”*#-])\s{0,4}$", text[max(floor, at - 4) : at]) is not None


def _is_year(text: str, match: re.Match[str], previous: str, following: str) -> bool:
    """True for a number that its neighbours let be a year."""
    if match.groupdict().get("era"):
        return True
    number, lexicon = int(match["year"]), load_lexicon("times")
    left = text[max(0, match.start() - 6) : match.start()]
    in_a_number = left.endswith(_NUMBER_MARKS) or (left.endswith("-") and not _JOINED.search(left))
    joined = not text.startswith(",", match.end())  # "In 2018, fighters …" counts none
    counts = previous in lexicon["not_years"]["before"] or (
        joined and following in lexicon["not_years"]["after"]
    )
    if in_a_number or counts or text.startswith(("%", "°"), match.end()):
        return False
    if number >= 1900:
        return number <= 2099
    return number >= 1000 and (
        previous in lexicon["year_company"]["before"] or left.endswith(("(", "–"))
    )


def _is_length(match: re.Match[str]) -> bool:
    """False for "a second" and for quarters that are shares."""
    given = match.groupdict()
    if given["unit"].lower() == "second":
        return (given.get("count") or "").lower() not in ("", "a", "an")
    return given["unit"].lower() != "quarter" or bool(given.get("said"))


def _is_season(match: re.Match[str], previous: str, following: str) -> bool:
    """False for "fall" and "spring" as verbs, and for the fall of a city."""
    season, company = match["season"].lower(), load_lexicon("times")["season_company"]
    if season in ("winter", "summer", "autumn") or match["of"]:
        return True
    if season == "fall" and following == "of":
        return False
    if match["said"]:
        return True
    if match["year"] or match["said_year"]:
        return previous not in company["verb_after"]
    return previous in company["before"]


def _is_month(match: re.Match[str], previous: str) -> bool:
    """False for "may" and "march" that are verbs, and for other months without a capital."""
    name = match["month"]
    if name.lower().rstrip(".") not in ("may", "march", "mar", "dec", "sep", "jan"):
        return name[0].isupper()
    alone = match.end() - match.start() == len(name)
    company = load_lexicon("times")["month_company"]["before"]
    return name[0].isupper() and (not alone or previous in company)
