"""Why a cell is marked, in the prompt that LibreOffice shows while it is chosen: the sentence of 校验结果.

The prompt is the cell's own (what is to be filled in there), lent for as long as the cell is chosen. It is the
column's again when another is chosen, when the cell is copied and when the workbook is saved. (A box drawn beside
the cell would do as well, if taking it away did not end LibreOffice 7.4 where a program for the blind listens.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.chinese.screen_lines import broken
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.ledger import LONGEST_PROMPT
from toolkit.declare.ledger import LONGEST_TITLE
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.standard import ResultLine
from toolkit.frontends.libreoffice.result_places import lines_of_result
from toolkit.frontends.libreoffice.unnoticed import unnoticed
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = 48  # -- columns of a line of a prompt, which LibreOffice does not part --
LENT = "要改正："  # -- begins the title of a prompt that says why --


class Reasons:
    """The prompt that is lent, if one is."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._lent: Any = None

    def show(self) -> None:
        """Give the chosen cell the prompt that says why it is marked; take back what another was lent."""
        chosen = self._document.CurrentSelection
        address = getattr(chosen, "CellAddress", None)
        if address is None or address.Row < FIRST_DATA_ROW - 1:
            self.take_back()
            return
        told = reasons_of(self._document, chosen.Spreadsheet.Name, address)
        if self._lent is not None and self._lent.CellAddress != address:
            self.take_back()
        title = str(chosen.Validation.InputTitle)
        if title.startswith(LENT):
            self._lent = chosen  # -- it came back by Ctrl+Z, or was pasted --
        if self._lent is not None and not told:
            self.take_back()
        elif told and title and self._lent is None:
            with unnoticed(self._document):
                _prompt(chosen, title, "\n".join(told))
            self._lent = chosen

    def take_back(self) -> None:
        """Let the cell that was lent a prompt have its column's again."""
        if self._lent is not None:
            cell, self._lent = self._lent, None
            with unnoticed(self._document):
                _restore(cell)


def _prompt(cell: Any, title: str, words: str) -> None:
    rule = cell.Validation
    rule.InputTitle = f"{LENT}{title}"[:LONGEST_TITLE]
    rule.InputMessage = words if len(words) <= LONGEST_PROMPT else f"{words[: LONGEST_PROMPT - 1]}…"
    cell.Validation = rule


def _restore(cell: Any) -> None:
    """The rule of the nearest cell of the column that has its own; it may not be this cell's own any more."""
    sheet, at = cell.Spreadsheet, cell.CellAddress
    heading = sheet.getCellByPosition(at.Column, HEADING_ROW - 1).String[:LONGEST_TITLE]
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    rows = range(FIRST_DATA_ROW - 1, cursor.RangeAddress.EndRow)
    for row in sorted(rows, key=lambda each: abs(each - at.Row)):
        other = sheet.getCellByPosition(at.Column, row).Validation
        if other.InputTitle == heading:
            cell.Validation = other
            return


def reasons_of(document: Any, sheet: str, address: Any) -> list[str]:
    """The sentences of the open faults of a cell, in their order."""
    place = f"{sheet}!{column_letters(address.Column + 1)}{address.Row + 1}"
    found = (each for at, *each in _open_faults(document) if at == place)
    return [
        "\n".join(
            line for words in each if words for line in broken(f"{words.rstrip('。')}。", LINE)
        )
        for each in found
    ]


def _open_faults(document: Any) -> Iterator[tuple[str, str, str]]:
    """Place, fact and advice of each line of the result sheet that asks for a correction."""
    wanted = (ResultLine.place, ResultLine.fact, ResultLine.suggestion, ResultLine.state)
    for place, fact, advice, state in lines_of_result(document, wanted):
        if state == TO_CORRECT:
            yield place, fact, advice
