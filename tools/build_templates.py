"""Build the blank workbooks of workbook_templates/ from the declarations, and the macros of the buttons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import write_whole
from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workbooks.control.macros import button_macros
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
MACROS = TOP / "macros"


def control_workbooks(catalogue: Catalogue) -> dict[str, bytes]:
    """The control workbook of an activity by file name, with and without macros."""
    rows = first_rows(catalogue)
    project = vba_project(macros_in(MACROS), control_sheets(catalogue))
    return {
        f"{catalogue.title}.xlsx": control_xlsx(catalogue, rows),
        f"{catalogue.title}.xlsm": control_xlsm(catalogue, project, rows),
    }


def main() -> None:
    """Write the buttons' macros, then the templates of the activities shipped here, each whole."""
    for name, source in button_macros().items():
        _write(MACROS / f"{name}.bas", source.encode("ascii"))
    for activity in installed().usable:
        if not activity.own:
            continue
        folder = FOLDER / activity.catalogue.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in control_workbooks(activity.catalogue).items():
            _write(folder / name, content)


def _write(path: Path, content: bytes) -> None:
    write_whole(path, [content])
    print(f"{path.name}：{len(content)} 字节")


if __name__ == "__main__":
    main()
