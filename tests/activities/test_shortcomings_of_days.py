"""存在问题: whoever is short of days, of the year or of a stay, is in exactly one sentence of it."""

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.figures import figures_in
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.usecases.validate import validate

PEOPLE = "张三", "李四", "王五"
YEAR_END, LAST_DAY = dt.date(2012, 12, 31), dt.date(2012, 9, 30)
DAYS = ("04-20", "06-25", "06-30", "07-01", "09-26", "09-27", "09-30", "10-01", "11-20", "12-31")
YEAR_S_DAYS, STAY_S_DAYS = 60, 5
OF_THE_YEAR = ("全年累计下基层不少于2个月", "剩余时间能否完成2个月", "下基层序时进度")
UNKNOWN, OF_STAYS = "无法判定项数", "的人数"

activity = st.tuples(
    st.sampled_from(["驻点调研", "驻点调研", "走访"]),
    st.dates(dt.date(2012, 3, 20), dt.date(2012, 11, 30)),
    st.sampled_from([1, 2, 3, 4, 5, 6, 7, 9, 30, 61]),
)
one_person = st.lists(activity, max_size=4)
bureaus = st.tuples(one_person, one_person, one_person)


def drawn(bureau):
    """The ledgers, and whose each row of 下基层活动台账 is."""
    whose, rows = {}, []
    for person, activities in zip(PEOPLE, bureau, strict=True):
        for kind, first, long in activities:
            last = min(first + dt.timedelta(days=long - 1), YEAR_END)
            whose[len(rows) + 2] = person
            rows.append(f"| {person} | {first} | {last} | {kind} | LXD01 | 上坪村 |")
    roster = [f"| {each} | 局领导 | 副局长 | 是 | {at} |" for at, each in enumerate(PEOPLE, 1)]
    lines = (
        "人员名册",
        "| 姓名 | 单位 | 职务 | 是否班子成员 | 领导排序 |",
        *roster,
        "联系点一览表",
        "| 联系点编号 | 联系点名称 | 责任领导 |",
        "| LXD01 | 上坪村 | 张三 |",
        "下基层活动台账",
        "| 姓名 | 开始日期 | 结束日期 | 活动类别 | 联系点 | 地点 |",
        *rows,
    )
    return "\n".join(lines), whose


def told(bureau, as_of):
    """Figure of 存在问题 → how often each person is among whom it was counted from."""
    drawing, whose = drawn(bureau)
    judged = validate("画.xlsx", sheets_of(drawing, SANJIE), SANJIE, as_of=as_of)
    (made,) = generate(judged, chosen_kinds(SANJIE, ["进展情况通报"]), None).documents
    found = {}
    for figure in figures_in(made.draft.values.get("存在问题", ())):
        people = {
            whose[cell.row] if cell.sheet == "下基层活动台账" else PEOPLE[cell.row - 2]
            for cell in figure.cells
            if cell.sheet in {"下基层活动台账", "人员名册"}
        }
        found[figure.name] = figure, people
    return found


def days_until(activities, as_of, kind=None):
    return {
        first + dt.timedelta(days=at)
        for what, first, long in activities
        for at in range(long)
        if first + dt.timedelta(days=at) <= as_of and kind in {None, what}
    }


def is_short_of_the_year(activities, as_of):
    """By a count of its own: too few at the end, too few left, fewer than the part of the year asks."""
    done = len(days_until(activities, as_of))
    if as_of == YEAR_END:
        return done < YEAR_S_DAYS
    left, passed = (YEAR_END - as_of).days, (as_of - dt.date(2011, 12, 31)).days
    return YEAR_S_DAYS - done > left or done < int(YEAR_S_DAYS * passed / 366 + 0.5)


@examples(60)
@given(bureaus, st.sampled_from(DAYS))
def test_whoever_is_short_of_the_year_s_days_is_in_one_sentence_and_nobody_else(bureau, day):
    as_of = dt.date.fromisoformat(f"2012-{day}")
    those = [each for name, each in told(bureau, as_of).items() if name.startswith(OF_THE_YEAR)]
    named = Counter(person for figure, people in those for person in people)
    begun = {
        person: activities
        for person, activities in zip(PEOPLE, bureau, strict=True)
        if days_until(activities, as_of)
    }
    assert named == Counter(
        person for person, each in begun.items() if is_short_of_the_year(each, as_of)
    )
    assert sum(figure.value for figure, _ in those) == named.total()


@examples(60)
@given(bureaus, st.sampled_from(DAYS))
def test_whoever_has_stayed_too_few_days_or_too_late_is_in_one_sentence_of_stays(bureau, day):
    as_of = dt.date.fromisoformat(f"2012-{day}")
    those = [each for name, each in told(bureau, as_of).items() if name.endswith(OF_STAYS)]
    named = Counter(person for figure, people in those for person in people)
    assert sum(figure.value for figure, _ in those) == named.total()
    assert set(named.values()) <= {1}
    for person, activities in zip(PEOPLE, bureau, strict=True):
        stayed = days_until(activities, as_of, "驻点调研")
        goes_on = any(
            kind == "驻点调研" and first <= as_of < first + dt.timedelta(days=long - 1)
            for kind, first, long in activities
        )
        if not goes_on and len(stayed) < STAY_S_DAYS and (stayed or as_of > dt.date(2012, 6, 30)):
            assert person in named, f"{person}：{activities}"


def test_nobody_s_days_can_be_told_where_no_row_is_theirs_so_it_is_told_that_nobody_can_say():
    found = told(([], [], []), YEAR_END)
    assert not [name for name in found if name.startswith(OF_THE_YEAR)]
    assert found[UNKNOWN][1] == set(PEOPLE)
