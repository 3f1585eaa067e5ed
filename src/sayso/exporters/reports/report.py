"""A report in the making: python-docx, with charts, and the same bytes for the same words."""

from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sayso.exporters.reports.chart import BarChart
from sayso.pages.draw_words import shown

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CHART_TIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WIDTH_EMU = 5_760_000
_ROW_EMU = 340_000
_FEWEST_EMU = 1_700_000
_IN_TABLES_PT = 9


class Report:
    """A Word document. Whatever the words hold, they are words in it."""

    def __init__(self, title: str) -> None:
        from docx import Document
        from docx.shared import Cm, Pt

        self._document: Any = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        self._document.styles["Normal"].font.name = "Calibri"
        self._document.styles["Normal"].font.size = Pt(10.5)
        self._document.core_properties.title = shown(title)[:255]
        self._document.core_properties.author = "Sayso"
        self._document.add_heading(shown(title), 0)
        self._charts = 0

    def heading(self, words: str) -> None:
        """A heading of a section."""
        self._document.add_heading(shown(words), 1)

    def say(self, words: str) -> None:
        """A paragraph."""
        self._document.add_paragraph(shown(words))

    def list(self, lines: Iterable[str]) -> None:
        """A list with a bullet for each line."""
        for line in lines:
            self._document.add_paragraph(shown(line), style="List Bullet")

    def table(
        self, head: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]
    ) -> None:
        """A table, its columns as wide as their shares.

        Its head is repeated on every page, and no page ends within a row.
        """
        from docx.oxml import OxmlElement
        from docx.shared import Emu, Pt

        table = self._document.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
        for cell, words in zip(table.rows[0].cells, head, strict=True):
            cell.text = shown(words)
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
        for told in rows:
            for cell, words in zip(table.add_row().cells, told, strict=True):
                cell.text = shown(words)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell in row.cells:
                for run in cell.paragraphs[0].runs:
                    run.font.size = Pt(_IN_TABLES_PT)
        table.autofit = False
        for at, share in enumerate(shares):
            width = Emu(_WIDTH_EMU * share // sum(shares))
            table.columns[at].width = width
            for cell in table.columns[at].cells:
                cell.width = width
        self._document.add_paragraph()

    def chart(self, chart: BarChart) -> None:
        """A chart as wide as the text."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml import parse_xml

        self._charts += 1
        number = self._charts
        name = PackURI(f"/word/charts/chart{number}.xml")
        part = Part(name, _CHART_TYPE, chart.xml(), self._document.part.package)
        tie = self._document.part.relate_to(part, _CHART_TIE)
        height = _FEWEST_EMU + _ROW_EMU * len(chart.categories) * len(chart.series)
        drawing = (
            '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            f'xmlns:a="{_MAIN}" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{_WIDTH_EMU}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="Chart {number}" descr="{escape(chart.told)}"/>'
            "<wp:cNvGraphicFramePr/><a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            f'r:id="{tie}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
        self._document.add_paragraph().add_run()._r.append(parse_xml(drawing))

    def written(self) -> bytes:
        """The bytes of the file, with no moment of its making in them."""
        made, whole = BytesIO(), BytesIO()
        self._document.save(made)
        with ZipFile(made) as source, ZipFile(whole, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                entry = ZipInfo(name)
                entry.compress_type = ZIP_DEFLATED
                target.writestr(entry, source.read(name))
        return whole.getvalue()
