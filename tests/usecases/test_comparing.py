"""Two judgements held to each other: what is new, gone and changed, wherever it stands."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import judged
from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.outcome import TO_CORRECT
from toolkit.usecases.comparing import Line
from toolkit.usecases.comparing import compared
from toolkit.usecases.comparing import counted_moves
from toolkit.usecases.comparing import lines_of
from toolkit.usecases.old_result import OldResultError
from toolkit.usecases.old_result import old_result
from toolkit.usecases.report import as_json
from toolkit.usecases.trying import trial
from toolkit.usecases.validate import validate

PEOPLE = """
人员名册
| 姓名 | 是否班子成员 |
| 张三 | 是           |
下基层活动台账
| 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 |
"""
STAY = "| 张三 | 驻点调研 | 4月10日 | 4月14日 | 5 |\n"
WRONG = "| 张三 | 走访 | 5月8日 | 5月9日 | 3 |\n"


def said(rows, as_of="2012-07-02"):
    return judged(PEOPLE + rows, as_of).judged


def lines(judged):
    return [*lines_of(judged.outcome, judged.gate)]


def old(judged, book="画.xlsx"):
    return old_result(json.dumps(as_json(book, judged)).encode(), "旧.json")


def codes(lines):
    return sorted({line.code for line in lines})


def test_a_fault_that_is_mended_is_gone_and_one_that_is_made_is_new():
    before, after = said(STAY + WRONG), said(STAY)
    gone = compared(lines(before), lines(after))
    assert "D111" in codes(gone.gone)
    assert "D111" not in codes(gone.added)
    assert "D111" in codes(compared(lines(after), lines(before)).added)


def test_a_verdict_that_is_another_is_told_with_both_states_and_facts():
    change = compared(lines(said("")), lines(said(STAY)))
    (stay,) = [each for each in change.of_states if each.after.code == "R201"]
    assert stay.after.state == "符合"
    assert stay.before.state != "符合"
    assert stay.before.fact != stay.after.fact
    assert f"{stay.before.state}→符合" in counted_moves(change)


def test_the_same_cells_give_no_change_and_neither_does_an_old_result_of_them():
    now = said(STAY + WRONG)
    assert compared(lines(now), lines(said(STAY + WRONG))).nothing
    earlier = old(now)
    assert compared(earlier.lines, lines(now)).nothing
    assert [*earlier.remarks_on(now)] == []


def test_a_fault_of_a_row_without_a_key_is_known_again_where_the_row_stands_elsewhere_now():
    def fault(row):
        key = f"F01|Z9|第{row}行|地点"
        return Line(key, "F01", f"第{row}行", f"台账!D{row}", TO_CORRECT, f"与第{row - 1}行重复")

    assert compared([fault(3), fault(5)], [fault(4), fault(6)]).nothing
    one_more = compared([fault(3)], [fault(4), fault(6)])
    assert (len(one_more.added), len(one_more.gone)) == (1, 0)


def test_what_is_compared_with_is_told_where_it_is_of_another_kind():
    now = said(STAY)
    told = " ".join(old(said(STAY, "2012-06-25"), "甲.xlsx").remarks_on(now))
    assert "旧结果是《甲.xlsx》的，这次是《画.xlsx》" in told
    assert "旧结果截至2012年6月25日，这次截至2012年7月2日" in told
    plain = as_json("画.xlsx", now)
    plain["program"] = "0.0.9"
    plain["verdicts"] = [each for each in plain["verdicts"] if each["code"] != "R101"]
    (limit,) = [each for each in plain["parameters"] if each["name"] == "总天数下限"]
    limit["value"] = "50"
    told = " ".join(old_result(json.dumps(plain).encode(), "旧.json").remarks_on(now))
    assert "旧结果由0.0.9版写出" in told
    assert "参数不同：总天数下限50天→60天" in told
    assert "旧结果没有判定R101" in told


def test_another_activity_s_result_is_refused():
    with pytest.raises(
        OldResultError, match="是“三解三促”的校验结果，这份台账是“消防”的，不能比较"
    ):
        old(said(STAY)).refuse_another_activity("消防")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe\x00", b'{"error": {"code": "x"}}', b"[" * 100_000],
)
def test_what_is_no_result_is_one_sentence(content):
    with pytest.raises(OldResultError, match="不是 taizhang validate --json 写出的结果"):
        old_result(content, "旧.json")


def test_a_result_in_another_encoding_of_unicode_is_read():
    text = json.dumps(as_json("画.xlsx", said(STAY)), ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16"):  # -- as the redirections of PowerShell write it --
        assert old_result(text.encode(encoding), "旧.json").book == "画.xlsx"


def test_a_result_without_keys_says_what_to_do():
    plain = as_json("画.xlsx", said(STAY))
    for each in plain["verdicts"]:
        del each["key"]
    with pytest.raises(OldResultError, match="由较早的版本写出"):
        old_result(json.dumps(plain).encode(), "旧.json")


@given(st.data())
def test_a_damaged_result_is_a_sentence_and_never_a_traceback(data):
    plain = as_json("画.xlsx", said(STAY + WRONG))
    where = plain
    while isinstance(where, dict | list) and where:
        keys = list(where) if isinstance(where, dict) else range(len(where))
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()) or not isinstance(where[key], dict | list):
            where[key] = data.draw(st.sampled_from([None, 3, "x", [], {}, [[]], [None]]))
            break
        where = where[key]
    with suppress(OldResultError):  # -- anything else would be a traceback --
        old_result(json.dumps(plain).encode(), "旧.json")


def test_a_key_with_something_restricted_is_told_to_nobody():
    drawing = """
        来访事项
        | 事项号 | 信访人 |
        | LF01   | 王小芳 |
        民情日记登记
        | 姓名   | 日期    | 天气 |
        | 王小芳 | 2月30日 | 晴   |
    """
    now = judged(drawing, "2012-07-02").judged
    hidden = [each for each in lines(now) if not each.key]
    assert hidden
    plain = json.dumps(as_json("画.xlsx", now), ensure_ascii=False)
    assert "王小芳" not in plain
    change = compared(old(now).lines, lines(now))
    assert change.nothing
    assert change.untold == (len(hidden), len(hidden))


def test_trying_a_parameter_tells_whose_verdict_changes_and_nothing_else():
    now = said(STAY)
    values = {"驻点天数下限": "6"}
    then = validate("画.xlsx", sheets_of(PEOPLE + STAY), SANJIE, as_of=now.case.as_of, tried=values)
    tried = trial(now, then)
    assert [str(each) for each in tried.values] == ["驻点天数下限：5天→6天"]
    moved = {(each.after.code, each.before.state) for each in tried.changes.of_states}
    assert ("R201", "符合") in moved
    assert all(code in {"R201", "R202", "R901"} for code, _ in moved)


keys = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True)


@given(keys, keys, st.randoms())
def test_every_line_is_in_just_one_of_the_lists_whatever_the_order(before, after, random):
    def drawn(names, state):
        return [Line(f"D1|{name}", "D1", name, "", state, name) for name in names]

    old_lines, new_lines = drawn(before, "预警"), drawn(after, "符合")
    change = compared(old_lines, new_lines)
    random.shuffle(old_lines)
    random.shuffle(new_lines)
    again = compared(old_lines, new_lines)
    for each in (change, again):
        assert {line.subject for line in each.added} == {*after} - {*before}
        assert {line.subject for line in each.gone} == {*before} - {*after}
        assert {one.after.subject for one in each.changed} == {*before} & {*after}
    assert not any(line.state == TO_CORRECT for line in change.added)
