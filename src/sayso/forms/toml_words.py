"""Strings, keys and comments as TOML has them: whatever they hold, they stay words."""

import json
import re

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml_string(text: str) -> str:
    """The words as a basic string, on one line."""
    # A JSON string is a basic string of TOML, save for DEL and surrogates, which TOML forbids.
    written = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
    return written.encode("utf-8", "replace").decode()


def toml_key(text: str) -> str:
    """The key, in quotes where it needs them."""
    return text if _BARE_KEY.fullmatch(text) else toml_string(text)


def toml_comment(note: str) -> str:
    """The note on one line, without what a comment may not hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in note).split())
