"""Writing one value into one cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import escape

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


def put(sheet: Worksheet, row: int, at: int, value: object, style: Format | None = None) -> None:
    """Write a value as what it is; text is never taken for a formula or a link.

    `row` and `at` count from 0.
    """
    if value is None:
        sheet.write_blank(row, at, None, style)
    elif isinstance(value, bool):
        sheet.write_string(row, at, "是" if value else "否", style)
    elif isinstance(value, dt.date | dt.time):
        sheet.write_datetime(row, at, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value, style)
    else:
        sheet.write_string(row, at, as_text(str(value)), style)


def as_text(words: str) -> str:
    """Words as XlsxWriter takes them for themselves: `<r>…</r>` it would take for runs of its own."""
    if not (words.startswith("<r>") and words.endswith("</r>")):
        return words
    return f'<r><t xml:space="preserve">{escape(words)}</t></r>'
