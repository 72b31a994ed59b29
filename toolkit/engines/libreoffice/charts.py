"""Charts: their data, kind, title, legend and place."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice import units
from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.bridge import struct
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.shapes import Placed
from toolkit.engines.shared.collection import NamedCollection
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse

_BAR = "com.sun.star.chart.BarDiagram"
_LINE = "com.sun.star.chart.LineDiagram"
_PIE = "com.sun.star.chart.PieDiagram"
_AREA = "com.sun.star.chart.AreaDiagram"
_XY = "com.sun.star.chart.XYDiagram"
_STACKED = {"Stacked": True}
_PERCENT = {"Percent": True}
_NO_MARKS = {"SymbolType": -3}
_MARKS = {"SymbolType": -1}
# kind → the diagram's service and its properties; what is not named is False or as LibreOffice
# makes it. A bar chart of LibreOffice is a column chart unless `Vertical`, which lies it down.
_KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "column_clustered": (_BAR, {}),
    "column_stacked": (_BAR, _STACKED),
    "column_stacked_100": (_BAR, _PERCENT),
    "bar_clustered": (_BAR, {"Vertical": True}),
    "bar_stacked": (_BAR, {"Vertical": True, **_STACKED}),
    "bar_stacked_100": (_BAR, {"Vertical": True, **_PERCENT}),
    "3d_column_clustered": (_BAR, {"Dim3D": True}),
    "line": (_LINE, _NO_MARKS),
    "line_markers": (_LINE, _MARKS),
    "line_stacked": (_LINE, {**_NO_MARKS, **_STACKED}),
    "line_markers_stacked": (_LINE, {**_MARKS, **_STACKED}),
    "area": (_AREA, {}),
    "area_stacked": (_AREA, _STACKED),
    "area_stacked_100": (_AREA, _PERCENT),
    "pie": (_PIE, {}),
    "3d_pie": (_PIE, {"Dim3D": True}),
    "doughnut": ("com.sun.star.chart.DonutDiagram", {}),
    "radar": ("com.sun.star.chart.NetDiagram", _NO_MARKS),
    "radar_markers": ("com.sun.star.chart.NetDiagram", _MARKS),
    "radar_filled": ("com.sun.star.chart.FilledNetDiagram", {}),
    "xy_scatter": (_XY, {**_MARKS, "Lines": False}),
    "xy_scatter_lines": (_XY, {**_MARKS, "Lines": True}),
    "xy_scatter_lines_no_markers": (_XY, {**_NO_MARKS, "Lines": True}),
}
_TOLD_BY = ("Stacked", "Percent", "Vertical", "Dim3D", "SymbolType")
_LEGEND = {"top": "TOP", "bottom": "BOTTOM", "left": "LEFT", "right": "RIGHT"}
_LEGEND_BACK = {value: key for key, value in _LEGEND.items()}
_PLOT_BY = {"rows": "ROWS", "columns": "COLUMNS"}


@completes(
    base_classes.Chart,
    "Chart",
    {
        "to_png": "export the sheet with Book.to_pdf",
        "to_pdf": "export the sheet with Book.to_pdf",
    },
)
class Chart(Placed, base_classes.Chart):
    """A chart on a sheet."""

    def __init__(self, sheet: Any, shape: Any) -> None:
        super().__init__(sheet, shape)
        self._table = sheet.api.Charts.getByName(shape.PersistName)

    @property
    def api(self) -> Any:
        """The UNO chart document."""
        return self._table.EmbeddedObject

    @property
    def name(self) -> str:
        """Its name."""
        return str(self._shape.Name or self._table.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._shape.Name = value

    def is_called(self, name: str) -> bool:
        """Whether LibreOffice itself calls the chart `name`, whatever its shape is called."""
        return bool(self._table.Name == name)

    @property
    def chart_type(self) -> str:
        """One of xlwings' words for kinds of charts."""
        diagram = self.api.Diagram
        service = diagram.DiagramType
        for kind, (wanted, settings) in _KINDS.items():
            if service == wanted and _fits(diagram, settings):
                return kind
        return "combination"

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        if value not in _KINDS:
            refuse(f"The chart type '{value}'", f"use one of {', '.join(_KINDS)}")
        service, settings = _KINDS[value]
        diagram = self.api.createInstance(service)
        self.api.Diagram = diagram
        for name in _TOLD_BY:
            if diagram.PropertySetInfo.hasPropertyByName(name):
                default = _NO_MARKS["SymbolType"] if name == "SymbolType" else False
                diagram.setPropertyValue(name, settings.get(name, default))
        if "Lines" in settings:  # the property of that name is always read as true
            style = "SOLID" if settings["Lines"] else "NONE"
            diagram.LineStyle = enum("drawing.LineStyle", style)

    def set_source_data(self, rng: Any, plot_by: str | None = None) -> None:
        """Draw the cells of an engine range; headings and labels are found as Excel finds them."""
        first_row, first_column = headings(rng.read())
        self._table.Ranges = (rng.api.RangeAddress,)
        self._table.HasColumnHeaders = first_row
        self._table.HasRowHeaders = first_column
        if plot_by is None:
            plot_by = "rows" if rng.area.width > rng.area.height else "columns"
        self.plot_by = plot_by

    def source(self) -> list[Any]:
        """The engine ranges that are drawn."""
        return [self.parent.at(rectangle(found)) for found in self._table.Ranges]

    @property
    def plot_by(self) -> str:
        """Whether "rows" or "columns" are the series."""
        return "rows" if self.api.Diagram.DataRowSource.value == "ROWS" else "columns"

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        self.api.Diagram.DataRowSource = enum("chart.ChartDataRowSource", _PLOT_BY[value])

    @property
    def title(self) -> str | None:
        """The title, or None."""
        return str(self.api.Title.String) if self.api.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        self.api.HasMainTitle = value is not None
        if value is not None:
            self.api.Title.String = value

    @property
    def legend(self) -> "ChartLegend":
        """The legend."""
        return ChartLegend(self)

    def delete(self) -> None:
        """Remove the chart."""
        self.parent.api.Charts.removeByName(self._table.Name)


def _fits(diagram: Any, settings: dict[str, Any]) -> bool:
    for name in _TOLD_BY:
        if not diagram.PropertySetInfo.hasPropertyByName(name):
            continue
        value = diagram.getPropertyValue(name)
        wanted = settings.get(name)
        if name == "SymbolType":
            bare = value == _NO_MARKS["SymbolType"]
            if wanted is not None and bare != (wanted == _NO_MARKS["SymbolType"]):
                return False
        elif bool(value) != bool(wanted):
            return False
    return "Lines" not in settings or settings["Lines"] == (diagram.LineStyle.value != "NONE")


def headings(rows: list[list[Any]]) -> tuple[bool, bool]:
    """Whether a chart's first row and first column are labels: text beside figures."""
    body = [value for row in rows[1:] for value in row[1:]]
    if not any(isinstance(value, float) for value in body):
        return False, len(rows) > 1 and isinstance(rows[1][0], str)
    first_row = all(value is None or isinstance(value, str) for value in rows[0][1:])
    first_column = not any(type(row[0]) is float for row in rows[1:])
    return first_row, first_column


@completes(base_classes.ChartLegend, "ChartLegend")
class ChartLegend(base_classes.ChartLegend):
    """A chart's legend."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    @property
    def api(self) -> Any:
        """The UNO legend."""
        return self._chart.api.Legend

    @property
    def visible(self) -> bool:
        """Whether it is shown."""
        return bool(self._chart.api.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        self._chart.api.HasLegend = bool(value)

    @property
    def position(self) -> str | None:
        """Its side of the chart; None where it is hidden or was put elsewhere."""
        side = self.api.Alignment if self.visible else None
        return _LEGEND_BACK.get(side.value) if side else None

    @position.setter
    def position(self, value: str) -> None:
        if value == "corner":
            refuse("A legend in the corner", "use 'top', 'bottom', 'left' or 'right'")
        self.visible = True
        self.api.Alignment = enum("chart.ChartLegendPosition", _LEGEND[value])


class Charts(NamedCollection[Chart], base_classes.Charts):
    """The charts on a sheet."""

    def __init__(self, sheet: Any) -> None:
        self.parent = sheet

    @property
    def api(self) -> Any:
        """The UNO TableCharts."""
        return self.parent.api.Charts

    def items(self) -> list[Chart]:
        """The charts from back to front."""
        names = set(self.api.ElementNames)
        page = self.parent.api.DrawPage
        shapes = [page.getByIndex(place) for place in range(page.Count)]
        return [
            Chart(self.parent, shape)
            for shape in shapes
            if getattr(shape, "PersistName", None) in names
        ]

    def add(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str | None = None,
        source: Any = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: int | None = None,
    ) -> Chart:
        """Add a chart, in points; Excel's chart styles are left unheeded."""
        del style
        if anchor:
            left, top = anchor.left, anchor.top
        place = struct(
            "awt.Rectangle",
            X=units.from_points(left),
            Y=units.from_points(top),
            Width=units.from_points(width),
            Height=units.from_points(height),
        )
        taken = {chart.name for chart in self}
        name = name or next(n for k in range(1, 9999) if (n := f"Chart {k}") not in taken)
        # A chart born without cells would never take any.
        first = self.parent.api.getCellByPosition(0, 0).RangeAddress
        self.api.addNewByName(name, place, (first,), True, True)
        chart = next(chart for chart in self.items() if chart.is_called(name))
        chart.name = name
        if source is not None:
            chart.set_source_data(source, plot_by)
        chart.chart_type = chart_type or "column_clustered"
        chart.legend.visible = True
        return chart
