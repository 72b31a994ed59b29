"""Formats of Python's, `%.1f` and `{:.1f}`, that round as the filters do: halves up.

By themselves they round the binary number that stands for a decimal one: 2.675 to 2.67, 8.25 to 8.2. A figure
and its double in one paper would differ, the one by a filter, the other by a format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from jinja2.sandbox import SandboxedFormatter

from toolkit.chinese import rounding
from toolkit.chinese.numerals import MOST
from toolkit.word.template.number_texts import figure
from toolkit.word.template.values import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_PERCENT = re.compile(
    r"%(?:\((?P<name>[^)]*)\))?[-+ #0]*\d*(?:\.(?P<digits>\d*))?[hlL]?(?P<kind>.)", re.DOTALL
)
_SPEC = re.compile(r"(?s)(?:.?[<>=^])?[-+ ]?z?#?0?\d*[,_]?(?:\.(?P<digits>\d+))?(?P<kind>[fF%])")
_USUAL = 6  # -- decimals of a format that does not say how many --
_MOST = 20


def percent_formatted(text: str, values: Mapping[str, object] | Sequence[object]) -> str:
    """Text with `%` forms filled in from values in their order or by name.

    Raises:
        TypeError, ValueError, KeyError: as Python's `%` does.
    """
    if isinstance(values, Mapping):
        return _PERCENT.sub(lambda found: _named(found, values), text)
    given = list(values)
    wanted = [found for found in _PERCENT.finditer(text) if found["kind"] != "%"]
    for at, found in enumerate(wanted[: len(given)]):
        given[at] = _for_form(given[at], found)
    return text % tuple(given)


def _named(found: re.Match[str], values: Mapping[str, object]) -> str:
    name = found["name"]
    if name is None or name not in values:
        return found[0] % values
    return found[0] % {name: _for_form(values[name], found)}


def _for_form(value: object, found: re.Match[str]) -> object:
    if found["kind"] in "sra":
        if isinstance(value, float | Decimal) and isfinite(value):
            return figure(value)
        return _written(value)
    return _rounded(value, _digits(found)) if found["kind"] in {"f", "F"} else value


def _written(value: object) -> object:
    """A value that a form makes a text of.

    Raises:
        Fault: it is a list or a yes/no value, of which Python would write what it calls it.
    """
    return text_of(value) if isinstance(value, bool | list | tuple | Mapping) else value


def _digits(found: re.Match[str]) -> int:
    return _USUAL if found["digits"] is None else int(found["digits"] or 0)


class HalfUpFormatter(SandboxedFormatter):
    """`str.format` within the sandbox."""

    def format_field(self, value: object, format_spec: str) -> str:
        """A value by its form; the decimals that it says are rounded halves up."""
        value = _written(value)
        found = _SPEC.fullmatch(format_spec)
        if found is not None:
            value = _rounded(value, _digits(found) + 2 * (found["kind"] == "%"))
        said: str = super().format_field(value, format_spec)
        return said


def _rounded(value: object, digits: int) -> object:
    """A number of so many decimals; what is no such number stays."""
    if isinstance(value, bool) or not isinstance(value, float | Decimal):
        return value
    if digits > _MOST or not isfinite(value) or not -MOST < value < MOST:
        return value
    made = rounding.rounded(
        Decimal(str(float(value)) if isinstance(value, float) else value), digits
    )
    return made if isinstance(value, Decimal) else float(made)
