"""Tables in a file."""

from typing import Any

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as FileTable
from openpyxl.worksheet.table import TableStyleInfo
from xlwings import base_classes

from toolkit.engines.shared.collection import numbered
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.rectangle import parse
from toolkit.engines.shared.tables import SheetTable
from toolkit.engines.shared.tables import SheetTables
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse

_ELSEWHERE = "use the engine libreoffice"


@completes(
    base_classes.Table,
    "Table",
    dict.fromkeys(("rows", "columns", "sort", "autofilter"), _ELSEWHERE),
)
class Table(SheetTable):
    """A table on a sheet."""

    def __init__(self, sheet: Any, table: Any) -> None:
        super().__init__(sheet)
        self._table = table

    @property
    def api(self) -> Any:
        """The openpyxl Table."""
        return self._table

    @property
    def name(self) -> str:
        """The table's name."""
        name: str = self._table.displayName
        return name

    @name.setter
    def name(self, value: str) -> None:
        del self._sheet.api.tables[self.name]
        self._table.name = self._table.displayName = value
        self._sheet.api.add_table(self._table)

    display_name = name

    @property
    def area(self) -> Rectangle:
        """Its cells, headings and totals included."""
        area = parse(self._table.ref, self._sheet.height, self._sheet.width)
        assert area is not None
        return area

    @property
    def show_headers(self) -> bool:
        """Whether the first row is headings."""
        return bool(self._table.headerRowCount != 0)

    @show_headers.setter
    def show_headers(self, _value: bool) -> None:
        refuse("Changing a table's headings", _ELSEWHERE)

    @property
    def show_totals(self) -> bool:
        """Whether the last row is totals."""
        return bool(self._table.totalsRowCount)

    @show_totals.setter
    def show_totals(self, _value: bool) -> None:
        refuse("Changing a table's totals", _ELSEWHERE)

    @property
    def show_autofilter(self) -> bool:
        """Whether the headings have filter buttons."""
        return self._table.autoFilter is not None

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self._table.autoFilter = AutoFilter(ref=self._table.ref) if value else None

    @property
    def table_style(self) -> str | None:
        """The style's name, or None."""
        style = self._table.tableStyleInfo
        return style.name if style else None

    @table_style.setter
    def table_style(self, value: str | None) -> None:
        self._table.tableStyleInfo = TableStyleInfo(name=value, showRowStripes=True)

    def resize(self, range: Any) -> None:  # noqa: A002 - xlwings' word
        """Let the table cover another range with as many columns."""
        area = range.impl.area
        if area.width != self.area.width:
            refuse("Resizing a table to another number of columns", _ELSEWHERE)
        self._table.ref = area.address(False, False)
        if self._table.autoFilter is not None:
            self._table.autoFilter.ref = self._table.ref


class Tables(SheetTables[Table]):
    """The tables on a sheet."""

    @property
    def api(self) -> Any:
        """The openpyxl TableList."""
        return self.parent.api.tables

    def items(self) -> list[Table]:
        """The tables."""
        return [Table(self.parent, table) for table in self.api.values()]

    def add(self, *_arguments: Any, **options: Any) -> Table:
        """Make a table of `source`, whose first row must be headings of text."""
        taken = {name for sheet in self.parent.book.sheets for name in sheet.api.tables}
        name = options.get("name") or numbered("Table", taken)
        if name in taken:
            raise ValueError(f"Table named '{name}' already present in workbook")
        ref = options["source"].impl.area.address(False, False)
        table = FileTable(displayName=name, ref=ref)
        if options.get("has_headers") is False:
            table.headerRowCount = 0
        style = options.get("table_style_name")
        table.tableStyleInfo = TableStyleInfo(name=style, showRowStripes=True) if style else None
        self.parent.api.add_table(table)
        return Table(self.parent, table)
