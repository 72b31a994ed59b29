"""What people have set in an older workbook beside its values: number formats, widths, filters, hidden columns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.owner import Owner
from toolkit.declare.wording import listed
from toolkit.usecases.migration import Fate
from toolkit.workbooks.patching.sheet_looks import GivenLook
from toolkit.workbooks.patching.sheet_looks import SheetLook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.usecases.migration import Migration

OF_FORMS = frozenset({"yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm"})
"""Formats that the forms of all versions have given to columns of days and times."""
WIDER = 1.0  # -- characters, from which a column is wider than the form's for a person --
NOTHING_SET = SheetLook()

_Old = tuple[str, int]
_New = dict[_Old, "Column[object]"]


class CarriedLooks:
    """The looks that go on, and what is to be told of them.

    Args:
        old: how the older workbook's sheets look; `today` those of a blank one.
        migration: where each of its cells has gone.
        catalogue: the activity.
    """

    def __init__(
        self,
        old: Mapping[str, SheetLook],
        today: Mapping[str, SheetLook],
        migration: Migration,
        catalogue: Catalogue,
    ) -> None:
        self._old, self._today = old, today
        self._ledgers = {
            each.sheet: each for each in catalogue.ledgers if each.owner != Owner.PROGRAM
        }
        self.given: dict[str, GivenLook] = defaultdict(GivenLook)
        self._columns: _New = {}
        for fate in migration.fates:
            for sheet, at, heading in fate.to if fate.fate is Fate.MOVED else ():
                column = _column(self._ledgers.get(sheet), heading)
                if column is not None:
                    self._columns.setdefault((fate.sheet, fate.column), column)
                    self._format(fate.sheet, (fate.row, fate.column), FIRST_DATA_ROW + at, column)
        for (sheet, number), column in self._columns.items():
            self._width(sheet, number, column)

    def _format(
        self, sheet: str, was_at: tuple[int, int], row: int, column: Column[object]
    ) -> None:
        code = self._of(sheet).formats.get(was_at, "")
        place = column.ledger.sheet
        form = self._today.get(place, NOTHING_SET).formats
        forms = form.get((FIRST_DATA_ROW, column.position + 1), "")
        if code and code != forms and code not in OF_FORMS:
            self.given[place].formats[row, column.position + 1] = code

    def _width(self, sheet: str, number: int, column: Column[object]) -> None:
        """A column that somebody widened stays as wide; one that somebody narrowed gets the form's width."""
        place, letter = column.ledger.sheet, column.position + 1
        was = self._of(sheet).widths.get(number, 0.0)
        now = self._today.get(place, NOTHING_SET).widths.get(letter, was)
        if was > max(now + WIDER, self.given[place].widths.get(letter, 0.0)):
            self.given[place].widths[letter] = was

    def _of(self, sheet: str) -> SheetLook:
        return self._old.get(sheet, NOTHING_SET)

    def told(self) -> Iterator[str]:
        """Sentences on what goes on, and on what does not."""
        formats = sum(len(each.formats) for each in self.given.values())
        widths = sum(len(each.widths) for each in self.given.values())
        if formats or widths:
            yield f"照旧台账的样子：{formats}格用原来的数字格式，{widths}栏照原来的宽度加宽。"
        for sheet in dict.fromkeys(sheet for sheet, _ in self._columns):
            yield from self._told_of(sheet)

    def _told_of(self, sheet: str) -> Iterator[str]:
        look = self._of(sheet)
        own = {at: column for (name, at), column in self._columns.items() if name == sheet}
        hidden = [column.heading for at, column in sorted(own.items()) if at in look.hidden]
        if hidden:
            yield f"“{sheet}”原来隐藏的栏现在都显示出来：{listed(hidden)}；不要看的请再隐藏。"
        if look.is_filtered:
            yield f"“{sheet}”原来筛选着，筛选的条件没有带过来，所有的行都显示。"
        ledger = next(iter(own.values())).ledger.sheet
        frozen = self._today.get(ledger, NOTHING_SET).frozen
        if look.frozen > frozen:
            yield f"“{sheet}”原来冻结左边{look.frozen}列，现在照新模板冻结{frozen}列。"


def _column(ledger: type[Ledger] | None, heading: str) -> Column[object] | None:
    """A column of a ledger that people fill; none of what the program writes beside it."""
    columns = ledger.columns if ledger else ()
    return next((each for each in columns if each.heading == heading), None)
