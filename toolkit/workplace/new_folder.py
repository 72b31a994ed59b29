"""Making a working folder: the workbook, the templates that the clerk may change, the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.folders import STEP_FOLDERS
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.shipped import WORKBOOK_TEMPLATES
from toolkit.workplace.shipped import ResourceMissingError
from toolkit.workplace.shipped import doc_templates
from toolkit.workplace.shipped import own_workbooks
from toolkit.workplace.shipped import workbook_template

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue


class OccupiedError(ToolkitError):
    """There is a working folder already; nothing of it is written over."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”已经存在，不会覆盖。请换一个文件夹，或先移走原来的文件。")


def make_workspace(folder: Path, catalogue: Catalogue, *, macros: bool = True) -> list[Path]:
    """The files and folders made, the workbook first.

    Raises:
        OccupiedError: the workbook, the templates or the register are there already.
    """
    from toolkit.register.register import Register

    book = folder / f"{catalogue.title}{'.xlsm' if macros else '.xlsx'}"
    templates, register = folder / TEMPLATES_FOLDER, folder / REGISTER_FILE
    for path in (book, templates, register):
        if path.exists():
            raise OccupiedError(path)
    content = blank_workbook(catalogue, macros=macros)
    folder.mkdir(parents=True, exist_ok=True)
    templates.mkdir()
    book.write_bytes(content)
    written = [book]
    for template in doc_templates(catalogue):
        written.append(templates / template.name)
        written[-1].write_bytes(template.read_bytes())
    for name in STEP_FOLDERS:
        (folder / name).mkdir(exist_ok=True)
        written.append(folder / name)
    Register(register).create()
    return [*written, register]


def blank_workbook(catalogue: Catalogue, *, macros: bool = True) -> bytes:
    """The control workbook of an activity: the one it came with, else built from its declarations.

    Raises:
        ResourceMissingError: the toolkit's own workbook, whose macros are taken, is missing.
    """
    from toolkit.workbooks.blank.prefill import first_rows
    from toolkit.workbooks.control.workbook import control_xlsm
    from toolkit.workbooks.control.workbook import control_xlsx

    template = workbook_template(catalogue, macros=macros)
    if template is not None:
        return template.read_bytes()
    rows = first_rows(catalogue)
    return control_xlsm(catalogue, own_macros(), rows) if macros else control_xlsx(catalogue, rows)


def own_macros() -> bytes:
    """The VBA project of the toolkit's own workbook, which serves every activity.

    Its modules for sheets are more or fewer than another workbook has; Excel makes what is missing.

    Raises:
        ResourceMissingError: that workbook is missing.
    """
    from toolkit.workbooks.control.project import project_of

    found = own_workbooks(macros=True)
    if not found:
        raise ResourceMissingError(WORKBOOK_TEMPLATES)
    return project_of(found[0].read_bytes())
