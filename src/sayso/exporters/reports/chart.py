"""A bar chart as DrawingML, which Word and LibreOffice draw themselves: sharp at any size.

Source: ECMA-376, Office Open XML, part 1, 21.2 DrawingML charts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sayso.pages.draw_words import shown

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = ("1F4E79", "C55A11", "7F7F7F")
"""Of series: they differ in lightness too, so that a grey print tells them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Bars of one name: a value for each category, None where there is none."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Lying bars. ``axis`` says what the values are; ``form`` how they are written ("0%")."""

    title: str
    axis: str
    categories: Sequence[str]
    series: Sequence[Series]
    form: str = "0%"
    most: float | None = None

    def xml(self) -> bytes:
        """The part of the document that draws it."""
        series = "".join(self._series(at, one) for at, one in enumerate(self.series))
        most = f'<c:max val="{self.most}"/>' if self.most is not None else ""
        steps = '<c:majorUnit val="0.2"/>' if self.most == 1.0 else ""
        legend = (
            '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
            if len(self.series) > 1
            else ""
        )
        # Bars lie from the bottom up: turned round, the first category stands at the top.
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><c:roundedCorners val="0"/>'
            f'<c:chart>{_title(self.title, 1200)}<c:autoTitleDeleted val="0"/><c:plotArea>'
            '<c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/><c:axId val="11"/>'
            '<c:axId val="12"/></c:barChart>'
            '<c:catAx><c:axId val="11"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
            '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
            '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="12"/></c:catAx>'
            f'<c:valAx><c:axId val="12"/><c:scaling><c:orientation val="minMax"/>{most}'
            f'<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
            f'{_title(self.axis, 900)}<c:numFmt formatCode="{self.form}" sourceLinked="0"/>'
            '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:crossAx val="11"/><c:crosses val="max"/>{steps}</c:valAx></c:plotArea>'
            f"{legend}"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr/>'
            '<a:p><a:pPr><a:defRPr><a:latin typeface="Calibri"/></a:defRPr></a:pPr>'
            '<a:endParaRPr lang="en-GB"/></a:p></c:txPr></c:chartSpace>'
        ).encode()

    @property
    def told(self) -> str:
        """The chart in words, for who cannot see it."""
        lines = []
        for at, category in enumerate(self.categories):
            values = [
                f"{one.name} {value:.3g}"
                for one in self.series
                if (value := one.values[at]) is not None
            ]
            lines.append(f"{category}: {', '.join(values) or 'nothing'}")
        return shown(f"{self.title}. {'; '.join(lines)}")

    def _series(self, at: int, one: Series) -> str:
        column = chr(ord("B") + at)
        last = len(self.categories) + 1
        names = "".join(
            f'<c:pt idx="{place}"><c:v>{_text(name)}</c:v></c:pt>'
            for place, name in enumerate(self.categories)
        )
        values = "".join(
            f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
            for place, value in enumerate(one.values)
            if value is not None
        )
        count = f'<c:ptCount val="{len(self.categories)}"/>'
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef>'
            f'<c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
            f'<c:pt idx="0"><c:v>{_text(one.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
            f'<c:spPr><a:solidFill><a:srgbClr val="{_COLOURS[at % len(_COLOURS)]}"/></a:solidFill>'
            '</c:spPr><c:invertIfNegative val="0"/>'
            f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
            "</c:strCache></c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
            f"<c:formatCode>{self.form}</c:formatCode>{count}{values}</c:numCache></c:numRef>"
            "</c:val></c:ser>"
        )


def _title(words: str, size: int) -> str:
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}" b="0"/></a:pPr><a:r><a:rPr lang="en-GB" sz="{size}" b="0"/>'
        f'<a:t>{_text(words)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _text(words: str) -> str:
    return escape(shown(words), quote=False)
