"""Making a working folder: the workbook, the templates that the clerk may change, the register."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.folders import STEP_FOLDERS
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.shipped import blank_workbook
from toolkit.workplace.shipped import folder as shipped

if TYPE_CHECKING:
    from pathlib import Path


class OccupiedError(ToolkitError):
    """There is a working folder already; nothing of it is written over."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”已经存在，不会覆盖。请换一个文件夹，或先移走原来的文件。")


def make_workspace(folder: Path, *, macros: bool = True) -> list[Path]:
    """The files and folders made, the workbook first.

    Raises:
        OccupiedError: the workbook, the templates or the register are there already.
    """
    from toolkit.register import Register

    source = blank_workbook(macros=macros)
    book, templates = folder / source.name, folder / TEMPLATES_FOLDER
    register = folder / REGISTER_FILE
    for path in (book, templates, register):
        if path.exists():
            raise OccupiedError(path)
    folder.mkdir(parents=True, exist_ok=True)
    templates.mkdir()
    shutil.copyfile(source, book)
    written = [book]
    for template in sorted(shipped("doc_templates").glob("*.docx")):
        written.append(templates / template.name)
        shutil.copyfile(template, written[-1])
    for name in STEP_FOLDERS:
        (folder / name).mkdir(exist_ok=True)
        written.append(folder / name)
    Register(register).create()
    return [*written, register]
