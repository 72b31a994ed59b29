"""What a package's workbook part and relationships say: which sheets, where, in which epoch."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import NoSheetsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.reading.files.package import Package

MOST_SHEETS = 1000


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet's name, part and state."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The worksheets in workbook order and the parts that their cells need."""

    sheets: tuple[SheetPart, ...]
    shared_strings: str | None
    styles: str | None
    epoch_1904: bool


def contents_of(package: Package) -> Contents:
    """Read the workbook part; chart and macro sheets are left out.

    Raises:
        UnreadableFileError: the parts are broken or there is no worksheet.
    """
    workbook = _target_of_kind(package, "", "officeDocument") or "xl/workbook.xml"
    relationships = _relationships(package, workbook)
    sheets: list[SheetPart] = []
    epoch_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal epoch_1904
        if tag == "workbookPr":
            epoch_1904 = attributes.get("date1904", "0").lower() in {"1", "true", "on"}
        elif tag == "sheet":
            kind, part = relationships.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet" and package.has(part):
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), part, hidden))

    each_element(package.read(workbook), start, package.path)
    if not sheets or len(sheets) > MOST_SHEETS:
        raise NoSheetsError(package.path)
    by_kind = {kind: part for kind, part in relationships.values() if package.has(part)}
    return Contents(tuple(sheets), by_kind.get("sharedStrings"), by_kind.get("styles"), epoch_1904)


def each_element(content: bytes, start: Callable[[str, dict[str, str]], None], path: Path) -> None:
    """Call `start` with each element's local name and attributes, by their local names.

    Raises:
        DamagedFileError: the markup is broken, or declares a document type, which no workbook does.
    """
    each_event(content, start, None, None, path)


def each_event(
    content: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
    path: Path,
) -> None:
    """As `each_element`, with the ends of elements and the text between."""

    def started(tag: str, attributes: dict[str, str]) -> None:
        start(_local(tag), {_local(name): value for name, value in attributes.items()})

    def refuse(*_: object) -> None:
        raise DamagedFileError(path)

    parser = expat.ParserCreate()
    parser.StartElementHandler = started
    parser.EndElementHandler = (lambda tag: end(_local(tag))) if end else None
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise DamagedFileError(path) from problem


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _target_of_kind(package: Package, part: str, wanted: str) -> str | None:
    targets = _relationships(package, part).values()
    return next((target for kind, target in targets if kind == wanted), None)


def _relationships(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part ("" is the package): id → last word of the kind, target part."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if not package.has(source):
        return found

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            resolved = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[attributes.get("Id", "")] = (kind, resolved)

    each_element(package.read(source), start, package.path)
    return found
