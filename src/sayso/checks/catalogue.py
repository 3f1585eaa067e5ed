"""The catalogue: every rule's code, name, texts, reference and examples, from its folder in rules.

The folder is the registration: ``rules/S102_vague_source`` holds ``rule.toml`` (what a person is
shown), ``rule.py`` (``find``), ``words.toml`` (words that no other rule asks for) and
``cases.toml`` (faults planted in clean text, and text that comes close to them).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Literal

from sayso.errors import ConfigError
from sayso.records.finding import Severity
from sayso.records.register import RegisterName

RuleSet = Literal["default", "extra"]
_FOLDER = re.compile(r"[A-Z]\d{3}_\w+")
_CODE = 4  # characters
_CLOSE = 0.4
_TEXTS: Mapping[RegisterName, str] = MappingProxyType(
    {"assessment": "assessments", "news": "news", "talk": "talk", "record": "records"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is known of a rule but its code: all that a person is shown of it.

    ``folder`` is the rule's, by name. ``set`` is "default" for the rules that are on where nobody
    chose, "extra" for those that have not shown that they are right in seven of ten. ``registers``
    are those of the texts in which a rule of the default set is on; none named, in all. ``message``
    has fields in braces that the finding fills. ``bad`` and ``good`` are Markdown documents: the
    rule finds something in the one and nothing in the other. ``known_problems`` are sentences.
    """

    folder: str
    severity: Severity
    set: RuleSet
    message: str
    reason: str
    remedy: str
    reference: str
    bad: str
    good: str
    registers: tuple[RegisterName, ...] = ()
    known_problems: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code that begins the folder's name."""
        return self.folder[:_CODE]

    @property
    def name(self) -> str:
        """The rest of the folder's name, with hyphens."""
        return self.folder[_CODE + 1 :].replace("_", "-")

    @property
    def default(self) -> bool:
        """Whether the rule is on where nobody chose, if only in texts of some registers."""
        return self.set == "default"

    def is_on_in(self, register: RegisterName) -> bool:
        """Whether the rule is on in texts of a register where nobody chose."""
        return self.default and (not self.registers or register in self.registers)

    @property
    def when_on(self) -> str:
        """When it is on where nobody chose, in words."""
        if not self.default:
            return "in the extra set: off until --select names it"
        texts = " and ".join(_TEXTS[register] for register in self.registers)
        return f"on by default in {texts}" if texts else "on by default"

    @property
    def family(self) -> str:
        """The letter of the rule's family."""
        return self.code[0]


@cache
def load_catalogue() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    folders = sorted(_place().iterdir(), key=lambda place: place.name)
    return tuple(_rule(place) for place in folders if _FOLDER.fullmatch(place.name))


def _rule(place: Traversable) -> Rule:
    table = tomllib.loads((place / "rule.toml").read_text(encoding="utf-8"))
    for key in ("registers", "known_problems"):
        table[key] = tuple(table.get(key, ()))
    return Rule(folder=place.name, **table)


def load_cases(rule: Rule) -> Mapping[str, Any]:
    """The tables of a rule's ``cases.toml``; none where it has none."""
    place = _place() / rule.folder / "cases.toml"
    return tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}


def has_code(rule: Rule) -> bool:
    """Whether a rule looks at a reading; X rules look at notes (``checked``)."""
    return (_place() / rule.folder / "rule.py").is_file()


@cache
def families() -> Mapping[str, str]:
    """The families of rules: what each letter stands for."""
    table = tomllib.loads((_place() / "families.toml").read_text(encoding="utf-8"))
    return MappingProxyType(table["families"])


def find_rule(code: str) -> Rule:
    """The rule of that code, in either case.

    Raises:
        ConfigError: no rule has it; the message names the rules whose code or name comes near.
    """
    wanted = code.strip().upper()
    rules = {rule.code: rule for rule in load_catalogue()}
    if wanted in rules:
        return rules[wanted]
    raise ConfigError(f"no rule has the code {code!r}", remedy=_advice(code, tuple(rules.values())))


def _advice(code: str, rules: tuple[Rule, ...]) -> str:
    codes = get_close_matches(code.upper(), [rule.code for rule in rules], n=3, cutoff=_CLOSE)
    named = {rule.name: rule.code for rule in rules}
    names = get_close_matches(code.lower().replace(" ", "-"), named, n=2, cutoff=0.6)
    near = list(dict.fromkeys([*(named[name] for name in names), *codes]))
    if near:
        return f"perhaps {' or '.join(near)}"
    return f"the codes run from {rules[0].code} to {rules[-1].code}"


@cache
def _place() -> Traversable:
    return files("sayso.checks") / "rules"
