"""Number formats: Excel's codes and LibreOffice's keys."""

import re
from functools import cached_property
from typing import Any
from typing import NamedTuple

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import struct

_DATE_OR_TIME = 2 | 4
_LOGICAL = 1024
_TEXT = 256
# What a code keeps as it is: quoted text, an escaped or padding character, AM/PM, and brackets
# but for elapsed time; everything else that spells a part of a date is lower case in Excel.
_VERBATIM = re.compile(r'("[^"]*"|\\.|_.|AM/PM|A/P|General|\[(?![HMS]+\])[^\]]*\])')
_COLOURS = re.compile(r"\[(BLACK|BLUE|CYAN|GREEN|MAGENTA|RED|WHITE|YELLOW)\]")
_LANGUAGE_MATTERS = re.compile(r"aaa|ddd|mmm|\[DBNum", re.IGNORECASE)
_CHINESE = {"CN": "804", "TW": "404", "HK": "C04"}
_SPECIMENS = ["YYYY-MM-DD", "#,##0.00"]

DATE = "yyyy-mm-dd"
MOMENT = "yyyy-mm-dd hh:mm:ss"


class NumberFormat(NamedTuple):
    """A key's meaning: "general", "moment", "logical", "text" or "number", and Excel's code."""

    kind: str
    code: str


class NumberFormats:
    """The number formats of one document, looked up once each."""

    def __init__(self, document: Any) -> None:
        self._formats = document.NumberFormats
        self._english = struct("lang.Locale", Language="en", Country="US")
        self._locale = self._own() if self._speaks_english() else self._english
        self._known: dict[int, NumberFormat] = {}
        self._keys: dict[str, int] = {}

    @staticmethod
    def _own() -> Any:
        return struct("lang.Locale")

    def _speaks_english(self) -> bool:
        """Whether LibreOffice's own language writes codes as English does.

        Codes of that language go into .xlsx as they are, others with a mark: `[$-409]0.00`.
        """
        convert = self._formats.addNewConverted
        keys = [convert(code, self._english, self._own()) for code in _SPECIMENS]
        return [self._formats.getByKey(key).FormatString for key in keys] == _SPECIMENS

    def of(self, key: int) -> NumberFormat:
        """What the number format `key` means."""
        if key not in self._known:
            self._known[key] = self._look_up(key)
        return self._known[key]

    def key(self, code: str) -> int:
        """The key of Excel's format code, added to the document if it is new there."""
        if code not in self._keys:
            key = self._formats.queryKey(code, self._locale, True)
            self._keys[code] = key if key >= 0 else self._added(code)
        return self._keys[code]

    def _added(self, code: str) -> int:
        malformed = load_uno().getClass("com.sun.star.util.MalformedNumberFormatException")
        try:
            key: int = self._formats.addNew(code, self._locale)
        except malformed:
            raise ValueError(f"{code!r} is no number format.") from None
        return key

    @cached_property
    def logical(self) -> int:
        """The key of the format that makes a number a truth value."""
        key: int = self._formats.getStandardFormat(_LOGICAL, struct("lang.Locale"))
        return key

    def _look_up(self, key: int) -> NumberFormat:
        found = self._formats.getByKey(key)
        code, locale = found.FormatString, found.Locale
        if locale.Language == "zh":
            return NumberFormat(_kind(found.Type, code), _chinese(to_excel(code), locale.Country))
        if locale.Language not in {"en", ""}:
            converted = self._formats.addNewConverted(code, locale, self._english)
            code = self._formats.getByKey(converted).FormatString
        return NumberFormat(_kind(found.Type, code), to_excel(code))


def _kind(type_: int, code: str) -> str:
    if type_ & _LOGICAL:
        return "logical"
    if type_ & _DATE_OR_TIME:
        return "moment"
    if type_ & _TEXT and code == "@":
        return "text"
    return "general" if code == "General" else "number"


def to_excel(code: str) -> str:
    """LibreOffice's English format code as Excel writes it."""
    if code == "BOOLEAN":
        return "General"
    parts = _VERBATIM.split(_COLOURS.sub(lambda m: f"[{m[1].capitalize()}]", code))
    return "".join(part if place % 2 else _lower(part) for place, part in enumerate(parts))


def _chinese(code: str, country: str) -> str:
    """A code with the mark of its language, where that matters: weekdays, Chinese digits."""
    if not _LANGUAGE_MATTERS.search(code):
        return code
    digits = re.match(r"(\[DBNum\d\])?", code)
    assert digits is not None
    return f"{digits[0]}[$-{_CHINESE.get(country, '804')}]{code[digits.end() :]}"


def _lower(part: str) -> str:
    return re.sub(r"[YMDHSAG]+|E(?![+-])", lambda m: m[0].lower(), part)
