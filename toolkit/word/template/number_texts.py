"""Numbers as people write them."""

from __future__ import annotations

import math
from decimal import Decimal

from toolkit.word.messages import of_values
from toolkit.word.template.errors import Fault

_EXACT = 2**53  # -- whole numbers below it are exact in binary --


def figure(value: Decimal | float) -> str:
    """A number as a person writes it: 0.1+0.2 as 0.3, 60.0 as 60, 1e16 with its zeros.

    A decimal that is no whole number keeps the digits that it was given; a binary fraction has 15, as in a
    workbook.

    Raises:
        Fault: it is no number, or infinite.
    """
    if not math.isfinite(value):
        raise Fault(of_values.NO_VALID_NUMBER(), value)
    if isinstance(value, Decimal):
        return format(without_zeros(value), "f")
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    exact = Decimal(repr(float(value)) if value.is_integer() else f"{value:.15g}")
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def without_zeros(value: Decimal) -> Decimal:
    """A number without decimals that are all zeros, and 0 without a sign: 60.0 and -0.0 come from workbooks."""
    is_whole = value == value.to_integral_value()
    exponent = value.as_tuple().exponent
    if is_whole and isinstance(exponent, int) and exponent < 0:
        return Decimal(int(value))
    return value or abs(value)


class Figure(float):
    """A number that a format without a form of its own writes as a person does."""

    def __str__(self) -> str:
        return figure(float(self))
