"""What a contact typed over the printed cells of a cover: told where it was not sent so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare import cover
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.fixed_sheets import RETURN_LIST_SHEET
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.distribution.zero_report import FOUND_BY
from toolkit.ooxml.references import column_letters
from toolkit.reading.workbook import ErrorValue
from toolkit.usecases.beside_ledgers import Beside
from toolkit.usecases.beside_ledgers import cut
from toolkit.usecases.beside_ledgers import on_cover

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.returned import Dispatched
    from toolkit.usecases.returned import KnownReturn
    from toolkit.usecases.whose_return import ReturnedFile

OVER_FORM = "写在封面印好的格子里的话，没有并入，留在报送文件里，请看"
TYPED = frozenset({cover.NOTHING_NEW, cover.NO_CHANGE, cover.REASON})
RECKONED = frozenset({cover.ROWS, cover.FILLED, cover.MISSING, cover.NEW, cover.OPEN, cover.CHECK})
_LATER = re.compile(r"v\d+，代替以前发的|（没有写明填报的人）|\s")


class CoverForms:
    """What covers said when they were sent; a copy in 下发 is read where a return says something else.

    Where none lies there, nobody knows, and nothing is told.
    """

    def __init__(self, dispatched: Dispatched) -> None:
        self._dispatched = dispatched
        self._said: set[str] = set()

    def beside(self, returned: ReturnedFile, known: KnownReturn) -> Iterator[Beside]:
        """The words in cells of the form that were not sent so, row by row."""
        sheet = next(
            (each for each in returned.sheets if same_name(each.name) == COVER_SHEET), None
        )
        if sheet is None or any(same_name(each.sheet) == COVER_SHEET for each in known.unplaced):
            return
        odd = [each for each in _printed(sheet, known) if not self._is_known(each[2], known)]
        formulas = returned.formulas(sheet.name) if any(each[3] for each in odd) else {}
        typed = [
            each
            for each in odd
            if not each[3] or (formulas and (each[0] + 1, each[1] + 1) not in formulas)
        ]
        sent = self._as_sent(known) if typed else frozenset()
        for row, at, words, _ in typed:
            if sent and words not in sent:
                yield Beside(COVER_SHEET, row + 1, column_letters(at + 1), cut(words), OVER_FORM)

    def _is_known(self, words: str, known: KnownReturn) -> bool:
        if words in self._said or f"“{RETURN_LIST_SHEET}”" in words:
            return True
        booklet = known.booklet
        for each in (booklet.title, f"（{booklet.key}）", booklet.receiver):
            words = words.replace(each, "", 1) if each else words
        return not _LATER.sub("", words)

    def _as_sent(self, known: KnownReturn) -> AbstractSet[str]:
        words = {
            shown(cell).strip()
            for copy in self._dispatched(known.booklet, known.version)
            for each in copy or ()
            if same_name(each.name) == COVER_SHEET
            for cells in each.rows
            for cell in cells
        }
        self._said |= words
        return words


def _printed(sheet: Sheet, known: KnownReturn) -> Iterator[tuple[int, int, str, bool]]:
    """The words in the form that nobody is to fill: row and column from 0, words, whether a formula gave them."""
    ledgers = {ledger.sheet for ledger in known.booklet.rows}
    beside = {*on_cover(sheet.rows, ledgers)}
    said = [[shown(cell).strip() for cell in cells] for cells in sheet.rows]
    head = next((at for at, row in enumerate(said) if {*FOUND_BY} <= {*row}), None)
    if head is None:
        return
    signing = next((at for at, row in enumerate(said) if len({*cover.SIGNED} & {*row}) > 1), -2)
    for row, cells in enumerate(said):
        in_table = row > head and bool(ledgers & {*cells})
        for at, words in enumerate(cells):
            heading = said[head][at] if in_table else ""
            filled = heading in TYPED or row == signing + 1 or words == cover.UNSIGNED
            if words and not filled and (row, at) not in beside:
                is_reckoned, cell = heading in RECKONED, sheet.rows[row][at]
                if not isinstance(cell, ErrorValue) and (isinstance(cell, str) or not is_reckoned):
                    yield row, at, words, is_reckoned
