"""Patterns of all cell references that lie within bounds, none of them beyond the last cell."""

from __future__ import annotations

from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import column_number

ANY_COLUMN = "(?:[A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])"
"""The letters of the columns that a worksheet has: to XFD."""

ANY_ROW = r"(?:[1-9]\d{0,5}|10[0-3]\d{4}|104[0-7]\d{3}|1048[0-4]\d{2}|10485[0-6]\d|104857[0-6])"
"""The digits of the rows that a worksheet has: to 1048576."""


def columns_within(last: int) -> tuple[str, int]:
    """A pattern of the letters of all columns up to at least `last`, and how far it goes."""
    pattern, reach = _columns_within(last)
    return (pattern, reach) if reach <= LAST_COLUMN else (ANY_COLUMN, LAST_COLUMN)


def rows_within(last: int) -> tuple[str, int]:
    """A pattern of the digits of all row numbers up to at least `last`, and how far it goes."""
    pattern, reach = _rows_within(last)
    return (pattern, reach) if reach <= LAST_ROW else (ANY_ROW, LAST_ROW)


def _columns_within(last: int) -> tuple[str, int]:
    letters = column_letters(last)
    if len(letters) == 1:
        return f"[A-{letters}]", last
    if len(letters) == 2:
        return f"(?:[A-Z]|{_up_to(letters[0], 'A')}[A-Z])", column_number(letters[0] + "Z")
    first = _up_to(letters[0], "A")
    return f"(?:[A-Z]{{1,2}}|{first}[A-Z]{{2}})", column_number(letters[0] + "ZZ")


def _rows_within(last: int) -> tuple[str, int]:
    digits = len(str(last))
    if digits < 3:
        return r"[1-9]\d?", 99
    tens, ones = divmod(last // 10 ** (digits - 2), 10)
    shorter = rf"[1-9]\d{{0,{digits - 2}}}"
    lower = rf"[1-{tens - 1}]\d{{{digits - 1}}}|" if tens > 1 else ""
    leading = rf"{tens}{_up_to(str(ones), '0')}\d{{{digits - 2}}}"
    return f"(?:{shorter}|{lower}{leading})", (tens * 10 + ones + 1) * 10 ** (digits - 2) - 1


def _up_to(last: str, first: str) -> str:
    return first if last == first else f"[{first}-{last}]"
