"""A workbook of an older form, drawn in the docstring, brought to the ledgers of today."""

import datetime as dt
from dataclasses import replace
from random import Random
from typing import ClassVar

import pytest

from judge.invented import invented
from toolkit.declare import columns as c
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.front_page import FrontPage
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.layout import schema_hash
from toolkit.declare.ledger import Ledger
from toolkit.declare.parameter_file import Declared
from toolkit.declare.parameters import Count
from toolkit.declare.period import Period
from toolkit.declare.refusals import refuse_parameters
from toolkit.declare.standard import STANDARD_LEDGERS
from toolkit.declare.standard import Setting
from toolkit.ooxml.references import Area
from toolkit.reading.tables import LedgerBook
from toolkit.reading.workbook import ErrorValue
from toolkit.reading.workbook import Sheet
from toolkit.usecases.migration import AccountError
from toolkit.usecases.migration import Fate
from toolkit.usecases.migration import Target
from toolkit.usecases.migration import is_older
from toolkit.usecases.migration import kept_lines
from toolkit.usecases.migration import migrate
from toolkit.usecases.migration import sheets_of_today
from toolkit.usecases.migration.account import refuse_unaccounted
from toolkit.usecases.validate import case_of
from toolkit.workbooks.blank.prefill import settings_rows

SITE, SITES = "检查点", "检查点名册"


class Check(Ledger, code="B1", sheet="检查登记", formerly=("巡查登记",)):
    """检查登记：一次一行."""

    number = c.Identifier("编号")
    site = c.Text(SITE, formerly=("地点", "点位"))
    checked_on = c.Date("检查日期", period=Period.ANY)
    people = c.Number("人数", unit="人").optional()
    state = c.Choice(
        "结果", options=("合格", "不合格"), former_options={"通过": "合格", "没过": "不合格"}
    ).optional()
    reporter = c.PersonName("举报人", restricted=True).optional()
    key = (number,)


class Order(Ledger, code="B2", sheet="整改通知", formerly=("巡查登记",)):
    """整改通知：一份一行."""

    number = c.Identifier("编号")
    order = c.Text("通知书号")
    due_on = c.Date("改正期限", period=Period.ANY).optional()


class Site(Ledger, code="A1", sheet=SITES):
    """检查点名册：一处一行."""

    name = c.Text(SITE)
    phone = c.Phone("联系电话").optional()


TODAY = Catalogue(
    "检查", "judge", dt.date(2013, 1, 1), (*STANDARD_LEDGERS, Site, Check, Order), (), (), (),
    invented(Random(1)).catalogue.parameters, FrontPage("先填名册。"),
)  # fmt: skip


def drawn(text, **more):
    """Sheets: a title on a line, then a table."""
    sheets = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        if line.startswith("|"):
            sheets[-1].rows.append([_cell(word) for word in line.strip("|").split("|")])
        elif line.endswith("："):
            sheets.append(Sheet(line[:-1], [], **more))
    for sheet in sheets:
        wide = max(map(len, sheet.rows))
        sheet.rows[:] = [[*row, *[None] * (wide - len(row))] for row in sheet.rows]
    return sheets


def _cell(word):
    word = word.strip()
    if word.startswith("d"):
        return dt.date.fromisoformat(word[1:])
    if word.startswith("n"):
        return float(word[1:])
    return word or None


@pytest.fixture
def migrated(request):
    return migrate("旧.xlsx", drawn(request.function.__doc__), TODAY)


def rows(migration, ledger):
    return [row.values for row in migration.rows[ledger] if any(row.values)]


def fate_of(migration, cell, sheet=None):
    (found,) = [
        each for each in migration.fates if each.cell == cell and sheet in {None, each.sheet}
    ]
    return found.fate, found.new if found.to else None


def test_a_column_is_found_by_its_present_and_by_its_former_heading(migrated):
    """
    检查登记：
    | 检查日期 | 编号 | 地点 |
    | d2013-03-04 | J1 | 一号井 |
    """
    assert rows(migrated, Check) == [["J1", "一号井", dt.date(2013, 3, 4), None, None, None]]
    assert migrated.counts()[Fate.MOVED] == 3
    assert migrated.counts()[Fate.FORM] == 3


def test_values_of_another_type_are_converted_and_told(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 检查日期 | 人数 | 结果 |
    | n7 | d2013-03-04 | 2013-03-05 | 12 | 通过 |
    """
    day = dt.date(2013, 3, 5)
    assert rows(migrated, Check) == [["7", "2013-03-04", day, 12.0, "合格", None]]
    assert fate_of(migrated, "E2") == (Fate.CONVERTED, "合格")
    lines = {line[2]: line for line in kept_lines(migrated)}
    assert lines["C2"][:2] == ("换算", "检查登记")
    assert lines["C2"][4:7] == ("2013-03-05", "检查登记第3行“检查日期”", day)


def test_what_its_kind_cannot_read_goes_in_as_it_stands_and_is_asked(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 检查日期 | 人数 |
    | J1 | 一号井 | 开春后 | 若干 |
    """
    assert rows(migrated, Check)[0][2:4] == ["开春后", "若干"]
    assert fate_of(migrated, "C2") == (Fate.ASKED, "开春后")


def test_slips_that_reading_tells_each_time_are_left_to_it(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 检查日期 | 人数 |
    | J1 | 一号井 | 3月5日 | 12人 |
    """
    assert rows(migrated, Check)[0][2:4] == ["3月5日", "12人"]
    assert migrated.counts()[Fate.CONVERTED] == 0


def test_a_column_that_is_no_more_is_kept_aside_and_one_of_another_ledger_is_asked(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 天气 | 联系电话 |
    | J1 | 一号井 | 晴 | 13800000000 |
    """
    assert fate_of(migrated, "C2") == (Fate.KEPT, None)
    (asked,) = migrated.of(Fate.ASKED)
    assert (asked.cell, asked.why) == ("D2", "“联系电话”现在是“检查点名册”的一栏，要用的请填到那里")


def test_columns_and_sheets_that_the_older_workbook_lacks_are_told(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 人数 | 结果 |
    | J1 | 一号井 | n1 | 合格 |
    """
    columns, sheets = migrated.told
    assert columns.startswith(
        "“检查登记”多了2栏，旧台账没有，请补填：检查日期、举报人（必填的有检查日期）"
    )
    assert "检查点名册" in sheets and "整改通知" in sheets


def test_a_sheet_that_was_split_gives_each_ledger_its_own_columns(migrated):
    """
    巡查登记：
    | 编号 | 检查点 | 检查日期 | 通知书号 |
    | J1 | 一号井 | d2013-03-04 | T1 |
    | J2 | 二号井 | d2013-03-05 | |
    | J3 | | | |
    """
    assert [row[0] for row in rows(migrated, Check)] == ["J1", "J2"]
    assert rows(migrated, Order) == [["J1", "T1", None]]
    (asked,) = migrated.of(Fate.ASKED)
    assert asked.value == "J3"
    assert "“检查登记”、“整改通知”" in asked.why


def test_two_sheets_that_were_merged_follow_each_other(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 检查日期 |
    | J1 | 一号井 | d2013-03-04 |
    巡查登记：
    | 编号 | 点位 | 检查日期 |
    | J2 | 二号井 | d2013-03-05 |
    """
    assert [row[:2] for row in rows(migrated, Check)] == [["J1", "一号井"], ["J2", "二号井"]]


def test_a_sheet_that_somebody_renamed_is_known_by_its_headings_and_that_is_told(migrated):
    """
    我的检查：
    | 编号 | 检查点 | 检查日期 | 结果 |
    | J1 | 一号井 | d2013-03-04 | 合格 |
    """
    assert [row[0] for row in rows(migrated, Check)] == ["J1"]
    assert migrated.told[0] == "工作表“我的检查”按标题认作“检查登记”。"


def test_other_sheets_and_totals_are_kept_aside_with_their_places(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 人数 |
    | J1 | 一号井 | n3 |
    | 合计 | | n3 |
    值班表：
    | 甲 | 乙 |
    """
    kept = {(each.sheet, each.cell, each.value) for each in migrated.of(Fate.KEPT)}
    assert kept == {
        ("检查登记", "A3", "合计"),
        ("检查登记", "C3", 3.0),
        ("值班表", "A1", "甲"),
        ("值班表", "B1", "乙"),
    }


def test_rows_keep_their_places_their_numbers_and_versions(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 系统行号 | 版本 |
    | 示例 | | | |
    | J1 | 一号井 | R1 | v1 |
    | | | | |
    | J2 | 二号井 | R2 | v2 |
    | J3 | 三号井 | R1 | v2 |
    """
    there = migrated.rows[Check]
    assert [row.at_row for row in there] == [3, 0, 5, 6]
    assert [row.row_id for row in there] == ["R1", "", "R2", ""]
    assert there[2].version == "v2"
    (kept,) = migrated.of(Fate.KEPT)
    assert (kept.cell, kept.why) == ("C6", "系统行号与另一行相同")


def test_a_second_column_of_one_heading_and_rows_below_the_end_are_asked(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 检查点 |
    | J1 | 一号井 | 旁边 |
    | ——以下无内容—— | | |
    | J9 | 九号井 | |
    """
    assert {each.cell for each in migrated.of(Fate.ASKED)} == {"C2", "A4", "B4"}


def test_parameters_that_are_no_more_are_asked_and_new_ones_are_added():
    """
    参数：
    | 参数名 | 取值 |
    | 台账年度 | n2013 |
    | 老参数 | 三 |
    """
    doc = test_parameters_that_are_no_more_are_asked_and_new_ones_are_added.__doc__
    new = {"参数": [["台账年度", 2014, None, None, None, None], ["新参数", 9] + [None] * 4]}
    migrated = migrate("旧.xlsx", drawn(doc), TODAY, first_rows=new)
    (setting,) = [ledger for ledger in migrated.rows if ledger.sheet == "参数"]
    assert [row[:2] for row in rows(migrated, setting)] == [["台账年度", 2013.0], ["新参数", 9]]
    assert [each.value for each in migrated.of(Fate.ASKED)] == ["老参数", "三"]
    assert "“参数”增加了新模板的1行：新参数。" in migrated.told


def test_a_merged_cell_stands_in_each_of_its_rows_but_a_number_once():
    """
    检查登记：
    | 编号 | 检查点 | 检查日期 | 人数 |
    | J1 | 一号井 | d2013-03-04 | n3 |
    | J2 | | d2013-03-05 | |
    """
    doc = test_a_merged_cell_stands_in_each_of_its_rows_but_a_number_once.__doc__
    areas = (Area(2, 2, 3, 2), Area(2, 4, 3, 4))
    migrated = migrate("旧.xlsx", drawn(doc, merged=areas), TODAY)
    assert [row[1:4:2] for row in rows(migrated, Check)] == [["一号井", 3.0], ["一号井", None]]
    assert any("合并" in told for told in migrated.told)


def test_an_error_a_formula_and_a_note_are_told():
    """
    检查登记：
    | 编号 | 检查点 | 人数 |
    | J1 | 一号井 | n3 |
    """
    sheets = drawn(test_an_error_a_formula_and_a_note_are_told.__doc__)
    sheets[0].rows[1][1] = ErrorValue("#REF!")
    formulas = {("检查登记", 2, 3): "=1+2"}
    notes = {("检查登记", 2, 1): "问过了"}
    migrated = migrate("旧.xlsx", sheets, TODAY, formulas=formulas, notes=notes)
    assert fate_of(migrated, "B2") == (Fate.ASKED, None)
    assert fate_of(migrated, "C2") == (Fate.CONVERTED, 3.0)
    lines = kept_lines(migrated)
    assert any(line[4] == "#REF!" for line in lines)
    assert any(line[4:6] == ("问过了", "检查登记第3行“编号”") for line in lines)


def test_restricted_values_are_not_repeated_outside_the_workbook(migrated):
    """
    检查登记：
    | 编号 | 检查点 | 举报人 |
    | J1 | 一号井 | n5 |
    """
    (secret,) = [each for each in migrated.fates if each.cell == "C2"]
    assert "5" not in secret.said(secret.value)
    assert kept_lines(migrated)[0][4] == 5.0


def test_a_sheet_of_a_person_s_own_may_hold_anything_and_its_formulas_are_told():
    """
    值班表：
    | 甲 | n3 |
    使用说明：
    | 自己写的一句 |
    """
    sheets = drawn(
        test_a_sheet_of_a_person_s_own_may_hold_anything_and_its_formulas_are_told.__doc__
    )
    migrated = migrate("旧.xlsx", sheets, TODAY, formulas={("值班表", 1, 2): "=1+2"})
    kept = {each.value: each for each in migrated.of(Fate.KEPT)}
    assert [kept[value].secret for value in ("甲", 3.0, "自己写的一句")] == [True, True, False]
    assert kept[3.0].why.endswith("；原是公式 =1+2")
    assert "公式" not in kept["甲"].why


def test_what_an_earlier_upgrade_kept_is_carried_as_it_was(migrated):
    """
    检查登记：
    | 编号 | 检查点 |
    | J1 | 一号井 |
    旧版保留：
    | 旧版保留 | | | |
    | 处理 | 原工作表 | 原单元格 | 原栏名 |
    | 保留 | 甲表 | B7 | 天气 |
    """
    assert kept_lines(migrated)[-1] == ("保留", "甲表", "B7", "天气")


def test_a_returned_booklet_of_an_older_form_is_read_as_one_of_today():
    """
    巡查登记：
    | 编号 | 点位 | 检查日期 | 结果 | 系统行号 |
    | 示例 | | | | |
    | J1 | 一号井 | d2013-03-04 | 通过 | R1 |
    系统：
    | 类别 | 台账分册 |
    | 结构版本 | 000000000000 |
    """
    sheets = drawn(test_a_returned_booklet_of_an_older_form_is_read_as_one_of_today.__doc__)
    assert is_older(sheets, TODAY)
    today = sheets_of_today(migrate("旧.xlsx", sheets, TODAY), sheets, TODAY)
    assert not is_older(today, TODAY)
    (row,) = LedgerBook("旧.xlsx", today, TODAY).read(2013).tables[Check].rows
    assert (row.site, row.state, row.row_id, row.at_row) == ("一号井", "合格", "R1", 3)


def test_a_sheet_of_an_older_version_that_is_not_read_is_told():
    """
    巡查登记：
    | 编号 | 点位 |
    | J1 | 一号井 |
    检查点名册：
    | 检查点 | 联系电话 |
    | 一号井 | |
    """
    sheets = drawn(test_a_sheet_of_an_older_version_that_is_not_read_is_told.__doc__)
    told = LedgerBook("旧.xlsx", sheets, TODAY).read(2013).notes
    (note,) = [each for each in told if each.kind == "旧版的工作表"]
    assert "“巡查登记”是旧版的“" in note.message
    assert "taizhang upgrade" in note.message


def test_a_cell_that_is_not_accounted_for_stops_everything(migrated):
    """
    检查登记：
    | 编号 | 检查点 |
    | J1 | 一号井 |
    """
    sheets = drawn(test_a_cell_that_is_not_accounted_for_stops_everything.__doc__)
    refuse_unaccounted(sheets, migrated)
    lost = migrated.fates.pop()
    with pytest.raises(AccountError, match="B2"):
        refuse_unaccounted(sheets, migrated)
    migrated.fates += [lost, lost]
    with pytest.raises(AccountError):
        refuse_unaccounted(sheets, migrated)
    migrated.fates.pop()
    migrated.rows[Check][0].values[1] = "别处"
    with pytest.raises(AccountError, match="B2"):
        refuse_unaccounted(sheets, migrated)
    assert lost.to == (Target("检查登记", 0, SITE),)


def test_former_names_that_are_present_ones_are_refused_when_declared():
    def activity(**facts):
        class Wrong(Ledger, code="B9", sheet="错"):
            """错."""

            one = c.Text("甲", **facts)
            other = c.Text("乙")

        more = (invented(Random(1)).catalogue.parameters, FrontPage("先填。"))
        made = Catalogue("错", "judge", dt.date(2013, 1, 1), (Wrong,), (), (), (), *more)
        made._refuse_what_is_wrong()

    activity(formerly=("丙",))
    with pytest.raises(TypeError, match="former headings"):
        activity(formerly=("乙",))


def test_the_form_of_today_is_no_older_one():
    sheets = [Sheet("系统", [[SYSTEM_SCHEMA, schema_hash(TODAY)]])]
    assert not is_older(sheets, TODAY)
    assert is_older([], TODAY)


class RenamedLimits(TODAY.parameters):
    """The invented parameters, of which one got another name and one is new under a name of its own."""

    quota = Count("每月检查次数", formerly=("检查次数", "月检查次数"))
    declared: ClassVar = {
        **TODAY.parameters.declared,
        "每月检查次数": Declared(
            "每月检查次数", "次", "第四条", "办公室", "次数", ((dt.date(2013, 1, 1), 2),)
        ),
    }


DAY = dt.date(2013, 6, 1)
RENAMED = replace(TODAY, parameters=RenamedLimits)


def lines_of_setting(text):
    migration = migrate(
        "旧.xlsx", drawn(text), RENAMED, first_rows={"参数": settings_rows(RenamedLimits, DAY)}
    )
    names = [row[0] for row in rows(migration, Setting)]
    assert len(names) == len(set(names)) and set(names) == {p.name for p in RenamedLimits.all()}
    return {row[0]: row[1] for row in rows(migration, Setting)}, migration


def test_a_parameter_is_found_by_its_former_name_and_called_as_today():
    said, migration = lines_of_setting(
        """
        参数：
        | 参数名 | 取值 |
        | 检查 次数 | n5 |
        | 台账年度 | n2013 |
        """
    )
    assert said["每月检查次数"] == 5
    assert fate_of(migration, "A2", "参数") == (Fate.CONVERTED, "每月检查次数")
    (line,) = (each for each in kept_lines(migration) if each[2] == "A2")
    assert line[0] == "换算" and line[-1] == "参数改了名称"


def test_a_former_name_beside_today_s_is_asked():
    said, migration = lines_of_setting(
        """
        参数：
        | 参数名 | 取值 |
        | 检查次数 | n5 |
        | 每月检查次数 | n3 |
        """
    )
    assert said["每月检查次数"] == 3
    assert {fate_of(migration, cell, "参数")[0] for cell in ("A2", "B2")} == {Fate.ASKED}
    (why,) = {each.why for each in migration.fates if each.cell in {"A2", "B2"}}
    assert why == "参数“检查次数”现在叫“每月检查次数”，这张表里已经有了"


def test_a_workbook_that_is_not_upgraded_yet_is_read_by_its_former_names():
    sheets = drawn(
        """
        参数：
        | 参数名 | 取值 |
        | 月检查次数 | n7 |
        """
    )
    assert case_of("旧.xlsx", sheets, RENAMED, DAY).limits(RenamedLimits).quota == 7


def test_a_former_name_that_is_another_parameter_s_now_is_refused():
    class Wrong(TODAY.parameters):
        quota = Count("每月检查次数", formerly=("检查次数",))
        other = Count("检查次数")

    with pytest.raises(TypeError, match="former names of parameters"):
        refuse_parameters(Wrong)
