"""回收合并 in a working folder: read what came back, write the merged workbook, put each file in its place.

1. The workbook is kept as it is (回收/合并前).
2. What goes back to units is written (回收/退回).
3. The merged workbook is written beside the workbook, which keeps its bytes.
4. The files are moved: 回收/已处理/‹批次›, 回收/未处理. A run that is cut off before leaves them where they
   are, to be collected again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError
from toolkit.reading.collector import collector_paused
from toolkit.usecases.handling import left_chosen
from toolkit.usecases.handling import said_of_left
from toolkit.usecases.office_book import office_book
from toolkit.workplace.collecting_step import CollectingStep
from toolkit.workplace.collection import Collection
from toolkit.workplace.collection import Wishes
from toolkit.workplace.copy_source import IN_PLACE
from toolkit.workplace.former_forms import former_form
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.merged_names import merged_path
from toolkit.workplace.merged_names import merged_stem
from toolkit.workplace.opening import open_book
from toolkit.workplace.opening import silence
from toolkit.workplace.return_folder import ReturnFolder
from toolkit.workplace.return_folder import without_reasons
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.usecases.office_book import OfficeBook
    from toolkit.workbooks.patching import Edit
    from toolkit.workbooks.patching import MergedCells


AS_USUAL = Wishes()


class NothingReturnedError(ToolkitError):
    """Nothing lies in the folder 回收."""

    exit_status = TO_LOOK_AT

    def __init__(self, folder: Path, before: Sequence[str] = ()) -> None:
        said = f"“{folder}”里没有收回的分册。请把收回的分册放进去，再回收合并。"
        super().__init__(f"{''.join(before)}{said}")


class CannotMergeIntoError(ToolkitError):
    """A workbook of a kind into which nothing can be merged."""

    def __init__(self, file: str, suffix: str) -> None:
        super().__init__(
            f"总册《{file}》是 {suffix} 文件，不能合并进去：须是 .xlsm 或 .xlsx。请另存为 .xlsx 后再合并。",
            file=file,
        )


@collector_paused()
def collect_book(
    book: Path,
    files: Sequence[Path] = (),
    wishes: Wishes = AS_USUAL,
    tell: Callable[[str], None] = silence,
) -> Collection:
    """Merge what came back into a copy of a workbook.

    Args:
        book: the workbook; it keeps its bytes.
        files: what came back; none takes all that lies in 回收.
        wishes: how a person wants it.
        tell: told what is being done; what it raises stops the work.

    Raises:
        NothingReturnedError: no files are given, and none lie in 回收.
        CannotMergeIntoError: the workbook is of a kind that cannot be patched.
        NotMergedError: the merged workbook could not be written.
        ToolkitError: one sentence for whatever is wrong with the workbook.
    """
    folder = ReturnFolder.of(book)
    given = without_reasons(files) if files else folder.files()
    finished = [] if wishes.dry_run else _finished(book, folder, tell, alone=not given)
    given = given if files else folder.files()
    opened = open_book(book)
    if opened.workbook.suffix not in IN_PLACE:
        raise CannotMergeIntoError(book.name, opened.workbook.suffix)
    known_form = former_form(opened.catalogue)
    sheets = opened.workbook.sheets
    office = office_book(book.name, sheets, opened.catalogue, known_form=known_form)
    left = left_chosen(office.case, opened.catalogue)
    said = said_of_left(left, office.case, opened.catalogue)
    if not given and not any(each.decision and each.is_open for each in office.questions):
        raise NothingReturnedError(folder.path, [*finished, *_nowhere(folder), *said])
    step = CollectingStep(book, folder, wishes, tell)
    step.collect(office, given)
    step.collection.left = left
    step.collection.account.remarks += [*finished, *_left_aside(book, wishes), *said]
    step.collection.account.remarks += [] if files else _nowhere(folder)
    step.collection.notes = tuple(map(str, opened.workbook.notes))
    if not wishes.dry_run:
        step.write()
    return step.collection


def _left_aside(book: Path, wishes: Wishes) -> list[str]:
    """What a person is told who merges into the workbook as it was before an earlier merge."""
    earlier = merged_path(book)
    if wishes.dry_run or merged_stem(book) != book.stem:
        return []
    if not earlier.is_file():
        return merged_elsewhere(book)
    return [
        (
            f"已有以前合并出的《{earlier.name}》，这次是并入《{book.name}》，不含以前并入的；要接着并入的，"
            f"请把“已处理”里的文件一起再合并一次，或以后用 --into {earlier.name}。"
        )
    ]


def _nowhere(folder: ReturnFolder) -> list[str]:
    """What a person is told of shortcuts that lead to no file."""
    names = folder.nowhere()
    said = f"{''.join(f'《{name}》' for name in names)}是快捷方式，它所指的文件不存在，没有读；请放原来的文件。"
    return [said] if names else []


def _finished(
    book: Path, folder: ReturnFolder, tell: Callable[[str], None], *, alone: bool
) -> list[str]:
    """Finish what an earlier collecting was cut off in; what is to be told.

    `alone` says that nothing else will be done in the folder, which the next writer would clear up.
    """
    if not alone and not folder.is_unfinished:
        return []
    with writing(
        COLLECT.caption, book, book.parent, tell, found_register=False, of_its_rows=False
    ) as writer:
        return [*folder.finish(), *writer.account.remarks]


@collector_paused()
def collect_open(
    book: Path,
    office: OfficeBook,
    write: Callable[[MergedCells], Sequence[Edit]],
    tell: Callable[[str], None] = silence,
) -> Collection:
    """Merge what lies in 回收 into a workbook that is open in an office program.

    Args:
        book: where it was saved last; that file is what an undoing gives back.
        office: it, as it is on the screen.
        write: puts the changes into it, and returns the edits that a formula kept out.
        tell: told what is being done; what it raises stops the work.

    Raises:
        NothingReturnedError: nothing lies in 回收.
        ToolkitError: whatever `write` raises; the files that came back stay where they are then.
    """
    folder = ReturnFolder.of(book)
    finished = _finished(book, folder, tell, alone=not folder.files())
    files = folder.files()
    if not files and not any(each.decision and each.is_open for each in office.questions):
        raise NothingReturnedError(folder.path, [*finished, *_nowhere(folder)])
    step = CollectingStep(book, folder, Wishes(), tell)
    step.collect(office, files)
    step.collection.account.remarks += [*finished, *_nowhere(folder)]
    step.write(write)
    return step.collection
