"""The button 回收合并: what lies in the folder 回收 is merged into the open workbook, unsaved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.button import COLLECT
from toolkit.declare.front_page import Ended
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import listed
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.links import Link
from toolkit.frontends.button.links import to_cell
from toolkit.frontends.button.merged_book import write_merged
from toolkit.frontends.button.open_book import folder_of
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.button.submission_cells import take_and_show
from toolkit.usecases.left_in_returns import left_in_returns
from toolkit.usecases.merge_trail import is_to_write
from toolkit.usecases.office_book import office_book
from toolkit.usecases.placeholders import TO_COMPLETE
from toolkit.workplace.collecting import collect_open
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.former_forms import former_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlwings import Book

    from toolkit.declare.catalogue import Catalogue
    from toolkit.frontends.button.open_front_page import OpenFrontPage
    from toolkit.workplace.collection import Collection

SHOWN = 3


def collect_returns(book: Book, page: OpenFrontPage, catalogue: Catalogue) -> Done:
    """Merge, and say what was done and what comes next.

    Raises:
        ToolkitError: one sentence for whatever stands in the way.
    """
    beside = folder_of(book)
    page.begin("正在读取台账…按 Esc 取消")
    sheets = read_sheets(book, catalogue, page.tell)
    office = office_book(book.name, sheets, catalogue, known_form=former_form(catalogue))
    done = collect_open(
        beside / book.name, office, lambda cells: write_merged(book, cells), page.begin
    )
    told = take_and_show(book, office.case, catalogue, beside, page.tell)
    ended, go = _ended(done)
    return Done(_status(done), "".join([*_next(done), *told]), ended=ended, go=go)


def _ended(done: Collection) -> tuple[Ended, Link | None]:
    """How that is at a glance, and where the next step is done."""
    collected = done.collected
    if any(each.is_open for each in collected.questions):
        where = to_cell(MergeQuestion.sheet, "A1", f"到“{MergeQuestion.sheet}”")
        return Ended.TO_ACT_ON, where
    if collected.refused or collected.returned:
        ended = Ended.TO_ACT_ON if collected.taken or collected.returned else Ended.REFUSED
        return ended, Link(RETURN_FOLDER, f"打开“{RETURN_FOLDER}”")
    return Ended.DONE, None


def _status(done: Collection) -> str:
    collected = done.collected
    added, changed, removed = collected.totals()
    made = changed - len(done.unmade)
    said = f"已并入{len(collected.taken)}份：新增{added}行，改动{made}格"
    asked = sum(each.is_open for each in collected.questions)
    answered = collected.answered
    parts = [
        said,
        f"删去{removed}行" if removed else "",
        f"照“{MergeQuestion.decision.heading}”办了{answered}处" if answered else "",
        f"要人决定{asked}处" if asked else "",
        f"退回{len(collected.returned)}份" if collected.returned else "",
        f"没有并入{len(collected.refused)}份" if collected.refused else "",
    ]
    return f"{'，'.join(filter(None, parts))}。"


def _next(done: Collection) -> Iterator[str]:
    """What the clerk does next, the most pressing first."""
    collected = done.collected
    if any(each.is_open for each in collected.questions):
        yield f"到“{MergeQuestion.sheet}”表选“处理”，再点{COLLECT}。"
    if is_to_write(collected):
        yield "核对后请保存台账。"
    if collected.returned:
        yield (
            f"退回件在“{RETURN_FOLDER}/退回”文件夹，限{full_day(done.again.day)}前重报：发给各单位。"
            f"{done.again.remark}"
        )
    if collected.refused:
        files = listed(f"《{each.file}》" for each in collected.refused[:SHOWN])
        more = f"等{len(collected.refused)}份" if len(collected.refused) > SHOWN else ""
        yield f"没有并入的，原因在“{RETURN_FOLDER}/未处理”文件夹：{files}{more}。"
    for each in done.unmade[:SHOWN]:
        yield f"“{each.sheet}”{each.cell}是公式，没有改，请核对。"
    if len(done.unmade) > SHOWN:
        yield f"另有{len(done.unmade) - SHOWN}格也是公式，没有改。"
    yield from _left(done)
    if collected.pending:
        yield f"新增的行有{len(collected.pending)}行{TO_COMPLETE}。"
    yield from done.account.remarks
    yield done.account.unregistered
    if is_to_write(collected):
        yield f"{_unless_saved(done)}再点一次。"


def _where_all(done: Collection, of_covers: int) -> str:
    """Where the rest is listed: the trail has what cells and rows say, not what is said of whole returns."""
    sheets = {each.name for each in done.collected.office.sheets}
    if of_covers <= SHOWN and TrailLine.sheet in sheets and is_to_write(done.collected):
        return f"逐处见“{TrailLine.sheet}”表"
    return "用 taizhang collect 试算“已处理”里的这些文件（--dry-run）可全部列出"


def _unless_saved(done: Collection) -> str:
    """What is to be done again where the workbook is closed without being saved."""
    if done.batch:
        place = f"“{RETURN_FOLDER}/已处理/{done.batch.name}”"
        return f"收回的文件已移到{place}；没有保存就关闭的，把它们放回“{RETURN_FOLDER}”"
    return f"没有保存就关闭的，在“{MergeQuestion.sheet}”重选“{MergeQuestion.decision.heading}”，"


def _left(done: Collection) -> Iterator[str]:
    """What was not taken over, and what covers leave to be asked: the first ones, and how many."""
    taken = done.collected.taken
    said = [f"《{each.known.file}》{word}" for each in taken for word in each.said]
    left = [f"{each}。" for each in left_in_returns(done.collected)]
    said += left
    yield from said[:SHOWN]
    if len(said) > SHOWN:
        yield f"另有{len(said) - SHOWN}处要看，{_where_all(done, len(said) - len(left))}。"
