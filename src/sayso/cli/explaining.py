"""``sayso read --explain``: where each sentence and each mark of documents went, as text."""

import re
from pathlib import Path

from sayso.cli import READ_ALL, READ_SOME, UNUSABLE
from sayso.cli.documents import find_all
from sayso.cli.formats import look_at
from sayso.cli.messages import say
from sayso.cli.output import Output
from sayso.errors import ConfigError, SaysoError
from sayso.orders import ReadingOrder, explain_one
from sayso.pages.draw_words import shown
from sayso.pages.explanation_text import write_explanation
from sayso.records import Document

_WITH_LINE = re.compile(r"(?P<path>.+):(?P<line>[1-9]\d{0,8})")


def explain_paths(paths: tuple[str, ...], order: ReadingOrder, target: Output) -> int:
    """Write the explanations of the documents at the paths; the status of the command.

    Raises:
        ConfigError: the output is no text.
    """
    if target.path is not None and target.path.suffix.lower() not in (".txt", ""):
        raise ConfigError(
            "--explain writes text", where=str(target.path.name), remedy="end it in .txt"
        )
    named = [_with_line(path) for path in paths]
    found = [(each, line) for path, line in named for each in find_all([path], target.path)]
    read, width = 0, look_at(target).width or 80
    with target.open() as stream:
        for number, (each, line) in enumerate(found):
            try:
                if isinstance(each, SaysoError):
                    raise each
                reading, fates = explain_one(each, order)
                _check_line(reading.document, line)
                if len(found) > 1:
                    stream.write(f"{shown(each)}\n\n")
                pieces = write_explanation(reading.document, fates, line=line, width=width)
                stream.writelines(list(pieces) or [f"Line {line} holds no sentence.\n"])
                read += 1
            except SaysoError as error:
                say(error)
            if number + 1 < len(found):
                stream.write("\n")
    return READ_ALL if read == len(found) else READ_SOME if read else UNUSABLE


def _with_line(path: str) -> tuple[str, int | None]:
    """The path and the line behind it, where there is one and no file has the whole as a name."""
    match = _WITH_LINE.fullmatch(path)
    if match is None or Path(path).exists() or "//" in path:
        return path, None
    return match["path"], int(match["line"])


def _check_line(document: Document, line: int | None) -> None:
    lines = document.text.count("\n") + 1
    if line is not None and line > lines:
        raise ConfigError(
            f"has {lines} lines, not {line}",
            where=shown(document.location or ""),
            remedy="name one of them",
        )
