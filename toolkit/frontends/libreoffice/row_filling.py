"""Running numbers and formulas that come of themselves while the rows of an open ledger are filled.

LibreOffice tells of every change among a ledger's rows. What is due then is put in beside it, and is no step of its
own: Ctrl+Z takes back what was typed, upon which it goes as well.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

import unohelper
from com.sun.star.util import XModifyListener

from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.names import same_name
from toolkit.declare.owner import Owner
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.engines.shared.unnoted import lock_anew
from toolkit.frontends.libreoffice.ledger_area import area_of
from toolkit.reading.workbook import Sheet
from toolkit.workbooks.blank.due_cells import DueCell
from toolkit.workbooks.blank.due_cells import due_cells
from toolkit.workbooks.blank.due_cells import own_columns
from toolkit.workplace.activities import activity_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger

LISTED = 2  # -- columns of the sheet 系统: a key, and what it says --


def fill_rows(document: Any) -> None:
    """Fill what is due in the rows of a document's ledgers, now and after every change among them.

    Raises:
        ToolkitError: it is no workbook of an activity that is installed.
    """
    ledgers = {
        same_name(each.sheet): each
        for each in activity_of(document.Title, [*_sheets(document)]).catalogue.ledgers
        if each.owner != Owner.PROGRAM and any(column.formula for column in each.columns)
    }
    bases = (unohelper.Base, XModifyListener, Filling)
    for sheet in _each(document.Sheets):
        ledger = ledgers.get(same_name(sheet.Name))
        area = area_of(sheet) if ledger else None
        if ledger and area:
            # -- from the example on: a row may be put in above the first of data --
            rows = sheet.getCellRangeByPosition(0, area.first - 1, area.printed_right, area.last)
            kind = type("Fills", bases, {"__init__": Filling.__init__})
            listener = kind(document, ledger, rows)
            listener.fill(noticed=False)
            rows.addModifyListener(listener)


class Filling:
    """Hears of the changes among the rows of one ledger; UNO calls its methods by these names.

    The rows it holds grow and move in the sheet as rows are put in and deleted.
    """

    def __init__(self, document: Any, ledger: type[Ledger], rows: Any) -> None:
        self._document, self._ledger, self._rows = document, ledger, rows
        self._given: set[object] = set()
        self._busy = False

    def modified(self, _event: Any) -> None:
        """Something among the rows is another now; whatever goes wrong, the clerk's own work goes on."""
        if not self._busy:
            with suppress(Exception):
                self.fill()

    def disposing(self, _event: Any) -> None:
        """The workbook is closed."""

    def fill(self, *, noticed: bool = True) -> None:
        """Put in what is due; unless `noticed`, the workbook does not count as changed by it."""
        due = [*self._due()]
        if not due:
            return
        steps, changed = self._document.UndoManager, self._document.isModified()
        self._busy = True
        steps.lock()
        try:
            for each in due:
                lock_anew(steps)
                self._put(each)
        finally:
            steps.unlock()
            lock_anew(steps)
            self._busy = False
        if not noticed:
            self._document.setModified(changed)

    def _due(self) -> Iterator[DueCell]:
        sheet, width = self._rows.Spreadsheet, self._rows.Columns.Count
        head = sheet.getCellRangeByPosition(0, HEADING_ROW - 1, width - 1, HEADING_ROW - 1)
        headings = [str(cell) for cell in head.getDataArray()[0]]
        columns = own_columns(self._ledger, headings)
        rows = self._data().getDataArray()
        formulas = {at: self._formulas(at) for at in columns}
        yield from due_cells(self._ledger, headings, rows, formulas)
        for number, row in enumerate(rows, start=FIRST_DATA_ROW):
            yield from self._left_behind(number, row, columns)

    def _data(self) -> Any:
        address = self._rows.RangeAddress
        return self._rows.Spreadsheet.getCellRangeByPosition(
            0, FIRST_DATA_ROW - 1, address.EndColumn, address.EndRow
        )

    def _left_behind(
        self, number: int, row: Sequence[object], columns: Sequence[int]
    ) -> Iterator[DueCell]:
        """The number that was given to a row whose words were taken back."""
        filled = [at for at, cell in enumerate(row) if cell != ""]
        if len(filled) == 1 and filled[0] in columns and row[filled[0]] in self._given:
            yield DueCell(number, filled[0], None)

    def _formulas(self, at: int) -> list[str]:
        column = self._data().getCellRangeByPosition(
            at, 0, at, self._rows.RangeAddress.EndRow - FIRST_DATA_ROW + 1
        )
        said = (line[0] for line in column.getFormulaArray())
        return [to_excel(each) if each.startswith("=") else each for each in said]

    def _put(self, due: DueCell) -> None:
        cell = self._rows.Spreadsheet.getCellByPosition(due.at, due.row - 1)
        if due.content is None:
            self._given.discard(cell.getValue())
            cell.setFormula("")
        elif isinstance(due.content, str):
            cell.setFormula(to_calc(due.content))
        else:
            cell.setValue(due.content)
            self._given.add(float(due.content))


def _sheets(document: Any) -> Iterator[Sheet]:
    """All sheets by name, with what 系统 says of the activity."""
    for sheet in _each(document.Sheets):
        rows: list[list[object]] = []
        if sheet.Name == SYSTEM_SHEET:
            cursor = sheet.createCursor()
            cursor.gotoEndOfUsedArea(False)
            last = cursor.RangeAddress.EndRow
            cells = sheet.getCellRangeByPosition(0, 0, LISTED - 1, last).getDataArray()
            rows = [[cell or None for cell in line] for line in cells]
        yield Sheet(sheet.Name, rows)


def _each(container: Any) -> Iterator[Any]:
    return (container.getByIndex(at) for at in range(container.Count))
