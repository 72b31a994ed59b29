"""`python -m bench.validate.stage STAGE BOOK OUT`: one stage of validate, in CPU seconds.

What goes before the stage, and what it imports, is done before the clock starts; the collector of
cycles stands still, as it does in the command.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine
import xlsxwriter

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.sample import AS_OF
from toolkit.reading.files import patient_reader
from toolkit.reading.files import read_workbook
from toolkit.reading.files import xlsx
from toolkit.reading.tables import LedgerBook
from toolkit.usecases.summary_table import summary_tables
from toolkit.usecases.validate import validate
from toolkit.workplace.marked_copy import write_marked_copy

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.validate import Judged

LOADED = (xlsx, patient_reader, xlsxwriter)
"""What the reader imports when it meets such a file, and the writer of the list of leads."""


def calamine(book: Path) -> None:
    """What the budget is counted in: python-calamine's own reading of every sheet."""
    opened = python_calamine.CalamineWorkbook.from_path(str(book))
    kept = [opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names]
    assert kept


def typed(workbook: Workbook) -> None:
    """Rows told apart and typed, references looked up."""
    LedgerBook(workbook.path.name, workbook.sheets, SANJIE).read(AS_OF.year)


def judged_of(workbook: Workbook) -> Judged:
    """The typed rows, and all rules and obligations over them."""
    return validate(workbook.path.name, workbook.sheets, SANJIE, as_of=AS_OF)


def stage(name: str, book: Path, out: Path) -> Callable[[], object]:
    """The stage, ready to run."""
    if name == "calamine":
        return lambda: calamine(book)
    if name == "cells":
        return lambda: read_workbook(book)
    workbook = read_workbook(book)
    if name == "typed":
        return lambda: typed(workbook)
    if name == "judged":
        return lambda: judged_of(workbook)
    judged = judged_of(workbook)
    if name == "summaries":
        return lambda: summary_tables(judged)
    return lambda: write_marked_copy(judged, book, out, read=workbook)


def main(name: str, book: str, out: str) -> None:
    """Print the stage's CPU seconds."""
    run = stage(name, Path(book), Path(out))
    gc.disable()
    start = time.process_time()
    kept = run()
    print(time.process_time() - start)
    del kept


if __name__ == "__main__":
    main(*sys.argv[1:])
