"""Read .csv and tab-separated text as one sheet of words."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.rectangle import rectangle
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.workbook import Sheet
from toolkit.reading.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LARGEST_TEXT = 64 * 2**20

_BETWEEN_COLUMNS = ",\t;"
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_delimited(data: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    """One sheet, named as the file; every cell is str or None.

    UTF-8 is tried first, then GB 18030, as Chinese programs write either; a byte order mark decides.

    Raises:
        UnreadableFileError: it is in no known encoding, broken or far too large.
    """
    if len(data) > LARGEST_TEXT:
        raise OversizedFileError(path)
    if only is not None and path.stem not in only:
        return Workbook(path, ())
    text = _decoded(data, path)
    separator = max(_BETWEEN_COLUMNS, key=text.partition("\n")[0].count)
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        cells = rectangle(([plain(value) for value in row] for row in rows), path)
    except csv.Error as problem:
        raise DamagedFileError(path) from problem
    return Workbook(path, (Sheet(path.stem, cells),))


def is_table_of_words(data: bytes) -> bool:
    """Whether bytes are text whose first lines are columns, whatever the file is called."""
    text = _text(data) if len(data) <= LARGEST_TEXT else None
    if text is None or _CONTROLS.search(text):
        return False
    return any(mark in text.partition("\n")[0] for mark in _BETWEEN_COLUMNS)


def _decoded(data: bytes, path: Path) -> str:
    text = _text(data)
    if text is None:
        raise NotAWorkbookError(
            path, "不是能识别的文本（UTF-8 或国标码），请用 Excel 另存为 .xlsx 再报送"
        )
    return text


def _text(data: bytes) -> str | None:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None
