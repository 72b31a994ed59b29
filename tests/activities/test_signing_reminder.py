"""Before a reminder is signed: it goes to the units that owe the ledger, and tells of the same ones."""

import datetime as dt

import pytest

from tests.drawn import THREE_UNITS
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.signing import Line
from toolkit.declare.signing import PaperText
from toolkit.declare.signing import PaperToSign
from toolkit.declare.signing import Wanted
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.validate import validate

LEDGERS = f"""{THREE_UNITS}
    参数
    | 参数名 | 取值 |
    | 报送期限 | 2012-12-28 |
    报送情况表
    | 批次 | 单位 | 下发时间 | 回收时间 | 状态 | 退回原因 |
    | 2012年第4期 | 污控科 | 2012-12-17 | | 未报 | |
    | 2012年第4期 | 监测站 | 2012-12-17 | 2012-12-27 | 退回 | 第3行日期不对 |
    | 2012年第4期 | 监察大队 | 2012-12-17 | 2012-12-27 | 已核定 | |
"""
TO = "污染防治控制科、环境监测站："
SAID = "污控科2012年第4期台账尚未报送。监测站报送的2012年第4期台账退回后尚未重报。"
ROWS = (("单位", "情况"), ("污控科", "尚未报送"), ("监测站", "退回后尚未重报"))


def found(to=TO, said=SAID, rows=ROWS):
    sheets = sheets_of(LEDGERS, SANJIE)
    judged = validate("画.xlsx", sheets, SANJIE, as_of=dt.date(2012, 12, 31))
    lines = (
        Line(to, "主送机关"),
        Line(said, "正文"),
        *(Line("|".join(row), "", row) for row in rows),
    )
    check = next(each for each in SANJIE.signing_checks if each.group == "催报的单位")
    paper = PaperToSign("催报通知", PaperText(lines), judged.case, judged.outcome, Wanted())
    return [each.sentence for each in check.look(paper)]


@pytest.mark.parametrize(
    "paper",
    [
        {},
        {"rows": ()},
        {"to": "污控科、监测站："},
        {"said": "截至2012年12月31日，你们单位2012年第4期台账尚未报送。"},
    ],
    ids=["as drafted", "without a list", "short names", "to all alike"],
)
def test_the_same_units_everywhere_are_no_question(paper):
    assert found(**paper) == []


def test_a_unit_that_owes_and_is_left_out_is_named_with_the_places():
    assert found(to="污染防治控制科：") == ["“监测站”2012年第4期台账退回，主送没有写。"]
    assert found(said="监测站报送的2012年第4期台账退回后尚未重报。", rows=ROWS[::2]) == [
        "“污控科”2012年第4期台账未报，正文、清单没有写。"
    ]


def test_a_unit_that_owes_nothing_is_not_reminded():
    assert found(to="污染防治控制科、环境监测站、环境监察大队：") == [
        "主送的“环境监察大队”不欠2012年第4期台账。"
    ]
