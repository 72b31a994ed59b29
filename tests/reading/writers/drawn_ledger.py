"""A ledger with every kind of cell, as XlsxWriter writes it; the other programs save it anew."""

from __future__ import annotations

import datetime as dt

import xlsxwriter

HEADINGS = ["姓名", "日期", "落款", "钟点", "时刻", "时长", "占比", "金额", "是否", "合计", "出错", "编号", "备注"]  # fmt: skip
NAMES = ["张三", "䶮一", "𠮷野", "José & <李>"]
DAYS = [dt.date(2012, 3, 14), dt.date(2012, 2, 29), dt.date(2012, 12, 31), dt.date(1999, 1, 1)]
DATE, CHINESE, CLOCK, MOMENT, LAPSE, SHARE = (
    "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "h:mm", "yyyy-mm-dd hh:mm", "[h]:mm", "0.0%",
)  # fmt: skip


def draw(path):
    """Write it: hidden row 4 and column H, merged A8:C9, a hidden sheet."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row("A1", HEADINGS)
        for row, (name, day) in enumerate(zip(NAMES, DAYS, strict=True), start=1):
            _fill(book, sheet, row, name, day)
        sheet.write_formula("J6", '="计"&A2', None, "计张三")
        sheet.merge_range("A8:C9", "合并")
        sheet.write("B12", "下方")
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column("H:H", None, None, {"hidden": True})
        options = book.add_worksheet("选项")
        options.write("A1", "是")
        options.hide()


def _fill(book, sheet, row, name, day):
    def shaped(shape):
        return book.add_format({"num_format": shape})

    moment = dt.datetime.combine(day, dt.time(14, 5))
    sheet.write(row, 0, name)
    sheet.write(row, 1, day, shaped(DATE))
    sheet.write(row, 2, day, shaped(CHINESE))
    sheet.write(row, 3, dt.time(8, 30 + row), shaped(CLOCK))
    sheet.write(row, 4, moment, shaped(MOMENT))
    sheet.write(row, 5, dt.timedelta(hours=24 + row), shaped(LAPSE))
    sheet.write(row, 6, 0.955, shaped(SHARE))
    sheet.write(row, 7, 1234.5 * row)
    sheet.write_boolean(row, 8, row % 2 == 0)
    sheet.write_formula(row, 9, f"=H{row + 1}*2", None, 2469 * row)
    sheet.write_formula(row, 10, "=1/0", None, "#DIV/0!")
    sheet.write_string(row, 11, "007")
    sheet.write(row, 12, "第一\n第二" if row % 2 else " 前后 ")
