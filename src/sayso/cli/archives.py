"""Archives of cases, as `sayso add` takes them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.messages import say
from sayso.cli.stores import shown

if TYPE_CHECKING:
    from sayso.ports import Store


def told_apart(paths: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The archives among the paths, and the others."""
    from sayso.archives.reading import is_archive

    given = tuple(paths)
    archives = tuple(one for one in given if one.lower().endswith(".zip") and is_archive(one))
    return archives, tuple(one for one in given if one not in archives)


def add_archives(
    store: "Store", archives: Iterable[str], *, case: str | None, who: str, quiet: bool
) -> None:
    """Make the cases of archives anew, each under its own name where none is given.

    Raises:
        ReadError, StoreError: as ``add_archive``.
    """
    from sayso.archives.reading import add_archive, manifest_of
    from sayso.pages.draw_words import count
    from sayso.workbench import choose_case

    for path in archives:
        name = choose_case(store, case or manifest_of(path).case, create=True)
        found = add_archive(store, path, case=name, who=who)
        store.dossiers.bring_up_to_date(name)
        if quiet:
            continue
        told = f"{count(found.documents, 'document')} and {count(found.decisions, 'decision')}"
        say(f"{shown(path)}: {told} added to the case {name!r}")
        if found.left_out:
            numbers = ", ".join(map(str, found.left_out))
            say(
                f"{shown(path)}: left out {numbers}: decisions about documents in a reading "
                "that the archive does not hold"
            )
