"""Values as the cells of a worksheet."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from toolkit.workbooks.patching.errors import PackageError

if TYPE_CHECKING:
    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.strings import Strings

_EPOCH_1900 = dt.date(1899, 12, 30).toordinal()
_EPOCH_1904 = dt.date(1904, 1, 1).toordinal()
_LEAP_BUG = 60  # Excel counts a 29 February 1900 that never was


class Cells:
    """Writes cells for one workbook: its shared strings, its way of counting days."""

    def __init__(self, strings: Strings, *, counts_from_1904: bool) -> None:
        self._strings = strings
        self.string = strings.index
        """The number by which a cell refers to a text."""
        self._counts_from_1904 = counts_from_1904

    def cell(self, reference: str, style: int, value: CellValue) -> str:
        """A `<c>` element without a namespace prefix.

        Raises:
            PackageError: Excel has no form for the value.
        """
        start = f'<c r="{reference}" s="{style}"' if style else f'<c r="{reference}"'
        return start + self.rest(value)

    def rest(self, value: CellValue) -> str:
        """What follows the address and the format of a cell, to the end of its element.

        Raises:
            PackageError: Excel has no form for the value.
        """
        if isinstance(value, str) and value:
            return f' t="s"><v>{self._strings.index(value)}</v></c>'
        match value:
            case None | "":
                return "/>"
            case bool():
                return f' t="b"><v>{value:d}</v></c>'
            case dt.date():
                return f"><v>{self._serial(value)}</v></c>"
            case dt.time():
                return f"><v>{_share_of_day(value):.15g}</v></c>"
            case _:
                if not math.isfinite(value):
                    raise PackageError(f"值 {value} 不是有效的数，单元格放不下：请改正后再试。")
                return f"><v>{value!r}</v></c>"

    def _serial(self, day: dt.date) -> str:
        epoch = _EPOCH_1904 if self._counts_from_1904 else _EPOCH_1900
        days = day.toordinal() - epoch
        if not self._counts_from_1904 and days <= _LEAP_BUG:
            days -= 1
        if days < 0 or (days < 1 and not self._counts_from_1904):
            raise PackageError(f"Excel 不能表示日期 {day}：请改为文字。")
        if not isinstance(day, dt.datetime):
            return str(days)
        midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
        return f"{days + (day - midnight) / dt.timedelta(days=1):.15g}"


def _share_of_day(time: dt.time) -> float:
    whole = dt.timedelta(hours=time.hour, minutes=time.minute, seconds=time.second)
    return whole / dt.timedelta(days=1)
