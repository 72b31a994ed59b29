"""催报 in a working folder: the list of whom to press, the letter to those who are late, the register."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.button import REMIND
from toolkit.declare.submission import Stage
from toolkit.distribution.reminding import Way
from toolkit.register.errors import RegisterError
from toolkit.usecases.handling import left_chosen
from toolkit.usecases.handling import said_of_left
from toolkit.usecases.reminding import pressings
from toolkit.usecases.reminding import remind
from toolkit.usecases.reminding import shown_in
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workplace.folders import PAPERS_FOLDER
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.opening import judged_book
from toolkit.workplace.opening import silence
from toolkit.workplace.papers import write_judged_papers
from toolkit.workplace.person import login_name
from toolkit.workplace.registering import run_of
from toolkit.workplace.submission_steps import registered_steps
from toolkit.workplace.submission_steps import unregistered_steps
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet
    from toolkit.register.entries import FileEntry
    from toolkit.register.entries import Run
    from toolkit.usecases.handling import LeftChosen
    from toolkit.usecases.reminding import Pressed
    from toolkit.usecases.reminding import Reminding
    from toolkit.usecases.validate import Judged
    from toolkit.workbooks.patching import CellValue
    from toolkit.workplace.written import WrittenPaper

LIST = "催报清单.xlsx"
COLUMNS = (
    ResultColumn("序号", 6),
    ResultColumn("怎样催", 10),
    ResultColumn("批次", 14),
    ResultColumn("单位", 16, wrap=True),
    ResultColumn("应报表", 22, wrap=True),
    ResultColumn("情况", 10),
    ResultColumn("期限", 12),
    ResultColumn("逾期工作日", 11),
    ResultColumn("报送联系人", 11),
    ResultColumn("电话", 15),
    ResultColumn("对单位说的话", 52, wrap=True),
    ResultColumn("催报结果", 24, wrap=True, unlocked=True),
)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What came of it.

    Attributes:
        reminding: whom to press, and whom not.
        listing: where the list lies; None where nobody is pressed.
        letters: to those who are late, one a batch.
        refusals: a sentence for each file that was not written.
        unregistered: why the register does not have it; "" where it has, or where there is none.
        remarks: what else is to be told.
        left: the choices beside submissions that are not followed.
    """

    reminding: Reminding
    listing: Path | None
    letters: tuple[WrittenPaper, ...]
    refusals: tuple[str, ...]
    unregistered: str
    remarks: tuple[str, ...]
    left: tuple[LeftChosen, ...] = ()


def remind_book(
    book: Path,
    as_of: dt.date | None,
    out: Path | None = None,
    tell: Callable[[str], None] = silence,
) -> Reminded:
    """Press those who are due, by the workbook and the register beside it; choices in its sheet are told, not followed.

    Raises:
        ToolkitError: the workbook is wrong, or shows no submissions; nothing is written then.
    """
    opened, judged = judged_book(book, as_of)
    sheets = opened.workbook.sheets
    done = remind_judged(judged, sheets, opened.catalogue, book=book, out=out, tell=tell)
    left = left_chosen(judged.case, opened.catalogue)
    said = said_of_left(left, judged.case, opened.catalogue)
    return replace(done, remarks=(*done.remarks, *said), left=left)


def remind_judged(
    judged: Judged,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    *,
    book: Path,
    out: Path | None = None,
    tell: Callable[[str], None] = silence,
) -> Reminded:
    """The same with a workbook that is judged already.

    Raises:
        NoSubmissionsError: the activity's workbook does not show where submissions stand.
        StepRefusedError: the register holds a step that may not be taken.
    """
    home, unread = book.parent, ""
    shown_in(catalogue)
    try:
        events = registered_steps(home, catalogue.name)
    except RegisterError as error:
        events, unread = [], f"没有看登记，只看了台账：{error}"
    reminding = remind(judged, catalogue, events)
    if not reminding.pressed:
        remarks = (*reminding.remarks, *merged_elsewhere(book))
        return Reminded(reminding, None, (), (), unread, remarks)
    folder = out or home / PAPERS_FOLDER
    listing, told = _write_list(reminding, judged, book, folder, tell)
    letters: tuple[WrittenPaper, ...] = ()
    refusals: tuple[str, ...] = told.refusals
    said = [*reminding.remarks, *told.remarks]
    if reminding.kind:
        papers = write_judged_papers(
            judged,
            sheets,
            catalogue,
            [reminding.kind],
            book=book,
            out=folder,
            tell=tell,
            seen=lambda _: reminding.judged,
        )
        letters, refusals = tuple(papers.written), (*refusals, *papers.refusals)
        said += [each for each in papers.remarks if each not in said]
    steps = pressings(reminding, login_name())
    missed = unregistered_steps(home, judged.case.certain, catalogue, steps)
    why = unread or told.unregistered or missed
    return Reminded(reminding, listing, letters, refusals, why, tuple(said))


@dataclass(frozen=True, slots=True)
class _Told:
    refusals: tuple[str, ...]
    remarks: tuple[str, ...]
    unregistered: str


def _write_list(
    reminding: Reminding, judged: Judged, book: Path, folder: Path, tell: Callable[[str], None]
) -> tuple[Path | None, _Told]:
    path = folder / LIST
    with writing(REMIND.caption, book, folder, tell) as writer:
        write_list(_listing(reminding, book.name), writer.draft(path, writer.group()))
        writer.put(partial(_run, judged), writer.as_written)
    account = writer.account
    told = (*account.remarks, *account.remark_on(path))
    refusals = tuple(dict.fromkeys(account.refused.values()))
    written = path if account.has(path) else None
    return written, _Told(refusals, told, account.unregistered)


def _run(judged: Judged, files: Sequence[FileEntry]) -> Run:
    case = judged.case
    return run_of(REMIND.caption, judged.file, case, as_of=case.as_of, files=files)


def _listing(reminding: Reminding, book: str) -> ResultSheet:
    rows = [_row(at, each) for at, each in enumerate(reminding.pressed, start=1)]
    lines = (
        f"催报清单：{book}，截至{reminding.as_of}",
        f"逾期的先打电话，仍不报的发便函；便函的补报期限为{reminding.again}。",
        f"“{Way.LEADERS}”的，报请领导同意后发督办单或者通报。",
    )
    return ResultSheet("催报清单", lines, COLUMNS, rows)


def _row(at: int, each: Pressed) -> tuple[CellValue, ...]:
    due, key = each.due, each.due.life.key
    unit = key.said
    last_day = due.last_day.isoformat() if due.last_day else "（未登记）"
    return (
        at,
        str(due.way),
        key.batch,
        unit,
        each.expected or "—",
        said_of(each),
        last_day,
        due.overdue if due.is_overdue else None,
        each.contact or "（未填）",
        each.phone or "（未填）",
        each.words,
        None,
    )


def said_of(each: Pressed) -> str:
    """What is owed, in a few characters."""
    return "退回未重报" if each.due.life.stage is Stage.SENT_BACK else "未报"
