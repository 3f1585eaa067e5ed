"""Every word of the lists of English, and a sentence in which it does what a made-up word does not.

    .venv/bin/python scripts/exercise_words.py

Writes tests/language/exercised.json: for each list of src/sayso/language/en and of the
rules, which frame shows each word at work; tests/language/test_words.py runs them. Prints the
words that no frame shows. WordNet's verbs (verbs.toml) are left out.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sayso.analysis.analyse import analyse
from sayso.analysis.marks import Marks
from sayso.checks.check import check_reading, reading_codes
from sayso.claims.make_reading import make_reading
from sayso.readers.layout import blocks_of
from sayso.records import Document, Reading
from sayso.scales.scale import load_scale

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "src" / "sayso" / "language" / "en"
RULES = ROOT / "src" / "sayso" / "checks" / "rules"
EXERCISED = ROOT / "tests" / "language" / "exercised.json"
FRAMES = tuple((ROOT / "tests" / "language" / "frames.txt").read_text("utf-8").splitlines())
"""Texts with "{}" where a word is put; "|" is the end of a paragraph."""

_SPELT = re.compile(r"[\w'’. -]+")
_TRIED, _GIVEN_UP = 10, 4
"""Words of a list that every frame is tried for: where some show any of it, and where none does."""

_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "ly", "er", "or", "s", "e", "y", "t", "n")


def lists() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list by its name ("cues.verbs.says", "S107.deictic"), its patterns written out."""
    named = [(path.stem, path) for path in sorted(ENGLISH.glob("*.toml"))]
    named += [(path.parent.name[:4], path) for path in sorted(RULES.glob("*/words.toml"))]
    for name, path in named:
        if name != "verbs":
            yield from _lists(name, tomllib.loads(path.read_text(encoding="utf-8")))


def _lists(name: str, entry: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(entry, dict):
        for key, value in entry.items():
            if not isinstance(value, dict | list | str) or value == [] or _is_day(value):
                yield f"{name}.{key}", (key,)
            else:
                yield from _lists(f"{name}.{key}", value)
    elif isinstance(entry, str):
        yield name, tuple(entry.split())
    elif all(isinstance(each, str) for each in entry):
        words = (word for each in entry for word in _written_out(each))
        yield name, tuple(dict.fromkeys(word for word in words if _SPELT.fullmatch(word)))


def _is_day(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, int) for each in value)


def _written_out(pattern: str) -> Iterator[str]:
    """What a pattern stands for: each way of each part once, the others at their first."""
    parts = [part.rstrip("?").split("|") for part in pattern.split()]
    for place, ways in enumerate(parts):
        for way in ways:
            chosen = [way if at == place else each[0] for at, each in enumerate(parts)]
            words = " ".join(chosen).replace("_", " ").replace("~", "").replace("… ", "quite ")
            yield words
        if len(parts) > 1 and place == len(parts) - 1:
            return


def made_up(words: str) -> str:
    """A word of the same shape that is on no list."""
    return " ".join(_made_up(word) for word in words.split())


def _made_up(word: str) -> str:
    ending = next((each for each in _ENDINGS if word.endswith(each)), "")
    made = f"zvorb{ending}"
    return made.capitalize() if word[0].isupper() else made


def does_something(words: str, frame: str) -> bool:
    """Whether a word makes another reading, or other findings, of a frame than a made-up one."""
    other = made_up(words)
    return outcome(_filled(frame, words), words) != outcome(_filled(frame, other), other)


def _filled(frame: str, words: str) -> str:
    capital = words[:1].upper() + words[1:]
    return frame.replace("{^}", capital).replace("{}", words).replace("|", "\n\n")


@lru_cache(maxsize=4096)
def outcome(text: str, words: str) -> str:
    """What is read and found in a text, in words, each place of the words left blank."""
    document = Document(
        id="d", text=text, blocks=blocks_of(text), published=date(2026, 3, 2), title=None
    )
    reading = make_reading(analyse(document, Marks()), load_scale("icd203"))
    found = [(each.code, text[each.start : each.end]) for each in _findings(reading)]
    told = repr((list(_told(reading)), found))
    return re.sub(re.escape(words), "□", told, flags=re.IGNORECASE)


def _findings(reading: Reading) -> tuple[Any, ...]:
    return check_reading(reading, codes=frozenset(reading_codes()))


def _told(reading: Reading) -> Iterator[object]:
    text = reading.document.text
    for claim in reading.claims:
        chain = [
            (link.source.kind, link.source.name, link.cue and link.cue.text, link.stance)
            for link in claim.attributions
        ]
        sure = claim.certainty and (claim.certainty.text, claim.certainty.low)
        ahead = claim.horizon and (claim.horizon.text, claim.horizon.by)
        hangs = claim.condition and claim.condition.text
        yield claim.text, claim.kind, chain, sure, ahead, hangs
    yield [(each.rule, each.marker and each.marker.text) for each in reading.inferences]
    yield [(each.name, each.kind) for each in reading.actors]
    yield [each.name for each in reading.places]
    yield [(each.text, each.value) for each in reading.times]
    yield [each.text for each in reading.mentions]
    yield [text[each.start : each.end] for each in reading.sentences]


def main() -> None:
    """Write which frame shows each word at work, and print those that none shows."""
    kept, idle, shown = dict[str, dict[str, list[str]]](), dict[str, list[str]](), 0
    for name, words in lists():
        frames: dict[int, list[str]] = {}
        for number, word in enumerate(words):
            frame = _frame_for(word, frames, number)
            if frame is None:
                idle.setdefault(name, []).append(word)
            else:
                frames.setdefault(frame, []).append(word)
                shown += 1
        if frames:
            kept[name] = {str(frame): found for frame, found in sorted(frames.items())}
    EXERCISED.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(idle, ensure_ascii=False, indent=1))
    print(f"{shown} words at work, {sum(map(len, idle.values()))} shown by no frame")


def _frame_for(word: str, known: Mapping[int, Collection[str]], number: int) -> int | None:
    """A frame that shows the word: one that showed others of its list, or for the first any."""
    often = sorted(known, key=lambda each: -len(known[each]))
    more = range(len(FRAMES)) if number < (_TRIED if known else _GIVEN_UP) else ()
    order = dict.fromkeys([*often, *more])
    return next((each for each in order if does_something(word, FRAMES[each])), None)


if __name__ == "__main__":
    main()
