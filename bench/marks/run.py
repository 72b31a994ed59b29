"""Marks: what LibreOffice pays for them when a protected ledger is sorted or saved, beside the same book without any."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import PLACES_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.standard import ResultLine
from toolkit.engines.libreoffice.bridge import properties
from toolkit.engines.libreoffice.bridge import service
from toolkit.engines.libreoffice.starting import start_process
from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook

LEDGER = "下基层活动台账"
ROWS, LINES, FEW, ALL = 400, 966, 90, 966
MARKS = re.compile(
    rf"<conditionalFormatting[^>]*>(?:(?!</cond).)*{PLACES_NAME}.*?</conditionalFormatting>".encode()
)
OLDER = re.compile(
    rb'IF\(COUNTIF\([^"]*"[^"]*"&amp;ADDRESS\(ROW\(\),COLUMN\(\),4\)\),(COUNTIFS.*?)\)</formula>'
)
TICKS = 100  # -- a second --
FORMATS = {"save .xlsm": "Calc MS Excel 2007 VBA XML", "save .ods": "calc8"}


def main() -> None:
    """Print CPU seconds of LibreOffice for each, and how often those without marks."""
    if not Path("/proc").is_dir():
        sys.exit("only where the kernel tells what a program used (/proc)")
    made = sample_workbook(SANJIE, _rows(), own_macros())
    without = _measured(_altered(made, lambda part: MARKS.sub(b"", part)), FEW)
    print(f"\n{'marks: ' + f'{ROWS} rows, {LINES} lines of results':<44}{'CPU s':>8}{'× none':>8}")
    for name, book, count in (
        (f"{FEW} open", made, FEW),
        ("all open", made, ALL),
        (f"{FEW} open, as first made", _altered(made, _older), FEW),
    ):
        for act, used in _measured(book, count).items():
            print(f"{f'{act}, {name}':<44}{used:>8.2f}{used / max(without[act], 1 / TICKS):>8.1f}")
    for act, used in without.items():
        print(f"{f'{act}, no marks':<44}{used:>8.2f}")


def _rows() -> dict[str, list[list[object]]]:
    """The sample, with so many rows of field work."""
    rows: dict[str, list[list[object]]] = sample.clean_rows(SANJIE.ledgers)
    few = rows[LEDGER]
    rows[LEDGER] = [[at + 1, *few[at % len(few)][1:]] for at in range(ROWS)]
    return rows


def _older(part: bytes) -> bytes:
    """The marks that look through all lines, three columns for each cell."""
    return OLDER.sub(lambda told: told[1].replace(b"_open", b"") + b"</formula>", part)


def _altered(book: bytes, change: Any) -> bytes:
    return archive({name: change(part) for name, part in contents(book).items()}, USUAL)


def _measured(book: bytes, count: int) -> dict[str, float]:
    """By act: the processor's seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsm"
        path.write_bytes(book)
        started = start_process(visible=False)
        try:
            desktop = service(started.context, "com.sun.star.frame.Desktop")
            document = desktop.loadComponentFromURL(
                path.as_uri(), "_blank", 0, properties(Hidden=True)
            )
            _tell(document, count)
            return _acts(started, document, Path(folder))
        finally:
            started.end()


def _tell(document: Any, count: int) -> None:
    """Put lines into the result sheet, so many of them faults."""
    sheet = document.Sheets.getByName(ResultLine.sheet)
    sheet.unprotect("")
    state, level, place = (
        ResultLine.columns.index(each)
        for each in (ResultLine.state, ResultLine.strength, ResultLine.place)
    )
    lines = []
    for at in range(LINES):
        line = [""] * len(ResultLine.columns)
        line[state] = TO_CORRECT if at < count else str(State.MET)
        line[level] = str(Strength.MUST if at % 2 else Strength.DATA)
        line[place] = f"{LEDGER}!{'BCDEF'[at % 5]}{FIRST_DATA_ROW + at % ROWS}"
        lines.append(tuple(line))
    top, right = FIRST_DATA_ROW - 1, len(ResultLine.columns) - 1
    sheet.getCellRangeByPosition(0, top, right, top + LINES - 1).setDataArray(tuple(lines))


def _acts(started: Any, document: Any, folder: Path) -> dict[str, float]:
    controller = document.CurrentController
    ledger = document.Sheets.getByName(LEDGER)
    controller.setActiveSheet(ledger)
    spent = {}
    for act, kind in FORMATS.items():
        before = _used(started.pid)
        document.storeToURL((folder / f"存{act[-4:]}").as_uri(), properties(FilterName=kind))
        spent[act] = _used(started.pid) - before
    last = FIRST_DATA_ROW + ROWS - 1
    controller.select(ledger.getCellRangeByName(f"A{FIRST_DATA_ROW}:AB{last}"))
    how = properties(ByRows=True, HasHeader=False, Col1=3, Ascending1=False)
    helper = service(started.context, "com.sun.star.frame.DispatchHelper")
    before = _used(started.pid)
    helper.executeDispatch(controller.Frame, ".uno:DataSort", "", 0, how)
    spent["sort"] = _used(started.pid) - before
    return spent


def _used(pid: int) -> float:
    """Seconds of the processor that a program and those it started have used, in all their threads."""
    words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    tasks = Path(f"/proc/{pid}/task").iterdir()
    started = [each for task in tasks for each in (task / "children").read_text("utf-8").split()]
    return (int(words[11]) + int(words[12])) / TICKS + sum(_used(int(each)) for each in started)


if __name__ == "__main__":
    main()
