"""Files that came back, read where they can do no harm: strangers have had them in their hands."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.fixed_sheets import OPTIONS_SHEET
from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import SYSTEM_SHEETS
from toolkit.declare.wording import SEPARATOR
from toolkit.reading.files.guarded_reader import GuardedReader
from toolkit.reading.tables import system_values
from toolkit.usecases.beside_ledgers import BOOKLET_SHEETS
from toolkit.usecases.printed_sheets import PRINTED
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching.beside_values import formulas_of
from toolkit.workbooks.patching.container import WorkbookPackage
from toolkit.workbooks.patching.workbook import Workbook as PatchedWorkbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Self

    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.whose_return import Formulas


class ReturnedFiles:
    """Reads what came back into an office's workbook, in a process of its own.

    Args:
        files: they, in the order in which they will be asked for.
        office: the workbook.
    """

    def __init__(self, files: Sequence[Path], office: OfficeBook) -> None:
        self._after = dict(pairwise(files))
        self._wanted = frozenset(
            (
                SYSTEM_SHEET,
                SNAPSHOT_SHEET,
                COVER_SHEET,
                OPTIONS_SHEET,
                *PRINTED,
                *(e.sheet for e in office.ledgers),
            )
        )
        self._ours = self._wanted | {*BOOKLET_SHEETS}
        self._reader = GuardedReader(files)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()

    def read(self, path: Path) -> Workbook:
        """A returned file without the sheets that nothing is read from; all of it where others are in it.

        Raises:
            UnreadableFileError: it cannot be read.
        """
        self._reader.ahead(path, self._wanted)
        if path in self._after:
            self._reader.ahead(self._after[path], self._wanted)
        workbook = self._reader.read(path, only=self._wanted)
        facts = system_values(workbook.sheets)
        promised = {SNAPSHOT_SHEET, *filter(None, facts.get(SYSTEM_SHEETS, "").split(SEPARATOR))}
        there = {sheet.name for sheet in workbook.sheets}
        is_whole = facts and promised <= there and self._ours.issuperset(workbook.unread)
        return workbook if is_whole else self._reader.read(path)


def formulas_in(path: Path) -> Formulas:
    """How the formulas of a returned .xlsx are written; of each sheet they are looked for when first asked for."""

    @cache
    def workbook() -> PatchedWorkbook:
        return PatchedWorkbook(WorkbookPackage.open(path))

    @cache
    def read(title: str) -> dict[tuple[int, int], str]:
        try:
            sheet = next((e for e in workbook().sheets if e.name == title and e.is_worksheet), None)
            return dict(formulas_of(workbook(), sheet)) if sheet else {}
        except PackageError:
            return {}

    return read
