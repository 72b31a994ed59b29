"""The sheets of a booklet's form that are no ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.workbooks.blank.kinds import cell_style
from toolkit.workbooks.blank.styles import TEXT_FORMAT

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from toolkit.workbooks.blank.styles import Styles
    from toolkit.workbooks.booklet.cover import Cover


IDENTIFYING = 3  # -- the first columns of the base: kind, ledger and row id, words in all --


@dataclass(frozen=True, slots=True)
class BookletParts:
    """What comes on top of the ledgers of a booklet.

    Attributes:
        cover: the first sheet; its ledgers are those of the base, in this order.
    """

    cover: Cover

    def before_guide(self, book: Workbook, styles: Styles) -> None:
        """The cover."""
        self.cover.write(book, styles)

    def after_guide(self, book: Workbook, styles: Styles) -> None:
        """Nothing stands between the guide and the ledgers."""

    def finish(self, book: Workbook, styles: Styles) -> None:
        """The empty sheet of the base, which no spreadsheet program offers to show.

        Its columns have the number formats of the ledgers', one ledger's beside the other's.
        """
        sheet = book.add_worksheet(SNAPSHOT_SHEET)
        columns = [column for plan in self.cover.plans for column in plan.columns]
        formats = [TEXT_FORMAT] * IDENTIFYING + [
            str(cell_style(column)["num_format"]) for column in columns
        ]
        for at, look in enumerate(formats):
            sheet.set_column(at, at, 12, styles(num_format=look))
        sheet.protect()
        sheet.very_hidden()
        self.cover.address(book, styles)
