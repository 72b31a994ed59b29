"""Build the blank workbooks of workbook_templates/ from the declarations and macros/."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workbooks.control.project import macros_in
from toolkit.workbooks.control.project import vba_project
from toolkit.workbooks.control.workbook import control_sheets
from toolkit.workbooks.control.workbook import control_xlsm
from toolkit.workbooks.control.workbook import control_xlsx
from toolkit.workplace.activities import installed

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue

TOP = Path(__file__).parent.parent
FOLDER = TOP / "workbook_templates"


def control_workbooks(catalogue: Catalogue) -> dict[str, bytes]:
    """The control workbook of an activity by file name, with and without macros."""
    rows = first_rows(catalogue)
    project = vba_project(macros_in(TOP / "macros"), control_sheets(catalogue))
    return {
        f"{catalogue.title}.xlsx": control_xlsx(catalogue, rows),
        f"{catalogue.title}.xlsm": control_xlsm(catalogue, project, rows),
    }


def main() -> None:
    """Write the templates of the activities that are shipped here, each whole or not at all."""
    for activity in installed().usable:
        if not activity.own:
            continue
        folder = FOLDER / activity.catalogue.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in control_workbooks(activity.catalogue).items():
            unfinished = folder / f"{name}.tmp"
            unfinished.write_bytes(content)
            unfinished.replace(folder / name)
            print(f"{name}：{len(content)} 字节")


if __name__ == "__main__":
    main()
