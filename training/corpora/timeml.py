"""TimeML: time expressions in news (TimeBank, AQUAINT) and war histories (WikiWars)."""

import html
import re
from pathlib import Path

from training.corpora.passage import Mark, Passage, members

_BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")


def read_timeml(archive: Path) -> list[Passage]:
    """The bodies of the files, tags taken out; a time within a time is part of the outer."""
    return [
        _passage(path.stem, body[1], path.parent.name)
        for path, content in members(archive, ".tml")
        if (body := _BODY.search(content))
    ]


def _passage(name: str, body: str, source: str) -> Passage:
    text, marks, opened, at = "", [], [], 0
    for tag in [*_TAG.finditer(body), None]:
        text += html.unescape(body[at : tag.start() if tag else len(body)])
        if tag is None:
            break
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            if not tag[3].endswith("/"):
                opened.append(len(text))
        elif opened:
            start = opened.pop()
            if not opened and text[start:].strip():
                marks.append(Mark("time", start, len(text)))
    return Passage(id=name, text=text, layers={"times": tuple(marks)}, source=source)
