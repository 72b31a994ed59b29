"""The sheet 使用说明: how to fill, and every column of every ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.columns import Choosing
from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.fixed_sheets import LISTS_SHEET
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.declare.layout import NOTES_TITLE
from toolkit.declare.layout import meaning
from toolkit.declare.layout import numbered
from toolkit.declare.layout import own_notes
from toolkit.declare.wording import listed
from toolkit.workbooks.blank.cell_writing import put
from toolkit.workbooks.blank.kinds import how_to_fill
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import CLOSED
from toolkit.workbooks.blank.styles import CLOSED_HEADING
from toolkit.workbooks.blank.styles import EXAMPLE
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import LINK
from toolkit.workbooks.blank.styles import OPEN
from toolkit.workbooks.blank.styles import REQUIRED_HEADING
from toolkit.workbooks.blank.styles import REQUIRED_LINE
from toolkit.workbooks.blank.styles import SECTION
from toolkit.workbooks.blank.styles import TITLE
from toolkit.workbooks.blank.styles import lines_needed
from toolkit.workbooks.colours import MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

COLUMNS = (("栏目", 18), ("必填", 7), ("谁填", 10), ("单位", 7), ("怎样填", 32), ("说明", 46))
FIRST, LAST = 1, len(COLUMNS)
WIDTH = sum(width for _, width in COLUMNS)
LINE_HEIGHT = 18

RULES = (
    "标题行不要改动、不要增删栏目；数据从第3行填起，一行一件事，不合并单元格。",
    "标题下有橙色线的栏必填。点中单元格，旁边会显示怎样填。",
    "日期填成 2012-04-10 的形式。有下拉箭头的栏从下拉中选{lists}；名单里没有的人或单位，{unlisted}。",
    "能填几项的栏，各项之间用“；”隔开。",
    "空着的格子按“未填”处理；没有的填“无”，数量为零的填0，“否”要写明“否”。",
    "从别处粘贴时，选“选择性粘贴—数值”，以免把别处的格式和错误带进来。",
    "行数不够的，选中{grow}插入行。",
    "{printed}",
)


MARKS_LEGEND = tuple(
    (words, {**BOXED, "bg_color": f"#{MARKS[words]}", "align": "center"}, said)
    for words, said in (
        ("数据", "淡紫底：填错、漏填，要改正；点“下一处”写明错在哪里、怎么改"),
        ("必须", "淡红底：与必须的要求不符"),
        ("原则", "淡黄底：与原则性的要求不符"),
        ("提示", "淡蓝底：请核对"),
    )
)
YOU = "你单位"
IN_CONTROL = {
    "lists": "",
    "unlisted": "先在名册、名录中登记",
    "grow": f"“{END_MARK}”上面的一行",
    "printed": "要打印的，点菜单或功能区里的“打印这张表”，只排填过的行。",
}
IN_BOOKLET = {
    "lists": f"，人和单位的名单在“{LISTS_SHEET}”",
    "unlisted": "照实填写，并告诉办公室登记",
    "grow": "有格线的一行",
    "printed": "打印只印填过的行和几行空行。",
}
BOOKLET_LEGEND = (
    ("要填", {**BOXED, **OPEN, "align": "center"}, "浅黄底：由你单位填"),
    ("标题", {**HEADING, **CLOSED_HEADING}, "灰色的标题、白底灰字：由别人填，不能改"),
    ("不用填", {**BOXED, **CLOSED, "align": "center"}, "同上"),
)


def write_guide(sheet: Worksheet, title: str, plans: Sequence[SheetPlan], styles: Styles) -> None:
    """Draw the guide to the ledgers of these plans."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    for at, (_, width) in enumerate(COLUMNS, start=FIRST):
        sheet.set_column(at, at, width)
    sheet.set_row(1, 40)
    sheet.write_string(1, FIRST, title, styles(TITLE))
    row = _rules(sheet, 3, plans, styles)
    row = _legend(sheet, row + 1, plans, styles)
    starts = _starts(row + 4 + len(plans), plans)
    _index(sheet, row + 1, plans, starts, styles)
    for plan, start in zip(plans, starts, strict=True):
        _ledger(sheet, start, plan, styles)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _is_booklet(plans: Sequence[SheetPlan]) -> bool:
    return any(plan.goes_out for plan in plans)


def _section(sheet: Worksheet, row: int, words: str, styles: Styles) -> None:
    sheet.set_row(row, 26)
    for at in range(FIRST, LAST + 1):
        sheet.write_blank(row, at, None, styles(SECTION))
    sheet.write_string(row, FIRST, words, styles(SECTION))


def _rules(sheet: Worksheet, row: int, plans: Sequence[SheetPlan], styles: Styles) -> int:
    _section(sheet, row, "怎样填", styles)
    words = IN_BOOKLET if _is_booklet(plans) else IN_CONTROL
    for number, rule in enumerate(RULES, start=1):
        line = f"{number}．{rule.format_map(words)}"
        sheet.set_row(row + number, LINE_HEIGHT * lines_needed(line, WIDTH) + 2)
        sheet.merge_range(row + number, FIRST, row + number, LAST, line, styles(BODY))
    return row + len(RULES) + 1


def _legend(sheet: Worksheet, row: int, plans: Sequence[SheetPlan], styles: Styles) -> int:
    """The colours, each shown as it looks in the ledgers."""
    _section(sheet, row, "颜色", styles)
    closed = _is_booklet(plans)
    legend = (
        ("标题", REQUIRED_HEADING, "标题下有橙色线：必填"),
        ("标题", HEADING, "标题下没有线：选填"),
        (EXAMPLE_MARK, {**EXAMPLE, "align": "center"}, "灰色斜体：示例，不计入，不用删"),
        *(() if closed else MARKS_LEGEND),
        *(BOOKLET_LEGEND if closed else ()),
    )
    for number, (words, style, said) in enumerate(legend, start=1):
        sheet.set_row(row + number, 24)
        sheet.write_string(row + number, FIRST, words, styles(style))
        sheet.write_string(row + number, FIRST + 1, said, styles(BODY, text_wrap=False, indent=1))
    return row + len(legend) + 1


def _starts(row: int, plans: Sequence[SheetPlan]) -> list[int]:
    """The row at which each ledger's section begins."""
    starts = []
    for plan in plans:
        starts.append(row)
        row += len(plan.columns) + 4 + len(_notes(plan))
    return starts


def _index(
    sheet: Worksheet, row: int, plans: Sequence[SheetPlan], starts: Sequence[int], styles: Styles
) -> None:
    _section(sheet, row, "各表", styles)
    for number, (plan, start) in enumerate(zip(plans, starts, strict=True), start=row + 1):
        ledger = plan.ledger
        target = f"internal:'{GUIDE_SHEET}'!B{start + 1}"
        sheet.write_url(number, FIRST, target, styles(LINK), ledger.sheet, "看这张表各栏的填法")
        sheet.write_string(number, FIRST + 1, ledger.code, styles(BODY, align="center"))
        owner = YOU if plan.goes_out else ledger.owner
        sheet.write_string(number, FIRST + 2, owner, styles(BODY, align="center"))
        sheet.write_string(number, FIRST + 3, meaning(ledger), styles(BODY, text_wrap=False))


def _ledger(sheet: Worksheet, row: int, plan: SheetPlan, styles: Styles) -> None:
    ledger = plan.ledger
    _section(sheet, row, f"{ledger.code}　{ledger.sheet}", styles)
    who = f"浅黄色的栏由{YOU}" if plan.goes_out else f"由{ledger.owner}"
    said = f"{who}{'生成' if plan.by_program else '填写'}。{meaning(ledger)}{f'{plan.only}。' if plan.only else ''}"
    sheet.set_row(row + 1, LINE_HEIGHT * lines_needed(said, WIDTH) + 2)
    sheet.merge_range(row + 1, FIRST, row + 1, LAST, said, styles(BODY))
    for at, (words, _) in enumerate(COLUMNS, start=FIRST):
        sheet.write_string(row + 2, at, words, styles(HEADING))
    for number, column in enumerate(plan.columns, start=row + 3):
        line = _column_line(plan, column)
        lines = max(lines_needed(words, COLUMNS[at][1]) for at, words in enumerate(line))
        sheet.set_row(number, LINE_HEIGHT * lines)
        for at, words in enumerate(line, start=FIRST):
            centred = {"align": "center"} if at in {FIRST + 1, FIRST + 2, FIRST + 3} else {}
            marked = {"font_color": REQUIRED_LINE, "bold": True} if at == FIRST + 1 else {}
            put(sheet, number, at, words or None, styles(BOXED, centred, marked))
    for number, words in enumerate(_notes(plan), start=row + 3 + len(plan.columns)):
        sheet.set_row(number, LINE_HEIGHT * lines_needed(words, WIDTH) + 2)
        sheet.merge_range(number, FIRST, number, LAST, words, styles(BODY))


def _notes(plan: SheetPlan) -> tuple[str, ...]:
    """The filling notes of a ledger, whose own sheet has none where it goes out."""
    notes = own_notes(plan.ledger, sent=True) if plan.goes_out else ()
    return (NOTES_TITLE, *numbered(notes)) if notes else ()


def _column_line(plan: SheetPlan, column: Column[object]) -> tuple[str, ...]:
    return (
        column.heading,
        "必填" if column.required and not plan.by_program else "",
        _filler(plan, column),
        column.unit,
        how_to_fill(column, plan.list_at(column)),
        _remarks(column),
    )


def _filler(plan: SheetPlan, column: Column[object]) -> str:
    """Who fills a column, as its reader calls him."""
    mine = plan.goes_out and not plan.is_locked(column)
    return YOU if mine else plan.ledger.owner_of(column)


def _remarks(column: Column[object]) -> str:
    said = [column.prompt.rstrip("。")] if column.prompt else []
    if isinstance(column, Choosing):
        said.append(f"可选：{listed(column.options)}")
    if column.restricted:
        said.append("只留在办公室的文件里，不下发、不外传")
    return "。".join(said)
