"""One cell of an OpenDocument spreadsheet as a plain value (ODF 1.3-3, 19.385 and following)."""

from __future__ import annotations

import datetime as dt
import math
import re

from toolkit.reading.files.ods_styles import OFFICE
from toolkit.reading.files.ods_styles import TABLE
from toolkit.reading.files.rectangle import plain
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

_LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_TYPE = OFFICE + "value-type"
_FORMULA = TABLE + "formula"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_LAPSE = re.compile(
    r"(-?)P(?:(\d{1,9})D)?T?(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d*)?)S)?"
)
_ERROR_WORD = re.compile(r"#(?:[A-Z]+[A-Z/0]*[!?]|N/A)|(?:Err|错误):5\d\d")
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_DAY = dt.timedelta(days=1)


def value_of(attributes: dict[str, str], text: str | None, *, lapses: bool) -> object:
    """A cell's value from its attributes and its text; what cannot be understood stays text.

    A formula that gives no words has, as LibreOffice writes it, neither a kind nor words, but a paragraph; one
    that was never calculated has no paragraph either: its `text` is None. `lapses` says that the cell shows hours beyond 24.
    """
    formula = _FORMULA in attributes
    calculated, text = text is not None, text or ""
    if attributes.get(_LIBREOFFICE) == "error" or (formula and _ERROR_WORD.fullmatch(text)):
        return ErrorValue(text or "#VALUE!")
    if formula and attributes[_FORMULA] in _TRUTHS:
        return _TRUTHS[attributes[_FORMULA]]
    kind = attributes.get(_TYPE, "")
    if not kind and formula and not calculated:
        return UNCALCULATED
    if kind in {"", "string", "void"}:
        return attributes.get(OFFICE + "string-value", text) or None
    written = attributes.get(OFFICE + _ATTRIBUTE.get(kind, "value"))
    if written is None:
        return text or (UNCALCULATED if formula else None)
    try:
        return _typed(kind, written, lapses=lapses)
    except (ValueError, OverflowError):
        return text or written


# -- a truth value typed into an .xlsx, as LibreOffice saves it: with the number that it counts for --
_TRUTHS = {"of:=TRUE()": True, "of:=FALSE()": False}
_WORDS_OF_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_ATTRIBUTE = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}


def _typed(kind: str, written: str, *, lapses: bool) -> object:
    if kind in _NUMBERS:
        return _number(written)
    if kind == "date":
        moment = dt.datetime.fromisoformat(written)
        return plain(moment.replace(tzinfo=None))
    if kind == "time":
        return _time(written, lapses=lapses)
    if kind == "boolean" and written in _WORDS_OF_TRUTH:
        return _WORDS_OF_TRUTH[written]
    raise ValueError


def _number(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError
    return number


def _time(written: str, *, lapses: bool) -> object:
    """A time of day, or days and hours counted from the day that spreadsheets begin with."""
    found = _LAPSE.fullmatch(written)
    if found is None:
        raise ValueError
    days, hours, minutes = (int(part or 0) for part in found.groups()[1:4])
    seconds = float(found[5] or 0)
    length = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1]:
        length = -length
    if lapses:
        return length
    if found[1]:
        raise ValueError
    moment = _DAY_ZERO + length
    return moment.time() if length < _DAY else plain(moment)
