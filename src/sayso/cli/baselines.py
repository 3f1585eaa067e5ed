"""Baselines: what is known of drafts, from a file or from older drafts, and kept in a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.checking import in_order
from sayso.cli.documents import find_all
from sayso.cli.messages import say
from sayso.cli.output import Output
from sayso.errors import ConfigError, SaysoError, unreadable
from sayso.pages.draw_words import count
from sayso.records.decoders import decoder

if TYPE_CHECKING:
    from sayso.checks.baseline import KnownDocument
    from sayso.checks.checked import Checked
    from sayso.cli.checking import Checking

FORMAT = "sayso.baseline/1"
_ANEW = "write it anew: sayso check DRAFTS --write-baseline FILE"


def load_known(path: str, checking: "Checking") -> "tuple[KnownDocument, ...]":
    """What is known: a baseline file's findings, or those of an older draft or a folder of them.

    Raises:
        ConfigError: it is no baseline file, or an older draft cannot be read.
    """
    if path.lower().endswith(".json"):
        return tuple(_load(Path(path)))
    return tuple(_known(checking.outcomes(in_order(find_all([path], None)))))


def write_baseline(target: Output, checked: Iterable["Checked"]) -> None:
    """Write what is known from now on, and say how much it is; where nothing was read, no file."""
    import msgspec

    from sayso.checks.baseline import known_document

    documents = [known_document(one) for one in checked]
    if not documents:
        return
    made = msgspec.json.encode({"format": FORMAT, "documents": documents})
    with target.open() as stream:
        stream.write(msgspec.json.format(made, indent=1).decode("utf-8") + "\n")
    found = count(sum(len(each.findings) for each in documents), "finding")
    say(f"{target.named}: {found} of {count(len(documents), 'document')} known from now on")


def _known(outcomes: Iterable["Checked | SaysoError"]) -> "Iterator[KnownDocument]":
    from sayso.checks.baseline import known_document

    for outcome in outcomes:
        if isinstance(outcome, SaysoError):
            told = f"--baseline: {outcome.message}"
            raise ConfigError(told, where=outcome.where, remedy=outcome.remedy)
        yield known_document(outcome)


def _load(path: Path) -> "Iterable[KnownDocument]":
    import msgspec

    from sayso.checks.baseline import KnownDocument

    try:
        data = path.read_bytes()
    except OSError as error:
        why = unreadable(error, where=str(path))
        told = f"--baseline: {why.message}"
        raise ConfigError(told, where=why.where, remedy=why.remedy) from error
    try:
        table = decoder(dict[str, msgspec.Raw]).decode(data)
        if msgspec.json.decode(table.get("format", b'""')) != FORMAT:
            raise ConfigError(
                f"--baseline: its format is not {FORMAT!r}", where=str(path), remedy=_ANEW
            )
        return decoder(list[KnownDocument]).decode(table["documents"])
    except (ValueError, KeyError) as error:  # msgspec's errors are among them
        told = f"--baseline: is no whole baseline: {error}"
        raise ConfigError(told, where=str(path), remedy=_ANEW) from error
