"""Tables: Excel's list objects, LibreOffice's database ranges.

LibreOffice keeps a table's name, place, headings, totals row and filter buttons through .xlsx; it
has no table styles.
"""

import itertools
from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.cells import address
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.table_parts import TableColumns
from toolkit.engines.libreoffice.table_parts import TableRows
from toolkit.engines.shared.collection import numbered
from toolkit.engines.shared.grid import needs_quotes
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.tables import SheetTable
from toolkit.engines.shared.tables import SheetTables
from toolkit.engines.shared.unsupported import completes


@completes(
    base_classes.Table,
    "Table",
    {
        "show_table_style_column_stripes": "LibreOffice has no table styles; format the cells",
        "show_table_style_first_column": "LibreOffice has no table styles; format the cells",
        "show_table_style_last_column": "LibreOffice has no table styles; format the cells",
        "show_table_style_row_stripes": "LibreOffice has no table styles; format the cells",
        "autofilter": "set Table.show_autofilter, or filter the values in Python",
        "insert_row_range": "write below the table and call Table.resize",
    },
)
class Table(SheetTable):
    """A table on a sheet."""

    table_style: str | None = None

    def __init__(self, sheet: Any, name: str) -> None:
        super().__init__(sheet)
        self._name = name

    @property
    def api(self) -> Any:
        """The UNO DatabaseRange."""
        return self._sheet.book.api.DatabaseRanges.getByName(self._name)

    @property
    def name(self) -> str:
        """The table's name."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value
        self._name = value

    display_name = name

    @property
    def area(self) -> Rectangle:
        """Its cells, headings and totals included."""
        return rectangle(self.api.DataArea)

    @property
    def show_headers(self) -> bool:
        """Whether the first row is headings; without, they stand above the table."""
        return bool(self.api.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        if bool(value) == self.show_headers:
            return
        area = self.area
        top = area.top - 1 if value else area.top + 1
        self.place(Rectangle(top, area.left, area.bottom, area.right))
        self.api.ContainsHeader = bool(value)

    @property
    def show_totals(self) -> bool:
        """Whether the last row is totals."""
        return bool(self.api.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if bool(value) == self.show_totals:
            return
        area = self.area
        self.place(Rectangle(area.top, area.left, area.bottom + (1 if value else -1), area.right))
        self.api.TotalsRow = bool(value)

    @property
    def show_autofilter(self) -> bool:
        """Whether the headings have filter buttons."""
        return bool(self.api.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.api.AutoFilter = bool(value)

    def complete_headings(self) -> None:
        """Give every column a heading of its own, as Excel does: "Column2", "数量2"."""
        row = self.header_row_range
        shown = row.formula
        names = [shown] if row.single else list(shown[0])
        taken: set[str] = set()
        for number, name in enumerate(names, 1):
            base = name or f"Column{number}"
            free = (f"{base}{n}" for n in itertools.count(2))
            unique = (
                base
                if base.casefold() not in taken
                else next(other for other in free if other.casefold() not in taken)
            )
            taken.add(unique.casefold())
            if unique != name:
                row(1, number).raw_value = unique

    def place(self, area: Rectangle) -> None:
        """Let the table cover `area`."""
        self.api.DataArea = address(self._sheet.api.RangeAddress.Sheet, area)

    def resize(self, range: Any) -> None:  # noqa: A002 - xlwings' word
        """Let the table cover another range."""
        self.place(range.impl.area)

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        """Sort the rows by the columns `keys`, numbered from 1."""
        body = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, has_headers=False)

    @property
    def rows(self) -> TableRows:
        """The rows between headings and totals."""
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        """The columns."""
        return TableColumns(self)

    def delete(self) -> None:
        """Forget the table; the cells stay."""
        self._sheet.book.api.DatabaseRanges.removeByName(self._name)


class Tables(SheetTables[Table]):
    """The tables on a sheet."""

    @property
    def api(self) -> Any:
        """The UNO DatabaseRanges of the document."""
        return self.parent.book.api.DatabaseRanges

    def items(self) -> list[Table]:
        """The tables by name."""
        index = self.parent.api.RangeAddress.Sheet
        return [
            Table(self.parent, name)
            for name in self.api.ElementNames
            if self.api.getByName(name).DataArea.Sheet == index
        ]

    def add(self, *_arguments: Any, **options: Any) -> Table:
        """Make a table of `source`; the headings get filter buttons, as in Excel.

        LibreOffice has no table styles: `table_style_name` is left unheeded.
        """
        area = options["source"].impl.area
        name = options.get("name") or numbered("Table", self.api.ElementNames)
        self._check(name, area)
        if options.get("has_headers") is False:
            row = Rectangle(area.top, area.left, area.top, area.right)
            self.parent.at(row).insert("down")
            area = Rectangle(area.top, area.left, area.bottom + 1, area.right)
        index = self.parent.api.RangeAddress.Sheet
        self.api.addNewByName(name, address(index, area))
        table = Table(self.parent, name)
        table.show_autofilter = True
        table.complete_headings()
        return table

    def _check(self, name: str, area: Rectangle) -> None:
        if self.api.hasByName(name):
            raise ValueError(f"Table named '{name}' already present in workbook")
        if needs_quotes(name):
            raise ValueError(
                f"{name!r} cannot be a table's name: it begins with a letter or _, goes on with "
                "letters, digits, _ and ., and is no cell's address."
            )
        for table in self.items():
            if table.area.common(area):
                raise ValueError(f"A table cannot overlap another table, here '{table.name}'.")
