"""Build the blank workbooks of workbook_templates/ from the declarations, and the macros of the buttons."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.holidays import Holiday
from toolkit.activities.sanjie.holidays import official_days
from toolkit.activities.sanjie.settings import Setting
from toolkit.workbooks.blank.prefill import settings_rows
from toolkit.workbooks.control.macros import button_macros
from toolkit.workbooks.control.project import macros_in
from toolkit.workbooks.control.project import vba_project
from toolkit.workbooks.control.workbook import control_sheets
from toolkit.workbooks.control.workbook import control_xlsm
from toolkit.workbooks.control.workbook import control_xlsx

TOP = Path(__file__).parent.parent
FOLDER = TOP / "workbook_templates"
MACROS = TOP / "macros"
ISSUED_ON = dt.date(2012, 3, 14)


def control_workbooks() -> dict[str, bytes]:
    """The control workbook of 三解三促 by file name, its parameters and holidays filled in."""
    holidays = [(day, kind, None) for day, kind in official_days(ISSUED_ON.year).items()]
    prefill = {
        Setting.sheet: settings_rows(SANJIE.parameters, ISSUED_ON),
        Holiday.sheet: holidays,
    }
    project = vba_project(macros_in(MACROS), control_sheets(SANJIE))
    return {
        f"{SANJIE.name}台账.xlsx": control_xlsx(SANJIE, prefill),
        f"{SANJIE.name}台账.xlsm": control_xlsm(SANJIE, project, prefill),
    }


def main() -> None:
    """Write the buttons' macros and then the templates, each whole or not at all."""
    for name, source in button_macros().items():
        _write(MACROS / f"{name}.bas", source.encode("ascii"))
    FOLDER.mkdir(exist_ok=True)
    for name, content in control_workbooks().items():
        _write(FOLDER / name, content)


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.tmp")
    unfinished.write_bytes(content)
    unfinished.replace(path)
    print(f"{path.name}：{len(content)} 字节")


if __name__ == "__main__":
    main()
