"""Copies of a template workbook with rows of data in its prepared rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Self
from typing import TypeAlias

from toolkit.declare.real_path import real_path
from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.relationships import CORE_PROPERTIES
from toolkit.ooxml.relationships import office
from toolkit.workbooks.patching.cell_values import with_values
from toolkit.workbooks.patching.container import WorkbookPackage
from toolkit.workbooks.patching.dropping import drop_sheets
from toolkit.workbooks.patching.editing import fitting
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.growth import grow
from toolkit.workbooks.patching.insertion import Insertion
from toolkit.workbooks.patching.properties import state_properties
from toolkit.workbooks.patching.rows import Layout
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.stale import forget_stale
from toolkit.workbooks.patching.values import Cells
from toolkit.workbooks.patching.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.styles import Styles

COMPRESSION = 6
_Key: TypeAlias = tuple[frozenset[str], frozenset[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class SplicedRows:
    """Rows of data for one sheet of a template.

    Attributes:
        first_row: the first prepared row, which takes the first row of data.
        rows: cells from column A on; None leaves a cell empty, or to the template's formula.
        end_row: the row of the end mark, which with all below it moves down if need be; by default
            the row below the sheet's last.
        spare: so many prepared rows at least stay empty below the data.
        keeps_empty: whether a cell without data stays empty, instead of taking the template's formula.
        ruled: so many empty rows at least follow on paper: they have the template's formulas, and the last
            of them all cells of its first prepared row, so that programs print to there.
    """

    first_row: int
    rows: Sequence[Sequence[CellValue]]
    end_row: int | None = None
    spare: int = 0
    keeps_empty: bool = False
    ruled: int = 0


class SpliceTemplate:
    """A template read once, for any number of copies; copies do not depend on each other."""

    def __init__(self, package: WorkbookPackage) -> None:
        """Take the members of the template.

        Raises:
            PackageError: it is no sound .xlsx or .xlsm workbook.
        """
        self._package = package
        self._bases: dict[_Key, _Base] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read a template file.

        Raises:
            PackageError: it is no sound .xlsx or .xlsm workbook.
        """
        return cls(WorkbookPackage.open(path))

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Take a template that lies nowhere; nothing is written to the disk for it.

        Raises:
            PackageError: it is no sound .xlsx or .xlsm workbook.
        """
        return cls(WorkbookPackage(content, "模板.xlsx"))

    def write(
        self,
        target: Path,
        sheets: Mapping[str, SplicedRows],
        *,
        drop: Collection[str] = (),
        cells: Mapping[tuple[str, str], CellValue] | None = None,
        texts: Mapping[str, str] | None = None,
        properties: Mapping[str, str] | None = None,
        compression: int = COMPRESSION,
    ) -> None:
        """Write a copy; see `splice`.

        Texts of the template, each a cell's whole, are put in another's place without their sheet being
        written anew.
        """
        base = self._base(frozenset(drop), {name: rows.first_row for name, rows in sheets.items()})
        base.workbook.refuse_other_suffix(target)
        copy = _Copy(base)
        copy.set_texts(texts or {})
        copy.set_cells(cells or {})
        for name, rows in sheets.items():
            copy.fill(name, rows)
        if properties:
            part = base.workbook.relations_of_package().first(CORE_PROPERTIES)
            state_properties(copy.package, part, properties)
        copy.finish().save(target, compression)

    def _base(self, dropped: frozenset[str], filled: Mapping[str, int]) -> _Base:
        """The template without the sheets, and without results that rest on rows to be filled."""
        key = (dropped, frozenset(filled.items()))
        if key not in self._bases:
            workbook = Workbook(self._package.copy())
            workbook.drop_signatures()
            if dropped:
                drop_sheets(workbook, sorted(dropped))
                workbook.store_root()
            named = {workbook.worksheet(name).name: first for name, first in filled.items()}
            forget_stale(workbook, named)
            self._bases[key] = _Base(workbook)
        return self._bases[key]


def splice(
    template: Path,
    target: Path,
    sheets: Mapping[str, SplicedRows],
    *,
    drop_sheets: Collection[str] = (),
    cells: Mapping[tuple[str, str], CellValue] | None = None,
    properties: Mapping[str, str] | None = None,
) -> None:
    """Write a copy of a template with rows of data in its sheets.

    A cell of data takes the format of the template's first prepared row, else of its column; a
    formula of that row fills cells without data. Where the data need more rows than are prepared,
    rows are inserted above the end mark, and drop-downs, conditional formats, filters, print areas,
    names, formulas and charts follow. All other parts are copied as they are packed.

    Args:
        template: the template workbook, which is only read.
        target: the new file, of the same kind (.xlsx or .xlsm).
        sheets: the rows by the sheet's name.
        drop_sheets: sheets that the copy shall not have; no other sheet's formulas may need them.
        cells: values by sheet and address in the template, put in before the rows.
        properties: title, subject, creator and the like of the file.

    Raises:
        PackageError: the template is not sound or lacks a sheet, a value has no form in Excel, or
            the target cannot be written. Nothing is written then.
    """
    opened = SpliceTemplate.open(template)
    if real_path(template) == real_path(target):
        raise PackageError(f"不能覆盖模板《{template}》：请另取文件名。")
    opened.write(target, sheets, drop=drop_sheets, cells=cells, properties=properties)


class _Base:
    """A template without the dropped sheets, and what was found out about it."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._layouts: dict[tuple[str, int, int | None], Layout] = {}
        self._moments: dict[int, bool] = {}

    @cached_property
    def styles_part(self) -> str | None:
        """The part of the formats."""
        return self.workbook.relations.first(office("styles"))

    @cached_property
    def strings_part(self) -> str | None:
        """The part of the shared strings."""
        return self.workbook.relations.first(office("sharedStrings"))

    def layout(self, name: str, first: int, end: int | None) -> Layout:
        """How the rows of the template's own sheet are cut."""
        key = (name, first, end)
        if key not in self._layouts:
            part = self.workbook.worksheet(name).part
            sheet = SheetBytes(self.workbook.package.read(part), part)
            self._layouts[key] = Layout(sheet, self.workbook.styles, first, end)
        return self._layouts[key]

    def fits(self, style: int, value: CellValue) -> bool:
        """Whether a format for dates and times stands where one does, and no other where none does."""
        if style not in self._moments:
            self._moments[style] = self.workbook.styles.shows_dates(style)
        return self._moments[style] is isinstance(value, dt.date | dt.time)


class _Copy:
    """One copy on its way."""

    def __init__(self, base: _Base) -> None:
        self._base = base
        self.package = base.workbook.package.copy()
        self._strings = base.workbook.strings.copy()
        self._cells = Cells(self._strings, counts_from_1904=base.workbook.counts_from_1904)
        self._own: Workbook | None = None
        self._styles: Styles | None = None
        self._changed: set[str] = set()

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Put texts in the place of others."""
        for before, after in texts.items():
            self._strings.put_instead(before, after)

    def set_cells(self, values: Mapping[tuple[str, str], CellValue]) -> None:
        """Give single cells their values."""
        by_sheet: dict[str, dict[str, CellValue]] = {}
        for (name, reference), value in values.items():
            part = self._base.workbook.worksheet(name).part
            by_sheet.setdefault(part, {})[reference] = value
        for part, meant in by_sheet.items():
            content = with_values(self.package.read(part), part, meant, self._cells)
            self.package.put(part, content)
            self._changed.add(part)

    def fill(self, name: str, rows: SplicedRows) -> None:
        """Put rows into a sheet, whose end mark moves down if there is not enough room."""
        base = self._base
        part = base.workbook.worksheet(name).part
        layout = self._layout(name, part, rows.first_row, rows.end_row)
        drawn_from = layout.end
        missing = len(rows.rows) + rows.spare - layout.room()
        if layout.end + max(missing, 0) > LAST_ROW:
            raise PackageError(f"工作表“{name}”放不下 {len(rows.rows)} 行：请拆分后再试。")
        if missing > 0:
            layout = self._grown(name, layout, missing)
        pieces = layout.filled(
            rows.rows,
            self._cells,
            self._fit,
            drawn_from,
            keeps_empty=rows.keeps_empty,
            ruled=rows.ruled,
        )
        width = max(map(len, rows.rows), default=0)
        head = layout.sheet.head
        if rows.rows and width:
            head = layout.sheet.widened([layout.first + len(rows.rows) - 1], [width])
        self.package.put(part, b"".join((head, *pieces, layout.sheet.tail)))
        self._changed.add(part)

    def finish(self) -> WorkbookPackage:
        """The package with strings, formats and names put back."""
        base = self._base
        if self._strings.changed and base.strings_part:
            self.package.put(base.strings_part, self._strings.content())
        elif self._strings.changed:
            self._own = self._own or Workbook(self.package)
            self._own.store("sharedStrings", self._strings.content())
        if self._styles is not None and base.styles_part:
            self.package.put(base.styles_part, self._styles.content())
        if self._own is not None:
            self._own.close()
        return self.package

    def _layout(self, name: str, part: str, first: int, end: int | None) -> Layout:
        if part not in self._changed:
            return self._base.layout(name, first, end)
        sheet = SheetBytes(self.package.read(part), part)
        return Layout(sheet, self._base.workbook.styles, first, end)

    def _grown(self, name: str, layout: Layout, missing: int) -> Layout:
        if self._own is None:
            self._own = Workbook(self.package)
        sheet = self._own.worksheet(name)
        self._changed |= grow(self._own, sheet, Insertion(sheet.name, layout.end, missing))
        content = SheetBytes(self.package.read(sheet.part), sheet.part)
        styles = self._base.workbook.styles
        return Layout(content, styles, layout.first, layout.end + missing)

    def _fit(self, style: int, value: CellValue) -> int:
        """A format that shows a value as what it is: the column's, else one like it."""
        if self._base.fits(style, value) or self._base.styles_part is None:
            return style
        if self._styles is None:
            self._styles = Workbook(self.package).styles
        if isinstance(value, dt.date):
            return self._styles.dated(style)
        return fitting(self._styles, style, value)
