"""``sayso completions``: what a shell completes, and the script that has it do so."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

if TYPE_CHECKING:
    from sayso.plugins import Group

COMPLETING = "_SAYSO_COMPLETE"
"""The variable by which a shell's script asks what may come next."""
SHELLS = ("bash", "zsh", "fish")
_OF_FILES = ("FILE", "PATH", "STORE", "CASE", "LEDGER", "FOLDER", "DOCUMENT")
_RECORDS = {
    "read": ("reading",),
    "check": ("findings",),
    "link": ("dossier",),
    "weigh": ("judgement",),
    "score": ("scorecard", "postmortem"),
    "ledger export": ("ledger",),
}
"""What each verb writes, which says in which formats."""
Known = Callable[[], Iterable[tuple[str, str]]]
"""Values, and what each means; nothing where the value says it."""


@click.command(short_help="What lets the shell complete this command.")
@click.argument("shell", type=click.Choice(SHELLS), metavar=f"{'|'.join(SHELLS)}")
def completions(*, shell: str) -> None:
    """Print the script that lets a shell complete verbs, options, scales, rules and formats.

    \b
      bash   eval "$(sayso completions bash)"          in ~/.bashrc
      zsh    eval "$(sayso completions zsh)"           in ~/.zshrc, behind compinit
      fish   sayso completions fish | source           in ~/.config/fish/config.fish
    """
    make = get_completion_class(shell)
    if make is not None:  # click knows all three
        click.echo(make(click.Command("sayso"), {}, "sayso", COMPLETING).source())


def teach(group: click.Group, within: str = "") -> None:
    """Give every parameter of the verbs the values that a shell may complete."""
    for name, verb in group.commands.items():
        if isinstance(verb, click.Group):
            teach(verb, name)
        for parameter in verb.params:
            known = _known(parameter, f"{within} {name}".strip())
            if known is not None:
                parameter.type = _Listed(known, by_commas=parameter.name in ("select", "ignore"))
            elif _is_of_files(parameter):
                parameter.type = click.Path()


class _Listed(click.ParamType[str]):
    """A value of a list, or several by commas."""

    name = "listed"

    def __init__(self, known: Known, *, by_commas: bool) -> None:
        self._known, self._by_commas = known, by_commas

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The values that begin so."""
        before, comma, begun = "", "", incomplete
        if self._by_commas:
            before, comma, begun = incomplete.rpartition(",")
        return [
            CompletionItem(f"{before}{comma}{value}", help=meaning or None)
            for value, meaning in self._known()
            if value.lower().startswith(begun.lower())
        ]


def _is_of_files(parameter: click.Parameter) -> bool:
    if isinstance(parameter.type, click.Choice) or parameter.metavar is None:
        return False
    return any(word in parameter.metavar for word in _OF_FILES)


def _known(parameter: click.Parameter, verb: str) -> Known | None:
    match parameter.name:
        case "scale":
            return _scales
        case "select" | "ignore" | "code":
            return _rules
        case "engine":
            return lambda: _plugins("engines")
        case "runner":
            return lambda: _plugins("runners")
        case "form" if verb in _RECORDS:
            return lambda: _formats(verb)
    return None


def _scales() -> Iterator[tuple[str, str]]:
    from sayso.scales.scale import load_scale, scale_names

    return ((name, load_scale(name).title) for name in scale_names())


def _rules() -> Iterator[tuple[str, str]]:
    from sayso.checks.catalogue import load_catalogue

    return ((rule.code, rule.name) for rule in load_catalogue())


def _plugins(group: "Group") -> Iterator[tuple[str, str]]:
    from sayso import plugins

    return ((name, "") for name in plugins.names(group))


def _formats(verb: str) -> Iterator[tuple[str, str]]:
    from sayso import plugins

    return ((name, "") for record in _RECORDS[verb] for name in plugins.formats(record))
