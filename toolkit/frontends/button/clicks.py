"""What each button does with the open workbook: read its cells, call one use case, write the answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.button import COLLECT
from toolkit.declare.button import DISTRIBUTE
from toolkit.declare.button import GENERATE
from toolkit.declare.button import ISSUE
from toolkit.declare.button import NEXT_FAULT
from toolkit.declare.button import PRINT_SHEET
from toolkit.declare.button import REMIND
from toolkit.declare.button import VALIDATE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.standard import ReadingNote
from toolkit.declare.standard import ResultLine
from toolkit.declare.wording import listed
from toolkit.frontends.button.answer import VALIDATED
from toolkit.frontends.button.click import Click
from toolkit.frontends.button.click import judged_now
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.links import Link
from toolkit.frontends.button.links import to_cell
from toolkit.frontends.button.next_step import after_checking
from toolkit.frontends.button.next_step import rows_of_nobody
from toolkit.frontends.button.only_read import OnlyReadError
from toolkit.frontends.button.only_read import is_only_read
from toolkit.frontends.button.open_book import BookMovedError
from toolkit.frontends.button.open_book import NotSavedError
from toolkit.frontends.button.open_book import folder_of
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.button.sheet_actions import SHEET_ACTIONS
from toolkit.frontends.button.still_screen import StillScreen
from toolkit.workplace.folders import DISPATCH_FOLDER
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.register_place import has_register

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.button import Button
    from toolkit.usecases.validate import Judged

SHOWN_HINTS = 2
FIRST_RESULT = f"A{FIRST_DATA_ROW}"
FILTERED = f"“{ResultLine.sheet}”表有筛选，挡住了一些行，请先清除筛选。"
ONLY_LOOK = frozenset({NEXT_FAULT.command, PRINT_SHEET.command})


class LaterError(ToolkitError):
    """A button whose work comes with a later version."""

    def __init__(self, button: str, buttons: Sequence[Button]) -> None:
        captions = {each.command: each.caption for each in buttons}
        name = captions.get(button, button)
        super().__init__(f"“{name}”在后续版本提供，这次没有改动任何内容。")


def do(button: str, click: Click, buttons: Sequence[Button] = ALL_BUTTONS) -> Done:
    """Do a button's work.

    Raises:
        ToolkitError: one sentence for whatever stands in the way.
    """
    action = ACTIONS.get(button)
    if action is None:
        raise LaterError(button, buttons)
    if button not in ONLY_LOOK and is_only_read(click.book):
        raise OnlyReadError(click.book.name)
    return action(click)


def validate(click: Click) -> Done:
    """校验: judge the open workbook and write the result sheet anew."""
    from toolkit.frontends.button.calendar_sheet import write_calendar
    from toolkit.frontends.button.laying_again import lay_again
    from toolkit.frontends.button.results import write_results
    from toolkit.frontends.button.summary_sheet import write_summaries
    from toolkit.usecases.result_table import counted
    from toolkit.usecases.result_table import since_last
    from toolkit.usecases.result_table import stale_explanations
    from toolkit.usecases.validate import summary

    judged, sheets_read = judged_now(click)
    lay_again(click.book, click.catalogue, sheets_read)
    click.page.begin(f"正在写“{ResultLine.sheet}”…")
    with StillScreen(click.book):
        shown = write_results(click.book, judged)
        refused = write_summaries(click.book, judged)
        write_calendar(click.book, judged)
    sheets = summary(judged)["findings_by_sheet"]
    assert isinstance(sheets, dict)
    status = f"{VALIDATED}：{'　'.join(filter(None, [counted(judged), since_last(judged)]))}"
    filtered, unwritten = "" if shown else FILTERED, _not_written(refused)
    stale = stale_explanations(judged)
    next_step = after_checking(
        sheets,
        clean=judged.clean,
        unseen=filtered,
        unwritten=unwritten,
        stale=stale,
        notes=_notes(click, judged),
    )
    done = judged.clean and not (filtered or unwritten or stale)
    ended = Ended.DONE if done else Ended.TO_ACT_ON
    go = to_cell(ResultLine.sheet, FIRST_RESULT, f"到“{ResultLine.sheet}”")
    return Done(status, next_step, partial(_register, click, judged), ended, go)


def _not_written(refused: Sequence[str]) -> str:
    """Which sheets could not be written, and what to do; empty where all are."""
    sheets = listed(f"“{sheet}”" for sheet in refused)
    kept = f"{sheets}表没有写成：标题行被改动或加了密码保护，请改回后再点{VALIDATE}。"
    return kept if refused else ""


def _notes(click: Click, judged: Judged) -> str:
    """How much was read as something else, and where each is told."""
    from toolkit.usecases.summary_table import said_of_notes

    said, sheet = said_of_notes(judged), ReadingNote.sheet
    if not said:
        return ""
    if sheet in [each.name for each in click.book.sheets]:
        return f"{said}，见“{sheet}”表。"
    return f"{said}，这本台账没有“{sheet}”表，用命令行 taizhang validate 逐处列出。"


def _register(click: Click, judged: Judged) -> str:
    """Write the 校验 down in the register beside the workbook, where there is one, and the list of leads.

    Returns what is to be told.
    """
    from toolkit.workplace.internal_list import is_wanted
    from toolkit.workplace.internal_list import said_of_leads
    from toolkit.workplace.outcome import Account

    try:
        beside = folder_of(click.book)
    except NotSavedError:
        return said_of_leads(judged, Account())
    except BookMovedError as error:
        return f"这次校验没有登记：{error}{said_of_leads(judged, Account())}"
    book = beside / click.book.name
    if not has_register(beside) and not is_wanted(judged, book):
        return ""
    from toolkit.frontends.button.open_front_page import CancelledError
    from toolkit.frontends.failures import failure_of
    from toolkit.workplace.validating import register_validation

    missing = said_of_leads(judged, Account())
    try:
        account = register_validation(judged, book, click.page.tell)
    except CancelledError:
        return f"这次校验没有登记：等候登记时按了 Esc。{missing}"
    except Exception as error:  # noqa: BLE001 - what was shown stands; why it is not registered is told
        return f"这次校验没有登记：{failure_of(error).message}{missing}"
    kept = account.remark_on(account.internal_list) if account.internal_list else ()
    told = [*account.remarks, *kept, *account.refused.values(), account.unregistered]
    return "".join([*told, said_of_leads(judged, account)])


def generate(click: Click) -> Done:
    """生成公文: write the chosen papers beside the workbook."""
    from toolkit.frontends.button.papers_click import generate_papers

    return generate_papers(click)


def issue(click: Click) -> Done:
    """签发: check the paper that its sheet names, and sign it where nothing stops it."""
    from toolkit.frontends.button.papers_click import issue_paper

    return issue_paper(click)


def distribute(click: Click) -> Done:
    """下发台账: write a package for every receiver beside the workbook."""
    from toolkit.frontends.button.submission_cells import take_and_show
    from toolkit.usecases.validate import case_of
    from toolkit.workplace.booklets import distribute_case

    beside = folder_of(click.book)
    click.page.begin("正在读取台账…按 Esc 取消")
    sheets = read_sheets(click.book, click.catalogue, click.page.tell)
    click.page.begin("正在分册…按 Esc 取消")
    case = case_of(click.book.name, sheets, click.catalogue, None)
    sent = distribute_case(
        beside / click.book.name,
        case,
        sheets,
        click.catalogue,
        beside / DISPATCH_FOLDER,
        click.page.tell,
    )
    status = f"已写出{len(sent.written)}个分册和{sent.listing.stem}，在“{DISPATCH_FOLDER}”文件夹。"
    to_send = f"把分册发给各接收人；收回的放进“{RETURN_FOLDER}”文件夹。"
    after = rows_of_nobody(sent.left, sent.receivers) if sent.left else to_send
    shown = take_and_show(click.book, case, click.catalogue, beside, click.page.tell)
    remarks = [*_kept_aside(sent.kept), *(each for each in sent.remarks if each not in sent.kept)]
    told = "".join(
        [*sent.kept_back, after, *shown, *sent.doubts, sent.unregistered or "", *remarks]
    )
    open_ones = sent.left or sent.kept_back or sent.doubts or sent.unregistered
    ended = Ended.TO_ACT_ON if open_ones else Ended.DONE
    return Done(status, told, ended=ended, go=Link(DISPATCH_FOLDER, f"打开“{DISPATCH_FOLDER}”"))


def _kept_aside(said: Sequence[str]) -> Sequence[str]:
    """Of many files that were kept, how many; each is still there beside the new one."""
    if len(said) <= SHOWN_HINTS:
        return said
    return [f"原来的{len(said)}个文件内容不同，都另存在旁边，名称末尾有“旧稿”。"]


def collect(click: Click) -> Done:
    """回收合并: merge what lies in the folder 回收 into the open workbook."""
    from toolkit.frontends.button.collect_click import collect_returns

    return collect_returns(click.book, click.page, click.catalogue)


def remind(click: Click) -> Done:
    """催报: take what the clerk chose, press those who are due, show where all stand."""
    from toolkit.frontends.button.remind_click import remind_units

    folder_of(click.book)
    return remind_units(click.book, click.page, click.catalogue, *judged_now(click))


ACTIONS: Mapping[str, Callable[[Click], Done]] = {
    VALIDATE.command: validate,
    GENERATE.command: generate,
    ISSUE.command: issue,
    DISTRIBUTE.command: distribute,
    COLLECT.command: collect,
    REMIND.command: remind,
    **SHEET_ACTIONS,
}
"""What each button does; one that has nothing here comes with a later version."""
