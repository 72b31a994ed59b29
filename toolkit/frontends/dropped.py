"""Files dropped on an icon, for WPS and machines whose macros are locked: validate each, open its copy.

usage: python -m toolkit.frontends.dropped 文件夹 [台账…]; without workbooks, those in the folder.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import WRONG
from toolkit.frontends.cli import main as taizhang
from toolkit.usecases.internal_list import TITLE
from toolkit.workplace.copy_source import IN_PLACE
from toolkit.workplace.copy_source import MARKED
from toolkit.workplace.marked_copy import copy_path

if TYPE_CHECKING:
    from collections.abc import Sequence

PATTERNS = ("*台账*.xlsx", "*台账*.xlsm", "*台账*.xls", "*台账*.ods")


def main(arguments: Sequence[str]) -> int:
    """Validate what was dropped and show the marked copies; the gravest exit status is returned."""
    folder, *dropped = (Path(each) for each in arguments)
    books = dropped or workbooks_in(folder)
    if not books:
        click.echo("请把台账文件拖到这个图标上。")
    statuses = [_validate(book) for book in books]
    if sys.stdin.isatty():
        with suppress(EOFError, KeyboardInterrupt):
            input("按回车键关闭。")
    return max(statuses, default=WRONG)


def workbooks_in(folder: Path) -> list[Path]:
    """The workbooks of a working folder; marked copies, lists of leads, programs' lock files are none."""
    found = {path for pattern in PATTERNS for path in folder.glob(pattern)}
    return sorted(
        path
        for path in found
        if path.name[0] not in "~."
        and not MARKED.search(path.stem)
        and not path.name.startswith(TITLE)
    )


def _validate(book: Path) -> int:
    click.echo(f"校验《{book.name}》")
    status = taizhang(["validate", "--guarded", str(book)])
    copies = [copy for copy in _copies(book) if copy.is_file()]
    if status <= TO_LOOK_AT and copies:
        click.launch(str(max(copies, key=lambda copy: copy.stat().st_mtime_ns)))
    return status


def _copies(book: Path) -> set[Path]:
    """Where its copy may lie: how it is called depends on what the book is, whatever its name says."""
    return {copy_path(book, None, suffix) for suffix in IN_PLACE}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
