"""发文字号: the issuer's code, the year in 〔〕, the serial number without 第 and without leading zeros.

Source: GB/T 9704—2012 7.2.5; 党政机关公文处理工作条例 article 9 (5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FORM = "机关代字〔年份〕序号号，如“甲发〔2024〕18号”"
_OPEN, _CLOSE = "〔[【(（［", "〕]】)）］"
_LIKE = re.compile(
    rf"(?P<code>[^\d{re.escape(_OPEN + _CLOSE)}]+)"
    rf"[{re.escape(_OPEN)}](?P<year>\d{{4}})[{re.escape(_CLOSE)}]"
    r"第?0*(?P<serial>[1-9]\d{0,4})号"
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One number: `code` (机关代字), `year`, `serial`."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        """The number as it is printed."""
        return f"{self.code}〔{self.year}〕{self.serial}号"


def document_number(text: str) -> DocumentNumber | None:
    """What a text says that is written like a number, though with other brackets; None for none.

    Whether it is written as the standard has it is seen by `str` of it being the text.
    """
    found = _LIKE.fullmatch(_BLANKS.sub("", text).translate(_PLAIN_DIGITS))
    if found is None:
        return None
    return DocumentNumber(found["code"], int(found["year"]), int(found["serial"]))


_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
