"""Native charts with their data, for `{{ 名称 }}`: bars, lines, pies (ECMA-376-1, 21.2)."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import CHART
from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.namespaces import WORD_DRAWING
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import DECLARATION
from toolkit.word.messages import listed
from toolkit.word.messages import of_contents
from toolkit.word.template.conversions import to_number
from toolkit.word.template.errors import Fault
from toolkit.word.template.figures import bare
from toolkit.word.template.values import InlineValue
from toolkit.word.template.values import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from toolkit.word.template.rendering import StoryContext

KINDS = ("柱形", "条形", "折线", "饼图")
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU = 36_000  # -- a millimetre --
_WIDEST = 1_000
_MOST_POINTS = 1_000
_MOST_SERIES = 50
_SHEET = "数据"
_AXES = '<c:axId val="1"/><c:axId val="2"/>'


@dataclass(frozen=True, slots=True)
class Chart(InlineValue):
    """A chart; its numbers are kept in a workbook inside the document, where Word edits them.

    Attributes:
        kind: one of `KINDS`.
        categories: the names along the axis, or of the pie's pieces.
        series: name and numbers of each row of data, a number a category.
        title: above the chart, "" for none.
        width, height: in millimetres.
    """

    kind: str
    categories: Sequence[str]
    series: Sequence[tuple[str, Sequence[object]]]
    title: str = ""
    width: int = 140
    height: int = 80

    def inline(self, context: StoryContext) -> str:
        """The drawing; the package gains the chart and its workbook.

        Raises:
            Fault: the kind is unknown, numbers and categories do not match, or a size is absurd.
        """
        series = self._checked()
        output, part = context.output, context.part.name
        workbook = self._workbook(series)
        digest = hashlib.sha256(workbook + repr(self).encode()).hexdigest()[:16]
        chart, book = f"word/charts/tz{digest}.xml", f"word/embeddings/tz{digest}.xlsx"
        relations = Relationships(None, chart)
        key = relations.add_part(office("package")[0], book)
        output.parts[chart] = (self._part(series, key).encode(), _CHART_TYPE)
        output.parts[book] = (workbook, _WORKBOOK_TYPE)
        output.parts[relationships_part(chart)] = (relations.content(), "")
        target = posixpath.relpath(chart, posixpath.dirname(part))
        name = output.relate(part, office("chart")[0], target)
        return f'</w:t>{self._drawing(name, output.next_serial())}<w:t xml:space="preserve">'

    def _checked(self) -> list[tuple[str, list[Decimal]]]:
        if self.kind not in KINDS:
            raise Fault(of_contents.CHART_KIND(kind=self.kind, kinds=listed(KINDS)), self.kind)
        if not (10 <= self.width <= _WIDEST and 10 <= self.height <= _WIDEST):
            raise Fault(of_contents.CHART_SIZE(widest=_WIDEST), self.width)
        if not self.categories or not self.series:
            raise Fault(of_contents.CHART_EMPTY(), self.title)
        if len(self.categories) > _MOST_POINTS or len(self.series) > _MOST_SERIES:
            raise Fault(
                of_contents.CHART_TOO_MUCH(most_series=_MOST_SERIES, most_points=_MOST_POINTS),
                self.title,
            )
        if self.kind == "饼图" and len(self.series) > 1:
            raise Fault(of_contents.PIE_SERIES(), self.title)
        return [(name, self._numbers(name, numbers)) for name, numbers in self.series]

    def _numbers(self, name: str, numbers: Sequence[object]) -> list[Decimal]:
        if len(numbers) != len(self.categories):
            reason = of_contents.CHART_LENGTH(
                name=name, numbers=len(numbers), categories=len(self.categories)
            )
            raise Fault(reason, name)
        found = [to_number(bare(number)) for number in numbers]
        if self.kind == "饼图" and (min(found) < 0 or not any(found)):
            raise Fault(of_contents.PIE_NUMBERS(), name)
        return found

    def _workbook(self, series: Sequence[tuple[str, Sequence[Decimal]]]) -> bytes:
        from xlsxwriter import Workbook

        out = BytesIO()
        book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
        book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 - no time of its own
        sheet = book.add_worksheet(_SHEET)
        for row, category in enumerate(self.categories, 1):
            sheet.write_string(row, 0, category)
        for column, (name, numbers) in enumerate(series, 1):
            sheet.write_string(0, column, name)
            for row, number in enumerate(numbers, 1):
                sheet.write_number(row, column, float(number))
        book.close()
        return out.getvalue()

    def _part(self, series: Sequence[tuple[str, Sequence[Decimal]]], key: str) -> str:
        title = f"<c:title>{_rich(self.title)}<c:overlay val='0'/></c:title>" if self.title else ""
        body = "".join(self._series(at, *each) for at, each in enumerate(series))
        legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        return (
            f'{DECLARATION}<c:chartSpace xmlns:c="{CHART.transitional}" '
            f'xmlns:a="{DRAWING.transitional}" xmlns:r="{RELATIONSHIP.transitional}">'
            f'<c:roundedCorners val="0"/><c:chart>{title}'
            f'<c:autoTitleDeleted val="{int(not self.title)}"/><c:plotArea><c:layout/>'
            f"{self._plot(body)}</c:plotArea>{legend if self._wants_legend() else ''}"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f'<c:externalData r:id="{key}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _wants_legend(self) -> bool:
        return self.kind == "饼图" or len(self.series) > 1

    def _plot(self, series: str) -> str:
        """The plot of one kind with its axes."""
        if self.kind == "饼图":
            return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        if self.kind == "折线":
            plot = (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
                f'<c:marker val="1"/>{_AXES}</c:lineChart>'
            )
        else:
            direction = "col" if self.kind == "柱形" else "bar"
            plot = (
                f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
                f'<c:varyColors val="0"/>{series}<c:gapWidth val="80"/>{_AXES}</c:barChart>'
            )
        lying = self.kind == "条形"
        return (
            plot
            + _axis("cat", 1, 2, "l" if lying else "b")
            + _axis("val", 2, 1, "b" if lying else "l")
        )

    def _series(self, at: int, name: str, numbers: Sequence[Decimal]) -> str:
        column, last = _letter(at + 1), len(numbers) + 1
        labels = (
            '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
            '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        )
        inverted = '<c:invertIfNegative val="0"/>' if self.kind in {"柱形", "条形"} else ""
        smooth = '<c:smooth val="0"/>' if self.kind == "折线" else ""
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{_strings(f"${column}$1", [name])}</c:tx>'
            f"{inverted}{labels}<c:cat>{_strings(f'$A$2:$A${last}', self.categories)}</c:cat>"
            f"<c:val>{_numbers(f'${column}$2:${column}${last}', numbers)}</c:val>{smooth}</c:ser>"
        )

    def _drawing(self, relation: str, number: str) -> str:
        name = plain_text(self.title or "图表")
        return (
            f'<w:drawing><wp:inline xmlns:wp="{WORD_DRAWING.transitional}" distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent cx="{self.width * _EMU}" cy="{self.height * _EMU}"/>'
            f'<wp:docPr id="{number}" name="图表 {number}" descr="{name}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic xmlns:a="{DRAWING.transitional}"><a:graphicData uri="{CHART.transitional}">'
            f'<c:chart xmlns:c="{CHART.transitional}" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )


def _letter(column: int) -> str:
    """The letters of a column, A being 0."""
    return ("" if column < 26 else chr(64 + column // 26)) + chr(65 + column % 26)


def _rich(text: str) -> str:
    run = f'<a:r><a:rPr lang="zh-CN"/><a:t>{plain_text(text)}</a:t></a:r>'
    return f"<c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx>"


def _strings(cells: str, texts: Sequence[str]) -> str:
    return f"<c:strRef>{_formula(cells)}<c:strCache>{_points(texts)}</c:strCache></c:strRef>"


def _numbers(cells: str, numbers: Sequence[Decimal]) -> str:
    code = "<c:formatCode>General</c:formatCode>"
    points = _points([format(number, "f") for number in numbers])
    return f"<c:numRef>{_formula(cells)}<c:numCache>{code}{points}</c:numCache></c:numRef>"


def _formula(cells: str) -> str:
    return f"<c:f>{_SHEET}!{cells}</c:f>"


def _points(texts: Sequence[str]) -> str:
    made = (f'<c:pt idx="{i}"><c:v>{plain_text(text)}</c:v></c:pt>' for i, text in enumerate(texts))
    return f'<c:ptCount val="{len(texts)}"/>{"".join(made)}'


def _axis(kind: str, own: int, other: int, side: str) -> str:
    lines = "<c:majorGridlines/>" if kind == "val" else ""
    form = '<c:numFmt formatCode="General" sourceLinked="0"/>'
    return (
        f'<c:{kind}Ax><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>{lines}{form}<c:majorTickMark val="out"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{other}"/>'
        f'<c:crosses val="autoZero"/></c:{kind}Ax>'
    )
