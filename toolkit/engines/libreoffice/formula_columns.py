"""Writing formulas: a column at a time, filled where it is one formula; nonsense is refused."""

from collections.abc import Sequence
from typing import Any

from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.cells import format_groups
from toolkit.engines.libreoffice.cells import within
from toolkit.engines.libreoffice.cells import written_singly
from toolkit.engines.libreoffice.errors import UNKNOWN
from toolkit.engines.libreoffice.errors import UNREADABLE
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.shared.formulas import Fill
from toolkit.engines.shared.formulas import sheets_named
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.rectangle import without

_WORTH_FILLING = 64
_ERRORS = 4  # FormulaResult.ERROR
_LOOKED_AT = 64  # each takes a call


def put_formula_column(target: Any, area: Rectangle, formulas: Sequence[str]) -> None:
    """Write Excel formulas downwards into the column `area`.

    A long column of one formula is filled: LibreOffice's bulk call takes a time that grows with
    the square of the number of formulas (70 s for 50,000).
    """
    cells = target.at(area).api
    fill = Fill(formulas[0])
    noted = written_singly(cells, area)
    long = len(formulas) >= _WORTH_FILLING and not noted and not cells.Rows.IsFiltered
    if long and fill.yields(formulas):
        _fill_down(target, area, fill)
        return
    translated = [[to_calc(formula)] for formula in formulas]
    for piece in without(area, noted):
        block = translated[piece.top - area.top : piece.bottom - area.top + 1]
        target.at(piece).api.setFormulaArray(tuple(tuple(line) for line in block))
    for row, column in noted:
        cell = target.sheet.api.getCellByPosition(column - 1, row - 1)
        cell.setFormula(translated[row - area.top][0])


def _fill_down(target: Any, area: Rectangle, fill: Fill) -> None:
    """Fill stretches of equal formatting each by itself, since filling copies the formatting."""
    for group in format_groups(target.at(area).api):
        for stretch in group.areas():
            cells = target.at(stretch).api
            formula = to_calc(fill.at(stretch.top - area.top, 0))
            cells.getCellByPosition(0, 0).setFormula(formula)
            if stretch.height > 1:
                cells.fillAuto(enum("sheet.FillDirection", "TO_BOTTOM"), 1)


def refuse_nonsense(target: Any, area: Rectangle, formulas: Sequence[str]) -> None:
    """Excel takes no formula that it cannot read; LibreOffice keeps it and shows an error."""
    cells = target.at(area).api
    wrong = within(cells, cells.queryFormulaCells(_ERRORS))
    rows = [row for part in wrong for row in range(part.top, part.bottom + 1)]
    for row in rows[:_LOOKED_AT]:
        formula = formulas[row - area.top]
        cell = target.sheet.api.getCellByPosition(area.left - 1, row - 1)
        error = cell.getError()
        missing = [] if error not in UNKNOWN else _missing_sheets(target, formula)
        if error in UNREADABLE or missing:
            cell.setFormula("")
            why = f"there is no sheet {missing[0]!r}" if missing else "it cannot be read"
            place = Rectangle(row, area.left, row, area.left).address(False, False)
            raise ValueError(f"{formula} is no formula ({place} of '{target.sheet.name}'): {why}.")


def _missing_sheets(target: Any, formula: str) -> list[str]:
    return [name for name in sheets_named(formula) if name not in target.sheet.book.sheets]
