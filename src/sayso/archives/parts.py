"""The parts of a case's archive: what they are called, and what a line of each holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

FORMAT = "sayso.case-archive/1"
MANIFEST, READINGS, DECISIONS = "case.json", "readings.jsonl", "decisions.jsonl"
CASE_FILE, ABOUT = "case.toml", "README.txt"
ABOUT_TEXT = """A case of Sayso, as it stood when this archive was made.

readings.jsonl   each document whole, with what the machine read in it: a line of
                 JSON (sayso.reading/1) for each
decisions.jsonl  what people decided, in their order, each with who, when and why
case.toml        the case as `sayso weigh` reads it, where it is fit to be weighed
case.json        the name of the case, and what made this archive

    sayso add NEW.db THIS.zip

makes the case anew: documents, decisions laid over them, and all that follows.
Nothing in it says that a claim is true. It says who puts it forward.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive is of: the case's name, and how much it holds."""

    format: str
    case: str
    sayso: str
    documents: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A decision as an archive holds it: ``act`` as JSON with its name under ``act``."""

    number: int
    who: str
    when: datetime
    why: str
    act: dict[str, Any]
