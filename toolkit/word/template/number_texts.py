"""Numbers as people write them."""

from __future__ import annotations

import math
from decimal import Decimal

from toolkit.word.messages import of_values
from toolkit.word.template.errors import Fault

_EXACT = 2**53  # -- whole numbers below it are exact in binary --


def figure(value: Decimal | float) -> str:
    """A number as a person writes it: 0.1+0.2 as 0.3, 60.0 as 60, 1e16 with its zeros.

    A decimal keeps the digits that it was given; a binary fraction has 15, as in a workbook.

    Raises:
        Fault: it is no number, or infinite.
    """
    if not math.isfinite(value):
        raise Fault(of_values.NO_VALID_NUMBER(), value)
    if isinstance(value, Decimal):
        return format(value or abs(value), "f")
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    exact = Decimal(repr(float(value)) if value.is_integer() else f"{value:.15g}")
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Figure(float):
    """A number that a format without a form of its own writes as a person does."""

    def __str__(self) -> str:
        return figure(float(self))
