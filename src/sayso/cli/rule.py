"""``sayso rule``: what a rule means, why it matters, and what to do about it."""

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli import BROKEN_PIPE

if TYPE_CHECKING:
    from sayso.checks.catalogue import Rule

_MOST = 100


@click.command(short_help="What a rule of `sayso check` means, and why it matters.")
@click.argument("code", required=False)
def rule(*, code: str | None) -> None:
    """Explain the rule of that CODE; without one, list every rule.

    \b
      sayso rule
      sayso rule C204
    """
    from sayso.checks.catalogue import find_rule
    from sayso.cli.formats import look_at
    from sayso.cli.output import Output

    target = Output(None)
    width = look_at(target).width or _MOST
    lines = _list() if code is None else _explained(find_rule(code), min(width, _MOST))
    try:
        with target.open() as stream:
            for line in lines:
                stream.write(f"{line}\n")
            stream.flush()
    except BrokenPipeError as error:
        raise click.exceptions.Exit(BROKEN_PIPE) from error


def _list() -> Iterator[str]:
    from sayso.checks.catalogue import families, load_catalogue

    rules = load_catalogue()
    wide = max(len(one.name) for one in rules)
    for letter, title in families().items():
        yield f"{letter}, {title}"
        for one in rules:
            if one.family == letter:
                off = f"  {', '.join(one.registers)}" if one.default else "  extra"
                yield f"  {one.code}  {one.name:<{wide}}  {one.severity:<7}{off}".rstrip()
        yield ""
    yield "`sayso rule CODE` tells what a rule means."


def _explained(one: "Rule", width: int) -> Iterator[str]:
    from sayso.checks.catalogue import families

    yield f"{one.code} {one.name}"
    yield f"{families()[one.family]}; {one.severity}; {one.when_on}"
    for title, text in (
        ("Why it matters", one.reason),
        ("What to do", one.remedy),
        ("It finds something in", one.bad),
        ("and nothing in", one.good),
        ("Known problems", "\n".join(one.known_problems)),
        ("Source", one.reference),
    ):
        if not text:
            continue
        yield ""
        yield title
        for paragraph in text.strip().split("\n"):
            yield from _wrapped(paragraph, width)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False
    ) or [""]
