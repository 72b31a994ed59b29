"""What a filter is given, taken for a date or a number."""

from __future__ import annotations

import re
from datetime import date
from datetime import datetime
from decimal import Decimal
from decimal import InvalidOperation

from toolkit.chinese.numerals import MOST
from toolkit.word.messages import of_values
from toolkit.word.template.errors import Fault

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")


def to_date(value: object) -> date:
    """The date that a value is, or that a text such as `2012-03-14` says.

    Raises:
        Fault: it is none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if found:
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
    raise Fault(of_values.NO_DATE(value=value), value)


def to_number(value: object) -> Decimal:
    """A number exactly as it is written.

    Raises:
        Fault: it is none.
    """
    if isinstance(value, bool) or value is None:
        raise Fault(of_values.IS_NO_NUMBER(), value)
    try:
        number = Decimal(str(value).strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise Fault(of_values.NO_NUMBER(value=value), value) from None
    if not number.is_finite():
        raise Fault(of_values.NO_NUMBER(value=value), value)
    return number


def to_whole(value: object) -> int:
    """A whole number.

    Raises:
        Fault: it is none, or has more than 16 digits.
    """
    number = to_number(value)
    if number != number.to_integral_value():
        raise Fault(of_values.NO_WHOLE_NUMBER(value=value), value)
    if abs(number) >= MOST:
        raise Fault(of_values.TOO_BIG(value=value), value)
    return int(number)
