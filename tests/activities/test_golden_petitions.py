"""Golden cases 22–25 and 35: petitions, as the 信访条例 counts their days."""

from textwrap import dedent

import pytest

from tests.drawn import judged


def petition(extra_headings, extra_cells, as_of, **sheets):
    """One petition received on 4月13日, with more columns of 信访事项登记."""
    drawing = f"""
    信访事项登记

    | 编号 | 登记日期 | 是否受理 | {" | ".join(extra_headings)} |
    | --- | --- | --- | {" | ".join("---" for _ in extra_headings)} |
    | XF-1 | 4月13日 | 受理 | {" | ".join(extra_cells)} |
    """
    settings = "".join(f"\n| {name} | {value} |" for name, value in sheets.items())
    if settings:
        drawing += f"\n\n参数\n\n| 参数名 | 取值 |\n| --- | --- |{settings}"
    return judged(drawing, as_of)


def told(day, as_of="2012-12-31", kind="个人"):
    headings = ["受理日期", "受理告知日期", "信访人类型"]
    return petition(headings, ["4月20日", day, kind], as_of)


def settled(day, as_of="2012-12-31", **more):
    headings = ["受理日期", "办结日期", *more]
    return petition(headings, ["4月20日", day, *more.values()], as_of)


EXTENDED = {"延期日期": "6月15日", "延期天数": "30", "延期批准人": "王局长", "延期告知": "是"}


def test_22_told_on_the_fifteenth_day_is_in_time_and_on_the_sixteenth_a_day_late():
    assert told("4月28日").state("R1201") == "符合"
    late = told("4月29日")
    assert late.state("R1201") == "不符合"
    assert "超期1天" in late.fact("R1201")


def test_22_untold_is_not_due_until_the_day_is_over():
    states = {day: told("", f"2012-04-{day}").state("R1201") for day in (20, 24, 28, 29)}
    assert states == {20: "未到期", 24: "预警", 28: "预警", 29: "不符合"}


def test_22_a_later_notice_does_not_take_a_missed_deadline_back():
    assert told("5月3日", "2012-04-30").state("R1201") == "不符合"
    assert told("5月3日", "2012-05-31").state("R1201") == "不符合"


def test_23_settled_on_the_sixtieth_day_is_in_time_and_on_the_next_a_day_late():
    assert settled("6月19日").state("R1202") == "符合"
    late = settled("6月20日")
    assert late.state("R1202") == "不符合"
    assert "超期1天" in late.fact("R1202")


def test_23_an_approved_extension_moves_the_day_by_at_most_thirty():
    assert settled("7月19日", **EXTENDED).state("R1202") == "符合"
    assert settled("7月20日", **EXTENDED).state("R1202") == "不符合"
    assert settled("7月25日", **EXTENDED | {"延期天数": "40"}).state("R1202") == "不符合"
    assert settled("7月5日", **EXTENDED | {"延期天数": "15"}).state("R1202") == "不符合"


def test_24_an_extension_that_nobody_approved_counts_for_nothing():
    said = settled("7月10日", **EXTENDED | {"延期批准人": ""})
    assert said.state("R1202") == "不符合"
    assert "未见批准人" in said.fact("R1202")


def test_24_before_the_day_such_an_extension_is_warned_of():
    assert settled("", "2012-06-15", **EXTENDED | {"延期批准人": ""}).state("R1202") == "预警"
    assert settled("", "2012-06-20", **EXTENDED | {"延期批准人": ""}).state("R1202") == "不符合"


def test_an_extension_that_the_petitioner_was_not_told_of_counts_for_nothing():
    assert settled("7月10日", **EXTENDED | {"延期告知": "否"}).state("R1202") == "不符合"
    assert settled("7月10日", **EXTENDED | {"延期告知": ""}).state("R1202") == "无法判定"
    assert settled("6月18日", **EXTENDED | {"延期告知": ""}).state("R1202") == "符合"


def test_an_extension_approved_after_the_day_counts_for_nothing():
    said = settled("7月10日", **EXTENDED | {"延期日期": "6月25日"})
    assert said.state("R1202") == "不符合"
    assert "已过期限" in said.fact("R1202")


def test_a_superiors_deadline_overrides():
    assert settled("6月1日", 上级时限="5月25日").state("R1202") == "不符合"
    assert settled("7月1日", 上级时限="7月2日").state("R1202") == "符合"


def test_a_last_day_on_a_holiday_is_not_postponed_and_both_readings_are_said():
    late = told("5月2日", "2012-12-31")
    assert "期限末日" not in late.fact("R1201")
    drawing = """
    信访事项登记

    | 编号 | 登记日期 | 受理日期 | 受理告知日期 | 是否受理 |
    | --- | --- | --- | --- | --- |
    | XF-1 | 4月14日 | 4月20日 | 5月2日 | 受理 |
    """
    fact = judged(drawing, "2012-12-31").fact("R1201")
    assert "期限末日4月29日为法定节假日，未顺延；如顺延则为5月2日，不算超期" in fact
    assert judged(drawing, "2012-12-31").state("R1201") == "不符合"


def test_one_whose_name_and_address_are_not_known_need_not_be_told():
    assert told("", kind="匿名").state("R1201") == "不适用"
    assert told("", kind="住址不清").state("R1203") == "不适用"


def test_the_days_are_parameters():
    drawn = ["受理日期", "受理告知日期"], ["4月20日", "4月29日"], "2012-12-31"
    assert petition(*drawn).state("R1201") == "不符合"
    assert petition(*drawn, 受理期限=16).state("R1201") == "符合"


def test_25_settled_without_a_date_is_a_fault_of_data():
    """
    问题整改台账

    | 问题编号 | 进展 | 办结日期 | 办结说明/佐证 |
    | --- | --- | --- | --- |
    | WT-1 | 已办结 |  |  |
    | WT-2 | 已办结 | 6月20日 | 现场照片 |
    | WT-3 | 办理中 |  |  |
    """
    said = judged(test_25_settled_without_a_date_is_a_fault_of_data.__doc__, "2012-12-31")
    assert said.rule_findings == ["2 D120 办结日期", "2 D120 办结说明/佐证"]


def test_25_replied_without_a_day_of_settling_is_a_fault_of_data():
    headings = ["受理日期", "办结日期", "书面答复日期", "处理类型"]
    said = petition(headings, ["4月20日", "", "6月19日", "支持"], "2012-12-31")
    assert said.rule_findings == ["2 D121 办结日期"]


def over_level(now, before, until="2012-12-31", as_of="2012-12-31", source="市信访局通报"):
    drawing = f"""
    信访统计

    | 指标 | 统计起 | 统计止 | 本年数 | 上年同期数 | 来源 |
    | --- | --- | --- | --- | --- | --- |
    | 越级信访量 | 2012-01-01 | {until} | {now} | {before} | {source} |
    """
    return judged(drawing, as_of).state("R1101")


def test_35_no_figure_of_the_year_before_cannot_be_judged():
    assert over_level(3, "") == "无法判定"
    assert over_level(3, "", "2012-06-30", "2012-06-30") == "无法判定"


def test_nothing_against_nothing_is_met_and_as_many_as_before_is_not_fewer():
    assert over_level(0, 0) == "符合"
    assert over_level(4, 5) == "符合"
    assert over_level(5, 5) == "不符合"
    assert over_level(5, 5, "2012-06-30", "2012-06-30") == "预警"


def test_figures_are_those_of_the_office_of_petitions_or_of_a_superior():
    assert over_level(3, 5, source="本局自行统计") == "无法判定"
    assert over_level(3, 5, source="") == "无法判定"


def test_half_a_year_is_not_the_year():
    assert over_level(3, 5, "2012-06-30", "2012-12-31") == "无法判定"


def test_the_figures_of_petitions_keep_to_their_own_period():
    drawing = """
    参数

    | 参数名 | 取值 |
    | --- | --- |
    | 全年起始日 | 2012-03-14 |

    信访统计

    | 指标 | 统计起 | 统计止 | 本年数 | 上年同期数 | 来源 |
    | --- | --- | --- | --- | --- | --- |
    | 越级信访量 | 2012-01-01 | 2012-06-30 | 2 | 5 | 市信访局通报 |
    | 影响稳定的突出问题 | 2012-01-01 | 2012-06-30 | 0 | 0 | 市信访局通报 |
    | 群体性事件 | 2012-01-01 | 2012-06-30 | 0 | 0 | 市信访局通报 |
    """
    said = judged(drawing, "2012-06-30")
    assert (said.state("R1101"), said.state("R1103")) == ("符合", "符合")


@pytest.mark.parametrize(
    ("settled", "replied", "as_of", "state"),
    [
        ("", "", "2012-12-31", "未到期"),
        ("8月1日", "8月20日", "2012-12-31", "符合"),
        ("8月1日", "8月20日", "2012-08-10", "预警"),
        ("8月1日", "", "2012-08-01", "预警"),
        ("8月1日", "", "2012-08-02", "不符合"),
        ("", "8月20日", "2012-12-31", "符合"),
    ],
)
def test_a_reply_is_asked_for_once_settled_however_late_that_was(settled, replied, as_of, state):
    headings = ["受理日期", "办结日期", "书面答复日期", "处理类型"]
    cells = ["4月20日", settled, replied, "支持" if replied else ""]
    assert petition(headings, cells, as_of).state("R1203") == state


def test_what_was_accepted_later_is_not_accepted_yet():
    said = petition(["受理日期"], ["4月20日"], "2012-04-16")
    assert said.state("R1202") == "未到期"


OF_2023 = """
参数

| 参数名 | 取值 |
| --- | --- |
| 台账年度 | 2023 |
| 全年起始日 | 2023-01-01 |
| 全年截止日 | 2023-12-31 |
| 上半年截止日 | 2023-06-30 |
| 最迟截止日 | 2023-09-30 |
"""
LAWS = {"2012": "《信访条例》", "2023": "《信访工作条例》"}


@pytest.mark.parametrize("year", LAWS)
@pytest.mark.parametrize(
    ("code", "drawing"),
    [
        (
            "R1204",
            """
            来访事项

            | 事项号 | 来访时间 | 人数 | 代表人数 | 是否集体访 |
            | --- | --- | --- | --- | --- |
            | SX-1 | {year}-04-12 | 12 | 6 | 是 |
            """,
        ),
        (
            "R1205",
            """
            信访事项登记

            | 编号 | 登记日期 | 信访人类型 | 内容摘要 |
            | --- | --- | --- | --- |
            | XF-1 | {year}-04-13 | 匿名 | 举报人为厂里职工，反映夜间偷排 |
            """,
        ),
    ],
)
def test_what_came_since_may_2022_cites_the_rules_in_force_then(year, code, drawing):
    settings = OF_2023 if year == "2023" else ""
    said = judged(dedent(drawing.format(year=year)) + settings, f"{year}-06-30")
    assert said.state(code) == "预警"
    assert LAWS[year] in said.fact(code)
    assert ("“" in said.fact(code)) is (year == "2012")
