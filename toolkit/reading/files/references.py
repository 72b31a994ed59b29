"""Cell references: letters and numbers, and patterns for all that lie within bounds."""

from __future__ import annotations

from toolkit.reading.workbook import Area

LETTERS = 26
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384


def column_number(letters: bytes | str) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters.encode() if isinstance(letters, str) else letters:
        number = number * LETTERS + letter - 64
    return number


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(65 + rest) + letters
    return letters


def area(reference: str) -> Area | None:
    """`B2:D5` or `B2` as an area; None when it is neither."""
    first, _, last = reference.replace("$", "").upper().partition(":")
    corners = [_cell(first), _cell(last or first)]
    if corners[0] is None or corners[1] is None:
        return None
    return Area(*corners[0], *corners[1])


def columns_within(last: int) -> tuple[str, int]:
    """A pattern of the letters of all columns up to at least `last`, and how far it goes."""
    letters = column_letters(last)
    if len(letters) == 1:
        return f"[A-{letters}]", last
    if len(letters) == 2:
        return f"(?:[A-Z]|{_up_to(letters[0], 'A')}[A-Z])", (ord(letters[0]) - 63) * LETTERS
    first = _up_to(letters[0], "A")
    return f"(?:[A-Z]{{1,2}}|{first}[A-Z]{{2}})", (ord(letters[0]) - 64) * 676 + 702


def rows_within(last: int) -> tuple[str, int]:
    """A pattern of the digits of all row numbers up to at least `last`, and how far it goes."""
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


def _cell(reference: str) -> tuple[int, int] | None:
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha() and digits):
        return None
    row, column = int(digits[:8]), column_number(letters)
    return (row, column) if 1 <= row <= MOST_ROWS and column <= MOST_COLUMNS else None
