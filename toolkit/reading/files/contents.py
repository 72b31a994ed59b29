"""What a package's workbook part and relationships say: which sheets, where, in which epoch."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.content_types import PART
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.content_types import workbook_suffix
from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.relationships import office
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.reading.files.refusals import NoSheetsError
from toolkit.reading.files.refusals import TooManySheetsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from toolkit.reading.files.package import JudgedPackage

MOST_SHEETS = 4000


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet.

    Attributes:
        name: its title.
        part: its part's name within the package.
        hidden: whether Excel hides it.
    """

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The worksheets and what their cells need.

    Attributes:
        sheets: in workbook order.
        shared_strings: the part of the texts, or None.
        styles: the part of the formats, or None.
        epoch_1904: whether days count from 1904.
        suffix: how the file's name must end for Excel, empty where the package does not say.
    """

    sheets: tuple[SheetPart, ...]
    shared_strings: str | None
    styles: str | None
    epoch_1904: bool
    suffix: str


def contents_of(package: JudgedPackage) -> Contents:
    """Read the workbook part; chart and macro sheets are left out.

    Raises:
        UnreadableFileError: the parts are broken or there is no worksheet.
    """
    root_parts = package.related("", office("officeDocument"))
    workbook = root_parts[0][1] if root_parts else "xl/workbook.xml"
    root = package.tree(workbook)
    worksheets = dict(package.related(workbook, office("worksheet")))
    sheets = tuple(_sheets(root, worksheets))
    if not sheets:
        raise NoSheetsError(package.path)
    if len(sheets) > MOST_SHEETS:
        raise TooManySheetsError(package.path, len(sheets), MOST_SHEETS)
    strings, styles = (_first(package, workbook, kind) for kind in ("sharedStrings", "styles"))
    epoch = _counts_from_1904(root)
    return Contents(sheets, strings, styles, epoch, _suffix(package, workbook))


def _sheets(root: Any, worksheets: dict[str, str]) -> Iterator[SheetPart]:
    listed = child(root, "sheets")
    for element in () if listed is None else children(listed, "sheet"):
        keys = (element.get(name) for name in RELATIONSHIP.names("id"))
        part = next((worksheets[key] for key in keys if key in worksheets), None)
        if part is not None:
            hidden = element.get("state", "visible") != "visible"
            yield SheetPart(element.get("name", ""), part, hidden)


def _counts_from_1904(root: Any) -> bool:
    settings = child(root, "workbookPr")
    return settings is not None and settings.get("date1904", "0").lower() in {"1", "true", "on"}


def _suffix(package: JudgedPackage, workbook: str) -> str:
    """Empty also where the types are damaged: the sheets can be read without them."""
    if not package.has(PART):
        return ""
    with suppress(XMLSyntaxError):
        return workbook_suffix(ContentTypes(package.read_small(PART)).of(workbook))
    return ""


def _first(package: JudgedPackage, workbook: str, kind: str) -> str | None:
    found = package.related(workbook, office(kind))
    return found[0][1] if found else None
