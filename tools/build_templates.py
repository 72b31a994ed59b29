"""Build the blank workbooks of workbook_templates/ from the declarations."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.holidays import Holiday
from toolkit.activities.sanjie.holidays import official_days
from toolkit.activities.sanjie.settings import Setting
from toolkit.workbooks.blank.plan import control_plan
from toolkit.workbooks.blank.prefill import settings_rows
from toolkit.workbooks.blank.workbook import build_workbook

FOLDER = Path(__file__).parent.parent / "workbook_templates"
ISSUED_ON = dt.date(2012, 3, 14)


def control_workbook() -> bytes:
    """The control workbook of 三解三促, its parameters and holidays filled in."""
    holidays = [(day, kind, None) for day, kind in official_days(ISSUED_ON.year).items()]
    prefill = {
        Setting.sheet: settings_rows(SANJIE.parameters, ISSUED_ON),
        Holiday.sheet: holidays,
    }
    return build_workbook(SANJIE, control_plan(SANJIE), prefill=prefill)


def main() -> None:
    """Write the templates, each whole or not at all."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{SANJIE.name}台账.xlsx"
    unfinished = path.with_suffix(".tmp")
    unfinished.write_bytes(control_workbook())
    unfinished.replace(path)
    print(f"{path.name}：{path.stat().st_size} 字节")


if __name__ == "__main__":
    main()
