"""Values as the cells of a worksheet."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from toolkit.workbooks.package.errors import PackageError
from toolkit.workbooks.package.xml import text_element

if TYPE_CHECKING:
    from toolkit.workbooks.package.model import CellValue
    from toolkit.workbooks.package.strings import Strings

_EPOCH_1900 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
_EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP_BUG = 60  # Excel counts a 29 February 1900 that never was


class Cells:
    """Writes cells for one workbook: its shared strings, its way of counting days."""

    def __init__(self, strings: Strings | None, *, counts_from_1904: bool) -> None:
        self._strings = strings
        self._counts_from_1904 = counts_from_1904

    def cell(self, reference: str, style: int, value: CellValue) -> str:
        """A `<c>` element without a namespace prefix.

        Raises:
            PackageError: Excel has no form for the value.
        """
        start = f'<c r="{reference}" s="{style}"' if style else f'<c r="{reference}"'
        match value:
            case None | "":
                return start + "/>"
            case bool():
                return f'{start} t="b"><v>{value:d}</v></c>'
            case str():
                return start + self._text(value)
            case dt.date():
                return f"{start}><v>{self._serial(value)}</v></c>"
            case _:
                if not math.isfinite(value):
                    raise PackageError(
                        f"单元格 {reference} 的值 {value} 不是有效的数：请改正后再试。"
                    )
                return f"{start}><v>{value!r}</v></c>"

    def _text(self, text: str) -> str:
        if self._strings is None:
            return f' t="inlineStr"><is>{text_element(text)}</is></c>'
        return f' t="s"><v>{self._strings.index(text)}</v></c>'

    def _serial(self, day: dt.date) -> str:
        moment = day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())
        epoch = _EPOCH_1904 if self._counts_from_1904 else _EPOCH_1900
        serial = (moment.replace(tzinfo=None) - epoch) / dt.timedelta(days=1)
        if not self._counts_from_1904 and serial <= _LEAP_BUG:
            serial -= 1
        if serial < 0 or (serial < 1 and not self._counts_from_1904):
            raise PackageError(f"Excel 不能表示日期 {day}：请改为文字。")
        return f"{serial:.15g}" if serial % 1 else str(int(serial))
