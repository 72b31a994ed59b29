"""A workbook as plain rows: openpyxl, dicts by heading; and which rows nobody can count."""

import datetime as dt
from dataclasses import dataclass
from dataclasses import field

import openpyxl

YEAR = 2012
FIRST_ROW = 3
WORK, DIARY, RECEPTION, REPORT, PROBLEM = BOOKS = (
    "下基层活动台账",
    "民情日记登记",
    "接访场次",
    "调研报告登记",
    "问题整改台账",
)
WHO = {WORK: "姓名", DIARY: "姓名", RECEPTION: "接访领导", REPORT: "执笔人", PROBLEM: "责任领导"}
OWN = {
    WORK: ("开始日期", "结束日期"),
    DIARY: ("日期",),
    RECEPTION: ("日期",),
    REPORT: ("完成日期",),
    PROBLEM: ("提出日期",),
}
EVENTS = {
    WORK: ("开始日期", "结束日期", "填报日期"), DIARY: ("日期", "填报日期"), RECEPTION: ("日期", "公告日期"),
    REPORT: ("完成日期", "交流日期"), PROBLEM: ("提出日期", "办结日期", "反馈日期"),
}  # fmt: skip
KEY = {
    DIARY: ("姓名", "日期"), RECEPTION: ("场次号",), REPORT: ("报告编号",), PROBLEM: ("问题编号",)
}  # fmt: skip
ROW = "行"


@dataclass
class Ledgers:
    """What a workbook holds.

    Attributes:
        sheets: sheet → rows, each a dict by heading with its worksheet row.
        settings: the parameters that are written down.
        as_of: up to which day is counted.
        doubtful: sheet → the rows that may belong to a count and cannot be counted.
        later: sheet → the rows after the as-of date.
        again: sheet → rows whose key an earlier row has.
    """

    sheets: dict
    settings: dict
    as_of: dt.date
    doubtful: dict = field(default_factory=dict)
    later: dict = field(default_factory=dict)
    again: dict = field(default_factory=dict)

    def sound(self, sheet):
        """The rows that count, each key once."""
        out = {*self.doubtful[sheet], *self.later[sheet], *self.again[sheet]}
        return [each for each in self.sheets[sheet] if each[ROW] not in out]


def read(path):
    """The ledgers of a workbook."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = {sheet.title: _rows(sheet) for sheet in book}
    settings = {each["参数名"]: each["取值"] for each in sheets["参数"]}
    made = Ledgers(sheets, settings, day(settings["统计截止日"]))
    called(made)
    for sheet in BOOKS:
        _sort_out(made, sheet)
    return made


def _rows(sheet):
    heads = [cell.value for cell in sheet[1]]
    rows = []
    for number, cells in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2):
        if cells and str(cells[0] or "").startswith("示例"):
            continue
        if cells and str(cells[0] or "").startswith("——"):
            break
        row = {head: _plain(cell) for head, cell in zip(heads, cells, strict=False) if head}
        formulas = {"系统行号", "版本", "天数", "星期"}
        if number >= FIRST_ROW and any(
            value is not None for head, value in row.items() if head not in formulas
        ):
            rows.append({**row, ROW: number})
    return rows


def _plain(cell):
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, str):
        return cell.strip() or None
    return cell


def day(value):
    """A date, or None where the cell holds none."""
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def amount(value):
    """A number, or None where the cell holds none."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def called(made):
    """Give everybody of the roster the name that papers call him by; namesakes have their unit behind it."""
    people = made.sheets["人员名册"]
    names = [str(each["姓名"]).replace(" ", "") for each in people]
    for person, name in zip(people, names, strict=True):
        person["称"] = f"{name}（{person['单位']}）" if names.count(name) > 1 else name


def person(made, row, column, on=None):
    """Whom a cell means, by the name that papers call him by; None where nobody can say.

    Of several of one name, whoever is of the row's unit; else who alone was in office on the row's day.
    """
    written = row.get(column)
    name = written.replace(" ", "") if isinstance(written, str) else None
    those = [each for each in made.sheets["人员名册"] if name in {_bare(each), each["称"]}]
    if len(those) > 1:
        those = [each for each in those if each["单位"] == row.get("单位")] or those
    if len(those) > 1 and on is not None:
        those = [each for each in those if _held_office(each, on)]
    return those[0]["称"] if len(those) == 1 else None


def _held_office(row, on):
    since, until = day(row.get("任职起")), day(row.get("任职止"))
    return (since is None or since <= on) and (until is None or until >= on)


def _bare(row):
    return str(row["姓名"]).replace(" ", "")


def _has_key(row, sheet):
    """Whether a row has what tells it from others; without that two alike are no double."""
    if sheet not in {WORK, DIARY}:
        return row[KEY[sheet][0]] is not None
    date = day(row[OWN[sheet][0]])
    sound = row["谁"] is not None and date is not None and date.year == YEAR
    return sound and (sheet == DIARY or bool(row.get("活动类别") and row.get("地点")))


def _sort_out(made, sheet):
    doubtful, later, again, seen, whole = [], [], [], set(), set()
    for row in made.sheets[sheet]:
        events = [day(row.get(each)) for each in EVENTS[sheet]]
        own = [day(row.get(each)) for each in OWN[sheet]]
        row["谁"] = person(made, row, WHO[sheet], own[0])
        cells = tuple(value for head, value in row.items() if head not in {ROW, "序号"})
        if cells in whole and _has_key(row, sheet):
            again.append(row[ROW])
            row["谁"] = None
            continue
        whole.add(cells)
        if any(each and each.year != YEAR for each in events):
            doubtful.append(row[ROW])
        elif own[0] and own[0] > made.as_of:
            later.append(row[ROW])
        elif row["谁"] is None or None in own or own[0] > own[-1]:
            doubtful.append(row[ROW])
        elif sheet in KEY:
            key = tuple(row["谁"] if each == "姓名" else row.get(each) for each in KEY[sheet])
            if key in seen and None not in key:
                again.append(row[ROW])
            seen.add(key)
    made.doubtful[sheet], made.later[sheet], made.again[sheet] = doubtful, later, again
