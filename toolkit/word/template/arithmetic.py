"""Jinja's filters for numbers, as the house reckons: halves up, nothing unreadable taken for 0."""

from __future__ import annotations

from decimal import ROUND_CEILING
from decimal import ROUND_FLOOR
from decimal import ROUND_HALF_UP
from decimal import Decimal
from decimal import InvalidOperation
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from jinja2 import Environment
from jinja2 import Undefined
from jinja2 import pass_environment
from jinja2.filters import make_attrgetter

from toolkit.chinese.numerals import MOST
from toolkit.word.messages import of_values
from toolkit.word.template.conversions import to_number
from toolkit.word.template.conversions import to_whole
from toolkit.word.template.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

_METHODS = {"common": ROUND_HALF_UP, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}
_MOST_DECIMALS = 20


def rounded(value: object, precision: object = 0, method: str = "common") -> int | float | Decimal:
    """A number rounded, halves away from zero; whole where no decimals are kept.

    Raises:
        Fault: it is no number, or there is no such method.
    """
    if method not in _METHODS:
        raise Fault(of_values.ROUND_METHOD(), method)
    decimals, exact = to_whole(precision), to_number(value)
    if abs(decimals) > _MOST_DECIMALS or abs(exact) >= MOST:
        raise Fault(of_values.ROUND_TOO_BIG(), value)
    steps = exact.scaleb(decimals).to_integral_value(_METHODS[method])
    made = steps.scaleb(-decimals)
    if decimals <= 0:
        return int(made)
    return made if isinstance(value, Decimal) else float(made)


def whole(value: object, default: object = None, base: object = 10) -> object:
    """The whole part of a number.

    Raises:
        Fault: it is none, and no default is given.
    """
    try:
        if isinstance(value, str) and base != 10:
            return int(value, to_whole(base))
        return int(value) if isinstance(value, bool) else int(to_number(value))
    except (Fault, ValueError, InvalidOperation):
        if default is None:
            raise Fault(of_values.NO_NUMBER(value=value), value) from None
        return default


def number(value: object, default: object = None) -> object:
    """A number that may have decimals.

    Raises:
        Fault: it is none, and no default is given.
    """
    try:
        return float(to_number(value))
    except Fault:
        if default is None:
            raise
        return default


@pass_environment
def total(
    environment: Environment,
    iterable: Iterable[object],
    attribute: str | int | None = None,
    start: object = 0,
) -> object:
    """The sum of numbers; texts are refused, however much they look like numbers."""
    get = make_attrgetter(environment, attribute) if attribute is not None else None
    items = [get(item) if get else item for item in iterable]
    for item in items:
        if isinstance(item, Undefined):
            str(item)
        if item is None or isinstance(item, str):
            raise Fault(of_values.SUM_OF_NO_NUMBERS(), item)
    if any(isinstance(item, Decimal) for item in items):
        items = [to_number(item) if isinstance(item, float) else item for item in items]
    return reduce(add, items, start)
