"""Of drawn bureaus: the order of rows, a row more and a later day change no verdict they should not."""

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import judged
from tests.examples import examples

DAYS = [
    f"2012-{each}"
    for each in ("03-13", "03-14", "04-12", "05-10", "06-25", "07-01", "10-01", "12-31")
]
NAMES = ("张三", "李四", "王五", "赵六", "钱七", "孙八")
UNITS = ("污控科", "生态科", "监察大队")
CODES = {
    *("R301", "R302", "R303", "R304", "R401", "R404", "R604", "R605", "R701", "R702", "R703"),
    *("R704", "R705", "R706", "R707", "R708", "R709", "R801", "R802", "R803", "R804"),
}
STANDING = "R70"  # -- who is held to it follows who holds office --
HEADS = {
    "单位名录": "规范简称 | 类型",
    "人员名册": "姓名 | 单位 | 职务 | 职务层次 | 是否党组成员 | 是否班子成员 | 任职起 | 任职止 | 是否值班副局长",
    "领导小组名单": "小组职务 | 姓名 | 备注",
    "联系点一览表": "联系点编号 | 联系点名称 | 重点类别 | 选点依据 | 上年环境信访件数 | 责任领导 | 参加单位 | "
    "驻点人员 | 联系人 | 联系电话 | 课题 | 重点要解决的问题 | 调研对象 | 方式方法 | 具体任务 | 时间要求 | "
    "成果应用 | 任务责任人 | 方案确定日期 | 计划驻点起 | 计划驻点止 | 办公室统筹 | 统筹日期",
    "下基层活动台账": "姓名 | 活动类别 | 联系点 | 开始日期 | 结束日期",
    "问题整改台账": "问题编号 | 联系点 | 提出日期",
}


def _day(draw, first=dt.date(2012, 3, 1), last=dt.date(2012, 11, 30)):
    return draw(st.dates(first, last)).isoformat()


@st.composite
def worlds(draw):
    """Sheet → rows, each a list of cells."""

    def one(*cells):
        return draw(st.sampled_from(cells))

    people = []
    for name in NAMES:
        post, level = one(
            ("局党组书记", "党组书记"),
            ("局长", "局长"),
            ("副局长", "副局长"),
            ("科长", "科室负责人"),
            ("监察大队大队长", ""),
            ("科员", "工作人员"),
            ("副科长（主持工作）", "工作人员"),
        )
        since, until = one(
            ("", ""), ("", ""), ("2012-05-01", ""), ("", "2012-04-30"), ("", "2012-09-15")
        )
        people.append(
            [
                name,
                one("局领导", *UNITS),
                post,
                level,
                one("是", "否", ""),
                one("是", "否"),
                since,
                until,
                one("", "是"),
            ]
        )
    group = [
        [
            one("组长", "副组长", "成员", "办公室主任", "办公室成员", "总管"),
            one(*NAMES, "无名氏"),
            one("", "设在污控科"),
        ]
        for _ in range(draw(st.integers(0, 6)))
    ]
    points = [_point(draw, one, f"LXD0{at}") for at in range(1, draw(st.integers(1, 3)) + 1)]
    works = []
    for _ in range(draw(st.integers(0, 6))):
        first = draw(st.dates(dt.date(2012, 3, 1), dt.date(2012, 11, 1)))
        last = first + dt.timedelta(days=one(0, 3, 4, 6))
        works.append(
            [
                one(*NAMES),
                one("驻点调研", "驻点调研", "走访", "乱填"),
                one("LXD01", "LXD02", "", "LXD99"),
                first.isoformat(),
                last.isoformat(),
            ]
        )
    problems = [
        [f"WT-{at}", one("LXD01", "LXD02", ""), _day(draw)] for at in range(draw(st.integers(0, 2)))
    ]
    return {
        "单位名录": [["局领导", "局机关科室"], *([each, "局机关科室"] for each in UNITS)],
        "人员名册": people,
        "领导小组名单": group,
        "联系点一览表": points,
        "下基层活动台账": works,
        "问题整改台账": problems,
    }


def _point(draw, one, number):
    people = [*NAMES, ""]
    return [
        number,
        f"{number}村",
        one("化工园区", "环境信访较多的乡镇", "其他", "", "乱填"),
        one("上年31件", "较多", ""),
        one("31", "3", ""),
        one(*people, "张三；李四", "无名氏"),
        one("", *UNITS),
        one("", "张三；李四", "张三；李四；王五", "赵六；钱七；孙八"),
        one(*people, "张三；李四"),
        one("0519-82800000", ""),
        one("化工园区环境监管", "其他", ""),
        one("异味", ""),
        *(one("有", "") for _ in range(5)),
        one(*people),
        one("", _day(draw)),
        one("2012-04-10", "2012-06-20", ""),
        one("2012-04-15", "2012-06-25", ""),
        one("是", "否", ""),
        one("", _day(draw)),
    ]


def _drawing(world):
    parts = []
    for sheet, rows in world.items():
        parts += [sheet, f"| {HEADS[sheet]} |", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(parts)


def _verdicts(world, as_of):
    said = judged(_drawing(world), as_of).judged.outcome.verdicts
    return {(v.code, v.subject): v for v in said if v.code in CODES}


def _states(world, as_of):
    return {which: str(v.state) for which, v in _verdicts(world, as_of).items()}


@examples(20)
@given(worlds(), st.randoms(use_true_random=False), st.sampled_from(DAYS))
def test_the_order_of_rows_never_matters(world, chance: random.Random, as_of):
    mixed = {sheet: chance.sample(rows, len(rows)) for sheet, rows in world.items()}
    assert _states(mixed, as_of) == _states(world, as_of)


@examples(15)
@given(worlds())
def test_no_later_day_takes_back_what_is_final(world):
    unmet = set()
    for as_of in DAYS:
        states = _states(world, as_of)
        # who has left is not held to it any more
        kept = {"不符合", "不适用"}
        back = {which for which in unmet if states.get(which, "不符合") not in kept}
        assert not back, (as_of, back, [_verdicts(world, as_of)[which].fact for which in back])
        unmet |= {
            which
            for which, state in states.items()
            if state == "不符合" and not which[0].startswith(STANDING)
        }


@examples(15)
@given(worlds(), st.sampled_from(DAYS))
def test_an_unrelated_row_changes_no_verdict(world, as_of):
    before = _states(world, as_of)
    more = {
        **world,
        "人员名册": [*world["人员名册"], ["周九", "", "司机", "工作人员", "否", "否", "", "", ""]],
        "下基层活动台账": [
            *world["下基层活动台账"],
            ["周九", "走访", "", "2012-04-03", "2012-04-03"],
        ],
        "问题整改台账": [*world["问题整改台账"], ["WT-99", "", "2012-04-03"]],
    }
    assert _states(more, as_of) == before


@examples(15)
@given(worlds(), st.sampled_from(DAYS))
def test_every_fact_can_be_sent_on(world, as_of):
    for (code, _), said in _verdicts(world, as_of).items():
        assert said.fact.endswith("。"), said.fact
        assert code not in said.fact + said.suggestion
        assert "意见要求" not in said.fact.replace("《意见》要求", "")
        for wrong in ("。。", "，，", "；；", "（）", "None", "““"):
            assert wrong not in said.fact, said.fact
        assert not said.suggestion or said.suggestion.startswith("请"), said.suggestion
