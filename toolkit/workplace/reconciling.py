"""分表—总表对账 in a working folder: the booklets that came back, read and held against the workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.usecases.office_book import office_book
from toolkit.usecases.reconciling import reconcile
from toolkit.usecases.whose_return import ReturnedFile
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.opening import open_book
from toolkit.workplace.opening import silence
from toolkit.workplace.return_folder import DONE_FOLDER
from toolkit.workplace.return_folder import ReturnFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.usecases.reconciling import Reconciliation


class NothingToReconcileError(ToolkitError):
    """No booklet is given, and none has come back."""

    exit_status = TO_LOOK_AT

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"“{folder}”和它的“{DONE_FOLDER}”里没有收回的分册，没有可对的账。请写明分册的文件，"
            "或把分册放进去再对。",
            file=folder,
        )


def reconcile_book(
    book: Path, files: Sequence[Path] = (), tell: Callable[[str], None] = silence
) -> Reconciliation:
    """Hold the booklets of units against a workbook; nothing is written.

    Args:
        book: the workbook.
        files: the booklets; none takes what has come back, the newest of each receiver.
        tell: told what is being read; what it raises stops the work.

    Raises:
        NothingToReconcileError: no files are given, and none have come back.
        ToolkitError: one sentence for whatever is wrong with the workbook.
    """
    folder = ReturnFolder.of(book)
    given = list(files) or _came_back(folder)
    opened = open_book(book)
    office = office_book(book.name, opened.workbook.sheets, opened.catalogue)
    if not given:
        raise NothingToReconcileError(folder.path)
    unreadable: dict[str, str] = {}

    def read() -> Iterator[ReturnedFile]:
        for number, path in enumerate(given, start=1):
            tell(f"正在读取“{path.name}”（{number}/{len(given)}）…")
            try:
                yield ReturnedFile(path.name, read_workbook(path).sheets)
            except UnreadableFileError as error:
                unreadable[path.name] = str(error)

    found = reconcile(office, read())
    found.refused.update(unreadable)
    return replace(found, remarks=tuple(merged_elsewhere(book)))


def _came_back(folder: ReturnFolder) -> list[Path]:
    """What was collected, the earliest first, then what lies there still."""
    done = folder.path / DONE_FOLDER
    batches = sorted(each for each in done.glob("*") if each.is_dir())
    merged = [
        path
        for batch in batches
        for path in sorted(batch.iterdir())
        if path.is_file() and path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods"}
    ]
    return [*merged, *folder.files()]
