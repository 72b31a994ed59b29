"""Open a workbook file, whatever its kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reading.files.opening import Content
from toolkit.reading.files.opening import content_of
from toolkit.reading.files.opening import read_bytes

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.reading.workbook import Workbook


def read_workbook(path: Path, *, only: Collection[str] | None = None) -> Workbook:
    """The worksheets of a file as plain cells, in workbook order.

    The content decides, not the name: an .xlsx called .xls is read as what it is. `only` names the
    sheets wanted; others are not even unpacked, and a name that does not occur is no error.

    Raises:
        UnreadableFileError: the file cannot be read; a subclass tells why.
    """
    path = Path(path)
    data = read_bytes(path)
    content = content_of(data, path)
    if content is Content.PACKAGE:
        from toolkit.reading.files.xlsx import read_xlsx

        return read_xlsx(data, path, only)
    if content is Content.LEGACY:
        from toolkit.reading.files.xls import read_xls

        return read_xls(data, path, only)
    from toolkit.reading.files.delimited import read_delimited

    return read_delimited(data, path, only)
