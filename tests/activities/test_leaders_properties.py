"""What holds of a leader's duties whatever the ledgers say: replayed, shuffled, beside others."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import judged
from tests.examples import examples

CODES = [
    "R101",
    "R102",
    "R103",
    "R201",
    "R202",
    "R203",
    "R204",
    "R402",
    "R403",
    "R501",
    "R502",
    "R601",
    "R602",
    "R901",
]
FIRST, LAST = dt.date(2012, 1, 1), dt.date(2012, 12, 31)
REPLAYED = ("04-20", "06-25", "06-30", "07-01", "09-27", "09-30", "10-01", "10-20", "12-31")

days = st.dates(dt.date(2012, 3, 20), dt.date(2012, 10, 25))
flags = st.sampled_from(["是", "否", ""])
terms = st.sampled_from(
    [("", ""), ("", ""), ("2012-06-28", ""), ("2012-08-01", ""), ("", "2012-08-01")]
)
work = st.tuples(
    st.sampled_from(["驻点调研", "驻点调研", "驻点调研", "接访", "走访"]),
    days,
    st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    st.sampled_from(["LXD01", "LXD02", ""]),
    st.sampled_from(["", "0", "4", "6"]),
    flags,
    st.sampled_from(["1", "3", ""]),
)
sessions = st.tuples(days, flags, st.sampled_from(["0", "3"]), st.sampled_from(["", "3月20日"]))
bureaus = st.fixed_dictionaries(
    {
        "term": terms,
        "work": st.lists(work, max_size=4),
        "sessions": st.lists(sessions, max_size=4),
        "diaries": st.lists(days, max_size=4, unique=True),
        "reports": st.lists(days, max_size=2),
    }
)


def drawn(bureau, person="张三"):
    """The rows of one leader, by sheet."""
    work = [
        f"| {person} | {kind} | {first} | {first + dt.timedelta(days=long - 1)} | {point} | {nights} "
        f"| {flag} | {flag} | {flag} | {cars} |"
        for kind, first, long, point, nights, flag, cars in bureau["work"]
    ]
    held = [
        f"| CC{at}{person} | {on} | {person} | {grand} | {batches} | {told} |"
        for at, (on, grand, batches, told) in enumerate(bureau["sessions"])
    ]
    reports = [
        f"| BG{at}{person} | 题 | {person} | {on} |" for at, on in enumerate(bureau["reports"])
    ]
    since, until = bureau["term"]
    return {
        "人员名册": [f"| {person} | 是 | {since} | {until} |"],
        "联系点一览表": [],
        "下基层活动台账": work,
        "接访场次": held,
        "民情日记登记": [f"| {person} | {on} |" for on in bureau["diaries"]],
        "调研报告登记": reports,
    }


HEADINGS = {
    "人员名册": "| 姓名 | 是否班子成员 | 任职起 | 任职止 |",
    "联系点一览表": "| 联系点编号 | 联系点名称 | 责任领导 |\n| LXD01 | 甲村 | 张三 |\n| LXD02 | 乙村 | 李四 |",
    "下基层活动台账": "| 姓名 | 活动类别 | 开始日期 | 结束日期 | 联系点 | 住宿晚数 | 同吃 | 同住 | 同劳动 | 车辆数 |",
    "接访场次": "| 场次号 | 日期 | 接访领导 | 是否大接访 | 来访批次 | 公告日期 |",
    "民情日记登记": "| 姓名 | 日期 |",
    "调研报告登记": "| 报告编号 | 题目 | 执笔人 | 完成日期 |",
}


def text(*leaders, arranged=list):
    """The drawing of some leaders' rows; `arranged` puts each sheet's rows in an order."""
    lines = []
    for sheet, heading in HEADINGS.items():
        rows = [row for each in leaders for row in each[sheet]]
        lines += [sheet, heading, *arranged(rows)]
    return "\n".join(lines)


def said(drawing, as_of, person="张三"):
    judgement = judged(drawing, as_of)
    return {code: judgement.verdict(code, person) for code in CODES}


def states(verdicts):
    return {code: str(verdict.state) for code, verdict in verdicts.items()}


@examples(40)
@given(bureaus)
def test_a_later_day_never_takes_back_what_is_unmet(bureau):
    drawing, unmet = text(drawn(bureau)), {}
    since, _ = bureau["term"]
    for day in REPLAYED:
        if since > f"2012-{day}":
            continue
        verdicts = said(drawing, f"2012-{day}")
        for code, fact in unmet.items():
            assert str(verdicts[code].state) == "不符合", (code, day, fact, verdicts[code].fact)
        unmet |= {
            code: (day, verdict.fact)
            for code, verdict in verdicts.items()
            if str(verdict.state) == "不符合"
        }


@examples(40)
@given(bureaus, st.sampled_from(REPLAYED))
def test_the_order_of_rows_never_matters(bureau, day):
    as_written = text(drawn(bureau))
    backwards = text(drawn(bureau), arranged=lambda rows: rows[::-1])
    if bureau["term"][0] <= f"2012-{day}":
        assert states(said(as_written, f"2012-{day}")) == states(said(backwards, f"2012-{day}"))


@examples(40)
@given(bureaus, bureaus, st.sampled_from(REPLAYED))
def test_another_leaders_rows_change_no_verdict(bureau, other, day):
    mine, others = drawn(bureau), drawn(other, "李四")
    if bureau["term"][0] <= f"2012-{day}":
        alone = said(text(mine), f"2012-{day}")
        beside = said(text(mine, others), f"2012-{day}")
        assert {c: (v.state, v.fact) for c, v in alone.items()} == {
            c: (v.state, v.fact) for c, v in beside.items()
        }


@examples(40)
@given(bureaus)
def test_nothing_is_unmet_before_its_day_nor_met_without_a_row(bureau):
    drawing = text(drawn(bureau))
    if bureau["term"][0] <= "2012-06-30":
        before = states(said(drawing, "2012-06-30"))
        early = {"R101", "R103", "R201", "R601", "R602", "R901"}
        assert not {code for code in early if before[code] == "不符合"}
    nothing = text(drawn({**bureau, "work": [], "sessions": [], "diaries": [], "reports": []}))
    if bureau["term"][0] <= "2012-12-31":
        assert "符合" not in states(said(nothing, "2012-12-31")).values()
