"""What somebody typed into the hidden sheets of a booklet, 系统 and 选项: whatever no form has there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.columns import Choosing
from toolkit.declare.columns import Flag
from toolkit.declare.fixed_sheets import OPTIONS_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import LIST_NAME
from toolkit.declare.layout import OPTIONS_NAME
from toolkit.declare.layout import SHEET_SCHEMA
from toolkit.declare.layout import SYSTEM_KEYS
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.ooxml.references import column_letters
from toolkit.usecases.beside_ledgers import Beside
from toolkit.usecases.beside_ledgers import cut
from toolkit.usecases.beside_ledgers import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.whose_return import ReturnedFile

IN_HIDDEN = "写在隐藏的表里的话，没有并入，留在报送文件里，请看"
_SCHEMA = SHEET_SCHEMA.format(sheet="")


def in_hidden_sheets(returned: ReturnedFile, office: OfficeBook) -> Iterator[Beside]:
    """What forms of today and of earlier versions do not have in those sheets."""
    for sheet in returned.sheets:
        title = same_name(sheet.name)
        if title == SYSTEM_SHEET:
            places = _beside_facts(sheet)
        elif title == OPTIONS_SHEET:
            places = _beside_options(sheet, office)
        else:
            continue
        for row, at in places:
            words = written(sheet.rows, row, at, returned.formulas(sheet.name))
            yield Beside(title, row + 1, column_letters(at + 1), cut(words), IN_HIDDEN)


def _beside_options(sheet: Sheet, office: OfficeBook) -> Iterator[tuple[int, int]]:
    """The cells that hold no option; older forms had names of people and places there, under headings of their own."""
    names = [shown(cell) for cell in sheet.rows[0]] if sheet.rows else []
    options = {
        option
        for ledger in office.catalogue.ledgers
        for column in ledger.columns
        if isinstance(column, Choosing | Flag)
        for option in column.options
    }
    for row, cells in enumerate(sheet.rows):
        for at, cell in enumerate(cells):
            words = shown(cell).strip()
            is_ours = words in options or names[at].startswith(
                LIST_NAME if row else (LIST_NAME, OPTIONS_NAME)
            )
            if words and not is_ours and not office.known_form(OPTIONS_SHEET, "", words):
                yield row, at


def _beside_facts(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """All but a fact's name and what it says."""
    for row, cells in enumerate(sheet.rows):
        key = shown(cells[0]).strip() if cells else ""
        is_fact = key in SYSTEM_KEYS or key.startswith(_SCHEMA)
        for at, cell in enumerate(cells):
            if shown(cell).strip() and not (is_fact and at <= 1):
                yield row, at
