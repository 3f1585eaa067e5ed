"""Messages: what the command says on standard error, one line each."""

import sys

from sayso.errors import SaysoError


def say(message: SaysoError | str) -> None:
    """Write one line: ``sayso: where: what; what to do``.

    Whatever a file's name or a document brings into a message, it cannot break the line or
    reach the terminal as a control sequence.
    """
    line = printable(f"sayso: {message}")
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    sys.stderr.flush()


def printable(line: str) -> str:
    """The line with spaces for what breaks it, and escapes for what a terminal would act on."""
    return "".join(c if c.isprintable() else _escaped(c) for c in line)


def _escaped(character: str) -> str:
    if character.isspace():
        return " "
    return character.encode("unicode_escape").decode("ascii")
