"""Making a working folder: the workbook, the templates that the clerk may change, the register."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.declare.disk import os_error
from toolkit.declare.errors import NOTHING_WRITTEN
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import telling_so_far
from toolkit.declare.real_path import real_path
from toolkit.register.errors import RegisterError
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.folders import STEP_FOLDERS
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.shipped import WORKBOOK_TEMPLATES
from toolkit.workplace.shipped import ResourceMissingError
from toolkit.workplace.shipped import doc_templates
from toolkit.workplace.shipped import own_workbooks
from toolkit.workplace.shipped import workbook_template
from toolkit.workplace.stage import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue


NO_TEMPLATES: Mapping[str, bytes] = MappingProxyType({})
MAKING, MADE = f"{PREFIX}新建", f"{PREFIX}新建好"


class OccupiedError(ToolkitError):
    """There is a working folder already; nothing of it is written over."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”已经存在，不会覆盖。请换一个文件夹，或先移走原来的文件。")


def make_workspace(
    folder: Path,
    catalogue: Catalogue,
    *,
    macros: bool = True,
    book_content: bytes = b"",
    suffix: str = "",
    templates: Mapping[str, bytes] = NO_TEMPLATES,
) -> list[Path]:
    """The files and folders made, the workbook first.

    The workbook is a blank one unless its content, and the suffix that goes with that, are given; `templates` of the clerk's own take the places
    of those that are shipped.

    All is made aside and then moved in; what a run that was cut off has left is taken up by the next.

    Raises:
        OccupiedError: the workbook, the templates or the register are there already.
        OSError: it cannot be written; it names the working folder.
        RegisterError: the register cannot be made.
    """
    book = f"{catalogue.title}{suffix or ('.xlsm' if macros else '.xlsx')}"
    entries = (book, TEMPLATES_FOLDER, *STEP_FOLDERS, REGISTER_FILE)
    made = folder / MADE
    if not made.is_dir():
        for name in (book, TEMPLATES_FOLDER, REGISTER_FILE):
            if (folder / name).exists():
                raise OccupiedError(folder / name)
    with telling_so_far(lambda: _so_far(folder), stays_true=True):
        if not made.is_dir():
            with _naming(folder):
                content = book_content or blank_workbook(catalogue, macros=macros)
                _make_aside(folder, catalogue, book, content, templates).rename(made)
        for name in entries:
            _move_in(made / name, folder / name)
        shutil.rmtree(made)
    laid_out = sorted((folder / TEMPLATES_FOLDER).iterdir())
    folders = [folder / name for name in STEP_FOLDERS]
    return [folder / book, *laid_out, *folders, folder / REGISTER_FILE]


def _so_far(folder: Path) -> str:
    """What there is of a working folder that did not come to its end."""
    if (folder / MADE).is_dir():
        return f"工作文件夹“{folder}”没有做完，再运行一次就补齐。"
    if (folder / REGISTER_FILE).exists():
        return f"工作文件夹“{folder}”已经做好。"
    return NOTHING_WRITTEN


def _make_aside(
    folder: Path,
    catalogue: Catalogue,
    book: str,
    content: bytes,
    templates: Mapping[str, bytes],
) -> Path:
    """All that a working folder begins with, in a folder within it; nothing is left where that fails."""
    from toolkit.register.register import Register

    was_there = folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True)
    making = folder / MAKING
    shutil.rmtree(making, ignore_errors=True)
    try:
        making.mkdir()
        (making / book).write_bytes(content)
        for name in (TEMPLATES_FOLDER, *STEP_FOLDERS):
            (making / name).mkdir()
        shipped = {each.name: each.read_bytes() for each in doc_templates(catalogue)}
        for name, bytes_of_it in {**shipped, **templates}.items():
            (making / TEMPLATES_FOLDER / name).write_bytes(bytes_of_it)
        Register(making / REGISTER_FILE).create(str(real_path(folder)))
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        raise
    return making


@contextmanager
def _naming(folder: Path) -> Iterator[None]:
    """Let a fault of the disk name the working folder: nobody knows what lies within it till all is made."""
    try:
        yield
    except (OSError, RegisterError) as error:
        fault = os_error(error)
        if fault is None:
            raise
        fault.filename = str(folder)
        raise fault from None


def _move_in(made: Path, place: Path) -> None:
    """Move what is made into its place; an empty folder that is there already serves as well.

    Raises:
        OccupiedError: something else is there.
    """
    if not made.exists() or (made.is_dir() and place.is_dir() and not any(made.iterdir())):
        return
    if place.exists():
        raise OccupiedError(place)
    made.rename(place)


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
