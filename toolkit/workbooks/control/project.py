"""The VBA project of the control workbook, assembled from the text of `macros/` (build time only)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import contents
from toolkit.ooxml.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROJECT_PART = "xl/vbaProject.bin"
WORKBOOK_MODULE = "ThisWorkbook"


class NotAsciiError(ValueError):
    """A macro holds characters that a VBA project in code page 1252 cannot keep."""


def macros_in(folder: Path) -> dict[str, str]:
    """The text of every module by name, in the order of names."""
    paths = [*folder.glob("*.bas"), *folder.glob("*.cls")]
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(paths)}


def vba_project(modules: Mapping[str, str], sheets: int) -> bytes:
    """`vbaProject.bin` with these modules and one for the workbook and each of its sheets.

    The module of the workbook's name is what the workbook hears of; without it, it hears nothing.

    Raises:
        NotAsciiError: Chinese would silently become question marks.
    """
    from xlsxwriter import Workbook

    with scratch_folder() as folder:
        path = folder / "bare.xlsm"
        bare = Workbook(path)
        for _ in range(sheets):
            bare.add_worksheet()
        bare.close()
        with import_module("pyopenvba").ExcelFile(path) as book:  # -- untyped, build time only --
            project = book.add_vba_project()
            for name, source in modules.items():
                if not source.isascii():
                    raise NotAsciiError(name)
                lines = "\r\n".join(source.splitlines()) + "\r\n"
                if name == WORKBOOK_MODULE:
                    project.get_module(name).body = lines.partition("\r\n")[2]
                else:
                    project.add_module(name, lines)
            book.save()
        return project_of(path.read_bytes())


def project_of(package: bytes) -> bytes:
    """The VBA project that a workbook with macros holds."""
    return contents(package)[PROJECT_PART]
