"""The filters of the trade, as clerks write them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from template_sample import render

from toolkit.word.template import FILTERS
from toolkit.word.template import RenderError

DAY = dt.date(2012, 3, 14)


@pytest.mark.parametrize(
    ("tag", "value", "text"),
    [
        ("值|日期", DAY, "2012年3月14日"),
        ("值|日期", dt.datetime(2012, 3, 14, 9, 30, tzinfo=dt.UTC), "2012年3月14日"),
        ("值|日期", "2012-03-14", "2012年3月14日"),
        ("值|汉字日期", DAY, "二〇一二年三月十四日"),
        ("值|汉字日期", dt.date(2010, 10, 30), "二〇一〇年十月三十日"),
        ("值|成文日期", dt.date(2012, 6, 30), "二〇一二年六月三十日"),
        ("值|成文日期", dt.date(2012, 7, 1), "2012年7月1日"),
        ("值|年月", DAY, "2012年3月"),
        ("值|汉字年月", DAY, "二〇一二年三月"),
        ("值|月日", DAY, "3月14日"),
        ("值|星期", DAY, "星期三"),
        ("值|推后(-14)|日期", DAY, "2012年2月29日"),
        ("值|汉字", 0, "零"),
        ("值|汉字", 10, "十"),
        ("值|汉字", 105, "一百零五"),
        ("值|汉字", 110, "一百一十"),
        ("值|汉字", 10010, "一万零一十"),
        ("值|汉字", 100000001, "一亿零一"),
        ("值|汉字", 20300, "二万零三百"),
        ("值|汉字", -12, "负十二"),
        ("值|大写", 105, "壹佰零伍"),
        ("值|大写", 10, "壹拾"),
        ("值|逐字汉字", 2012, "二〇一二"),
        ("值|大写金额", "1200.05", "壹仟贰佰元零伍分"),
        ("值|大写金额", 30, "叁拾元整"),
        ("值|大写金额", Decimal("0.50"), "伍角整"),
        ("值|大写金额", 0, "零元整"),
        ("值|金额", 1234567.5, "1,234,567.50"),
        ("值|金额", "-0.001", "0.00"),
        ("值|万元", 123456, "12.35万元"),
        ("值|千分位", 1234567, "1,234,567"),
        ("值|小数(2)", "2.345", "2.35"),
        ("值|小数(0)", 2.5, "3"),
        ("值|百分比", 0.1234, "12.3%"),
        ("值|占比(1)|join('、')", [1, 1, 1], "33.4%、33.3%、33.3%"),
        ("值|占比(0)|顿号", [2, 3, 6], "18%、27%、55%"),
        ("值|顿号", ["张三", "李四"], "张三、李四"),
        ("值|顿号('名')", [{"名": "张三"}, {"名": "李四"}], "张三、李四"),
        ("值|列举(2)", ["甲", "乙", "丙"], "甲、乙等3人"),
        ("值|列举(3, '个单位')", ["甲", "乙", "丙"], "甲、乙、丙"),
        ("值|列举(1, '个单位')", ["甲", "乙", "丙"], "甲等3个单位"),
        ("值|姓名加宽", "张三", "张　三"),
        ("值|姓名加宽", "欧阳修", "欧阳修"),
        ("值|姓名加宽", "𠮷田", "𠮷　田"),
        ("值|各姓名加宽|join('　')", ["张三", "李四光"], "张　三　李四光"),
        ("值|是否", True, "是"),
        ("值|是否('有','无')", False, "无"),
        ("值|序号", 11, "（十一）"),
        ("值|圈号", 20, "⑳"),
        ("值|补零(3)", 7, "007"),
        ("值|全角", "A1 ", "Ａ１　"),
        ("值|半角", "Ａ１（", "A1("),
        ("值|空则('无')", "  ", "无"),
        ("值|upper|lower|title", "aB", "Ab"),
    ],
)
def test_a_filter_writes(tag, value, text):
    assert render(f"{{{{ {tag} }}}}", 值=value) == [text]


@pytest.mark.parametrize(
    ("tag", "value", "reason"),
    [
        ("值|日期", "三月", "“三月”不是日期"),
        ("值|日期", "2012-02-30", "不是日期"),
        ("值|汉字", 1.5, "不是整数"),
        ("值|金额", "一百", "不是数"),
        ("值|金额", True, "不是数"),
        ("值|大写金额", "0.001", "小数超过两位"),
        ("值|占比", [0, 0], "合计为零"),
        ("值|占比", [1, -1], "负数"),
        ("值|顿号", "张三", "不是清单"),
        ("值|顿号('名')", [{"姓": "张"}], "没有“名”"),
        ("值|列举(0)", ["张三"], "至少是 1"),
        ("值|是否", "是", "不是“是/否”值"),
        ("值|圈号", 21, "不在 1 到 20 之间"),
        ("值|逐字汉字", "1a", "不是一串数字"),
    ],
)
def test_a_filter_refuses_what_it_cannot_write(tag, value, reason):
    with pytest.raises(RenderError, match=reason):
        render(f"{{{{ {tag} }}}}", 值=value)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any), st.integers(0, 4))
def test_shares_always_add_up_to_a_hundred(numbers, decimals):
    shares = [Decimal(s.removesuffix("%")) for s in FILTERS["占比"](numbers, decimals)]
    assert sum(shares) == 100
    step = Decimal(1).scaleb(-decimals)
    exact = [Decimal(n) * 100 / sum(numbers) for n in numbers]
    assert all(abs(share - true) <= step for share, true in zip(shares, exact, strict=True))


def test_every_filter_has_a_line_for_the_manual():
    for name, function in FILTERS.items():
        line = (function.__doc__ or "").strip()
        assert line.endswith(("。", "}")), name
        assert "\n" not in line, name
