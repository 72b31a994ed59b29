"""Read .csv and tab-separated text as one sheet of words."""

from __future__ import annotations

import csv
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
    separator = max(",\t;", key=text.partition("\n")[0].count)
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        cells = rectangle(([plain(value) for value in row] for row in rows), path)
    except csv.Error as problem:
        raise DamagedFileError(path) from problem
    return Workbook(path, (Sheet(path.stem, cells),))


def _decoded(data: bytes, path: Path) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotAWorkbookError(
        path, "不是能识别的文本（UTF-8 或国标码），请用 Excel 另存为 .xlsx 再报送"
    )
