"""The catalogue: every rule's code, name, texts, reference and examples, from rules/*.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import ConfigError
from sayso.records.finding import Severity

_CLOSE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is known of a rule but its code: all that a person is shown of it.

    ``message`` has fields in braces that the finding fills. ``default`` says whether the rule is
    on where nobody chose. ``bad`` and ``good`` are Markdown documents: the rule finds something
    in the one and nothing in the other.
    """

    code: str
    name: str
    severity: Severity
    default: bool
    message: str
    reason: str
    remedy: str
    reference: str
    bad: str
    good: str

    @property
    def family(self) -> str:
        """The letter of the rule's family."""
        return self.code[0]


@cache
def load_catalogue() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    return tuple(Rule(code=code, **table) for code, table in sorted(_tables()["rule"].items()))


@cache
def families() -> Mapping[str, str]:
    """The families of rules: what each letter stands for."""
    return MappingProxyType(_tables()["families"])


@cache
def default_codes() -> frozenset[str]:
    """The codes of the rules that are on where nobody chose."""
    return frozenset(rule.code for rule in load_catalogue() if rule.default)


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
def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for place in (files("sayso.checks") / "rules").iterdir():
        for name, table in tomllib.loads(place.read_text(encoding="utf-8")).items():
            tables.setdefault(name, {}).update(table)
    return tables
