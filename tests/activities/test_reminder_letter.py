"""The letter to those who are late says which of a unit's ledgers is owed, where it is not its own alone."""

import datetime as dt

import pytest

from tests.drawn import THREE_UNITS
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.reminder_notice import reminder_notice
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.validate import validate

LEDGERS = f"""{THREE_UNITS}
    参数
    | 参数名 | 取值 |
    | 报送期限 | 2012-12-28 |
    报送情况表
    | 批次 | 单位 | 分册 | 下发时间 | 状态 |
"""
POINT, OWN = "联系点：双桥镇化工园", ""


def drafted(*owed):
    rows = "\n".join(
        f"    | 2012年第4期 | {unit} | {booklet} | 2012-12-17 | 已下发 |" for unit, booklet in owed
    )
    judged = validate(
        "画.xlsx", sheets_of(LEDGERS + rows, SANJIE), SANJIE, as_of=dt.date(2012, 12, 31)
    )
    (draft,) = reminder_notice.drafts(judged.case.certain, judged.outcome, dt.date(2012, 12, 31))
    return draft


def said(*owed):
    return " ".join(str(each) for each in drafted(*owed).values["事由"])


@pytest.mark.parametrize(
    ("owed", "sentence"),
    [
        ([("监察大队", OWN)], "你单位2012年第4期台账尚未报送。"),
        ([("监察大队", POINT)], f"你单位2012年第4期台账（{POINT}）尚未报送。"),
        (
            [("监察大队", OWN), ("监察大队", POINT)],
            f"你单位2012年第4期台账（科室台账、{POINT}）尚未报送。",
        ),
        (
            [("污控科", OWN), ("监察大队", POINT)],
            f"（共2个）2012年第4期台账尚未报送。 其中，监察大队尚未报送的是{POINT}；污控科尚未报送的是科室台账。",
        ),
        (
            [("污控科", OWN), ("监察大队", OWN), ("监察大队", POINT), ("监测站", OWN)],
            f"其中，监察大队尚未报送的是科室台账、{POINT}；污控科、监测站尚未报送的是科室台账。",
        ),
        (
            [("污控科", OWN), ("监察大队", OWN)],
            "（共2个）2012年第4期台账尚未报送。",
        ),
    ],
)
def test_which_ledger_is_owed_is_said(owed, sentence):
    assert sentence in said(*owed)


@pytest.mark.parametrize("count", [2, 3])
def test_a_unit_that_owes_several_is_counted_once_wherever_units_are_counted(count):
    owed = [
        (unit, f"联系点：第{at}号")
        for unit in ("污控科", "监测站", "监察大队")
        for at in range(count)
    ]
    told = " ".join(drafted(*owed).remarks)
    assert f"3个单位{3 * count}份台账的清单一页放不下" in told
    assert "（共3个）" in said(*owed)
    assert f"{3 * count}个单位" not in told


def test_of_units_that_owe_one_each_units_alone_are_counted():
    owed = [(f"第{at}科", OWN) for at in range(60)]
    told = " ".join(drafted(*owed).remarks)
    assert "60个单位的清单一页放不下" in told
    assert "主送60个单位，便函一页放不下" in told
