"""A dossier as one page, to open in a browser."""

from collections.abc import Iterator, Mapping

from sayso.records.dossier import Dossier


def write_html(
    dossier: Dossier, texts: Mapping[str, str], *, everything: bool = False
) -> Iterator[str]:
    """The page, in one piece. ``texts``: the documents' texts by id."""
    from sayso.pages.dossier_page import dossier_page

    yield dossier_page(dossier, texts, everything=everything)
