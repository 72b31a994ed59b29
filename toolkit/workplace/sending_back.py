"""A booklet that goes back: a marked copy with a covering list of every fault, and a new last day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.chinese.working_days import Calendar
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.fixed_sheets import RETURN_LIST_SHEET
from toolkit.ooxml.references import address
from toolkit.usecases.handling import again_by
from toolkit.usecases.validate import validate
from toolkit.workbooks.booklet.cover import DEADLINE
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import Edit
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import mark_copy
from toolkit.workplace.copy_source import copy_suffix
from toolkit.workplace.copy_source import markable
from toolkit.workplace.marked_copy import marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.collecting import Collected
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.return_checks import CheckedReturn

TITLE = RETURN_LIST_SHEET
COLUMNS = (
    ResultColumn("序号", 6),
    ResultColumn("台账", 18),
    ResultColumn("行", 6),
    ResultColumn("栏", 16),
    ResultColumn("问题", 50, wrap=True),
    ResultColumn("怎样改", 36, wrap=True),
)
WORKDAYS = 3
ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Again:
    """By when a unit reports again; `remark` says so where holidays could not be looked up."""

    day: dt.date
    remark: str = ""


def report_again(office: OfficeBook, today: dt.date, chosen: dt.date | None) -> Again:
    """The last day that a person has chosen, else that of the activity, else the third working day."""
    if chosen is not None:
        return Again(chosen)
    shown = office.catalogue.submissions
    if shown is not None:
        return Again(again_by(office.case, shown, today))
    calendar = Calendar({})
    day = today
    for _ in range(WORKDAYS):
        day = _workday_after(day, calendar)
    if calendar.lists(day.year):
        return Again(day)
    remark = f"{day.year}年的放假安排没有收录，重报时限只避开了周六、周日，请核对。"
    return Again(day, remark)


def _workday_after(day: dt.date, calendar: Calendar) -> dt.date:
    """The next working day; in a year whose holidays are not listed, the next from Monday to Friday."""
    day += ONE_DAY
    while not (calendar.is_workday(day) if calendar.lists(day.year) else day.weekday() < SATURDAY):
        day += ONE_DAY
    return day


def sent_back_name(checked: CheckedReturn, workbook: Workbook) -> str:
    """How the copy that goes back is called."""
    booklet = checked.known.booklet
    stem = workbook.path.stem.removesuffix("_退回")
    return f"{booklet.kind.name}_{stem}_退回{copy_suffix(workbook)}"


def covering_list(checked: CheckedReturn, collected: Collected, again: Again) -> ResultSheet:
    """Every fault at once, and by when the unit reports again."""
    said = [word for each in checked.faults for word in (each.message, each.suggestion)]
    told = collected.office.gate.masked_each({*said})
    rows = [
        (
            at,
            each.place.sheet,
            each.place.row,
            each.place.column,
            told[each.message],
            told[each.suggestion],
        )
        for at, each in enumerate(checked.faults, start=1)
    ]
    booklet = checked.known.booklet
    how = (
        "整份退回，没有并入总册。"
        if collected.whole
        else "有问题的行没有并入总册，其余的行已经并入，不用重填。"
    )
    preamble = (
        f"{TITLE}：{booklet.title}",
        (
            f"《{checked.known.file}》有{len(rows)}处要改，一次列全如下。{how}"
            f"请在{full_day(again.day)}前改好报回。退回后重报不算迟报。"
        ),
    )
    return ResultSheet(TITLE, preamble, COLUMNS, rows)


def _new_deadline(workbook: Workbook, again: Again) -> Iterator[Edit]:
    """The cover tells by when to report again, in the place of the day that is over."""
    said = f"{full_day(again.day)}前改好重报；要改的见“{TITLE}”"
    for sheet in workbook.sheets:
        for at_row, row in enumerate(sheet.rows if sheet.name == COVER_SHEET else (), start=1):
            if DEADLINE in row:
                yield Edit(sheet.name, address(at_row, row.index(DEADLINE) + 2), said)
                return


def write_sent_back(
    checked: CheckedReturn, collected: Collected, workbook: Workbook, again: Again, draft: Path
) -> list[str]:
    """Write what goes back: the marked copy with its list, or the list alone where it cannot be marked.

    The list alone: how the office judges the unit's work is none of what it has to correct.

    Returns:
        What is to be told of it, in sentences.
    """
    listing = covering_list(checked, collected, again)
    office = collected.office
    known = checked.known
    try:
        sheets = [*known.sheets.values(), *(s for s in workbook.sheets if s.name == "系统")]
        judged = validate(known.file, sheets, office.catalogue, as_of=office.case.as_of)
        with markable(workbook.path, workbook, draft.parent) as (source, lacking):
            edits = [*_new_deadline(workbook, again)]
            mark_copy(source, draft, marks(judged), [listing], edits=edits, opens_on=TITLE)
    except (PackageError, ToolkitError) as error:
        draft.unlink(missing_ok=True)
        write_list(listing, draft)
        why = str(error).rstrip("。")
        return [f"《{known.file}》没有做成标注副本，只写出{TITLE}：{why}。"]
    return lacking
