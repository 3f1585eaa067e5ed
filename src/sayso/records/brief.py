"""Records in one line, for whoever looks at one in an interpreter: what it holds, not all of it."""

_LONGEST = 60


def brief(kind: str, name: str | None, *holds: str) -> str:
    """The line of a record: its kind, its name where it has one, and what it holds."""
    named = f" {clipped(name)!r}" if name else ""
    told = ", ".join(filter(None, holds))
    return f"<{kind}{named}{f': {told}' if told else ''}>"


def clipped(text: str) -> str:
    """The text on one line, cut to where it is told from others."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number of things in words; nothing for none."""
    if not number:
        return ""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
