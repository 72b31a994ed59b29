"""Excel's lengths and LibreOffice's (hundredths of a millimetre)."""

POINT = 2540 / 72
PIXEL = 2540 / 96

# Excel counts a column's width in digits of the workbook's default font; a digit of Calibri 11, the
# font of a new workbook, is 7 pixels wide, and a cell has 5 pixels of padding.
_DIGIT = 7
_PADDING = 5


def points(length: float) -> float:
    """Hundredths of a millimetre as points, to the twentieth (finer than they tell)."""
    return round(length / POINT * 20) / 20


def from_points(length: float) -> int:
    """Points as hundredths of a millimetre."""
    return round(length * POINT)


def characters(length: float) -> float:
    """A column's width in Excel's unit, to the hundredth."""
    pixels = round(length / PIXEL)
    if pixels < _DIGIT + _PADDING:
        return round(pixels / (_DIGIT + _PADDING), 2)
    return round((pixels - _PADDING) / _DIGIT, 2)


def from_characters(width: float) -> int:
    """A column's width given in Excel's unit."""
    pixels = width * _DIGIT + _PADDING if width >= 1 else width * (_DIGIT + _PADDING)
    return round(round(pixels) * PIXEL)
