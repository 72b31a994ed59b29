"""What stands in cells beside their values: formulas, and notes that people wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from toolkit.ooxml.figures import whole
from toolkit.ooxml.relationships import office
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.workbooks.patching.comments import AUTHOR
from toolkit.workbooks.patching.comments import comments_in
from toolkit.workbooks.patching.comments import notes_in
from toolkit.workbooks.patching.container import WorkbookPackage
from toolkit.workbooks.patching.old_notes import words_of
from toolkit.workbooks.patching.parts import Relations
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.sheet_bytes import value_of
from toolkit.workbooks.patching.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.workbooks.patching.workbook import Sheet

UNSAID = "（与别的格共用的公式）"
_CELL = re.compile(rb"<c(?=[\s/>])(?:[^>]*/>|.*?</c\s*>)", re.DOTALL)
_ANY_FORMULA = re.compile(rb"[<:]f[\s/>]")
_FORMULA = re.compile(rb"<f(?=[\s/>])(?:[^>]*/>|[^>]*>([^<]*)</f\s*>)")
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class BesideValues:
    """By sheet, row and column (from 1): formulas as they are typed (=A1+1), and people's notes."""

    formulas: dict[Place, str] = field(default_factory=dict)
    notes: dict[Place, str] = field(default_factory=dict)


def beside_values(path: Path) -> BesideValues:
    """The formulas and the notes of a workbook's sheets; notes of our own marking are nobody's.

    Raises:
        PackageError: it is no sound .xlsx or .xlsm workbook.
    """
    workbook = Workbook(WorkbookPackage.open(path))
    found = BesideValues()
    for sheet in workbook.sheets:
        if sheet.is_worksheet:
            for place, formula in formulas_of(workbook, sheet):
                found.formulas[sheet.name, *place] = formula
            _notes(workbook, sheet, found)
    return found


def formulas_of(workbook: Workbook, sheet: Sheet) -> Iterator[tuple[tuple[int, int], str]]:
    """The formulas of a worksheet, each with its row and column (from 1).

    Raises:
        PackageError: the sheet is not sound.
    """
    content = workbook.package.read(sheet.part)
    if not _ANY_FORMULA.search(content):
        return
    plain = SheetBytes(content, sheet.part)
    if plain.prefix:
        plain = SheetBytes(plain.content, sheet.part, anew=True)
    for match in _CELL.finditer(plain.content, plain.first, plain.end):
        formula = _FORMULA.search(match[0])
        place = value_of(match[0][: match[0].index(b">")], b"r") if formula else None
        if formula and place:
            text = _unescaped(formula[1] or b"")
            yield cell(place.decode()), f"={text}" if text else UNSAID


@lru_cache(maxsize=1 << 8)
def _unescaped(formula: bytes) -> str:
    """A formula as it is typed: one that a form has is the same in hundreds of files."""
    return unescape(formula.decode())


def _notes(workbook: Workbook, sheet: Sheet, found: BesideValues) -> None:
    part = Relations(workbook.package, sheet.part).first(office("comments"))
    if part is None or not workbook.package.has(part):
        return
    root = notes_in(workbook.package.read(part), part)
    authors = [(each.text or "").strip() for each in children(child(root, "authors"), "author")]
    for comment in comments_in(root):
        number = whole(comment.get("authorId"))
        if number < len(authors) and authors[number] == AUTHOR:
            continue
        found.notes[sheet.name, *cell(comment.get("ref", ""))] = words_of(comment)
