"""Where the shipped files are: the workbook template, the document templates, the macros."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import toolkit
from toolkit.declare.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Callable


class ResourceMissingError(ToolkitError):
    """The installation lacks a file that it came with."""

    def __init__(self, name: str) -> None:
        super().__init__(f"安装不完整：缺少“{name}”。请重新安装 taizhang-toolkit。")


def folder(name: str) -> Path:
    """A shipped folder: inside an installed wheel, or at the top of the repository.

    Raises:
        ResourceMissingError: neither is there.
    """
    return _shipped(name, Path.is_dir)


def shipped_file(name: str) -> Path:
    """A shipped file, from where `folder` looks for folders.

    Raises:
        ResourceMissingError: it is not there.
    """
    return _shipped(name, Path.is_file)


def _shipped(name: str, is_kind: Callable[[Path], bool]) -> Path:
    package = Path(toolkit.__file__).parent
    for place in (package / "_data" / name, package.parent / name):
        if is_kind(place):
            return place
    raise ResourceMissingError(name)


def blank_workbook(*, macros: bool = True) -> Path:
    """The control workbook as it is shipped, with buttons and macros or without."""
    found = sorted(folder("workbook_templates").glob("*.xlsm" if macros else "*.xlsx"))
    if not found:
        raise ResourceMissingError("workbook_templates")
    return found[0]
