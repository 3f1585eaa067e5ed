"""Selection: from what a person names ("S", "C2", "S103", "all") to the rules for a text."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sayso.checks.catalogue import families, find_rule, load_catalogue
from sayso.errors import ConfigError
from sayso.records.register import REGISTERS, RegisterName

DEFAULT = "default"
EXTRA = "extra"
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The rules that are chosen, by code, and those of them that wait for a text of their register.

    ``register`` is what a person says that every text is; None leaves it to the text.
    """

    codes: frozenset[str]
    waiting: frozenset[str] = frozenset()
    register: RegisterName | None = None

    def without(self, codes: Collection[str]) -> "Choice":
        """The same less some rules."""
        return replace(self, codes=self.codes.difference(codes))

    def fitting(self, register: RegisterName) -> frozenset[str]:
        """The codes to apply to a text of a register."""
        return frozenset(
            code
            for code in self.codes
            if code not in self.waiting or find_rule(code).is_on_in(register)
        )


def choose_rules(
    select: Iterable[str] | Choice | None = None,
    ignore: Iterable[str] = (),
    register: str | None = None,
) -> Choice:
    """The rules selected and not ignored.

    A name is a rule's code, the beginning of some ("S", "C2"), "default", "extra" or "all". The
    beginning of codes selects those of them that are on by default, each in texts of its
    registers; a whole code turns on one wherever and however it is, "extra" those that are off
    everywhere, and "all" every one. Where a rule is both selected and ignored, the longer name
    decides, and ignoring if they are as long. None selects "default"; a choice is one already.
    ``register`` is what the texts are; None leaves it to each text.

    Raises:
        ConfigError: a name is none of these; the message says what it may have meant.
    """
    said = None if register is None else find_register_name(register)
    if isinstance(select, Choice):
        return replace(select, register=said or select.register)
    names = (DEFAULT,) if select is None else tuple(select)
    chosen = _reaches(names, on_by_default=True)
    left_out = _reaches(ignore, on_by_default=False)
    codes = frozenset(code for code, length in chosen.items() if length > left_out.get(code, -1))
    turned_on = {name.strip().upper() for name in names}
    waits = codes.difference(turned_on) if ALL.upper() not in turned_on else frozenset()
    return Choice(codes=codes, waiting=waits, register=said)


def find_register_name(name: str) -> RegisterName:
    """The register of that name.

    Raises:
        ConfigError: there is none; the message says which there are.
    """
    wanted = name.strip().lower()
    for register in REGISTERS:
        if register == wanted:
            return register
    near = get_close_matches(wanted, REGISTERS, n=1) or REGISTERS
    raise ConfigError(f"no register is called {name!r}", remedy=f"use {' or '.join(near)}")


def check_name(name: str) -> None:
    """Raise ConfigError unless the name is one that ``choose_rules`` takes."""
    wanted = name.strip()
    if wanted.lower() in {DEFAULT, EXTRA, ALL}:
        return
    if wanted and any(rule.code.startswith(wanted.upper()) for rule in load_catalogue()):
        return
    if len(wanted) == 1 or not wanted:
        letters = ", ".join(f"{letter} ({title})" for letter, title in families().items())
        raise ConfigError(f"no rules begin with {name!r}", remedy=f"the families are {letters}")
    find_rule(wanted)  # tells what comes near


def _reaches(names: Iterable[str], *, on_by_default: bool) -> dict[str, int]:
    """For each code that is named, the length of the longest name for it."""
    reached: dict[str, int] = {}
    for name in names:
        check_name(name)
        wanted = name.strip()
        for rule in load_catalogue():
            if wanted.lower() in {DEFAULT, EXTRA, ALL}:
                length = 0
                named = wanted.lower() in {ALL, rule.set}
            else:
                length = len(wanted)
                named = rule.code.startswith(wanted.upper())
                named &= rule.default or rule.code == wanted.upper() or not on_by_default
            if named:
                reached[rule.code] = max(length, reached.get(rule.code, 0))
    return reached
