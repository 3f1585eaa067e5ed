"""Stretches: parts of a text that were found already, and whether another overlaps one of them."""

_LENGTH = 256  # characters by which they are looked up


class Stretches:
    """Parts of a text, in which to look takes no longer the more there are."""

    def __init__(self) -> None:
        self._near: dict[int, list[tuple[int, int]]] = {}

    def add(self, start: int, end: int) -> None:
        """Another part, to be known from now on."""
        for number in _numbers(start, end):
            self._near.setdefault(number, []).append((start, end))

    def overlap(self, start: int, end: int) -> bool:
        """Whether a part has a character in common with one of them."""
        return any(
            begin < end and start < stop
            for number in _numbers(start, end)
            for begin, stop in self._near.get(number, ())
        )


def _numbers(start: int, end: int) -> range:
    return range(min(start, end) // _LENGTH, max(start, end) // _LENGTH + 1)
