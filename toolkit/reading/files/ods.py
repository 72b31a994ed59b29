"""Read OpenDocument spreadsheets: .ods, as LibreOffice saves by default, and the flat .fods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.ooxml.events import DocumentTypeError
from toolkit.ooxml.events import MarkupError
from toolkit.ooxml.events import read_events
from toolkit.reading.files.ods_markup import TableFollower
from toolkit.reading.files.ods_styles import Styles
from toolkit.reading.files.ods_table import TooLargeError
from toolkit.reading.files.rectangle import rectangle
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import DeclaredTypeError
from toolkit.reading.files.refusals import NoSheetsError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError
from toolkit.reading.files.sources_elsewhere import LINKS_NOTE
from toolkit.reading.workbook import Sheet
from toolkit.reading.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from toolkit.reading.files.ods_table import OdsTable
    from toolkit.reading.files.package import JudgedPackage

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
WHOLLY_ENCRYPTED = "encrypted-package"
LARGEST_MARKUP = 256 * 2**20

_MANIFESTS = (
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "http://openoffice.org/2001/manifest",
)
_ENCRYPTED = tuple(f"{{{space}}}encryption-data" for space in _MANIFESTS)
_OTHERS = {"text": "文字文档", "presentation": "演示文稿", "drawing": "绘图", "chart": "图表"}


def is_open_document(package: JudgedPackage) -> bool:
    """Whether a package is OpenDocument's, encrypted or not, and no workbook of Excel's."""
    own = package.has(CONTENT) or package.has(WHOLLY_ENCRYPTED)
    return own and not package.has("xl/workbook.xml")


def read_ods(package: JudgedPackage, only: Collection[str] | None) -> Workbook:
    """The sheets of an .ods whose names are in `only` (None for all).

    Raises:
        UnreadableFileError: it is broken, protected, too large or no spreadsheet.
    """
    if package.has(WHOLLY_ENCRYPTED) or _is_encrypted(package):
        raise ProtectedFileError(package.path)
    parts = [package.read(name) for name in (CONTENT, STYLES) if package.has(name)]
    return replace(read_open_document(parts, package.path, only), suffix=".ods")


def read_open_document(parts: list[bytes], path: Path, only: Collection[str] | None) -> Workbook:
    """The sheets of a document: the first part holds its content, all of them its styles.

    Raises:
        UnreadableFileError: it is broken, too large or no spreadsheet.
    """
    if sum(map(len, parts)) > LARGEST_MARKUP:
        raise OversizedFileError(path)
    try:
        follower = TableFollower(Styles(*parts), only)
        read_events(parts[0], follower.start, follower.end, follower.text)
    except TooLargeError as problem:
        raise OversizedFileError(path) from problem
    except DocumentTypeError as problem:
        raise DeclaredTypeError(path) from problem
    except (MarkupError, ValueError, LookupError) as problem:
        raise DamagedFileError(path) from problem
    if follower.body != "spreadsheet":
        kind = _OTHERS.get(follower.body, "文档")
        raise NotAWorkbookError(path, f"其实是 OpenDocument {kind}，不是工作簿，请核对后重新选择")
    if not follower.tables and only is None:
        raise NoSheetsError(path)
    notes = (LINKS_NOTE,) if follower.links else ()
    sheets = tuple(_sheet(table, path) for table in follower.tables)
    comments = tuple(follower.comments)
    return Workbook(path, sheets, notes, comments=comments, unread=tuple(follower.unread))


def _sheet(table: OdsTable, path: Path) -> Sheet:
    return Sheet(
        table.name,
        rectangle(table.rows, path),
        table.hidden,
        frozenset(table.hidden_rows()),
        frozenset(table.hidden_columns),
        tuple(table.merged()),
    )


def _is_encrypted(package: JudgedPackage) -> bool:
    if not package.has(MANIFEST):
        return False
    return next(package.tree(MANIFEST).iter(*_ENCRYPTED), None) is not None
