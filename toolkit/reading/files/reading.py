"""Open a workbook file, whatever its kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reading.files.made_before import MadeBefore
from toolkit.reading.files.opening import TEXT_NAMES
from toolkit.reading.files.opening import Content
from toolkit.reading.files.opening import content_of
from toolkit.reading.files.opening import read_bytes
from toolkit.reading.workbook import FileNote

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.reading.workbook import Workbook


def read_workbook(
    path: Path, *, only: Collection[str] | None = None, before: MadeBefore | None = None
) -> Workbook:
    """The worksheets of a file as plain cells, in workbook order.

    The content decides, not the name: an .xlsx called .xls is read as what it is. `only` names the
    sheets wanted; others are not even unpacked, and a name that does not occur is no error. What the files
    `before` had alike is not read again: their sheets may be the very same objects.

    Raises:
        UnreadableFileError: the file cannot be read; a subclass tells why.
    """
    path = Path(path)
    data = read_bytes(path)
    content = content_of(data, path)
    if content is Content.PACKAGE:
        workbook = _package(data, path, only, before or MadeBefore())
    else:
        workbook = _READERS[content](data, path, only)
    return _told_what_it_is(replace(workbook, suffix=workbook.suffix or f".{content.value}"))


def _told_what_it_is(workbook: Workbook) -> Workbook:
    """A note where the file's name ends as another kind of file does: Excel refuses or warns of it."""
    named = workbook.path.suffix.lower()
    if named in _SAME.get(workbook.suffix, {workbook.suffix}):
        return workbook
    note = FileNote(
        f"扩展名是 {named or '空的'}，内容其实是 {workbook.suffix}，已按内容读取；请把扩展名改为 {workbook.suffix}"
    )
    return replace(workbook, notes=(*workbook.notes, note))


def _package(data: bytes, path: Path, only: Collection[str] | None, before: MadeBefore) -> Workbook:
    from toolkit.reading.files.ods import is_open_document
    from toolkit.reading.files.ods import read_ods
    from toolkit.reading.files.package import JudgedPackage

    package = JudgedPackage(data, path)
    if is_open_document(package):
        return read_ods(package, only)
    from toolkit.reading.files.xlsx import read_xlsx

    return read_xlsx(package, only, before)


def _legacy(data: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    from toolkit.reading.files.xls import read_xls

    return read_xls(data, path, only)


def _flat(data: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    from toolkit.reading.files.ods import read_open_document

    return read_open_document([data], path, only)


def _text(data: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    from toolkit.reading.files.delimited import read_delimited

    return read_delimited(data, path, only)


_READERS = {
    Content.LEGACY: _legacy,
    Content.FLAT: _flat,
    Content.TEXT: _text,
}
# -- what a file is → how its name may end; others are told --
_SAME = {
    ".xls": {".xls", ".et", ".xlt", ".ett"},
    ".ods": {".ods", ".ots"},
    ".csv": TEXT_NAMES,
}
