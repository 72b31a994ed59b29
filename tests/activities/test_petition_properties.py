"""What holds of every petition, however its days fall."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import judged
from tests.examples import examples

FIRST, LAST = dt.date(2012, 1, 1), dt.date(2012, 12, 31)
CODES = ("R1201", "R1202", "R1203", "R1205")
HEADINGS = [
    "登记日期",
    "受理日期",
    "受理告知日期",
    "是否受理",
    "办结日期",
    "书面答复日期",
    "处理类型",
    "信访人类型",
    "延期日期",
    "延期天数",
    "延期批准人",
    "延期告知",
    "上级时限",
]


@st.composite
def petitions(draw):
    """The cells of a petition as an office would have filled them, in some order of days or other."""
    received = draw(st.dates(FIRST, dt.date(2012, 9, 30)))

    def later(most):
        days = draw(st.none() | st.integers(0, most))
        day = None if days is None else received + dt.timedelta(days)
        return str(day) if day and day <= LAST else ""

    extended = draw(st.booleans())
    extension = [later(80), "30", "王局长", "是"] if extended else ["", "", "", ""]
    decided = draw(st.sampled_from(["受理", "受理", "受理", "转送", ""]))
    kind = draw(st.sampled_from(["个人", "个人", "匿名"]))
    above = draw(st.sampled_from(["", "", later(60)]))
    days = [str(received), later(20), later(20), decided, later(100), later(100), "支持", kind]
    return [*days, *extension, above]


def drawing(rows):
    head = " | ".join(["编号", *HEADINGS, "内容摘要"])
    lines = [f"| {' | '.join([number, *cells, '异味'])} |" for number, cells in rows]
    return "\n".join(["信访事项登记", "", f"| {head} |", *lines])


def verdicts(rows, day):
    outcome = judged(drawing(rows), str(day)).judged.outcome
    return {
        (each.code, each.subject): (str(each.state), each.fact)
        for each in outcome.verdicts
        if each.code in CODES and each.subject != "全局"
    }


@examples(40)
@given(petitions(), st.lists(st.dates(dt.date(2012, 2, 1), LAST), min_size=2, max_size=4))
def test_a_later_day_takes_no_missed_deadline_back(cells, days):
    missed = set()
    for day in sorted(days):
        said = verdicts([("XF-1", cells)], day)
        assert {code for code in missed if said.get(code, ("不符合",))[0] != "不符合"} == set()
        missed |= {code for code, (state, _) in said.items() if state == "不符合"}


@examples(25)
@given(petitions(), petitions(), st.dates(dt.date(2012, 3, 1), LAST))
def test_neither_the_order_of_rows_nor_another_row_changes_a_verdict(one, other, day):
    alone = verdicts([("XF-1", one)], day)
    both = verdicts([("XF-1", one), ("XF-2", other)], day)
    turned = verdicts([("XF-2", other), ("XF-1", one)], day)
    assert both == turned
    assert alone.items() <= both.items()


@examples(25)
@given(petitions(), st.dates(dt.date(2012, 3, 1), LAST))
def test_no_state_stands_before_or_against_its_own_day(cells, day):
    outcome = judged(drawing([("XF-1", cells)]), str(day)).judged.outcome
    for each in outcome.verdicts:
        if each.code in CODES and each.due:
            due = dt.date.fromisoformat(each.due)
            assert not (each.state == "不符合" and each.code != "R1205" and day <= due)
            assert not (each.state in {"未到期", "预警"} and day > due)
