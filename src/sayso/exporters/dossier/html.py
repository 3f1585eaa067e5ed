"""A dossier as one page, to open in a browser."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.dossier import Dossier
from sayso.records.manner import PLAIN, Manner


class DossierHtml:
    """Writes dossiers as pages; the readings that the manner has give the documents' texts."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm")
    media_type: ClassVar[str] = "text/html"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The page, in one piece."""
        from sayso.pages.dossier_page import dossier_page

        texts = {key: one.document.text for key, one in manner.readings.items()}
        for dossier in records:
            yield dossier_page(dossier, texts, everything=manner.everything)
