"""Sheets become tables: what is at fault in a cell, what is passed over, what is told."""

import datetime as dt

import pytest

from tests.drawn import judged


def test_every_kind_of_fault_of_filling_is_found_in_its_cell(ledgers):
    """
    单位名录
    | 单位编号 | 单位全称     | 规范简称 | 别名   | 类型       | 排序 | 是否下发 |
    | DW01     | 污染控制科   | 污控科   | 污防科 | 局机关科室 | 1    | 是       |
    人员名册
    | 人员编号 | 姓名 | 单位   | 职务 | 是否党组成员 | 是否班子成员 |
    | RY01     | 张三 | 污控科 | 科长 | 否           | 否           |
    | RY01     | 李四 | 污防科 | 科员 | 否           | 也许         |
    下基层活动台账
    | 姓名 | 单位   | 开始日期   | 结束日期   | 天数   | 活动类别 | 地点 | 主要内容 | 走访户数 |
    | 张三 | 污控科 | 2012-02-30 | 2012-03-01 | 1      | 走访     | 甲村 | 走访     | 3        |
    | 张散 | 污控科 | 3月2日     | 3月2日     | 1      | 走访     | 甲村 | 走访     | 2000万   |
    | 张三 | 环保科 | 3月3日     | 3月3日     | 1      | 闲逛     | 甲村 | 走访     | -3       |
    | 张三 | 污控科 | 3月4日     | 3月4日     | 1      | 走访     |      | 走访     | 2.5      |
    """
    assert ledgers("2012-06-30").findings == [
        "3 F06 人员编号",
        "3 F04 是否班子成员",
        "2 F02 开始日期",
        "3 F05 姓名",
        "3 F02 走访户数",
        "4 F05 单位",
        "4 F04 活动类别",
        "4 F03 走访户数",
        "5 F01 地点",
        "5 F03 走访户数",
    ]


def test_a_near_name_is_proposed(ledgers):
    """
    人员名册
    | 姓名   |
    | 王小明 |
    | 张三   |
    下基层活动台账
    | 姓名   |
    | 王晓明 |
    """
    (found,) = [f for f in ledgers("2012-06-30").judged.outcome.findings if f.code == "F05"]
    assert found.message == "“王晓明”不在“人员名册”的“姓名”中"
    assert "是否应为“王小明”" in found.suggestion
    assert found.value == "王晓明"


def test_other_names_and_the_alias_table_are_understood_and_told(ledgers):
    """
    单位名录
    | 规范简称 | 单位全称     | 别名           |
    | 监察大队 | 环境监察大队 | 大队；环监大队 |
    别名表
    | 错写   | 规范     |
    | 监察队 | 监察大队 |
    人员名册
    | 姓名 | 单位         |
    | 甲乙 | 环境监察大队 |
    | 丙丁 | 环监大队     |
    | 戊己 | 监察队       |
    | 庚辛 | 监察大队     |
    """
    said = ledgers("2012-06-30")
    assert not [each for each in said.findings if "F05" in each]
    assert [note for note in said.notes if "单位" in note] == [
        "2 规范化 单位",
        "3 规范化 单位",
        "4 规范化 单位",
    ]


def test_examples_totals_notes_and_blank_rows_are_no_data(ledgers):
    """
    下基层活动台账
    | 序号 | 姓名 | 开始日期 | 走访户数 |
    | 示例 | 张三 | 4月10日  | 12       |
    | 1    |      | 4月11日  | 96       |
    |      |      |          |          |
    | 合计 |      |          | 100      |
    | ——以下无内容—— | | | |
    | 填表说明 | | | |
    """
    said = ledgers("2012-06-30")
    assert {each.split()[0] for each in said.findings} == {"3"}
    (total,) = [n for n in said.judged.outcome.notes if n.kind == "合计行"]
    assert total.message == "第5行是合计行，不计入；“走访户数”合计填100，逐行相加为96。"


def test_data_below_the_end_mark_are_not_lost_in_silence(ledgers):
    """
    民情日记登记
    | 姓名 | 日期    |
    | ——以下无内容—— | |
    | 张三 | 4月11日 |
    """
    assert ledgers("2012-06-30").findings == ["3 F08 姓名"]


def test_ditto_is_filled_from_above_and_told(ledgers):
    """
    人员名册
    | 姓名 |
    | 张三 |
    民情日记登记
    | 姓名 | 日期    |
    | 张三 | 4月11日 |
    | 同上 | 4月12日 |
    """
    said = ledgers("2012-06-30")
    assert not [each for each in said.findings if "姓名" in each]
    assert "3 按上文填充" in said.notes


def test_the_same_row_twice_counts_once_and_another_content_is_a_fault(ledgers):
    """
    单位名录
    | 单位编号 | 单位全称 | 规范简称 | 类型 | 排序 | 是否下发 |
    | DW01     | 办公室   | 办公室   | 站   | 1    | 是       |
    | DW01     | 办公室   | 办公室   | 站   | 1    | 是       |
    | DW01     | 法规科   | 法规科   | 站   | 2    | 是       |
    """
    said = ledgers("2012-06-30")
    assert said.findings == ["4 F06 单位编号"]
    assert "3 重复行" in said.notes


def test_a_sheet_may_carry_units_stars_and_other_orders_in_its_headings(ledgers):
    """
    下基层活动台账
    | 天数（天） | ★开始日期 | 活动时间段 | 姓名 | 走访户数(户) | 结束日期* |
    | 1          | 4月10日   | 随便       | 张三 | 3            | 4月10日   |
    """
    said = ledgers("2012-06-30")
    assert "2 F01 天数" not in said.findings
    assert "2 F01 开始日期" not in said.findings
    assert "0 未知列" in said.notes


def wrong(drawing):
    from toolkit.declare.errors import ToolkitError

    with pytest.raises(ToolkitError) as error:
        judged(drawing, "2012-06-30")
    return str(error.value)


def test_a_missing_column_is_one_sentence_that_proposes_the_renamed_one():
    from toolkit.activities.sanjie import SANJIE
    from toolkit.declare.errors import ToolkitError
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.validate import validate

    ledger = SANJIE.ledger("民情日记登记")
    headings = [c.heading for c in ledger.columns]
    headings[headings.index("反映的主要问题")] = "反映问题"
    with pytest.raises(ToolkitError) as error:
        validate("甲.xlsx", [Sheet(ledger.sheet, [headings])], SANJIE)
    assert "没有给出统计截止日" in str(error.value)
    import datetime as dt

    with pytest.raises(ToolkitError) as error:
        validate("甲.xlsx", [Sheet(ledger.sheet, [headings])], SANJIE, as_of=dt.date(2012, 6, 30))
    assert str(error.value) == (
        "文件《甲.xlsx》工作表“民情日记登记”缺少必填的列：“反映的主要问题”；"
        "第1行有一列“反映问题”，如是改了名，请改回“反映的主要问题”。请按模板恢复标题，再重新校验。"
    )


def test_a_heading_that_stands_twice_is_refused():
    said = wrong("民情日记登记\n| 姓名 | 日期 | 日期 |")
    assert "B列和C列的标题都是“日期”" in said


def test_no_header_row_is_refused():
    import datetime as dt

    from toolkit.activities.sanjie import SANJIE
    from toolkit.declare.errors import ToolkitError
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.validate import validate

    for rows in ([], [["甲", "乙"]]):
        with pytest.raises(ToolkitError) as error:
            validate("甲.xlsx", [Sheet("民情日记登记", rows)], SANJIE, as_of=dt.date(2012, 6, 30))
        assert "没有找到标题行" in str(error.value)


def test_another_workbook_is_refused():
    import datetime as dt

    from toolkit.activities.sanjie import SANJIE
    from toolkit.declare.errors import ToolkitError
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.validate import validate

    with pytest.raises(ToolkitError) as error:
        validate("甲.xlsx", [Sheet("Sheet1", [["x"]])], SANJIE, as_of=dt.date(2012, 6, 30))
    assert "不是“三解三促”的台账" in str(error.value)
    assert "Sheet1" in str(error.value)


def test_a_wrong_parameter_is_one_sentence():
    said = wrong("参数\n| 参数名 | 取值 |\n| 总天数下限 | 六十左右 |")
    assert said == (
        "文件《画.xlsx》“参数”表B2格的参数“总天数下限”填“六十左右”，不能使用。请填写不小于0、不大于10000的数字。"
    )
    assert "填“-5”，不能使用" in wrong("参数\n| 参数名 | 取值 |\n| 总天数下限 | -5 |")


def test_parameters_that_contradict_each_other_are_named():
    said = wrong("参数\n| 参数名 | 取值 |\n| 驻点天数下限 | 9 |")
    assert said == (
        "文件《画.xlsx》“参数”表B2格的参数“驻点天数下限”（9）大于或晚于“驻点天数上限”（7），"
        "互相矛盾。请核对这两项。"
    )


def test_the_example_is_known_by_the_ledgers_first_column_wherever_that_was_moved(ledgers):
    """
    民情日记登记
    | 日期       | 天气 | 走访对象 | 反映的主要问题 | 姓名       |
    | 2012-04-11 | 晴   | 王某户   | 夜间异味       | 示例：张三 |
    | 2012-04-12 | 晴   | 王某户   | 夜间异味       | 李四       |
    """
    found = ledgers("2012-06-30").findings
    assert [each for each in found if each.startswith("3 ")]
    assert [each for each in found if each.startswith("2 ")] == []


def test_data_typed_over_the_example_are_not_lost_in_silence(ledgers):
    """
    人员名册
    | 姓名 |
    | 钱七 |
    下基层活动台账
    | 序号 | 姓名 | 开始日期 | 结束日期 | 地点   |
    | 示例 | 钱七 | 5月10日  | 5月12日  | 赵家村 |
    """
    assert "2 F09 序号" in ledgers("2012-06-30").findings


def test_marks_are_known_in_the_first_columns_and_blanks_are_no_row(ledgers):
    """
    民情日记登记
    | 备查 | 姓名           | 日期 |
    |      | ——以下无内容—— |      |
    |      | 填表说明       |      |
    """
    said = ledgers("2012-06-30")
    assert said.findings == []


def test_a_name_that_stands_twice_in_the_roster_is_judged_once(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 | 任职止     |
    | 张三 | 是           |            |
    | 张三 | 是           |            |
    | 李四 | 是           | 2011-03-01 |
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 |
    | 张三 | 4月10日  | 4月12日  |
    """
    verdicts = [v for v in ledgers("2012-06-30").judged.outcome.verdicts if v.code == "R101"]
    assert [v.subject for v in verdicts] == ["张三同志"]


def test_a_parameter_that_nobody_knows_is_told(ledgers):
    """
    参数
    | 参数名     | 取值 |
    | 总天数下线 | 20   |
    """
    (note,) = [n for n in ledgers("2012-06-30").judged.outcome.notes if n.kind == "未知参数"]
    assert note.message == "没有参数“总天数下线”，是否应为“总天数下限”，这一行不起作用。"


def test_people_of_one_name_are_told(ledgers):
    """
    人员名册
    | 人员编号 | 姓名 |
    | RY01     | 张三 |
    | RY02     | 张三 |
    """
    (note,) = [n for n in ledgers("2012-06-30").judged.outcome.notes if n.kind == "同名"]
    assert note.message == (
        "第3行与第2行同名（张三），分别称“张三（RY01）”“张三（RY02）”，引用时看同行的“单位”，或者这样写。"
    )


def test_a_copied_sheet_is_told():
    from tests.drawn import sheets_of
    from toolkit.activities.sanjie import SANJIE
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.validate import validate

    (roster,) = sheets_of("人员名册\n| 姓名 |\n| 张三 |")
    both = [roster, Sheet("人员名册 (2)", roster.rows)]
    notes = validate("甲.xlsx", both, SANJIE, as_of=dt.date(2012, 6, 30)).outcome.notes
    assert [note.sheet for note in notes if note.kind == "未读取的工作表"] == ["人员名册 (2)"]


def test_an_earlier_form_of_a_sheet_that_the_program_writes_is_no_fault():
    from toolkit.activities.sanjie import SANJIE
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.validate import validate

    sheets = [
        Sheet(
            "人员名册",
            [[c.heading for c in SANJIE.ledger("人员名册").columns]],
        ),
        Sheet("汇总表", [["姓名", "职务"], ["张三", "局长"]]),
    ]
    said = validate("甲.xlsx", sheets, SANJIE, as_of=dt.date(2012, 6, 30)).outcome
    assert {verdict.code for verdict in said.verdicts} >= {"R101"}
    assert [str(each.place) for each in said.findings if each.place.sheet == "汇总表"] == []
