"""Places in TOML: the line and column of a key or of a string under it; tomllib tells neither."""

import re
from bisect import bisect_right

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"^[ \t]*\[\[?[ \t]*(?P<key>{_DOTTED})[ \t]*\]", re.MULTILINE)
_ASSIGNED = re.compile(rf"^[ \t]*(?P<key>{_DOTTED})[ \t]*=", re.MULTILINE)


class TomlPlaces:
    """Where the keys of a TOML text stand, as far as its layout shows it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._keys: dict[tuple[str, ...], int] = {}
        found = sorted((*_HEADER.finditer(text), *_ASSIGNED.finditer(text)), key=re.Match.start)
        header: tuple[str, ...] = ()
        for match in found:
            key = tuple(part.strip("\"'") for part in re.findall(_PART, match["key"]))
            if match.re is _HEADER:
                header = key
                self._keys.setdefault(header, match.start("key"))
            else:
                self._keys.setdefault((*header, *key), match.start("key"))

    def find(self, path: tuple[str, ...], item: str | None = None) -> tuple[int, int] | None:
        """The line and column, from 1, of a key, or of a string among its values.

        The nearest key above it where the key itself is not found; None where none is.
        """
        at = self._keys.get(path)
        if at is None:
            above = next(
                (path[:n] for n in range(len(path) - 1, 0, -1) if path[:n] in self._keys), None
            )
            if above is None:
                return None
            at = self._after(self._keys[above], path[-1])
        if item is not None:
            at = self._after(at, item)
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def _after(self, at: int, words: str) -> int:
        """Where the words first stand, in quotes or bare, after a place; else the place itself."""
        quoted = re.compile(rf"""["']?(?<![\w-]){re.escape(words)}(?![\w-])""")
        found = quoted.search(self._text, at)
        return found.start() if found else at
