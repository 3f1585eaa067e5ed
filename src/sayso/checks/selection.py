"""Selection: from what a person names ("S", "C2", "S103", "all") to the codes of rules."""

from collections.abc import Iterable

from sayso.checks.catalogue import families, find_rule, load_catalogue
from sayso.errors import ConfigError

DEFAULT = "default"
EXTRA = "extra"
ALL = "all"


def choose_codes(select: Iterable[str] | None = None, ignore: Iterable[str] = ()) -> frozenset[str]:
    """The codes selected and not ignored.

    A name is a rule's code, the beginning of some ("S", "C2"), "default", "extra" or "all". The
    beginning of codes selects those of them that are on by default; a whole code turns on one of
    the others, "extra" them alone, and "all" both. Where a rule is both selected and ignored, the
    longer name decides, and ignoring if they are as long. None selects "default".

    Raises:
        ConfigError: a name is none of these; the message says what it may have meant.
    """
    chosen = _reaches((DEFAULT,) if select is None else select, on_by_default=True)
    left_out = _reaches(ignore, on_by_default=False)
    return frozenset(code for code, length in chosen.items() if length > left_out.get(code, -1))


def check_name(name: str) -> None:
    """Raise ConfigError unless the name is one that ``choose_codes`` takes."""
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
